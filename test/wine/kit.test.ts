// The kit for Windows as somebody gets it, unpacked into a folder whose name has a blank and an umlaut, under Wine. The practice lab is
// driven by the stand-in engine, which stands where Windows has its PowerShell. README.md says what Wine cannot show.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open } from '../harness/pseudo-terminal.ts';
import { makeKit } from '../kit/kit.ts';

const made = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'partner-wizard-wine');
const prefix = path.join(made, 'prefix');
const drive = path.join(prefix, 'drive_c');
const there = existsSync(path.join(drive, 'windows/system32/WindowsPowerShell/v1.0/powershell-engine.dll'));
if (!there && process.env.WINE === 'required') throw new Error('There is no Wine to test with.');

// .NET does not survive to collect its dynamic methods under the Wine of Debian 12: with this it has nothing to collect.
const env = { ...process.env, WINEPREFIX: prefix, WINEDEBUG: '-all', LC_ALL: 'C.UTF-8', DOTNET_GCgen0size: '0x40000000' };
const form = 'win-x64-server-2012r2';

describe.skipIf(!there)('the kit under Wine (needs Wine: bash test/wine/set-up)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'partner-wizard-kit-'));
  // Rehearsals of this run, on drive C:.
  const own = `rehearsals of ${process.pid}`;
  const inside = (name: string) => `C:\\${own}\\${name}`;
  const outside = (name: string) => path.join(drive, own, ...name.split('\\'));
  let kit = '';

  beforeAll(async () => {
    const [zip = ''] = await makeKit({ out: folder, only: form });
    const place = path.join(folder, 'Jörg Söhne (1)');
    execFileSync('unzip', ['-q', path.join(folder, zip), '-d', place]);
    kit = path.join(place, path.basename(zip, '.zip'));
    // As on a computer where nothing was done yet.
    rmSync(path.join(drive, 'ProgramData/partner-wizard'), { recursive: true, force: true });
    mkdirSync(path.join(drive, own));
    writeFileSync(outside('undo.json'), JSON.stringify({ 'undo.confirm': 'undo' }));
  });
  afterAll(async () => {
    await once(spawn('wineserver', ['--kill'], { env }), 'close');
    rmSync(folder, { recursive: true, force: true });
    rmSync(path.join(drive, own), { recursive: true, force: true });
  });

  let runs = 0;
  /** Into files: Node for Windows cannot write to a pipe of this system. */
  function start(program: readonly string[], args: readonly string[]) {
    runs += 1;
    const [out, err] = ['out', 'err'].map((name) => path.join(folder, `${runs}.${name}`));
    const handles = [out, err].map((each) => openSync(each ?? '', 'w'));
    const child: ChildProcess = spawn('wine', [...program, ...args], { env, cwd: kit, stdio: ['ignore', ...handles] });
    handles.forEach(closeSync);
    const said = () => `${readFileSync(out ?? '', 'utf8')}${readFileSync(err ?? '', 'utf8')}`;
    return { child, said };
  }

  /** By the name of the launcher in its own folder, as after `cd`. */
  async function run(...args: readonly string[]) {
    const { child, said } = start(['cmd', '/c', 'partner-wizard.cmd'], args);
    const [code] = await once(child, 'close');
    return { code, said: said() };
  }
  const startNode = (...args: readonly string[]) => start(['node.exe', 'app\\partner-wizard.mjs'], args);

  const answers = 'app\\assets\\answers\\litware.json';
  const setUp = (name: string, speed = '500') => ['--lab', inside(name), '--no-input', '--yes', '--speed', speed, '--answers', answers];

  test('the launcher keeps exit codes, and arguments with blanks', async () => {
    expect(await run('--version')).toMatchObject({ code: 0, said: expect.stringMatching(/^\d+\.\d+\.\d+\r?\n$/) });
    expect(await run('lab', 'mend', 'no such fault')).toMatchObject({
      code: 64,
      said: expect.stringContaining('no fault "no such fault"'),
    });
  });

  test('the first screen comes, and keys lead from it into a rehearsal', async () => {
    const own = { WINEPREFIX: prefix, WINEDEBUG: '-all', LC_ALL: 'C.UTF-8' };
    const wizard = open([], { starter: ['wine', 'cmd', '/c', 'partner-wizard.cmd'], cwd: kit, env: own });
    await wizard.waitFor('What would you like to work on?', 30_000);
    wizard.press('\u001b[B');
    wizard.press('\u001b[A');
    wizard.press('\r');
    // Wine's console leaves text of earlier frames on the screen, so no more than this can be told from it.
    await wizard.waitFor('Looking; nothing is changed.', 60_000);
  });

  test('the whole job is done on the lab through powershell.exe, in %ProgramData%; it is read in the log, and taken back', async () => {
    const done = await run('--demo');
    expect(done.said).toContain('driven by PowerShell 7.6');
    expect(done.said).toContain('three times out of three');
    expect(done.code).toBe(0);
    const [, file = ''] = /State file: (C:\\ProgramData\\partner-wizard\\rehearsals\\\d+\\set-up\.jsonl)/.exec(done.said) ?? [];
    expect(existsSync(path.join(drive, ...file.split('\\').slice(1)))).toBe(true);
    // The lines that go on are those of the launcher, with its whole path.
    expect(done.said).toMatch(/PowerShell: {2}& "Z:\\.*\\Jörg Söhne \(1\)\\.*\\partner-wizard\.cmd" renew --lab C:\\ProgramData\\/);
    expect(done.said).toMatch(/cmd: {9}"Z:\\.*\\partner-wizard\.cmd" renew --lab "C:\\ProgramData\\/);
    expect(await run('log', '--state', file)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Configure-EnterprisePartnerApplication.ps1'),
    });
    const undo = await run('undo', '--state', file, '--no-input', '--yes', '--speed', '500', '--answers', inside('undo.json'));
    expect(undo.said).toContain('Taken back:');
    expect(undo.code).toBe(0);
  });

  test('a wizard that is killed goes on where it was; a second one beside it is refused', async () => {
    const first = startNode(...setUp('killed', '20'));
    await expect.poll(first.said, { timeout: 120_000 }).toContain('waiting for 1 Front End');
    const second = await run(...setUp('killed'));
    expect(second.said).toMatch(/open|at work/);
    expect(second.code).toBe(1);
    first.child.kill('SIGKILL');
    await once(first.child, 'close');
    const next = await run(...setUp('killed'));
    expect(next.said).toContain('three times out of three');
    expect(next.code).toBe(0);
    const types = readFileSync(outside('killed\\set-up.jsonl'), 'utf8').matchAll(/"type":"took over"/g);
    expect([...types]).toHaveLength(1);
  });
});
