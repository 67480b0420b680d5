// The lines that are typed after a set-up: to renew certificates, and to keep watch. They stand on the last screen, in the session log and
// in the calendar, where they have to hold for years: so each folder is named in full.

import path from 'node:path';
import type { Target } from './places.ts';
import { typedLines } from './typed.ts';

export const renewalLine = (target: Target): string =>
  typedLines(['renew', ...(target.world === 'lab' ? ['--lab', path.resolve(target.labDir)] : [])]).join('\n');

/** `answers` is the file that the set-up left for it; in a practice lab it is found by itself. */
export const watchLines = (target: Target, answers: string): readonly string[] =>
  typedLines(['check', ...(target.world === 'lab' ? ['--lab', path.resolve(target.labDir)] : ['--answers', path.resolve(answers)])]);
