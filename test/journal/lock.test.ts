import { spawn } from 'node:child_process';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { statOf } from '../../src/files/alive.ts';
import { openJournal, readJournal } from '../../src/journal/journal.ts';
import { type Processes, realProcesses } from '../../src/journal/processes.ts';
import { claimWorld } from '../../src/lab/claim.ts';
import type { Fact } from '../../src/model/record.ts';
import { folder, journalOf } from './facts.ts';
import { optionsFor } from './options.ts';

const answer: Fact = { type: 'answered', step: 'servers', key: 'servers.pool', value: 'one' };
const there: Processes = { own: 4312, isAlive: () => true, startOf: () => 'noon', upFor: () => 1000 };
const state = () => join(folder(), 'state.jsonl');
const opened = (path: string, processes = there, more: Partial<Parameters<typeof optionsFor>[1]> = {}) =>
  openJournal(optionsFor(path, { processes, ...more }));
const wordsOf = (result: ReturnType<typeof openJournal>) => (result.kind === 'refused' ? result.words : 'not refused');

describe('a state file that is open', () => {
  test('is refused to another wizard, with who has it, where, since when and in which program', () => {
    const path = state();
    journalOf(opened(path));
    expect(wordsOf(opened(path))).toBe(
      'state.jsonl is in use: LITWAREINC\\kenmyer has had it open on atl-adm-001 since 2026-11-24 11:00 UTC (test 1, process 4312). Nothing was changed.',
    );
  });

  test('can be read meanwhile, and a reader leaves no lock', () => {
    const path = state();
    journalOf(opened(path));
    expect(readJournal(path)).toMatchObject({ kind: 'read', records: { length: 1 } });
    journalOf(opened(path, { ...there, isAlive: () => false })).close();
    readJournal(path);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });

  test('is free again when it was closed, or not opened after all', () => {
    const path = state();
    journalOf(opened(path)).close();
    expect(opened(path, there, { world: 'real' }).kind).toBe('refused');
    expect(existsSync(`${path}.lock`)).toBe(false);
    journalOf(opened(path)).close();
  });
});

describe('a lock that was left behind', () => {
  test.each<readonly [string, Partial<Processes>, string]>([
    ['its process is gone', { isAlive: () => false }, 'process gone'],
    ['its number belongs to another process now', { startOf: () => 'midnight' }, 'another process'],
    ['the computer was restarted since', { upFor: () => 1 }, 'computer restarted'],
  ])('is taken over and noted when %s', (_, now, why) => {
    const path = state();
    journalOf(opened(path));
    const next = opened(path, { ...there, ...now });
    expect(next).toMatchObject({ kind: 'open', notices: [expect.stringContaining('ended without closing it')] });
    const from = { on: 'atl-adm-001', by: 'LITWAREINC\\kenmyer', tool: 'test 1', pid: 4312, since: '2026-11-24T11:00:00.000Z' };
    expect(journalOf(next).records.at(-1)).toMatchObject({ type: 'took over', why, from });
  });

  test('on another computer is left to a person, who may say that nobody is at work there', () => {
    const path = state();
    journalOf(opened(path));
    const elsewhere = { on: 'atl-adm-002' };
    const gone = { ...there, isAlive: () => false, upFor: () => 1 };
    expect(opened(path, gone, elsewhere)).toMatchObject({ kind: 'refused', remedy: { kind: 'take over' } });
    expect(journalOf(opened(path, gone, { ...elsewhere, takeOver: true })).records.at(-1)).toMatchObject({ why: 'told to' });
  });

  test.each(['{"pid":', '{"id":"1"}\n'])('that does not say who it is, is left to a person too: %j', (content) => {
    const path = state();
    writeFileSync(`${path}.lock`, content);
    expect(wordsOf(opened(path))).toContain('state.jsonl is in use, and the file state.jsonl.lock does not say by whom.');
    expect(readFileSync(`${path}.lock`, 'utf8')).toBe(content);
    expect(journalOf(opened(path, there, { takeOver: true })).records.at(-1)).toMatchObject({ type: 'took over', from: null });
  });

  test('cannot repaint the screen', () => {
    const path = state();
    const evil = {
      id: '1',
      on: '\u001b[2Jx',
      by: '\u202ey',
      tool: 't\n',
      pid: 1,
      since: '2026-11-24T11:00:00.000Z',
      started: null,
      upFor: 1,
    };
    writeFileSync(`${path}.lock`, `${JSON.stringify(evil)}\n`);
    expect(wordsOf(opened(path))).not.toMatch(/[\u001b\u202e\n]/);
  });
});

describe('a wizard whose state file was taken over', () => {
  test('writes nothing more, and leaves the lock of the other one', () => {
    const path = state();
    const first = journalOf(opened(path));
    const second = journalOf(opened(path, there, { takeOver: true }));
    const before = readFileSync(path);
    expect(() => first.append(answer)).toThrow('Another wizard has taken the state file state.jsonl over');
    first.close();
    expect(readFileSync(path)).toEqual(before);
    expect(second.append(answer)).toMatchObject({ type: 'answered' });
    second.close();
  });

  test('only makes its lock again when that has merely vanished', () => {
    const path = state();
    const journal = journalOf(opened(path));
    rmSync(`${path}.lock`);
    journal.append(answer);
    expect(wordsOf(opened(path))).toContain('is in use');
    journal.close();
  });
});

test.runIf(process.platform === 'linux')('a process that has ended and was not fetched by its parent is not at work', async () => {
  // The shell becomes a program that never looks after its children; only then does its child end.
  const parent = spawn('sh', ['-c', 'read line <&3 & echo $!; exec sleep 60 3<&-'], { stdio: ['ignore', 'pipe', 'ignore', 'pipe'] });
  onTestFinished(() => void parent.kill());
  const pid = Number(String((await once(parent.stdio[1] ?? parent, 'data'))[0]));
  await vi.waitFor(() => expect(readFileSync(`/proc/${parent.pid}/comm`, 'utf8')).toBe('sleep\n'), { interval: 5 });
  parent.stdio[3]?.destroy();
  await vi.waitFor(() => expect(statOf(pid)?.[0]).toBe('Z'), { interval: 5 });
  expect(realProcesses.isAlive(pid)).toBe(false);
  const path = state();
  journalOf(opened(path, { ...there, own: pid, startOf: realProcesses.startOf }));
  expect(journalOf(opened(path, realProcesses)).records.at(-1)).toMatchObject({ type: 'took over', why: 'process gone' });
  const dir = folder();
  const owner = { pid, on: hostname(), since: '2026-11-24T11:00:00.000Z', serving: null };
  writeFileSync(join(dir, 'lab-process.json'), JSON.stringify(owner));
  claimWorld(dir, () => new Date()).release();
});

test('one that was killed while it cleared a lock away is cleared away too', () => {
  const path = state();
  journalOf(opened(path));
  const content = readFileSync(`${path}.lock`, 'utf8');
  const guard = `${path}.lock.${hash('sha256', content, 'hex').slice(0, 12)}`;
  const killed = content.replace(/"id":"[^"]*"/, '"id":"killed"').replace('4312', '4313');
  writeFileSync(guard, killed);
  const gone = { ...there, own: 4314, isAlive: () => false };
  expect(opened(path, gone)).toMatchObject({ kind: 'open' });
  expect(readdirSync(dirname(path)).toSorted()).toEqual(['state.jsonl', 'state.jsonl.lock']);
});
