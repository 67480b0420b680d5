// The kit for Windows as somebody gets it, unpacked into a folder whose name has a blank and an umlaut, under Wine. The practice lab is
// driven by the stand-in engine, which stands where Windows has its PowerShell. assets/pages/not-seen-yet.md says what Wine cannot show.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'tsdown';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { program } from '../../tsdown.config.ts';
import { open } from '../harness/pseudo-terminal.ts';
import { makeKit } from '../kit/kit.ts';
import { allByHand } from '../wizard/own-hand.ts';
import { litware } from '../wizard/rehearsal.ts';

const root = path.join(import.meta.dirname, '../..');

/** What something that the tests made is called in the user's folder for that. */
export const made = (...names: readonly string[]): string =>
  path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), ...names);

export type Wine = {
  readonly name: string;
  /** What its tests need first. */
  readonly setUp: string;
  /** The folder that is its Windows. */
  readonly prefix: string;
  /** What is typed before `wine`. */
  readonly before: readonly string[];
  /** The kit that it can start. */
  readonly form: string;
};

/** A program of Node.js that has cmd run its argument as it stands, as somebody who types it does. */
const typing = [
  "const how = { windowsVerbatimArguments: true, stdio: ['ignore', 'inherit', 'inherit'] };",
  `process.exit(require('node:child_process').spawnSync('cmd.exe', ['/d', '/s', '/c', '"' + process.argv[1] + '"'], how).status);`,
].join(' ');

/** A program of Node.js that starts the wizard without a console, and tells how it ended. */
const without = [
  'const [, how, ...args] = process.argv;',
  "const options = { encoding: 'utf8', windowsHide: true, ...JSON.parse(how) };",
  "const { status, stdout, stderr } = require('node:child_process').spawnSync(process.execPath, ['app/partner-wizard.mjs', ...args], options);",
  'process.stdout.write(JSON.stringify({ status, stdout, stderr }));',
].join(' ');

/** Whether it is set up, with the stand-in engine. */
const isThere = ({ prefix }: Wine): boolean =>
  existsSync(path.join(prefix, 'drive_c/windows/system32/WindowsPowerShell/v1.0/powershell-engine.dll'));

export function tryKit(wine: Wine): void {
  if (!isThere(wine) && process.env.WINE === 'required') throw new Error(`There is no ${wine.name} to test with.`);
  describe.skipIf(!isThere(wine))(`the kit under ${wine.name} (needs Wine: bash ${wine.setUp})`, () => tests(wine));
}

