// One line from whoever sits at the terminal, for a command that asks only once or twice.

import { createInterface } from 'node:readline/promises';
import { isWord } from '../model/demand.ts';

/** One line; an empty one where the terminal is closed. */
export async function lineTyped(question: string, signal?: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // In a line Ctrl+C is a key.
  lines.once('SIGINT', () => process.emit('SIGINT'));
  const closed = new Promise<string>((settle) => lines.once('close', () => settle('')));
  try {
    return await Promise.race([lines.question(question, signal === undefined ? {} : { signal }), closed]);
  } finally {
    lines.close();
  }
}

export const isYes = async (question: string, signal?: AbortSignal): Promise<boolean> => isWord(await lineTyped(question, signal), 'yes');
