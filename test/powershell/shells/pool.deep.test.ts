import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startHost } from '../../../src/powershell/host/host.ts';
import { createPool, type HostPool } from '../../../src/powershell/shells/pool.ts';
import { call } from '../../../src/powershell/shells/recipe.ts';
import { cmdlet, describeWithEngine, engineOptions, runWith } from '../../harness/powershell.ts';

function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pool-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** `sessions` is how many the server allows. */
function poolForTest(folder: string, sessions = 10): HostPool {
  const prepare = [
    call('cmdlet', 'Import-Module', { Name: join(import.meta.dirname, 'busy.psm1') }),
    call('cmdlet', 'Connect-Busy', { Folder: folder, Most: sessions }),
  ];
  const pool = createPool({ most: 3, start: () => startHost(engineOptions({ prepare })) });
  onTestFinished(() => pool.close());
  return pool;
}

const marks = (folder: string, what: string) => readdirSync(folder).filter((name) => name.startsWith(`${what}.`)).length;

describeWithEngine('a pool of PowerShells', () => {
  test('looks side by side in three of them, and the rest wait their turn', async () => {
    const folder = folderForTest();
    const pool = poolForTest(folder);
    const until = join(folder, 'go');
    const running = [1, 2, 3, 4, 5].map(() => runWith(pool, cmdlet('Get-HostId', { Until: until })));
    await expect.poll(() => marks(folder, 'session'), { timeout: 20_000 }).toBe(3);
    writeFileSync(until, '');
    const ran = await Promise.all(running);
    expect(ran.every((each) => each.end.kind === 'ended' && each.objects.length === 1)).toBe(true);
    expect(new Set(ran.map((each) => each.objects[0])).size).toBe(3);
    expect(marks(folder, 'session')).toBe(3);
  });

  test('takes fewer where the server allows fewer, and every look is still answered', async () => {
    const folder = folderForTest();
    const pool = poolForTest(folder, 1);
    const ran = await Promise.all([1, 2, 3, 4].map(() => runWith(pool, cmdlet('Get-HostId'))));
    expect(ran.map((each) => each.errors)).toEqual([[], [], [], []]);
    expect(new Set(ran.map((each) => each.objects[0])).size).toBe(1);
  });

  test('the death of one does not touch a look in another', async () => {
    const folder = folderForTest();
    const pool = poolForTest(folder);
    const until = join(folder, 'go');
    const running = runWith(pool, cmdlet('Get-HostId', { Until: until }));
    const died = await runWith(pool, cmdlet('Stop-Host'));
    expect(died.end).toMatchObject({ kind: 'interrupted', why: 'died' });
    writeFileSync(until, '');
    expect(await running).toMatchObject({ errors: [], end: { kind: 'ended', hadErrors: false } });
  });

  test('a look whose connection is lost in the middle is run again, in a new one, and answers once', async () => {
    const folder = folderForTest();
    const { objects, errors, end } = await runWith(poolForTest(folder), cmdlet('Get-OnceLost', { Folder: folder }));
    expect({ objects, errors, end }).toEqual({
      objects: ['one', 'two'],
      errors: [],
      end: { kind: 'ended', hadErrors: false, exitCode: null },
    });
    expect(marks(folder, 'session')).toBe(2);
  });

  test('a change whose connection is lost is not run again: it is interrupted, and the next command has a new connection', async () => {
    const folder = folderForTest();
    const pool = poolForTest(folder);
    const { end } = await runWith(pool, cmdlet('Set-OnceLost', { Folder: folder }));
    expect(end).toMatchObject({ kind: 'interrupted', why: 'died', detail: expect.stringContaining('connection was lost') });
    expect(marks(folder, 'run')).toBe(1);
    expect(await runWith(pool, cmdlet('Get-HostId'))).toMatchObject({ errors: [], end: { kind: 'ended' } });
    expect(marks(folder, 'session')).toBe(2);
  });

  test('the process named before a change is the one that runs it', async () => {
    const pool = poolForTest(folderForTest());
    const change = cmdlet('Stop-Host');
    const named = await pool.ready(change, new AbortController().signal);
    const look = await runWith(pool, cmdlet('Get-HostId'));
    expect(look.objects[0]).not.toBe(named?.pid);
    await runWith(pool, change);
    expect(() => process.kill(named?.pid ?? 0, 0)).toThrow('ESRCH');
  });
});
