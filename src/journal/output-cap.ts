// How much of a command's output the journal keeps: a command that never stops talking must not fill the disk.

import type { Fact, OutputLine } from '../model/record.ts';

/** Lines kept of one change. */
const keptLines = 2000;

type Output = Extract<Fact, { readonly type: 'output' }>;

export interface OutputCap {
  /** The output as it is kept; without lines when there is no room left for any. */
  keep(output: Output): Output;
  /** What to write when a change is over: how many lines were not kept, or undefined when all were. */
  rest(change: string): Output | undefined;
}

export function createOutputCap(): OutputCap {
  const seen = new Map<string, number>();
  return {
    keep(output) {
      const before = seen.get(output.change) ?? 0;
      seen.set(output.change, before + output.lines.length);
      return { ...output, lines: output.lines.slice(0, Math.max(0, keptLines - before)) };
    },
    rest(change) {
      const left = (seen.get(change) ?? 0) - keptLines;
      seen.delete(change);
      return left > 0 ? { type: 'output', change, lines: [notKept(left)] } : undefined;
    },
  };
}

const notKept = (lines: number): OutputLine => ({
  stream: 'information',
  text: `… ${lines} ${lines === 1 ? 'line' : 'lines'} not kept`,
});
