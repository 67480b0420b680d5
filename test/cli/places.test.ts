// Where set-ups are kept, and which world a state file is of: a rehearsal is never taken for real servers, nor the other way round.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { newRealSetUp, newRehearsal, realSetUps, rehearsals, renewalFileIn, stateHomes } from '../../src/cli/places.ts';
import { worldIn } from '../../src/journal/glance.ts';
import { openJournal } from '../../src/journal/journal.ts';

function folder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-places-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function stateFile(world: 'lab' | 'real'): string {
  const file = path.join(folder(), 'set-up.jsonl');
  const opened = openJournal({ path: file, world, now: () => new Date(), on: 'here', by: 'me', tool: 'test', lineage: () => 'a' });
  if (opened.kind === 'open') opened.journal.close();
  return file;
}

describe('a state file', () => {
  test.each(['lab', 'real'] as const)('of the world "%s" says so itself', (world) => {
    expect(worldIn(stateFile(world))).toBe(world);
  });

  test.each([
    ['that is not there', undefined],
    ['that is empty', ''],
    ['cut off in its first record', '{"v":1,"world":"real"'],
    ['of another program', '{"world":"moon"}\n'],
  ])('%s is of no world', (_, text) => {
    const file = path.join(folder(), 'a.jsonl');
    if (text !== undefined) writeFileSync(file, text);
    expect(worldIn(file)).toBeUndefined();
  });
});

describe('a set-up of real servers', () => {
  test('has a folder of its own beside the rehearsals, numbered after the last', () => {
    const home = folder();
    mkdirSync(path.join(home, 'set-ups', '4'), { recursive: true });
    writeFileSync(path.join(home, 'set-ups', '4', 'set-up.jsonl'), '');
    expect(newRealSetUp({ usual: home, own: null })).toEqual({ world: 'real', statePath: path.join(home, 'set-ups', '5', 'set-up.jsonl') });
    expect(newRehearsal({ usual: home, own: null })).toMatchObject({ world: 'lab', labDir: path.join(home, 'rehearsals', '1') });
    expect(realSetUps({ usual: home, own: null }).map((each) => each.number)).toEqual([4]);
    expect(rehearsals({ usual: home, own: null })).toEqual([]);
  });
});

describe('a renewal in the practice lab', () => {
  test('has a state file of its own, and is gone on with until it is finished', () => {
    const dir = folder();
    const first = renewalFileIn(dir);
    expect(path.basename(first)).toBe('renewal-1.jsonl');
    writeFileSync(first, '{"type":"closed","verdict":"not done"}\n');
    expect(renewalFileIn(dir)).toBe(first);
    writeFileSync(first, '{"type":"closed","verdict":"done"}\n');
    expect(path.basename(renewalFileIn(dir))).toBe('renewal-2.jsonl');
  });
});

test('a new set-up has a folder of its own, whatever number the last one has', () => {
  const home = folder();
  for (const number of ['7', '999999', '1000000', '08', 'x9']) {
    const dir = path.join(home, 'set-ups', number);
    mkdirSync(dir, { recursive: true });
    writeFileSync(path.join(dir, 'set-up.jsonl'), '');
  }
  expect(newRealSetUp({ usual: home, own: null }).statePath).toBe(path.join(home, 'set-ups', '1000001', 'set-up.jsonl'));
  expect(realSetUps({ usual: home, own: null }).map(({ number }) => number)).toEqual([7, 999_999, 1_000_000]);
});

test('on Windows set-ups are in two places; a new one has a number that neither has', () => {
  const homes = stateHomes('win32', { ProgramData: folder(), LOCALAPPDATA: folder() });
  for (const [home, number] of [
    [homes.usual, '2'],
    [homes.own ?? '', '3'],
  ] as const) {
    const dir = path.join(home, 'set-ups', number);
    mkdirSync(dir, { recursive: true });
    writeFileSync(path.join(dir, 'set-up.jsonl'), '');
  }
  expect(realSetUps(homes).map(({ number }) => number)).toEqual([2, 3]);
  expect(newRealSetUp(homes).statePath).toBe(path.join(homes.usual, 'set-ups', '4', 'set-up.jsonl'));
});
