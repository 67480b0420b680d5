// What is named on the command line need not be a plain file: each such thing ends in a sentence, at once, and stays as it was.

import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, lstatSync, mkdirSync, openSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { withoutArguments } from '../../src/cli/asked.ts';
import { exportLog } from '../../src/cli/log.ts';
import { makePlan } from '../../src/cli/plan.ts';
import { record } from '../../src/cli/record.ts';
import { salvageFile } from '../../src/cli/salvage.ts';
import { setUp } from '../../src/cli/set-up.ts';
import { openLab } from '../../src/lab/lab.ts';
import { rehearsalFolder } from '../wizard/rehearsal.ts';

let said = '';

beforeEach(() => {
  said = '';
  for (const stream of [process.stderr, process.stdout])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
});

const things: { readonly [name: string]: (at: string) => void } = {
  'a pipe': (at) => execFileSync('mkfifo', [at]),
  'a folder': (at) => mkdirSync(at),
  'a link to a device': (at) => symlinkSync('/dev/zero', at),
  'a link to nowhere': (at) => symlinkSync('nowhere', at),
  'a link to a file': (at) => {
    writeFileSync(`${at}.target`, '{}');
    symlinkSync(path.basename(`${at}.target`), at);
  },
  'a line of a gigabyte': (at) => {
    const handle = openSync(at, 'w');
    ftruncateSync(handle, 2 ** 30);
    closeSync(handle);
  },
  'a text of somebody': (at) => writeFileSync(at, 'My notes.\n'),
};

const fast = (options: Parameters<typeof openLab>[0]) => openLab({ ...options, factor: 2000 });
const run = { ...withoutArguments, input: false, yes: true };
const plan = { kind: 'plan', aim: 'set up', state: null, lab: null, answers: null, batch: null, format: 'md', out: null } as const;
const looks = { kind: 'record', state: null, lab: null, answers: null, withTestItem: null, input: false, yes: true } as const;

const uses: { readonly [name: string]: (at: string, dir: string) => number | Promise<number> } = {
  'the state file of a set-up': (at) => setUp({ ...run, state: at }, fast),
  'the state file of an undo': (at) => setUp({ ...run, aim: 'undo', state: at }, fast),
  'the state file of a renewal': (at) => setUp({ ...run, aim: 'renew', state: at }, fast),
  'the state file of a log': (at) =>
    exportLog({ kind: 'log', state: at, format: 'md', out: null, share: false, yes: false, ticket: null, note: null }),
  'the state file of a salvage': (at, dir) => salvageFile({ kind: 'salvage', state: at, out: path.join(dir, 'new.jsonl') }),
  'the answers of a set-up': (at, dir) => setUp({ ...run, lab: path.join(dir, 'lab'), answers: at }, fast),
  'the answers of a plan': (at, dir) => makePlan({ ...plan, lab: path.join(dir, 'lab'), answers: at }, fast),
  'the answers to be saved': (at, dir) => setUp({ ...run, lab: path.join(dir, 'lab'), saveAnswers: at }, fast),
  'the file of a plan': (at, dir) => makePlan({ ...plan, lab: path.join(dir, 'lab'), out: at }, fast),
  'the file of a recording': (at) => record({ ...looks, out: at }, fast),
  'the map of a recording': (at) => record({ ...looks, out: at.replace('.map.json', '') }, fast),
};

/** What can be compared of a thing without reading it to its end. */
const looksLike = (at: string) => {
  const stats = lstatSync(at);
  return [stats.ino, stats.size, stats.mode, stats.mtimeMs, stats.isSymbolicLink() ? readlinkSync(at) : ''];
};

const cases = Object.keys(uses).flatMap((use) => Object.keys(things).map((thing) => [use, thing] as const));

test.skipIf(process.platform === 'win32').each(cases)('%s that is %s is refused in a sentence, and stays', async (use, thing) => {
  const dir = rehearsalFolder();
  const at = path.join(dir, 'named.map.json');
  things[thing]?.(at);
  const before = looksLike(at);
  const code = await uses[use]?.(at, dir);
  expect(code).toBe(use.startsWith('the answers of') ? 64 : 1);
  expect(said).toContain('named.map.json');
  expect(said).toMatch(
    /is (a folder|a link|not an ordinary file|larger than)|There is no state file|does not begin like|not JSON|no \w+ .*of this program/,
  );
  expect(said).not.toMatch(/\n\s+at |E[A-Z]{4,}: |\.\.\n/);
  expect(looksLike(at)).toEqual(before);
});

test('an undo by a file that holds nothing is refused, and looks at no server', async () => {
  const at = path.join(rehearsalFolder(), 'empty.jsonl');
  writeFileSync(at, '');
  expect(await uses['the state file of an undo']?.(at, '')).toBe(1);
  expect(said).toContain('empty.jsonl, or nothing in it, so nothing is known that could be taken back.');
  expect(readFileSync(at, 'utf8')).toBe('');
});

describe('beside a state file', () => {
  test.skipIf(process.platform === 'win32').each(Object.keys(things).slice(0, 5))('a lock that is %s is named', async (thing) => {
    const dir = rehearsalFolder();
    things[thing]?.(path.join(dir, 'state.jsonl.lock'));
    expect(await setUp({ ...run, lab: path.join(dir, 'lab'), state: path.join(dir, 'state.jsonl') }, fast)).toBe(1);
    expect(said).toMatch(/cannot be used: state\.jsonl\.lock is (a folder|a link|not an ordinary file)/);
  });

  test('a file of somebody that has the name of a log stays, and is named', async () => {
    const dir = rehearsalFolder();
    const notes = path.join(dir, 'set-up.log.html');
    writeFileSync(notes, 'My notes.\n');
    expect(await setUp({ ...run, lab: dir }, fast)).toBe(3);
    expect(said).toContain(`${notes} is there already and is no session log of this program, so it is left as it is.`);
    expect(readFileSync(notes, 'utf8')).toBe('My notes.\n');
  });
});

test('what this program wrote itself is replaced: logs, plans in each format, recordings', async () => {
  const dir = rehearsalFolder();
  const answers = 'assets/answers/litware.json';
  const out = path.join(dir, 'out');
  await setUp({ ...run, lab: dir }, fast);
  const replaced = async (write: () => number | Promise<number>, code: number) => {
    expect([await write(), await write()], said).toEqual([code, code]);
  };
  for (const format of ['md', 'jsonl'] as const)
    await replaced(
      () =>
        exportLog({
          kind: 'log',
          state: path.join(dir, 'set-up.jsonl'),
          format,
          out: `${out}.log`,
          share: false,
          yes: false,
          ticket: null,
          note: null,
        }),
      0,
    );
  for (const format of ['md', 'ps1', 'json', 'md'] as const)
    expect(await makePlan({ ...plan, lab: dir, answers, format, out: `${out}.plan` }, fast), said).toBe(2);
  await replaced(() => record({ ...looks, lab: dir, answers, out: `${out}.json` }, fast), 0);
  expect(
    await exportLog({
      kind: 'log',
      state: path.join(dir, 'set-up.jsonl'),
      format: 'md',
      out: `${out}.plan`,
      share: false,
      yes: false,
      ticket: null,
      note: null,
    }),
  ).toBe(1);
});
