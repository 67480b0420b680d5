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
  let last: OutputLine[] = [];
  let taken = 0;
  let left = 0;
  return {
    add(line) {
      if (taken < firstLines) {
        taken += 1;
        waiting.push(line);
        return;
      }
      last.push(line);
      // In steps, since taking one off the front moves all others.
      if (last.length >= 2 * lastLines) left += last.splice(0, lastLines).length;
    },
    batch: () => (waiting.length < batchLines ? [] : waiting.slice(0, batchLines)),
    rest() {
      left += last.splice(0, Math.max(0, last.length - lastLines)).length;
      waiting = [...waiting, ...(left > 0 ? [notKept(left)] : []), ...last];
      last = [];
      left = 0;
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
