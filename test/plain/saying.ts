// What a line front end says of a demand, by the real asker for the ear on pipes: nobody answers, so it is told and asked once.

import { PassThrough } from 'node:stream';
import { startLines } from '../../src/plain/lines.ts';
import { askByLines } from '../../src/plain/readline.ts';
import { forTheEar, type Voice } from '../../src/plain/voice.ts';
import type { Context } from '../../src/tui/context.ts';
import type { ManualTaskOutlet } from '../../src/tui/desk.ts';
import { initial, type State } from '../../src/tui/state.ts';
import { context } from '../tui/sample.ts';

export const noHand = { copy: async () => 'It is in the clipboard.', write: async () => 'It is in a file.' };

/** The lines that a scene comes to, and then those that `typed` comes to. */
export async function saidOf(
  state: State,
  typed: readonly string[] = [],
  voice: Voice = forTheEar,
  run: Context = context,
  hand: ManualTaskOutlet = noHand,
): Promise<readonly string[]> {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const stdin = new PassThrough();
  stdin.end(typed.map((each) => `${each}\n`).join(''));
  const desk = startLines({ state: { ...initial, welcome: state.welcome }, voice, asker: askByLines(stdin, write, 1), write });
  if (state.welcome === null && state.asking !== null)
    await desk.frontEnd(run, hand).reply(state.asking.demand, state.asking.view, new AbortController().signal);
  else await desk.chosen;
  await desk.close();
  return lines;
}
