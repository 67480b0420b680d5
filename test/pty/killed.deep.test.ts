// Killed and resumed: the built program loses its process at any place, with the lab in a process of its own, and goes on
// from there without a keyboard. What matters is the servers afterwards: as if nothing had happened, and nothing twice.
// Here while a command is at work; every-point.release.test.ts has every other point.

import { readFileSync } from 'node:fs';
import { beforeAll, describe, test } from 'vitest';
import { worldFile } from '../../src/lab/store.ts';
import type { Record } from '../../src/model/record.ts';
import { applied, asIfNothingHadHappened, begun, stage, type WholeRun, wholeRun } from '../harness/killed.ts';
import { recordsIn, runWizard } from '../harness/lab-process.ts';

let whole: WholeRun;

beforeAll(async () => {
  whole = await wholeRun();
});

describe('killed while a command is at work', () => {
  test('in every one of a run, one after the other: each is looked at, and none is run twice', async ({ expect }) => {
    await using here = await stage(whole);
    const killed: string[] = [];
    let current = { id: '', world: '' };
    // The world has changed since the command began: it is at work, or has just done its work.
    const atWork = (records: readonly Record[]) => {
      const id = begun(records).at(-1) ?? '';
      if (id === '' || killed.includes(id)) return false;
      const kept = readFileSync(worldFile(here.dir), 'utf8');
      if (id !== current.id) current = { id, world: kept };
      if (kept === current.world) return false;
      killed.push(id);
      return true;
    };
    let ended = await runWizard(here.dir, { place: atWork });
    while (ended.signal !== null) ended = await runWizard(here.dir, { place: atWork });
    expect(ended.code, ended.words).toBe(0);
    expect(killed.length).toBeGreaterThanOrEqual(whole.applied.length);
    asIfNothingHadHappened(whole, expect, here);
  });

  test('that goes on in the servers for a while: it is waited for, and not started beside itself', async ({ expect }) => {
    await using here = await stage(whole, 40);
    const scriptHalfWay = () => here.world().exchange.mailUsers.length === 1;
    expect((await runWizard(here.dir, { place: scriptHalfWay })).signal).toBe('SIGKILL');
    expect(here.world().exchange.partners).toEqual([]);
    const iisStopped = () => here.world().computers.some((each) => each.iis.underWay !== null);
    expect((await runWizard(here.dir, { place: iisStopped })).signal).toBe('SIGKILL');
    const settled = () => recordsIn(here.dir).flatMap((each) => (each.type === 'settled' ? [each.settled] : []));
    await runWizard(here.dir, { place: () => settled().length === 2 });
    expect(settled()).toEqual(['done', 'done']);
    expect(here.world().exchange.partners).toHaveLength(1);
    expect(applied(here.lab).filter((line) => /Configure-Enterprise|iisreset/.test(line))).toHaveLength(2);
  });
});
