// Exchange's auth certificate: made, named, published and brought everywhere, each with a yes of its own; nothing where nothing is due.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OpenLab } from '../../src/lab/lab.ts';
import type { Asking } from '../../src/model/demand.ts';
import type { World } from '../../src/model/shell.ts';
import { keptWorld } from '../harness/kept-world.ts';
import { answers, likely } from './fault-promises.ts';
import { changesOf, type Interject, litwarePool, rehearsalFolder, rehearse } from './rehearsal.ts';

const speed = 2000;
const days = 86_400_000;
const exchange = (dir: string) => keptWorld(dir, speed).exchange;
const plans = (asked: readonly Asking[]) =>
  asked.flatMap((each) => (each.kind === 'confirm' && each.step === 'certificates' ? [each.plan] : []));
const authChanges = ({ records }: { readonly records: Parameters<typeof changesOf>[0] }) =>
  changesOf(records).filter((id) => id.startsWith('auth.'));
const isAuth = (thumbprint: string | null, dir: string) =>
  keptWorld(dir, speed)
    .computers.filter(({ role }) => role === 'exchange')
    .every(({ store }) => store.some((each) => each.thumbprint === thumbprint));
const authCertificatesIn = (dir: string) =>
  keptWorld(dir, speed).computers.flatMap(({ store }) => store.filter((each) => each.friendlyName.endsWith('Auth Certificate')));
const run = (dir: string, faults: readonly string[], more: Parameters<typeof rehearse>[1] = {}) =>
  rehearse(dir, { faults, answers, interject: likely, ...more });
const leaveAt =
  (id: string): Interject =>
  (demand) =>
    demand.kind === 'confirm' && demand.plan.acts.some((act) => act.id === id) ? { kind: 'leave' } : likely(demand);

describe('an auth certificate that has expired', () => {
  test('is replaced, one yes for each consequence, and the set-up goes on to its end', async () => {
    const dir = rehearsalFolder();
    const done = await run(dir, ['auth-certificate-expired']);
    expect(authChanges(done)).toEqual(['auth.make', 'auth.stage-now', 'auth.publish', 'auth.clear-previous']);
    expect(plans(done.asked).map(({ acts }) => acts.filter(({ kind }) => kind === 'change').length)).toEqual([1, 1, 1, 1]);
    expect(done.driven.kind).toBe('finished');
    const { authConfig } = exchange(dir);
    expect(authConfig).toMatchObject({ previous: null, next: null });
    expect(isAuth(authConfig.current, dir)).toBe(true);
  });

  test('is made only once, wherever the set-up is left and taken up again', async () => {
    const dir = rehearsalFolder();
    for (const id of ['auth.stage-now', 'auth.publish', 'auth.clear-previous']) {
      const left = await run(dir, ['auth-certificate-expired'], { interject: leaveAt(id) });
      expect(left.driven.kind).toBe('left');
    }
    expect(authChanges(await run(dir, []))).toEqual(['auth.make', 'auth.stage-now', 'auth.publish', 'auth.clear-previous']);
  });

  test('is replaced on every server of a pool', async () => {
    const dir = rehearsalFolder();
    const pool = { ...answers, ...litwarePool };
    const done = await run(dir, ['auth-certificate-expired'], { preset: 'pool', answers: pool });
    expect(done.driven.kind).toBe('finished');
    expect(isAuth(exchange(dir).authConfig.current, dir)).toBe(true);
  });
});

describe('a question that nobody foresaw', () => {
  test('stops the making of an auth certificate: what was made is found, named and used, and no second one is made', async () => {
    const dir = rehearsalFolder();
    // In another language, say: no answer that was prepared fits.
    const unforeseen = async (lab: OpenLab): Promise<World> => ({
      ...lab,
      shell: { run: (command, options) => lab.shell.run(command, { ...options, prompts: {} }) },
    });
    const faults = ['auth-certificate-expired', 'auth-new-takes-smtp'];
    const left = await run(dir, faults, { driver: unforeseen, interject: leaveAt('auth.stage-now') });
    const ended = left.records.flatMap((each) => (each.type === 'ended' && each.change === 'auth.make' ? [each.end] : []));
    expect(ended).toEqual([expect.objectContaining({ kind: 'interrupted', why: 'asked' })]);
    const done = await run(dir, [], { driver: unforeseen });
    expect(done.driven.kind).toBe('finished');
    expect(authChanges(done)).toEqual(['auth.make', 'auth.stage-now', 'auth.publish', 'auth.clear-previous']);
    // The expired one and the new one.
    expect(authCertificatesIn(dir)).toHaveLength(2);
  });
});

describe('what a new certificate took away', () => {
  test('is put back before anything else, with a yes of its own', async () => {
    const dir = rehearsalFolder();
    const done = await run(dir, ['auth-certificate-expired', 'auth-new-takes-smtp']);
    expect(authChanges(done)).toEqual([
      'auth.make',
      'auth.put-back SMTP atl-exchange-001.litwareinc.com',
      'auth.stage-now',
      'auth.publish',
      'auth.clear-previous',
    ]);
    expect(done.driven.kind).toBe('finished');
    const { transportCertificates, authConfig } = exchange(dir);
    const web = keptWorld(dir, speed).computers.find(({ role }) => role === 'exchange')?.web;
    expect(transportCertificates).toEqual([{ server: 'atl-exchange-001.litwareinc.com', thumbprint: web }]);
    expect(web).not.toBe(authConfig.current);
  });
});

