// The built program given what it cannot use: a sentence that says what is wrong and what would be right.

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openJournal } from '../../src/journal/journal.ts';

const program = path.join(import.meta.dirname, '../../dist/partner-wizard.mjs');

function folder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-refused-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Runs without a terminal. */
function run(args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], (_error, out, err) => resolve({ code: child.exitCode ?? -1, out, err }));
    child.stdin?.end();
  });
}

describe('without a terminal', () => {
  test('it says where to start it, and how to run it without one', async () => {
    const { code, err } = await run([]);
    expect(code).toBe(3);
    expect(err).toContain('no terminal');
    expect(err).toContain('--no-input');
  });

  test.each([[[]], [['--approved', 'any']]])('a missing answer ends with exit code 3 and its key, also as JSON %j', async (more) => {
    const dir = folder();
    const answers = path.join(dir, 'answers.json');
    writeFileSync(answers, '{"servers.skypeMetadataUrl": "https://atl-cs-001.litwareinc.com/metadata/json/1"}');
    const { code, out } = await run([
      '--lab',
      path.join(dir, 'lab'),
      '--no-input',
      '--json',
      '--answers',
      answers,
      '--speed',
      '2000',
      ...more,
    ]);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'input needed', missing: 'servers.exchangeMetadataUrl' });
  });

  test('an answer that does not fit is refused with what would', async () => {
    const dir = folder();
    const answers = path.join(dir, 'answers.json');
    writeFileSync(answers, '{"servers.skypeMetadataUrl": "atl-cs-001.litwareinc.com"}');
    const { code, out } = await run(['--lab', path.join(dir, 'lab'), '--no-input', '--answers', answers, '--speed', '2000']);
    expect(code).toBe(3);
    expect(out).toContain('https://atl-cs-001.litwareinc.com/metadata/json/1');
  });
});

describe('real servers', () => {
  test('are what a new state file is for, and the first thing needed is how to reach them', async () => {
    const state = path.join(folder(), 'set-up.jsonl');
    const { code, out, err } = await run(['--no-input', '--state', state]);
    expect(code).toBe(3);
    expect(err).toContain('REAL SERVERS');
    expect(out).toContain('shells.exchange');
  });

  test('are gone on with from their state file, and never as a rehearsal', async () => {
    const state = path.join(folder(), 'set-up.jsonl');
    await run(['--no-input', '--state', state]);
    expect((await run(['--no-input', '--state', state])).err).toContain('REAL SERVERS');
    const { code, out } = await run(['--no-input', '--state', state, '--lab']);
    expect(code).toBe(1);
    expect(out).toMatch(/real servers/i);
  });

  test('want no password from a file', async () => {
    const answers = path.join(folder(), 'answers.json');
    writeFileSync(answers, '{"shells.exchange.password": "secret"}');
    const { code, err } = await run(['--no-input', '--state', path.join(folder(), 'a.jsonl'), '--answers', answers]);
    expect(code).toBe(64);
    expect(err).toContain('never read from a file');
    expect(err).not.toContain('"secret"');
  });
});

describe('a file that cannot be used', () => {
  test('answers with unknown and ill-typed keys: all of them are named at once', async () => {
    const answers = path.join(folder(), 'answers.json');
    writeFileSync(answers, '{"servers.contact": "keep", "iisRestart.whoo": "wizard", "servers.confirm": 1}');
    const { code, err } = await run(['--no-input', '--lab', folder(), '--answers', answers]);
    expect(code).toBe(64);
    for (const part of ['"servers.contacts"', '"iisRestart.who"', '"servers.confirm" must be a text']) expect(err).toContain(part);
  });

  test('a state file of real servers is not opened by the practice lab', async () => {
    const state = path.join(folder(), 'real.jsonl');
    const opened = openJournal({
      path: state,
      world: 'real',
      now: () => new Date(),
      on: 'here',
      by: 'me',
      tool: 'test',
      lineage: () => 'a',
    });
    if (opened.kind === 'open') opened.journal.close();
    const { code, out } = await run(['--no-input', '--state', state, '--lab', folder()]);
    expect(code).toBe(1);
    expect(out).toMatch(/real servers/i);
  });

  test('a state file of a newer version is refused with a sentence', async () => {
    const state = path.join(folder(), 'newer.jsonl');
    writeFileSync(state, '{"v":1,"seq":1,"type":"opened"}\n');
    const { code, out } = await run(['--no-input', '--state', state, '--lab', folder()]);
    expect(code).toBe(1);
    expect(out).toMatch(/newer/i);
  });

  test('something that is no state file is left as it is', async () => {
    const state = path.join(folder(), 'letter.txt');
    writeFileSync(state, 'Dear Sir or Madam\n');
    const { code, out } = await run(['--no-input', '--state', state, '--lab', folder()]);
    expect(code).toBe(1);
    expect(out).toMatch(/state file/i);
  });

  test('a fault or preset that does not exist is answered with those that do', async () => {
    const fault = await run(['--no-input', '--lab', path.join(folder(), 'a'), '--fault', 'no-such']);
    expect(fault).toMatchObject({ code: 64, err: expect.stringContaining('realm-not-accepted') });
    const preset = await run(['--no-input', '--lab', path.join(folder(), 'a'), '--preset', 'huge']);
    expect(preset).toMatchObject({ code: 64, err: expect.stringContaining('pool') });
  });

  test('a fault is for the practice lab, and no set-up of real servers is begun with one', async () => {
    const state = path.join(folder(), 'set-up.jsonl');
    const { code, err } = await run(['--no-input', '--state', state, '--fault', 'clock-wrong']);
    expect(code).toBe(64);
    expect(err).toContain('practice lab only');
    expect(existsSync(state)).toBe(false);
  });

  test('a plan for a practice lab that is not there makes none, and says how to', async () => {
    const lab = path.join(folder(), 'typo');
    const { code, err } = await run(['plan', '--lab', lab]);
    expect(code).toBe(1);
    expect(err).toContain(`There is no practice lab in ${lab}.`);
    expect(existsSync(lab)).toBe(false);
  });
});
