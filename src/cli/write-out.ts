// What a command leaves in a file: replaced as a whole, for its owner only, and only where nothing stands yet or an earlier one of the
// same kind does, which its beginning tells. Anything else under that name is somebody's, and stays.

import { dirname, resolve } from 'node:path';
import { writeFileAtomically } from '../files/atomic.ts';
import { ensureFolder } from '../files/folders.ts';
import { readEnd } from '../files/read.ts';
import { troubleInWords } from '../files/trouble.ts';
import { harmless } from '../model/harmless.ts';

/** The first entry of a recording's map: without it, it could be any program's. */
export const mapMark = { 'partner-wizard': 'which name each disguise stands for; for you alone' } as const;

const beginnings = {
  'session log': /^# Session log: trust between |^\{"n":1,"at":"[^"]*","severity":"INFO","event":"log",/,
  runbook: /^(?:#requires -Version 3\.0\r\n)?# Runbook: trust between |^\{\s*"format": "partner-wizard runbook /,
  recording: /^\{\s*"recording": \d/,
  'map of a recording': /^\{\s*"partner-wizard": "which name each disguise stands for/,
  calendar: /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:-\/\/partner-wizard\//,
} as const;

type Kind = keyof typeof beginnings;

/** Why nothing of this kind can be put there, in a sentence; undefined where it can. */
export function whyKept(path: string, kind: Kind): string | undefined {
  const name = harmless(path, 300);
  try {
    const there = readEnd(path, 'first', 512);
    if (there === undefined || there.length === 0) return undefined;
    return beginnings[kind].test(new TextDecoder().decode(there))
      ? undefined
      : `${name} is there already and is no ${kind} of this program, so it is left as it is. Name another file.`;
  } catch (error) {
    return `${name} cannot be written: ${troubleInWords(error)}.`;
  }
}

/** Writes it, or says in a sentence why not. */
export function writeOut(path: string, kind: Kind, text: string): string | undefined {
  const kept = whyKept(path, kind);
  if (kept !== undefined) return kept;
  try {
    ensureFolder(dirname(resolve(path)));
    writeFileAtomically(path, text);
    return undefined;
  } catch (error) {
    return `${harmless(path, 300)} cannot be written: ${troubleInWords(error)}.`;
  }
}
