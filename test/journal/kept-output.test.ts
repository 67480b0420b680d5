import { describe, expect, test } from 'vitest';
import { createKeptOutput, type KeptOutput } from '../../src/journal/kept-output.ts';

function say(output: KeptOutput, from: number, lines: number): void {
  for (let n = from; n < from + lines; n += 1) output.add({ stream: 'output', text: `line ${n}` });
}

function restOf(output: KeptOutput): readonly string[] {
  const texts: string[] = [];
  for (let lines = output.rest(); lines.length > 0; lines = output.rest()) {
    expect(lines.length).toBeLessThanOrEqual(100);
    texts.push(...lines.map((line) => line.text));
    // It may not go on for ever.
    expect(texts.length).toBeLessThan(3000);
    output.written(lines.length);
  }
  return texts;
}

describe('what a command says', () => {
  test('is kept whole up to 2,000 lines', () => {
    const output = createKeptOutput();
    say(output, 1, 2000);
    expect(restOf(output)).toEqual(Array.from({ length: 2000 }, (_, n) => `line ${n + 1}`));
  });

  test.each([2001, 2499, 2500, 2501, 12_345])('is kept at its beginning and its end when there is more: %i lines', (lines) => {
    const output = createKeptOutput();
    say(output, 1, lines);
    const kept = restOf(output);
    expect(kept.slice(0, 1500)).toEqual(Array.from({ length: 1500 }, (_, n) => `line ${n + 1}`));
    expect(kept[1500]).toBe(`… ${lines - 2000} ${lines === 2001 ? 'line' : 'lines'} in between not kept`);
    expect(kept.slice(1501)).toEqual(Array.from({ length: 500 }, (_, n) => `line ${lines - 499 + n}`));
  });

  test('is written in batches while the command is at work, and waits when it cannot be', () => {
    const output = createKeptOutput();
    say(output, 1, 99);
    expect(output.batch()).toEqual([]);
    say(output, 100, 1);
    expect(output.batch()).toHaveLength(100);
    say(output, 101, 149);
    expect(output.batch()).toHaveLength(100);
    expect(output.batch()[0]?.text).toBe('line 1');
    output.written(100);
    expect(output.batch()[0]?.text).toBe('line 101');
    expect(restOf(output)).toHaveLength(149);
  });
});
