// What the program does otherwise on Windows than elsewhere, run by Node for Windows under Wine. Wine is not Windows: it shows that
// our side is written for Windows' rules (an open file is not replaced, a child dies with its parent, no path is taken for a
// command), not that Windows keeps them. The PowerShell engine is 7.6's, not Windows PowerShell 5.1.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'tsdown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program } from '../../tsdown.config.ts';

const root = path.join(import.meta.dirname, '../..');
const made = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'partner-wizard-wine');
const [node, engine, prefix] = ['node.exe', 'engine/powershell-engine.exe', 'prefix'].map((name) => path.join(made, name));
const there = [node, engine, `${prefix}/drive_c/windows`].every((each) => existsSync(each ?? ''));
// .ci/run sets it, so that a set-up that went wrong cannot pass for a machine without Wine.
if (!there && process.env.WINE === 'required') throw new Error('There is no Wine to test with.');

const env = { ...process.env, WINEPREFIX: prefix, WINEDEBUG: '-all', LC_ALL: 'C.UTF-8' };
const onHost = [engine, 'assets/powershell/host.ps1', 'test/powershell/commands.psm1'].map((each) => `Z:${path.resolve(root, each ?? '')}`);

describe.skipIf(!there)('under Wine (needs Wine: bash test/wine/set-up)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'partner-wizard-wine-'));

  beforeAll(async () => {
    const entry = { 'on-windows': 'test/wine/on-windows.ts', 'doomed-wizard': 'test/powershell/doomed-wizard.ts' };
    await build({ ...program, config: false, cwd: root, entry, outDir: folder, copy: [] });
  });
  afterAll(async () => {
    await once(spawn('wineserver', ['--kill'], { env }), 'close');
    rmSync(folder, { recursive: true, force: true });
  });

  /** What one act of on-windows.ts gives. */
  async function play(act: string, ...args: readonly string[]): Promise<unknown> {
    // Into files: Node for Windows cannot write to a pipe of this system.
    const [out, err] = ['out', 'err'].map((name) => path.join(folder, `${act}.${name}`));
    const handles = [out, err].map((each) => openSync(each ?? '', 'w'));
    const acting = spawn('wine', [node ?? '', path.join(folder, 'on-windows.mjs'), act, ...args], {
      env,
      stdio: ['ignore', ...handles],
      timeout: 120_000,
    });
    await once(acting, 'close');
    handles.forEach(closeSync);
    const said = readFileSync(out ?? '', 'utf8');
    if (said === '') throw new Error(readFileSync(err ?? '', 'utf8'));
    return JSON.parse(said);
  }

  test('state files stand in %ProgramData%', async () => {
    const { statePath } = Object(await play('places'));
    expect(statePath).toMatch(/^C:\\ProgramData\\partner-wizard\\rehearsals\\\d+\\set-up\.jsonl$/);
    expect(readFileSync(path.join(prefix ?? '', 'drive_c', ...statePath.slice(3).split('\\')), 'utf8')).toMatch(/^{.*"opened".*}\n$/);
  });

  test('a file is replaced by another, and nothing else is left', async () => {
    expect(await play('replace')).toEqual({ text: 'new', files: ['set-up.jsonl'] });
  });

  test('a file that a virus scanner holds for a moment is replaced', async () => {
    expect(await play('replaceOpen', 'lets go')).toEqual({ why: '', text: 'new', files: ['set-up.jsonl'] });
  });

  test('a file that another program does not let go of stays as it was, and the reason is told', async () => {
    expect(await play('replaceOpen')).toEqual({
      why: 'the system does not allow it (EPERM)',
      text: 'old',
      files: ['set-up.jsonl'],
    });
  });

  test('of four programs that claim the same thing at once, one gets it', async () => {
    const { answers, text, files } = Object(await play('race'));
    expect(answers.filter((answer: string) => answer !== '')).toEqual([text]);
    expect(files).toEqual(['set-up.jsonl', 'set-up.jsonl.go']);
  });

  test('a claim that somebody reads just now is given back, and can be made again at once', async () => {
    expect(await play('giveBack')).toEqual({ kept: 'first', next: true, text: 'second' });
  });

  test('a state file whose wizard was killed in the middle of a line holds every fact, and is mended', async () => {
    expect(await play('journal')).toEqual({
      types: ['opened', 'answered', 'opened', 'repaired', 'took over', 'closed'],
      files: ['set-up.jsonl', 'set-up.jsonl.torn-3'],
    });
  });

  test('a command runs on PowerShell, whatever is in its values and in the names of folders', async () => {
    const Value = '‘Jörg’ & "100%" %TEMP% ^ $(1) 🙂\r\n';
    expect(await play('command', ...onHost)).toEqual({
      items: [{ kind: 'object', value: { Value, Second: null, Type: 'System.String' } }],
      end: { kind: 'ended', hadErrors: false, exitCode: null },
      outboxes: [],
    });
  });

  test('a command that is cancelled stops, and the same PowerShell runs the next one', async () => {
    expect(await play('cancel', ...onHost)).toMatchObject({
      end: { kind: 'interrupted', why: 'cancelled' },
      next: { items: [{ value: { Value: 'next' } }] },
      same: true,
    });
  });

  test('a command whose wizard is killed goes on to its end, and leaves in the outbox how it ended', async () => {
    expect(await play('kill', ...onHost)).toMatchObject({
      early: false,
      messages: [
        { kind: 'message', value: { kind: 'object', value: { Found: expect.stringMatching(/awaited$/) } } },
        { kind: 'message', value: { kind: 'end', hadErrors: false, stopped: false } },
      ],
    });
  });

  test('a program that is started in the plain way would die with the wizard', async () => {
    expect(await play('killPlain')).toEqual({ lives: false });
  });
});
