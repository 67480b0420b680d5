// Runs of the built program that are killed, and what must hold when they are over: a lab in a process of its own over a new world,
// and the servers compared with those of an uninterrupted run.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExpectStatic } from 'vitest';
import { readJournal } from '../../src/journal/journal.ts';
import { worldFile } from '../../src/lab/store.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import type { Record } from '../../src/model/record.ts';
import { comparable } from './comparable.ts';
import { keptWorld } from './kept-world.ts';
import { type LabProcess, recordsIn, runWizard, startLab, stateFile } from './lab-process.ts';

/** Fast, and slow enough that Exchange's caches, which live for 12 hours of the lab, do not heal by themselves meanwhile. */
const fast = 200;

/** A lab of its own, which is over where the block that uses it ends: one test can have many, one after the other. */
export type Stage = AsyncDisposable & { readonly dir: string; readonly lab: LabProcess; readonly world: () => LabWorld };

export async function stage(whole: WholeRun, speed = fast): Promise<Stage> {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-killed-'));
  writeFileSync(worldFile(dir), whole.fresh);
  const lab = await startLab(dir, speed);
  return {
    dir,
    lab,
    world: () => keptWorld(dir, speed),
    async [Symbol.asyncDispose]() {
      await lab.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** What changed the servers, in order; looks and tests leave nothing behind. */
export const applied = (lab: LabProcess) =>
  lab
    .said()
    .filter((line) => !/: (Get|Test|Debug)-|: Invoke-WebRequest|: netsh winhttp show |: curl\.exe|: \[datetime\]::UtcNow/.test(line));

const withoutChance = (lines: readonly string[]) => lines.map((line) => line.replace(/[0-9A-F]{40}/g, 'thumbprint'));

export const begun = (records: readonly Record[]) => records.flatMap((each) => (each.type === 'intent' ? [each.change.id] : []));

/** An uninterrupted run. */
export type WholeRun = {
  /** The text of its world when it was new: making one takes longer than playing with it. */
  readonly fresh: string;
  /** Where the wizard can be killed, as kill-at.ts counts and names them. */
  readonly points: readonly string[];
  readonly records: number;
  readonly world: unknown;
  readonly applied: readonly string[];
};

/** Plays a run that nothing interrupts, to compare with. */
export async function wholeRun(): Promise<WholeRun> {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-whole-'));
  const lab = await startLab(dir, fast);
  const fresh = readFileSync(worldFile(dir), 'utf8');
  const points = path.join(tmpdir(), `${path.basename(dir)}.points`);
  const { code, words } = await runWizard(dir, { log: points });
  const run = {
    fresh,
    points: readFileSync(points, 'utf8').split('\n').filter(Boolean),
    records: recordsIn(dir).length,
    world: comparable(keptWorld(dir, fast)),
    applied: withoutChance(applied(lab)),
  };
  await lab.stop();
  rmSync(dir, { recursive: true, force: true });
  rmSync(points);
  if (code !== 0) throw new Error(`The uninterrupted run ended with ${code}:\n${words}`);
  return run;
}

/** Everything that must hold once a run that was killed has been finished. */
export function asIfNothingHadHappened(whole: WholeRun, expect: ExpectStatic, { dir, lab, world }: Stage, state = stateFile(dir)): void {
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
  expect(readJournal(state)).toMatchObject({ kind: 'read', tornBytes: 0 });
}

/** The numbers of the points where the log for people is written anew, one list each time. */
export function pointsOfPage(points: readonly string[]): readonly (readonly number[])[] {
  const lists: number[][] = [];
  for (const [index, what] of points.entries()) {
    if (!what.includes('.log.html')) continue;
    const last = lists.at(-1);
    if (last?.at(-1) === index) last.push(index + 1);
    else lists.push([index + 1]);
  }
  return lists;
}

/**
 * Kills a run at a point, finishes it, and sees that all is as if nothing had happened. A run can have a few points less than the one
 * that was counted, where it waited for less: then it was over before its point.
 */
export async function killedAndResumed(whole: WholeRun, point: number, expect: ExpectStatic): Promise<'killed' | 'over before'> {
  await using here = await stage(whole);
  const killed = await runWizard(here.dir, { point });
  const before = existsSync(stateFile(here.dir)) ? readFileSync(stateFile(here.dir), 'utf8') : '';
  const resumed = await runWizard(here.dir);
  expect(resumed.code, resumed.words).toBe(0);
  expect(readFileSync(stateFile(here.dir), 'utf8').startsWith(before.slice(0, before.lastIndexOf('\n') + 1))).toBe(true);
  asIfNothingHadHappened(whole, expect, here);
  return killed.signal === 'SIGKILL' ? 'killed' : 'over before';
}
