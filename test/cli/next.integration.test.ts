// What may come next, on the practice lab, whose every command is heard.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { OpenLab } from '../../src/cli/lab-options.ts';
import { tellNext } from '../../src/cli/next.ts';
import { openLab } from '../../src/lab/lab.ts';
import { nameOf } from '../../src/model/command.ts';
import { rehearse } from '../wizard/rehearsal.ts';

let finished = '';
let said = { out: '', err: '' };
let commands: string[] = [];

beforeAll(async () => {
  finished = mkdtempSync(path.join(tmpdir(), 'partner-wizard-'));
  await rehearse(finished);
});
afterAll(() => rmSync(finished, { recursive: true, force: true }));

beforeEach(() => {
  said = { out: '', err: '' };
  commands = [];
  for (const [stream, to] of [
    [process.stdout, 'out'],
    [process.stderr, 'err'],
  ] as const)
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said[to] += String(text);
      return true;
    });
});

const heard: OpenLab = async (options) => {
  const lab = await openLab({ ...options, factor: 2000 });
  return {
    ...lab,
    shell: {
      ...lab.shell,
      run(command, how) {
        commands.push(nameOf(command));
        return lab.shell.run(command, how);
      },
    },
  };
};

const file = (name: string) => path.join(finished, name);

test.for(['--lab', '--state'] as const)(
  'after a set-up, with %s: its own names, what was seen now, and nothing that changes',
  async (how) => {
    const before = ['world.json', 'set-up.jsonl'].map((each) => readFileSync(file(each), 'utf8'));
    const args = { kind: 'next', lab: null, state: null, answers: null } as const;
    expect(await tellNext(how === '--lab' ? { ...args, lab: finished } : { ...args, state: file('set-up.jsonl') }, heard)).toBe(0);
    expect(said.out).toContain('Before any of them: all as it should be');
    expect(said.out).toContain('Critical mode (BlockOnArchiveFailure) is off.');
    expect(said.out).toMatch(/Grant-CsUserServicesPolicy -Identity 'kenmyer@litwareinc\.com' -PolicyName \w+/);
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.filter((each) => !/^(Get|Debug)-/.test(each))).toEqual([]);
    expect(['world.json', 'set-up.jsonl'].map((each) => readFileSync(file(each), 'utf8'))).toEqual(before);
  },
);
