// partner-wizard explain: an error that somebody has as a text, from a file or from standard input, answered as one of our own. It reads
// that text and nothing else: no server is asked.

import { explain } from '../diagnosis/explain.ts';
import { decoded } from '../diagnosis/plain-text.ts';
import { readBytes } from '../files/read.ts';
import { troubleInWords } from '../files/trouble.ts';
import { harmless } from '../model/harmless.ts';
import type { ExplainArguments } from './asked.ts';
import { exitCodes } from './exit-codes.ts';
import { talk, tell } from './say.ts';

/** More is no error message but a log: its part around the error is enough. */
const longest = 2 ** 20;

export async function explainText({ file }: ExplainArguments): Promise<number> {
  const read = file === null ? await readInput(process.stdin) : readFile(file);
  if (typeof read === 'string') {
    talk(read);
    return exitCodes.wrongArguments;
  }
  const { named, lines } = explain(decoded(read));
  tell(lines.map((line) => harmless(line, 4000)).join('\n'));
  return named ? exitCodes.done : exitCodes.failed;
}

const tooLong = 'That is longer than 1 MiB. Take the part around the error.';

function readFile(path: string): Uint8Array | string {
  try {
    return readBytes(path, longest) ?? `There is no file ${harmless(path, 300)}.`;
  } catch (error) {
    return `${harmless(path, 300)} cannot be read: ${troubleInWords(error)}.`;
  }
}

async function readInput(input: NodeJS.ReadStream): Promise<Uint8Array | string> {
  if (input.isTTY) talk('Paste the error, then press Enter and Ctrl+D (on Windows: Ctrl+Z and Enter).');
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of input) {
    const bytes = Buffer.from(part);
    length += bytes.length;
    if (length > longest) return tooLong;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
