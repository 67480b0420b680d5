// How much of what a command says the journal keeps: its beginning and its end, since a command that never stops talking must not
// fill the disk, and its last words say how it ended. Lines wait here until they are written.

import type { OutputLine } from '../model/output.ts';

const firstLines = 1500;
const lastLines = 500;
/** Lines of one record: it stays far below the longest line of a journal. */
const batchLines = 100;

export interface KeptOutput {
  add(line: OutputLine): void;
  /** Lines to write now, at most a batch; empty while it is worth waiting for more. They wait until they are `written`. */
  batch(): readonly OutputLine[];
  /** After the command's end: the next lines to write, until there are none. */
  rest(): readonly OutputLine[];
  written(lines: number): void;
}

export function createKeptOutput(): KeptOutput {
  let waiting: OutputLine[] = [];
  /** The last ones after the first, each in the place of the one that is as many lines older. */
  let last: OutputLine[] = [];
  let first = 0;
  let after = 0;
  return {
    add(line) {
      if (first < firstLines) {
        first += 1;
        waiting.push(line);
      } else {
        last[after % lastLines] = line;
        after += 1;
      }
    },
    batch: () => (waiting.length < batchLines ? [] : waiting.slice(0, batchLines)),
    rest() {
      const left = Math.max(0, after - lastLines);
      const oldest = left % lastLines;
      waiting = [...waiting, ...(left > 0 ? [notKept(left)] : []), ...last.slice(oldest), ...last.slice(0, oldest)];
      last = [];
      after = 0;
      return waiting.slice(0, batchLines);
    },
    written(lines) {
      waiting.splice(0, lines);
    },
  };
}

const notKept = (lines: number): OutputLine => ({
  stream: 'information',
  text: `… ${lines} ${lines === 1 ? 'line' : 'lines'} in between not kept`,
});
