import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import type { RecordArguments } from '../../src/cli/asked.ts';
import { record } from '../../src/cli/record.ts';
import { openLab } from '../../src/lab/lab.ts';
import { readRecording } from '../harness/playback.ts';
import { rehearsalFolder } from '../wizard/rehearsal.ts';

let said = '';

beforeEach(() => {
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
});

const asked = (dir: string, more: Partial<RecordArguments> = {}): RecordArguments => ({
  ...{ kind: 'record', out: path.join(dir, 'shapes.json'), state: null, lab: dir, answers: 'assets/answers/litware.json' },
  ...{ withTestItem: null, input: false, yes: true },
  ...more,
});

const fast = (options: Parameters<typeof openLab>[0]) => openLab({ ...options, factor: 2000 });

test('writes a recording and, for its owner only, the way back; shows what stays first', async () => {
  const dir = rehearsalFolder();
  expect(await record(asked(dir), fast)).toBe(0);
  const file = path.join(dir, 'shapes.json');
  const recording = readRecording(readFileSync(file, 'utf8'));
  expect(recording.commands.length).toBeGreaterThan(20);
  expect(recording.shapes.map(({ command }) => ('name' in command ? command.name : ''))).toContain(
    'Get-CsManagementStoreReplicationStatus',
  );
  expect(readFileSync(`${file}.map.json`, 'utf8')).toContain('litwareinc');
  expect(readFileSync(file, 'utf8')).not.toMatch(/litware/i);
  if (process.platform !== 'win32') expect(statSync(`${file}.map.json`).mode & 0o777).toBe(0o600);
  expect(said.indexOf('These texts stay as they are')).toBeGreaterThan(-1);
  expect(said.indexOf('These texts stay as they are')).toBeLessThan(said.indexOf('Written:'));
});

test.skipIf(process.platform === 'win32')('in a folder that others may write, it says so, once', async () => {
  const dir = rehearsalFolder();
  const open = path.join(dir, 'open');
  mkdirSync(open);
  chmodSync(open, 0o777);
  expect(await record(asked(dir, { out: path.join(open, 'shapes.json') }), fast)).toBe(0);
  expect(said.match(/^Note: .*/gm)).toEqual([expect.stringMatching(/The recording .* its folder .* by everybody .* chmod o-w .*open$/)]);
});

test('leaves the world as it was', async () => {
  const dir = rehearsalFolder();
  await (await openLab({ dir, factor: 2000, now: () => new Date() })).close();
  const before = readFileSync(path.join(dir, 'world.json'), 'utf8');
  await record(asked(dir), fast);
  expect(readFileSync(path.join(dir, 'world.json'), 'utf8')).toBe(before);
  expect(existsSync(path.join(dir, 'set-up.jsonl'))).toBe(false);
});

test('an answer that is missing is named, and nothing is written', async () => {
  const dir = rehearsalFolder();
  expect(await record(asked(dir, { answers: null }), fast)).toBe(3);
  expect(said).toMatch(/An answer is missing: servers\./);
  expect(existsSync(path.join(dir, 'shapes.json'))).toBe(false);
});

test('without a terminal nothing is looked at unless --yes says that it may be written', async () => {
  const dir = rehearsalFolder();
  expect(await record(asked(dir, { yes: false }), fast)).toBe(3);
  expect(said).toContain('--yes');
});

test('the storage test needs somebody who can type its word', async () => {
  const dir = rehearsalFolder();
  expect(await record(asked(dir, { withTestItem: 'sip:test@litwareinc.com' }), fast)).toBe(3);
  expect(said).toContain('test item');
});
