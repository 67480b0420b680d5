// Killed and resumed: the built program loses its process at any place, with the lab in a process of its own, and goes on
// from there without a keyboard. What matters is the servers afterwards: as if nothing had happened, and nothing twice.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, type ExpectStatic, type TestContext, test } from 'vitest';
import { readJournal } from '../../src/journal/journal.ts';
import { worldFile } from '../../src/lab/store.ts';
import type { World } from '../../src/lab/world.ts';
import type { Record } from '../../src/model/record.ts';
import { comparable } from '../harness/comparable.ts';
import { keptWorld } from '../harness/kept-world.ts';
import { type LabProcess, recordsIn, runWizard, startLab, stateFile } from '../harness/lab-process.ts';

/** Fast, and slow enough that Exchange's caches, which live for 12 hours of the lab, do not heal by themselves meanwhile. */
const fast = 200;

type Stage = { readonly dir: string; readonly lab: LabProcess; readonly world: () => World };

async function stage(onTestFinished: TestContext['onTestFinished'], speed = fast): Promise<Stage> {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-killed-'));
  writeFileSync(worldFile(dir), fresh);
  const lab = await startLab(dir, speed);
  onTestFinished(async () => {
    await lab.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  return { dir, lab, world: () => keptWorld(dir, speed) };
}

/** What changed the servers, in order; looks and tests leave nothing behind. */
const applied = (lab: LabProcess) => lab.said().filter((line) => !/: (Get|Test|Debug)-|: Invoke-WebRequest/.test(line));

const withoutChance = (lines: readonly string[]) => lines.map((line) => line.replace(/[0-9A-F]{40}/g, 'thumbprint'));

const begun = (records: readonly Record[]) => records.flatMap((each) => (each.type === 'intent' ? [each.change.id] : []));

type Run = { readonly records: number; readonly world: unknown; readonly applied: readonly string[] };
let whole: Run;
/** The text of a new world: making one takes longer than playing with it. */
let fresh: string;

beforeAll(async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-whole-'));
  const lab = await startLab(dir, fast);
  fresh = readFileSync(worldFile(dir), 'utf8');
  const { code, words } = await runWizard(dir);
  const run = { records: recordsIn(dir).length, world: comparable(keptWorld(dir, fast)), applied: withoutChance(applied(lab)) };
  await lab.stop();
  rmSync(dir, { recursive: true, force: true });
  if (code !== 0) throw new Error(`The uninterrupted run ended with ${code}:\n${words}`);
  whole = run;
});

/** Everything that must hold once a run that was killed has been finished. */
function asIfNothingHadHappened(expect: ExpectStatic, { dir, lab, world }: Stage): void {
  const now = world();
  const account = 'LyncEnterprise-ApplicationAccount';
  expect({
    partners: now.exchange.partners.length,
    accounts: now.exchange.mailUsers.filter((each) => each.name === account).length,
    roles: now.exchange.assignments.filter((each) => each.assignee === account).map((each) => each.role),
    exchangeInSkype: now.skype.central.settings.partners.filter((each) => each.keys.kind === 'metadata').length,
    contactsMove: now.skype.central.settings.policies.find((each) => each.identity === 'Global')?.ucsAllowed,
    leftovers: now.people.flatMap((each) => each.items),
  }).toEqual({
    partners: 1,
    accounts: 1,
    roles: ['UserApplication', 'ArchiveApplication', 'MeetingGraphApplication'],
    exchangeInSkype: 1,
    contactsMove: false,
    leftovers: [],
  });
  expect(comparable(now)).toEqual(whole.world);
  expect(withoutChance(applied(lab))).toEqual(whole.applied);
  expect(readJournal(stateFile(dir))).toMatchObject({ kind: 'read', tornBytes: 0 });
}

const places = Array.from({ length: 20 }, (_, index) => Math.round(((index + 1) / 21) * 100));

describe('killed at any place of the run', () => {
  test.concurrent.for(places)(
    'after %i percent of the records: what is on record stays, and the servers end as in a run without a kill',
    async (percent, { expect, onTestFinished }) => {
      const here = await stage(onTestFinished);
      const place = Math.ceil((percent / 100) * whole.records);
      const killed = await runWizard(here.dir, (records) => records.length >= place);
      expect(killed.signal).toBe('SIGKILL');
      const before = readFileSync(stateFile(here.dir), 'utf8');
      const resumed = await runWizard(here.dir);
      expect(resumed.code, resumed.words).toBe(0);
      const after = readFileSync(stateFile(here.dir), 'utf8');
      expect(after.startsWith(before.slice(0, before.lastIndexOf('\n') + 1))).toBe(true);
      asIfNothingHadHappened(expect, here);
    },
  );
});

describe('killed while a command is at work', () => {
  test('in every one of a run, one after the other: each is looked at, and none is run twice', async ({ expect, onTestFinished }) => {
    const here = await stage(onTestFinished);
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
    let ended = await runWizard(here.dir, atWork);
    while (ended.signal !== null) ended = await runWizard(here.dir, atWork);
    expect(ended.code, ended.words).toBe(0);
    expect(killed.length).toBeGreaterThanOrEqual(whole.applied.length);
    asIfNothingHadHappened(expect, here);
  });

  test('that goes on in the servers for a while: it is waited for, and not started beside itself', async ({ expect, onTestFinished }) => {
    const here = await stage(onTestFinished, 20);
    const scriptHalfWay = () => here.world().exchange.mailUsers.length === 1;
    expect((await runWizard(here.dir, scriptHalfWay)).signal).toBe('SIGKILL');
    expect(here.world().exchange.partners).toEqual([]);
    const iisStopped = () => here.world().computers.some((each) => each.iis.underWay !== null);
    expect((await runWizard(here.dir, iisStopped)).signal).toBe('SIGKILL');
    const settled = () => recordsIn(here.dir).flatMap((each) => (each.type === 'settled' ? [each.settled] : []));
    await runWizard(here.dir, () => settled().length === 2);
    expect(settled()).toEqual(['done', 'done']);
    expect(here.world().exchange.partners).toHaveLength(1);
    expect(applied(here.lab).filter((line) => /Configure-Enterprise|iisreset/.test(line))).toHaveLength(2);
  });
});
