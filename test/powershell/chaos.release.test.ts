// Whatever happens to PowerShell in the middle of a command, the command ends and says why, and the next one runs.

import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { HostOptions } from '../../src/powershell/host/host.ts';
import { startHeardHost } from '../../src/powershell/host/noise.ts';
import { cmdlet, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';

const before = { kind: 'object', value: 'before' };

const misbehaving = (mode: string, changes: Partial<HostOptions> = {}) =>
  engineOptions({
    program: process.execPath,
    args: [join(import.meta.dirname, 'misbehaving.ts'), mode],
    prepare: [],
    patience: { start: 20_000, cancel: 50 },
    ...changes,
  });

function hostThat(mode: string, changes: Partial<HostOptions> = {}) {
  return hostForTest(misbehaving(mode, changes));
}

const nextOne = { objects: ['the answer'], end: { kind: 'ended', hadErrors: false, exitCode: null } };

describe('a command is interrupted, and the next one runs, where PowerShell', () => {
  test.for<readonly [string, string, RegExp]>([
    ['dies', 'died', /exit code 7.*out of memory/],
    ['half a line', 'died', /exit code 0/],
    ['not base64', 'died', /could not be read/],
    ['not CLIXML', 'died', /could not be read/],
    ['not known', 'died', /could not be read/],
    ['stopped', 'died', /stopped, and not by the wizard/],
    ['leaves a child', 'died', /exit code 1/],
  ])('%s', async ([mode, why, detail]) => {
    const host = hostThat(mode);
    const { items, end } = await runWith(host, cmdlet('Set-Thing'));
    expect(items).toEqual([before]);
    expect(end).toEqual({ kind: 'interrupted', why, detail: expect.stringMatching(detail) });
    expect(await runWith(host, cmdlet('Get-Answer'))).toMatchObject(nextOne);
  });

  test.for(['hangs', 'half a line, then nothing'])('%s until the time is over', async (mode) => {
    const host = hostThat(mode);
    const timeOut = new AbortController();
    const running = host.run(cmdlet('Set-Thing'), { signal: timeOut.signal, prompts: {} });
    expect(await running.next()).toEqual({ done: false, value: before });
    // As AbortSignal.timeout does.
    timeOut.abort(new DOMException('The time is over.', 'TimeoutError'));
    expect(await running.next()).toMatchObject({ done: true, value: { kind: 'interrupted', why: 'timed out' } });
    expect(await runWith(host, cmdlet('Get-Answer'))).toMatchObject(nextOne);
  });
});

describe('a command ends as it should, and holds little memory, where PowerShell', () => {
  test.for(['noise', 'one endless line', 'floods stderr', 'answers of another'])('%s', async (mode) => {
    let lines = 0;
    let characters = 0;
    const host = hostThat(mode, {
      noise: (line) => {
        lines += 1;
        characters = Math.max(characters, line.length);
      },
    });
    const memory = process.memoryUsage().rss;
    const { items, end } = await runWith(host, cmdlet('Set-Thing'));
    expect(items).toEqual([before]);
    expect(end).toEqual({ kind: 'ended', hadErrors: false, exitCode: null });
    // Of 300 MiB; what the collector has not taken yet counts too.
    expect(process.memoryUsage().rss - memory).toBeLessThan(200 * 2 ** 20);
    expect(characters).toBeLessThanOrEqual(4096);
    if (mode === 'noise' || mode === 'floods stderr') await expect.poll(() => lines).toBeGreaterThanOrEqual(200_000);
    // The same process, and nothing left over from before.
    expect(await runWith(host, cmdlet('Get-Answer'))).toMatchObject(nextOne);
  });
});

test('what PowerShell says beside its answers comes with them, as verbose text; of a flood, the beginning', async () => {
  const host = startHeardHost(misbehaving('noise'));
  onTestFinished(() => host.close());
  const { items, end } = await runWith(host, cmdlet('Set-Thing'));
  const said = items.flatMap((item) => (item.kind === 'text' && item.stream === 'verbose' ? item.text.split('\n') : []));
  expect(said.slice(0, 2)).toEqual(['Preparing modules for first use.', 'Preparing modules for first use.']);
  expect(said.at(-1)).toMatch(/^… \d+ more lines beside its answers not kept$/);
  expect(items).toContainEqual(before);
  expect(end).toEqual({ kind: 'ended', hadErrors: false, exitCode: null });
});

test('an answer that comes after "cancel" still counts: the command was done after all', async () => {
  const host = hostThat('late', { patience: { start: 20_000, cancel: 20_000 } });
  const leaving = new AbortController();
  const running = host.run(cmdlet('Set-Thing'), { signal: leaving.signal, prompts: {} });
  expect(await running.next()).toEqual({ done: false, value: before });
  leaving.abort();
  expect(await running.next()).toEqual({ done: false, value: { kind: 'object', value: 'late' } });
  expect(await running.next()).toEqual({ done: true, value: { kind: 'ended', hadErrors: false, exitCode: null } });
});

test('a command that was cancelled before its turn has not begun', async () => {
  const host = hostThat('hangs');
  const first = new AbortController();
  const running = host.run(cmdlet('Set-Thing'), { signal: first.signal, prompts: {} });
  await running.next();
  expect((await runWith(host, cmdlet('Set-Other'), AbortSignal.abort())).end).toEqual({
    kind: 'interrupted',
    why: 'cancelled',
    detail: 'It had not begun.',
  });
  first.abort();
  expect((await running.next()).value).toMatchObject({ kind: 'interrupted', why: 'cancelled' });
});

test('a PowerShell that is not there, or does not get ready, is no exception', async () => {
  const none = await runWith(hostThat('', { program: '/nowhere/powershell' }), cmdlet('Get-Answer'));
  expect(none.end).toMatchObject({ kind: 'interrupted', why: 'died', detail: expect.stringContaining('could not be started') });
  const slow = await runWith(hostThat('never ready', { patience: { start: 100, cancel: 50 } }), cmdlet('Get-Answer'));
  expect(slow.end).toMatchObject({ kind: 'interrupted', why: 'died', detail: 'PowerShell did not get ready in time.' });
});

test('a closed host starts nothing more', async () => {
  const host = hostThat('hangs');
  expect(await runWith(host, cmdlet('Get-Answer'))).toMatchObject(nextOne);
  await host.close();
  expect(host.process()).toBeUndefined();
  expect((await runWith(host, cmdlet('Get-Answer'))).end).toMatchObject({ kind: 'interrupted', why: 'died' });
});
