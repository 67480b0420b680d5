// Looks at the metadata documents on the screen: lines that fill up, and what is left of them afterwards.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProbeTrace } from '../../src/model/probe-trace.ts';
import { type Line, lineWidth } from '../../src/tui/lines.ts';
import { fillingLines, traceLines } from '../../src/tui/screens/probe-traces.ts';
import { inSet, sign } from '../../src/tui/signs.ts';
import { show } from '../../src/tui/state.ts';
import { began, traceFor, working } from './sample.ts';

const textOf = (lines: readonly Line[]) => lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
const here = [null, null] as const;
const server = (index: number) => `atl-exchange-${String(index).padStart(3, '0')}.litwareinc.com`;
const good = (index: number) => traceFor('Exchange', [null, server(index)], 'meaning', 'passed');

describe('a look under way', () => {
  test('is one line, filled up to the stage that it is at', () => {
    const lines = fillingLines([traceFor('Skype', here, 'connect', 'passed')], '*', 76, 20);
    expect(textOf(lines)).toContain('this computer');
    expect(textOf(lines)).toContain('✔name─✔connect─*TLS─·ask─·answer─·content');
  });

  test('that stopped shows where, and that nothing moves any more', () => {
    const lines = textOf(fillingLines([traceFor('Skype', here, 'secure', 'failed')], '*', 76, 20));
    expect(lines).toContain('✔connect─✘TLS─·ask');
    expect(lines).not.toContain('*');
  });

  test('keeps its line while it fills', () => {
    const event = (each: ProbeTrace) => ({ kind: 'traced', step: 'servers', trace: each }) as const;
    const first = working({ kind: 'demand', demand: { kind: 'look', step: 'servers', why: 'first' } }, event(good(1)), event(good(2)));
    const filled = show(first, event(traceFor('Exchange', [null, server(1)], 'name', 'passed')), began);
    expect(filled.live.traces.map((each) => each.at)).toEqual([server(1), server(2)]);
    expect(filled.live.traces[0]?.stages[1]?.state).toBe('not reached');
  });

  test('is gone when the next look begins', () => {
    const look = { kind: 'demand', demand: { kind: 'look', step: 'servers', why: 'again' } } as const;
    expect(working(look, { kind: 'traced', step: 'servers', trace: good(1) }, look).live.traces).toEqual([]);
  });

  test('is in view among 300 that are over', () => {
    const late = traceFor('Exchange', [null, server(301)], 'ask', 'passed');
    const lines = fillingLines([...Array.from({ length: 300 }, (_, index) => good(index)), late], '*', 76, 6);
    expect(lines.length).toBeLessThanOrEqual(6);
    expect(textOf(lines)).toContain('*answer');
    expect(textOf(lines)).toContain('300 more came to the end, and all was right.');
  });
});

describe('looks that are over', () => {
  test("show one document's side by side, the view of its partner's servers first", () => {
    const text = textOf(
      traceLines([traceFor('Exchange', here, 'meaning', 'passed'), traceFor('Exchange', ['fe-1.a', null], 'ask', 'failed')], 76),
    );
    expect(text.match(/document, seen from/g)).toHaveLength(1);
    expect(text.indexOf('fe-1')).toBeLessThan(text.indexOf('this computer'));
  });

  test('tell apart what is wrong, what could not be seen and what was not reached, without colours too', () => {
    for (const set of ['unicode', 'console', 'ascii'] as const) {
      const [failed, unseen] = (['failed', 'not seen'] as const).map((state) =>
        inSet(textOf(traceLines([traceFor('Skype', here, 'connect', state)], 76)).split('\n')[2] ?? '', set),
      );
      const [stop, rule, toDo] = [sign.stop, sign.rule, sign.toDo].map((each) => inSet(each, set));
      expect(failed).toContain(`${stop}connect${rule}${toDo}TLS`);
      expect(unseen).toContain(`?connect${rule}${toDo}TLS`);
    }
  });

  test('say why each stopped', () => {
    const lines = traceLines([traceFor('Skype', here, 'connect', 'failed', 'Nothing listens on port 443 at 192.0.2.1.')], 76);
    expect(textOf(lines)).toContain('Nothing listens on port 443 at 192.0.2.1.');
  });

  test('are counted where hundreds were right, so that what is wrong stands out', () => {
    const bad = traceFor('Exchange', [null, server(7)], 'answer', 'failed', 'It is a web page.');
    const text = textOf(traceLines([...Array.from({ length: 300 }, (_, index) => good(index + 10)), bad], 76));
    expect(text.split('\n').length).toBeLessThan(10);
    expect(text).toContain('atl-exchange-007');
    expect(text).toContain('300 more');
  });

  test('fit any window, whatever the servers are called and say', () => {
    const name = fc.oneof(fc.constant(null), fc.string({ maxLength: 80 }), fc.string({ unit: 'grapheme', maxLength: 80 }));
    const words = fc.string({ unit: 'grapheme', maxLength: 200 });
    const any = fc
      .tuple(name, name, words, fc.constantFrom('failed', 'noted', 'not seen', 'passed'))
      .map(([from, at, why, state]) => traceFor('Skype', [from, at], 'ask', state, why));
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), fc.integer({ min: 56, max: 96 }), (traces, width) => {
        for (const each of [...traceLines(traces, width), ...fillingLines(traces, '*', width, 8)])
          expect(lineWidth(each)).toBeLessThanOrEqual(width);
      }),
      { numRuns: 300 },
    );
  });
});