function tests({ prefix, before, form }: Wine): void {
  const drive = path.join(prefix, 'drive_c');
  const console = { WINEPREFIX: prefix, WINEDEBUG: '-all', LC_ALL: 'C.UTF-8' };
  // .NET does not survive to collect its dynamic methods under the Wine of Debian 12: with this it has nothing to collect.
  const env = { ...process.env, ...console, DOTNET_GCgen0size: '0x40000000' };
  const [starter = '', ...between] = [...before, 'wine'];
  const atTerminal = (...args: readonly string[]) =>
    open(args, { starter: [starter, ...between, 'cmd', '/c', 'partner-wizard.cmd'], cwd: kit, env: console });
  const folder = mkdtempSync(path.join(tmpdir(), 'partner-wizard-kit-'));
  // Rehearsals of this run, on drive C:.
  const own = `rehearsals of ${process.pid}`;
  const inside = (name: string) => `C:\\${own}\\${name}`;
  const outside = (name: string) => path.join(drive, own, ...name.split('\\'));
  const act = path.join(folder, 'by hand');
  let kit = '';

  beforeAll(async () => {
    const [zip = ''] = await makeKit({ out: folder, only: form });
    const place = path.join(folder, 'Jörg Söhne (1)');
    execFileSync('unzip', ['-q', path.join(folder, zip), '-d', place]);
    kit = path.join(place, path.basename(zip, '.zip'));
    await build({ ...program, config: false, cwd: root, entry: { 'by-hand': 'test/wine/by-hand.ts' }, outDir: act, copy: [] });
    // As on a computer where nothing was done yet.
    rmSync(path.join(drive, 'ProgramData/partner-wizard'), { recursive: true, force: true });
    mkdirSync(path.join(drive, own));
    writeFileSync(outside('undo.json'), JSON.stringify({ 'undo.confirm': 'undo' }));
  });
  afterAll(async () => {
    const [server = '', ...rest] = [...before, 'wineserver', '--kill'];
    await once(spawn(server, rest, { env }), 'close');
    rmSync(folder, { recursive: true, force: true });
    rmSync(path.join(drive, own), { recursive: true, force: true });
  });

  let runs = 0;
  /** Into files: Node for Windows cannot write to a pipe of this system. */
  function start(program: readonly string[], args: readonly string[], more: NodeJS.ProcessEnv = {}) {
    runs += 1;
    const [out, err] = ['out', 'err'].map((name) => path.join(folder, `${runs}.${name}`));
    const handles = [out, err].map((each) => openSync(each ?? '', 'w'));
    const child: ChildProcess = spawn(starter, [...between, ...program, ...args], {
      env: { ...env, ...more },
      cwd: kit,
      stdio: ['ignore', ...handles],
    });
    handles.forEach(closeSync);
    const told = () => readFileSync(out ?? '', 'utf8');
    return { child, told, said: () => `${told()}${readFileSync(err ?? '', 'utf8')}` };
  }

  /** By the name of the launcher in its own folder, as after `cd`. */
  async function run(...args: readonly string[]) {
    const { child, told, said } = start(['cmd', '/c', 'partner-wizard.cmd'], args);
    const [code] = await once(child, 'close');
    return { code, told: told(), said: said() };
  }
  const startNode = (...args: readonly string[]) => start(['node.exe', 'app\\partner-wizard.mjs'], args);

  const answers = 'app\\assets\\answers\\litware.json';
  const setUp = (name: string, speed = '500') => ['--lab', inside(name), '--no-input', '--yes', '--speed', speed, '--answers', answers];

  test('the launcher keeps exit codes, and arguments with blanks', async () => {
    expect(await run('--version')).toMatchObject({ code: 0, told: expect.stringMatching(/^\d+\.\d+\.\d+\r?\n$/) });
    expect(await run('lab', 'mend', 'no such fault')).toMatchObject({
      code: 64,
      said: expect.stringContaining('no fault "no such fault"'),
    });
  });

  // What Windows' cmd says of itself, Wine's does not.
  test.for([
    ['a double-click in Explorer', 'cmd.exe /c ""Z:\\R&D (1)\\partner-wizard.cmd" "', true],
    ['a line in PowerShell', 'cmd.exe /c ""Z:\\R&D (1)\\partner-wizard.cmd""', false],
    ['a line in cmd', '"C:\\windows\\system32\\cmd.exe" ', false],
  ] as const)('started by %s, whether the window waits for a key at its end', async ([, cmdcmdline, waits]) => {
    const { child, said } = start(['cmd', '/c', 'partner-wizard.cmd'], [], { cmdcmdline });
    const [code] = await once(child, 'close');
    expect(said()).toContain('there is no terminal here');
    expect(said().includes('Press any key')).toBe(waits);
    expect(code).toBe(3);
  });

  // As PowerShell ISE, Enter-PSSession and a scheduled task start a program: with pipes, or with nothing at all.
  test.for([
    ['pipes', { input: 'yes\r\n' }],
    ['nothing', { stdio: ['ignore', 'pipe', 'pipe'] }],
  ] as const)(
    'with %s in place of a console one sentence names where that is so, and the line to type in a real window',
    async ([, how]) => {
      const { child, told } = start(['node.exe', '-e', without, JSON.stringify(how)], ['--lab', 'C:\\my lab']);
      await once(child, 'close');
      const { status, stdout, stderr } = JSON.parse(told());
      expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
      for (const where of ['PowerShell ISE', 'Enter-PSSession', 'a scheduled task']) expect(stderr.split('\n')[0]).toContain(where);
      expect(stderr).toMatch(/PowerShell: {2}& .* "C:\\my lab"\n {2}cmd: .* "C:\\my lab"\n/);
    },
  );

  test('the first screen comes, and keys lead from it into a rehearsal', async () => {
    const wizard = atTerminal();
    await wizard.waitFor('What would you like to work on?', 30_000);
    wizard.press('\u001b[B');
    wizard.press('\u001b[A');
    await wizard.waitFor('Enter start', 20_000);
    wizard.press('\r');
    // Wine's console leaves text of earlier frames on the screen, so no more than this can be told from it.
    await wizard.waitFor('Looking; nothing is changed.', 60_000);
  });

  test('the title of the window says at which step the wizard is', async () => {
    const wizard = atTerminal('--lab', inside('titled'));
    // Wine's console tells its terminal each title.
    await expect.poll(() => wizard.ansi().includes('\u001b]0;partner-wizard: step 1, asks you\u0007'), { timeout: 180_000 }).toBe(true);
  });

  test('on real servers a text to be run by hand is in a file with one key, and what it printed is read from the keyboard', async () => {
    mkdirSync(outside('real'));
    writeFileSync(outside('real\\answers.json'), JSON.stringify({ ...litware, ...allByHand }));
    const args = ['--state', inside('real\\set-up.jsonl'), '--answers', inside('real\\answers.json')];
    const wizard = atTerminal(...args);
    // No wide sentence: Wine's console breaks it.
    await wizard.waitFor('Please run this by hand', 60_000);
    wizard.press('f');
    const file = outside('real\\by-hand.ps1');
    await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(true);
    const marks = [...readFileSync(file, 'utf8').matchAll(/^Answer (\w+)/gm)].map(([, mark]) => mark);
    wizard.press(marks.map((mark) => `{"for":"${mark}","objects":[],"errors":[]}\r\n`).join(''));
    await wizard.waitFor('8 lines pasted', 20_000);
    await wizard.waitFor('Enter do this', 20_000);
    wizard.press('\r');
    await wizard.waitFor('Get-AuthConfig', 20_000);
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

  // Unblock-File and certutil are Windows' own: Wine has neither, nor its mark of what was downloaded.
  test('what START-HERE.txt says to type gets through the practice lab, in PowerShell and in cmd, from the folder that it names', async () => {
    const typed = [...readFileSync(path.join(kit, 'START-HERE.txt'), 'utf8').matchAll(/^ {5}(& .*?)\r?$/gm)].map(([, line = '']) => line);
    const [wizard = '', demo = ''] = typed;
    expect(typed).toHaveLength(2);
    expect(demo).toBe(`${wizard} --demo`);
    const [, place = ''] = /^& "C:\\(.*)\\partner-wizard\.cmd"$/.exec(wizard) ?? [];
    const unpacked = path.join(drive, ...place.split('\\'));
    cpSync(kit, unpacked, { recursive: true });
    onTestFinished(() => rmSync(unpacked, { recursive: true, force: true }));
    for (const program of [
      ['powershell.exe', '-NoProfile', '-Command', demo],
      ['node.exe', '-e', typing, demo.replace(/^& /, '')],
    ]) {
      const { child, said } = start(program, []);
      const [code] = await once(child, 'close');
      expect(said()).toContain('three times out of three');
      expect(code).toBe(0);
    }
  });

  test('a wizard that is killed goes on where it was; a second one beside it is refused', async () => {
    const first = startNode(...setUp('R&D', '20'));
    await expect.poll(first.said, { timeout: 120_000 }).toContain('waiting until 1 Front End');
    const second = await run(...setUp('R&D'));
    expect(second.said).toMatch(/open|at work/);
    expect(second.code).toBe(1);
    first.child.kill('SIGKILL');
    await once(first.child, 'close');
    const next = await run(...setUp('R&D'));
    expect(next.said).toContain('three times out of three');
    expect(next.code).toBe(0);
    const types = readFileSync(outside('R&D\\set-up.jsonl'), 'utf8').matchAll(/"type":"took over"/g);
    expect([...types]).toHaveLength(1);

    // What it says to type to renew is typed in each of Windows' shells, and asks for the first answer that there is none for.
    const [, inPowerShell = '', inCmd = ''] = /PowerShell: {2}(& .*renew.*)\r?\n\s*cmd: {9}(.*)\r?\n/.exec(next.said) ?? [];
    writeFileSync(outside('line.ps1'), `\uFEFF${inPowerShell} --no-input\r\nexit $LASTEXITCODE\r\n`);
    for (const shell of [
      ['powershell.exe', '-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', inside('line.ps1')],
      ['node.exe', '-e', typing, `${inCmd} --no-input`],
    ]) {
      const { child, said } = start(shell, []);
      const [code] = await once(child, 'close');
      expect(said()).toContain('An answer is missing: servers.skypeMetadataUrl');
      expect(said()).toContain(`State file: ${inside('R&D\\renewal-1.jsonl')}`);
      expect(code).toBe(3);
    }
  });

  test('the whole job is done by hand, each text read from the file that f writes and run in powershell.exe', async () => {
    mkdirSync(outside('by hand'));
    const { child, told } = start(
      ['node.exe', `Z:${path.join(act, 'by-hand.mjs')}`],
      [inside('by hand\\set-up.jsonl'), 'C:\\windows\\system32\\WindowsPowerShell\\v1.0\\powershell.exe', `Z:${root}`],
    );
    await once(child, 'close');
    expect(JSON.parse(told())).toEqual({
      ended: 'finished',
      told: [`It is in the file ${inside('by hand\\by-hand.ps1')}. Open it with an editor, and copy it from there.`],
      unclear: 0,
    });
    // As Notepad and Windows PowerShell read it.
    expect(readFileSync(outside('by hand\\by-hand.ps1'), 'utf8')).toMatch(/^\uFEFF(?:[^\n]*\r\n)+$/);
  });
}
