// Whether a server's workers hold what was changed last, where its clock cannot tell: by counting what this state file has done.

import { describe, expect, test } from 'vitest';
import { isAskedFor, isReportedBack, restartedFor, startedSince } from '../../src/steps/iis-restart/since.ts';
import type { Did, StepContext } from '../../src/steps/step.ts';

const server = 'ex-1.example.com';
const changes = [{ at: '2026-11-24T12:00:00.000Z', by: 'dc-1.example.com' }];
const workers = (minute: number) =>
  ['ews', 'autodiscover'].map((name) => ({ name, started: true, workerStarted: `2026-11-24T12:0${minute}:00.000Z`, autoStart: true }));
// Minutes after the change, and nobody knows how far the clocks are apart.
const state = { pools: workers(2), clocks: [] };

const did = (seq: number, id: string, how: Partial<Did> = {}): Did => ({
  seq,
  at: '2026-11-24T12:01:30.000Z',
  step: 'iisRestart',
  id,
  kind: id.split(' ')[0] ?? id,
  about: id.split(' ')[1] ?? '',
  shell: 'exchange',
  fields: { workers: workers(1).map(({ name, workerStarted }) => ({ name, workerStarted })), changes },
  end: { kind: 'ended', hadErrors: false, exitCode: 0 },
  settled: null,
  lines: [],
  left: null,
  takenBack: false,
  ...how,
});
const restart = did(10, `restart ${server}`);
const refreshed = (how: Partial<Did>) => did(20, 'partner.refresh', how);
const cutShort = { end: { kind: 'interrupted', why: 'died', detail: '' } } as const;

const known = (did: readonly Did[], more: Partial<StepContext> = {}): StepContext => ({
  facts: {},
  answers: {},
  aim: 'set up',
  did,
  looks: { iisRestart: 100 },
  waits: [],
  overridden: [],
  decided: [],
  testsSince: 0,
  reported: [],
  access: undefined,
  secrets: {},
  thisComputer: [],
  user: '',
  now: '2026-11-24T13:00:00.000Z',
  ...more,
});
const since = (...all: readonly Did[]) => startedSince(server, state, changes, known(all));

describe('workers that started within minutes of a change', () => {
  test('hold it when a restart after it has replaced them', () => {
    expect(since(restart)).toBe('yes');
  });

  test('hold nothing of a change that was made after their restart', () => {
    expect(since(restart, refreshed({}))).toBe('no');
  });

  test('hold nothing of a change that was cut short after their restart, and was found done', () => {
    expect(since(restart, refreshed({ ...cutShort, settled: 'done' }))).toBe('no');
  });

  test('hold nothing of one that was cut short, and nobody can tell what became of it', () => {
    expect(since(restart, refreshed({ ...cutShort, settled: 'cannot tell' }))).toBe('no');
  });

  test('miss nothing by a change that was cut short before it had started', () => {
    expect(since(restart, refreshed({ ...cutShort, settled: 'not started' }))).toBe('yes');
  });

  test('are told as before by a restart after the look: so its wait is not dropped from the plan that was agreed to', () => {
    const unclear = startedSince(server, state, changes, known([refreshed({})]));
    expect(unclear).toBe('no');
    expect(since(refreshed({}), did(110, `restart ${server}`))).toBe(unclear);
  });

  test('may be of before or after it where this state file has restarted nothing', () => {
    expect(since()).toBe('cannot tell');
  });
});

describe('a restart that ended well', () => {
  const decided = (seq: number, option: 'seen by hand' | 'restart again', about = `back ${server}`) => ({
    decided: [{ seq, about, option }],
  });

  test('counts until something is changed that workers read', () => {
    expect(restartedFor(server, changes, known([restart]))).toBeDefined();
    expect(restartedFor(server, changes, known([restart, refreshed({ ...cutShort, settled: 'done' })]))).toBeUndefined();
    expect(restartedFor(server, [{ at: '2026-11-24T12:30:00.000Z', by: null }], known([restart]))).toBeUndefined();
  });

  test('counts not where it was cut short and had not been done', () => {
    expect(restartedFor(server, changes, known([{ ...restart, ...cutShort, settled: 'not started' }]))).toBeUndefined();
  });

  test('is enough where the admin saw the server back, until something is changed', () => {
    expect(isReportedBack(server, known([restart], decided(15, 'seen by hand')))).toBe(true);
    expect(isReportedBack(server, known([restart, refreshed({})], decided(15, 'seen by hand')))).toBe(false);
    expect(isReportedBack(server, known([restart], decided(5, 'seen by hand')))).toBe(false);
    expect(isReportedBack(server, known([restart], decided(15, 'seen by hand', 'back another.example.com')))).toBe(false);
  });

  test('that was asked for once more is asked for until it is made', () => {
    expect(isAskedFor(server, known([restart], decided(15, 'restart again')))).toBe(true);
    expect(isAskedFor(server, known([restart, { ...restart, seq: 20 }], decided(15, 'restart again')))).toBe(false);
  });
});
