// What a server says of its clock, held against this computer's: the error bar is never narrower than what was seen.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Reader } from '../../src/powershell/reader.ts';
import { readClock } from '../../src/windows/clock.ts';

const asked = Date.parse('2026-11-24T12:00:00.000Z');
const at = (seconds: number) => new Date(asked + seconds * 1000).toISOString();

/** A server whose answer is here after some seconds of this computer's clock. */
const answeringAfter = (seconds: number, ...objects: readonly object[]): Reader => ({
  async run() {
    vi.setSystemTime(Date.now() + seconds * 1000);
    return { objects, errors: [], end: { kind: 'ended', hadErrors: false, exitCode: null } };
  },
});

const answer = { NowUtc: at(0), Source: 'dc-1.example.com', SourceAheadSeconds: 0.002, TookMs: 0 };
const read = async (seconds: number, more: object = {}) => readClock(answeringAfter(seconds, { ...answer, ...more }), 'ex-1.example.com');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: asked });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the clock of a server', () => {
  test('is as far ahead as it says, give or take half of the time that the look took', async () => {
    expect(await read(4, { NowUtc: at(542) })).toEqual({
      seen: true,
      value: { offsetMs: 540_000, errorMs: 2000, source: 'dc-1.example.com', sourceAheadSeconds: 0.002 },
    });
  });

  test('is behind with a minus', async () => {
    expect(await read(0, { NowUtc: at(-540) })).toMatchObject({ value: { offsetMs: -540_000, errorMs: 0 } });
  });

  test('was read before the server asked for its source: that time is no part of the doubt', async () => {
    // It told the time at once, and then waited eight seconds for w32tm.
    expect(await read(10, { NowUtc: at(1), TookMs: 8000 })).toMatchObject({ value: { offsetMs: 0, errorMs: 1000 } });
  });

  test('is not made more certain by a server that says it took longer than it did', async () => {
    expect(await read(2, { NowUtc: at(0), TookMs: 60_000 })).toMatchObject({ value: { offsetMs: 0, errorMs: 0 } });
  });

  test('is told without a source where the server did not find one out', async () => {
    expect(await read(0, { Source: null, SourceAheadSeconds: null })).toMatchObject({ value: { source: null, sourceAheadSeconds: null } });
  });

  test.each([
    ['no time at all', { NowUtc: 'noon' }],
    ['a time without its zone', { NowUtc: '2026-11-24T12:00:00' }],
    ['a source without end', { Source: 'x'.repeat(100_000) }],
    ['a time that it took of less than nothing', { TookMs: -1 }],
    ['a number that is none', { SourceAheadSeconds: 'fast' }],
  ])('is not seen in an answer with %s', async (_, more) => {
    expect((await read(0, more)).seen).toBe(false);
  });

  test('is not seen where the server says nothing', async () => {
    expect(await readClock(answeringAfter(0), 'ex-1.example.com')).toMatchObject({ seen: false });
  });
});
