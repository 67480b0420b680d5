// What a command leaves in a file: replaced as a whole, for its owner only, and only where nothing stands yet or an earlier one of the
// same kind does, which its beginning tells. Anything else under that name is somebody's, and stays.

import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { writingAtomically } from '../files/atomic.ts';
import { realDisk } from '../files/disk.ts';
import { ensureFolder } from '../files/folders.ts';
import { readEnd } from '../files/read.ts';
import { troubleInWords } from '../files/trouble.ts';
import { htmlBeginning } from '../log/as-html.ts';
import { harmless } from '../model/harmless.ts';

/** The first entry of a recording's map: without it, it could be any program's. */
export const mapMark = { 'partner-wizard': 'which name each disguise stands for; for you alone' } as const;

const beginnings = {
  'session log': new RegExp(`^# Session log: trust between |^\\{"n":1,"at":"[^"]*","severity":"INFO","event":"log",|^${htmlBeginning}`),
  runbook: /^(?:#requires -Version 3\.0\r\n)?# Runbook: trust between |^\{\s*"format": "partner-wizard runbook /,
  recording: /^\{\s*"recording": \d/,
  'map of a recording': /^\{\s*"partner-wizard": "which name each disguise stands for/,
  'answers for a check': /^\{\s*"\$schema": "\.\/answers\.schema\.json"/,
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
  const written = writeLong(path, kind, [text]);
  return written.kind === 'trouble' ? written.words : undefined;
}

/** `sha256` in hex. */
type WrittenFile = { readonly kind: 'written'; readonly bytes: number; readonly sha256: string };

type Outcome = WrittenFile | { readonly kind: 'trouble'; readonly words: string };

/** The same of a text in pieces; `unflushed`: it is written often, and a power cut may take the last of it. */
export function writeLong(path: string, kind: Kind, pieces: Iterable<string>, how: 'flushed' | 'unflushed' = 'flushed'): Outcome {
  const writing = writingOut(path, kind, pieces, how);
  for (let step = writing.next(); ; step = writing.next()) if (step.done === true) return step.value;
}

/** The same for whoever waits: `progress` hears how many bytes there are so far, and a signal stops it, which leaves nothing behind. */
export async function writeWaitedFor(
  path: string,
  kind: Kind,
  pieces: Iterable<string>,
  signal: AbortSignal,
  progress: (bytes: number) => void,
): Promise<Outcome | { readonly kind: 'stopped' }> {
  const writing = writingOut(path, kind, pieces, 'flushed');
  for (let step = writing.next(); ; step = writing.next()) {
    if (step.done === true) return step.value;
    progress(step.value);
    await setImmediate();
    if (!signal.aborted) continue;
    writing.return({ kind: 'trouble', words: '' });
    return { kind: 'stopped' };
  }
}

/** Gives after each piece how many bytes there are. */
function* writingOut(path: string, kind: Kind, pieces: Iterable<string>, how: 'flushed' | 'unflushed'): Generator<number, Outcome, void> {
  const kept = whyKept(path, kind);
  if (kept !== undefined) return { kind: 'trouble', words: kept };
  const sum = createHash('sha256');
  let bytes = 0;
  function* counted(): Generator<string> {
    for (const piece of pieces) {
      sum.update(piece);
      bytes += Buffer.byteLength(piece);
      yield piece;
    }
  }
  try {
    ensureFolder(dirname(resolve(path)));
    for (const _ of writingAtomically(path, counted(), realDisk, how === 'flushed')) yield bytes;
    return { kind: 'written', bytes, sha256: sum.digest('hex') };
  } catch (error) {
    return { kind: 'trouble', words: `${harmless(path, 300)} cannot be written: ${troubleInWords(error)}.` };
  }
}
