// An error whose frame was left behind when it was copied: without "+ CategoryInfo" it must not pass for what a command printed when it
// worked. It is known by what no language changes, or else by its sentence.

import type { ErrorRecord } from '../../model/shell.ts';
import { kindsIn, type TextKind } from '../sentences.ts';

/** What only an error has: a label of its frame, a status of .NET, the name of an exception as a word by itself. */
const marks =
  /\b(?:CategoryInfo|FullyQualifiedErrorId)\s*:|WebExceptionStatus=|x-ms-diagnostics\b|\b[A-Z]\w{2,60}Exception\b(?!\s*:?\s*None)/;
/** Position lines of Windows PowerShell, whose numbers stand in every language. */
const position = /^(?:\S.*:\d+ \S+:\s?\d+|Au caractère .*:\d+ : \d+)\s*$/m;
/** Said by commands that worked, too. */
const harmlessKinds: readonly TextKind[] = ['exists'];

const compact = (text: string): string => text.normalize('NFKC').replaceAll(/[’‘]/g, "'").replaceAll(/\s+/g, '').toLowerCase();

/** The error that such lines are; undefined where nothing in them tells of one. `name` is the command's. */
export function unframed(lines: readonly string[], name: string): ErrorRecord | undefined {
  const text = lines.join('\n').trim();
  const [, headed] = new RegExp(`^${name.replaceAll(/[^\w-]/g, '.')} ?: (.+)$`, 'ims').exec(text) ?? [];
  const isError =
    headed !== undefined || marks.test(text) || position.test(text) || kindsIn(compact(text)).some((kind) => !harmlessKinds.includes(kind));
  return isError ? { message: (headed ?? text).trim(), fullyQualifiedErrorId: '', category: '' } : undefined;
}
