// Reads a path of a file on a server, as an admin types or pastes it.

import type { TypedAnswer } from '../../../model/question.ts';

/** Accepts a whole path on a drive of that server. Quotes around it, as "Copy as path" makes them, are taken off. */
export function readServerPath(text: string, sample = 'C:\\Certificates\\skype.cer'): TypedAnswer {
  const example = `for example ${sample}`;
  const typed = text
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim();
  if (typed === '') return { ok: false, why: `Type the whole path, ${example}.` };
  // Windows' own limit for a path without a prefix.
  if (typed.length > 259) return { ok: false, why: 'This is too long for a path; 259 characters are the most.' };
  if (/[\p{Cc}\p{Cf}]/u.test(typed)) return { ok: false, why: 'This holds a character that cannot be seen. Type the path.' };
  if (/^\\\\/.test(typed))
    return { ok: false, why: `Put the file on a drive of that server first; a share does not do. Then type its path, ${example}.` };
  if (!/^[a-z]:\\/i.test(typed)) return { ok: false, why: `Type the whole path, from the letter of the drive on, ${example}.` };
  if (/[<>"|?*]|:/.test(typed.slice(2))) return { ok: false, why: 'A path holds none of < > " | ? * and only one colon.' };
  return typed.endsWith('\\') ? { ok: false, why: `This is a folder. Type the path of the file, ${example}.` } : { ok: true, value: typed };
}

/** Reads the name of a certification authority: computer\name. */
export function readAuthority(text: string): TypedAnswer {
  const typed = text
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .trim();
  const right = 'for example ca01.example.com\\Example Root CA';
  if (typed === '') return { ok: false, why: `Type its name, ${right}.` };
  if (typed.length > 320) return { ok: false, why: 'This is too long for the name of an authority.' };
  if (/[\p{Cc}\p{Cf}"/<>|*?]/u.test(typed))
    return { ok: false, why: `This holds a character that no such name has. Type it like ${right}.` };
  return /^[\w.-]+\\[^\\]+$/.test(typed)
    ? { ok: true, value: typed }
    : { ok: false, why: `Type the computer, one backslash, and the name of the authority, ${right}.` };
}
