// What the clocks of the servers mean, compared with each other.

import { describe, expect, test } from 'vitest';
import type { DocumentProbeFacts } from '../../src/steps/document-probes.ts';
import { type ClockFacts, judgeClocks } from '../../src/steps/servers/clocks.ts';

const servers = { frontEnds: ['fe-1.example.com'], exchange: ['ex-1.example.com', 'ex-2.example.com'] };
const clock = (server: string, seconds: number, errorSeconds = 1): ClockFacts => ({
  server: `${server}.example.com`,
  offsetMs: seconds * 1000,
  errorMs: errorSeconds * 1000,
  source: null,
  sourceAheadSeconds: null,
});
const view = (server: string, seconds: number, trusted: boolean): DocumentProbeFacts => ({
  product: server.startsWith('fe') ? 'Skype' : 'Exchange',
  from: null,
  at: `${server}.example.com`,
  stages: [],
  secured: { protocol: 'TLSv1.3', thumbprint: null, subject: null, notAfter: null, names: [], trusted },
  clock: { offsetMs: seconds * 1000, errorMs: 1000 },
  says: null,
});
const judge = (...clocks: readonly ClockFacts[]) => judgeClocks(clocks, [], servers);
const codes = (...clocks: readonly ClockFacts[]) => judge(...clocks).map((each) => each.code);

describe('the clocks of the servers', () => {
  test('are right when they agree within a minute', () => {
    expect(codes(clock('fe-1', 0), clock('ex-1', 20), clock('ex-2', -20))).toEqual(['clock']);
  });

  test('that are more than five minutes apart stop the wizard, with what to type', () => {
    const [finding] = judge(clock('fe-1', 0), clock('ex-1', 0), clock('ex-2', 540));
    expect(finding).toMatchObject({ code: 'clock.apart', state: 'stop', about: 'ex-2.example.com', override: 'GO ON ANYWAY' });
    expect(finding?.words).toContain('about 9 minutes apart (give or take 5 seconds)');
    expect(finding?.words).toContain('likely to be refused');
    expect(finding?.wayOut).toContain('w32tm /stripchart');
  });

  test('say whom they take their time from, where that is known: it tells which one is wrong', () => {
    const slow = { ...clock('ex-1', -540), source: 'dc-1.example.com', sourceAheadSeconds: 540 };
    const [finding] = judge(clock('fe-1', 0), slow, clock('ex-2', 0));
    expect(finding?.words).toContain('ex-1.example.com takes its time from dc-1.example.com, and is about 9 minutes behind it.');
  });

  test('that drift by minutes are worth knowing, and stop nothing', () => {
    expect(judge(clock('fe-1', 0), clock('ex-1', 0), clock('ex-2', 180))).toMatchObject([{ code: 'clock.drifting', state: 'note' }]);
  });

  test('stop nothing by what came over a connection that this computer does not trust', () => {
    const views = (trusted: boolean) => [view('fe-1', 0, true), view('ex-1', 0, true), view('ex-2', 540, trusted)];
    expect(judgeClocks([], views(true), servers).map(({ code }) => code)).toContain('clock.apart');
    expect(judgeClocks([], views(false), servers).map(({ code }) => code)).toEqual(['clock', 'clock.not-looked']);
  });

  test('are given the benefit of the error bar', () => {
    expect(codes(clock('fe-1', 0), clock('ex-1', 0), clock('ex-2', 310, 20))).toEqual(['clock.drifting']);
    expect(codes(clock('fe-1', 0), clock('ex-1', 0), clock('ex-2', 70, 20))).toEqual(['clock']);
  });

  test('are not blamed for the clock of this computer', () => {
    const findings = judge(clock('fe-1', -900), clock('ex-1', -901), clock('ex-2', -899));
    expect(findings.map((each) => each.code)).toEqual(['clock', 'clock.this-computer']);
    expect(findings[1]).toMatchObject({ state: 'note', about: 'this computer' });
    expect(findings[1]?.words).toContain('15 minutes ahead of');
  });

  test('of two products whose own servers agree: the finding names both, not one culprit', () => {
    const [finding] = judgeClocks([clock('fe-1', 0), clock('ex-1', 540)], [], { ...servers, exchange: ['ex-1.example.com'] });
    expect(finding?.words).toContain('The clocks of fe-1.example.com and ex-1.example.com are about 9 minutes apart');
  });

  test('that nobody could see are never taken as right', () => {
    expect(judge(clock('fe-1', 0), clock('ex-1', 0)).map(({ code, state }) => [code, state])).toEqual([
      ['clock', 'ok'],
      ['clock.not-looked', 'not seen'],
    ]);
  });

  test('are told of in the same words at the next look, though each measures a little differently', () => {
    const words = (...offsets: readonly number[]) =>
      judge(clock('fe-1', offsets[0] ?? 0, 1.2), clock('ex-1', offsets[1] ?? 0, 0.7), clock('ex-2', offsets[2] ?? 0)).map(
        (each) => each.words,
      );
    expect(words(0.3, -0.2, 540.4)).toEqual(words(-0.4, 0.1, 539.8));
    const pair = (first: number, second: number) =>
      judgeClocks([clock('fe-1', first), clock('fe-2', second), clock('ex-1', 540)], [], {
        frontEnds: ['fe-1.example.com', 'fe-2.example.com'],
        exchange: ['ex-1.example.com'],
      }).map((each) => each.words);
    expect(pair(0.2, 0.1)).toEqual(pair(0.1, 0.2));
    expect(words(0.3, -0.2, 3)).toEqual(words(-0.4, 0.1, 1));
  });

  test('as read on a server itself count where that is more exact', () => {
    expect(codes(clock('fe-1', 0), clock('ex-1', 400, 90), clock('ex-1', 3), clock('ex-2', 0))).toEqual(['clock']);
  });
});