describe('an auth certificate that ends in 40 days', () => {
  test('is staged for a day of the admin’s choosing; nothing is published or restarted before', async () => {
    const dir = rehearsalFolder();
    const before = Date.now();
    const done = await run(dir, ['auth-due']);
    expect(changesOf(done.records).filter((id) => /^(auth|restart)/.test(id))).toEqual(['auth.make', 'auth.stage']);
    const { authConfig } = exchange(dir);
    expect(Date.parse(authConfig.nextEffective ?? '')).toBeGreaterThan(before + 29 * days);
    expect(authConfig.current).not.toBe(authConfig.next);
    expect(authChanges(await run(dir, []))).toEqual(['auth.make', 'auth.stage']);
  });

  test('is left alone where the admin does not want it renewed', async () => {
    const done = await run(rehearsalFolder(), ['auth-due'], {
      answers: { ...answers, 'certificates.renew': [] },
      interject: () => undefined,
    });
    expect(authChanges(done)).toEqual([]);
    expect(done.driven.kind).toBe('finished');
  });

  test.each([
    ['at once', 1000, ['auth.publish']],
    ['a day later, when Exchange has done so by itself', days, []],
  ])('is in use from its day on, seen %s; then IIS is restarted', async (_, after, changes) => {
    const dir = rehearsalFolder();
    await run(dir, ['auth-due']);
    const { next, nextEffective } = exchange(dir).authConfig;
    const began = Date.now();
    const now = () => new Date(Date.parse(nextEffective ?? '') + after + Date.now() - began);
    // What is done is done: coming back begins a new state file.
    rmSync(path.join(dir, 'set-up.jsonl'));
    const later = await run(dir, [], { now, aim: 'renew' });
    expect(later.driven.kind).toBe('finished');
    expect(exchange(dir).authConfig).toMatchObject({ current: next, next: null });
    expect(authChanges(later)).toEqual(changes);
    expect(changesOf(later.records)).toContain('restart atl-exchange-001.litwareinc.com');
  });

  test('is not staged for a day that Exchange would refuse', async () => {
    const tried: string[] = [];
    const asks: Interject = (demand) => {
      if (demand.kind !== 'ask' || demand.question.key !== 'certificates.authEffective' || demand.question.kind !== 'text')
        return likely(demand);
      for (const text of ['tomorrow', '2026-13-40', day(1), day(60)]) {
        const read = demand.question.read(text);
        tried.push(read.ok ? 'taken' : read.why);
      }
      return { kind: 'leave' };
    };
    await run(rehearsalFolder(), ['auth-due'], { interject: asks });
    expect(tried).toEqual([
      expect.stringContaining('year-month-day'),
      expect.stringContaining('year-month-day'),
      expect.stringContaining('48 hours'),
      expect.stringContaining('ends before that'),
    ]);
  });
});

const day = (ahead: number) => new Date(Date.now() + ahead * days).toISOString().slice(0, 10);

describe('others who trust the key', () => {
  test('are named before it changes, and a hybrid organisation wants a word typed', async () => {
    const typed = { ...answers, 'certificates.confirm': 'change the key' };
    const done = await run(rehearsalFolder(), ['auth-certificate-expired', 'hybrid-furniture'], { answers: typed });
    expect(done.driven.kind).toBe('finished');
    const publishing = plans(done.asked).find(({ acts }) => acts.some(({ id }) => id === 'auth.publish'));
    expect(publishing?.severity).toMatchObject({ kind: 'type', word: 'change the key' });
    expect(publishing?.warns.join(' ')).toContain('Hybrid Configuration Wizard');
    expect(publishing?.warns.join(' ')).toContain('ConfigureExchangeHybridApplication.ps1 -UpdateCertificate');
    const making = plans(done.asked).find(({ acts }) => acts.some(({ id }) => id === 'auth.make'));
    expect(making).toMatchObject({ severity: { kind: 'mild' }, warns: [] });
  });
});

describe('an auth certificate that one of two servers lacks', () => {
  const faults = ['auth-certificate-missing-on-one-server'];
  const pool = { ...answers, ...litwarePool };

  test('is not made anew by itself: the way out carries no key by hand, which an update forbids', async () => {
    const { driven, records } = await run(rehearsalFolder(), faults, { preset: 'pool', answers: pool });
    expect(changesOf(records).filter((id) => id.startsWith('auth.'))).toEqual([]);
    expect(driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', trouble: { about: 'auth.missing' } } });
    const wayOut = driven.kind === 'left' && driven.demand.kind === 'way out' ? driven.demand.trouble.wayOut.join(' ') : '';
    expect(wayOut).not.toMatch(/(Ex|Im)port-ExchangeCertificate/);
    expect(wayOut).toMatch(/atl-exchange-002.*MonitorExchangeAuthCertificate\.ps1.*KB5069337/);
  });

  test('is made anew where the admin wants it, and then on both of them', async () => {
    const dir = rehearsalFolder();
    const wanted: Interject = (demand) =>
      demand.kind === 'ask' && demand.question.key === 'certificates.authMissing' ? { kind: 'value', value: 'new' } : likely(demand);
    const done = await run(dir, faults, { preset: 'pool', answers: pool, interject: wanted });
    expect(authChanges(done)).toEqual(['auth.make', 'auth.stage-now', 'auth.publish']);
    expect(done.driven.kind).toBe('finished');
    expect(isAuth(exchange(dir).authConfig.current, dir)).toBe(true);
  });
});
