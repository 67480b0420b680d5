// What may come next, on the practice lab, whose every command is heard.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tellNext } from '../../src/cli/next.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import { type Command, nameOf } from '../../src/model/command.ts';
import { finishedLab, heard, saidHere } from './heard.ts';

const finished = finishedLab();
const said = saidHere();
const file = (name: string) => path.join(finished.folder, name);

test.for(['--lab', '--state'] as const)(
  'after a set-up, with %s: its own names, what was seen now, and nothing that changes',
  async (how) => {
    const before = ['world.json', 'set-up.jsonl'].map((each) => readFileSync(file(each), 'utf8'));
    const args = { kind: 'next', lab: null, state: null, answers: null } as const;
    const commands: Command[] = [];
    expect(
      await tellNext(how === '--lab' ? { ...args, lab: finished.folder } : { ...args, state: file('set-up.jsonl') }, heard(commands)),
    ).toBe(0);
    expect(said.out).toContain('Before any of them: all as it should be');
    expect(said.out).toContain('Critical mode (BlockOnArchiveFailure) is off.');
    expect(said.out).toMatch(/Grant-CsUserServicesPolicy -Identity 'kenmyer@litwareinc\.com' -PolicyName \w+/);
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.map(nameOf).filter((each) => !/^(Get|Debug)-/.test(each))).toEqual([]);
    expect(['world.json', 'set-up.jsonl'].map((each) => readFileSync(file(each), 'utf8'))).toEqual(before);
  },
);

test('where the link does not stand any more, that comes before all else', async () => {
  const before = readFileSync(file('world.json'), 'utf8');
  const world: LabWorld = JSON.parse(before);
  const partners = world.exchange.partners.map((each) => ({ ...each, enabled: false }));
  writeFileSync(file('world.json'), JSON.stringify({ ...world, exchange: { ...world.exchange, partners } }));
  await tellNext({ kind: 'next', lab: finished.folder, state: null, answers: null }, heard([]));
  writeFileSync(file('world.json'), before);
  expect(said.out).toContain('Before any of them: 2 things to look at');
  expect(said.out).toContain('to mend   Exchange knows this Skype, but the entry is switched off. And 1 more: start the wizard.');
});

test('a shell is named once for the lines that follow each other in it', async () => {
  await tellNext({ kind: 'next', lab: finished.folder, state: null, answers: null }, heard([]));
  const [, contacts = ''] = /Contact lists in Exchange.*? {2}How it is taken back\n(.*?)\n {2}\w/s.exec(said.out) ?? [];
  expect(contacts.match(/Invoke-CsUcsRollback/g)).toHaveLength(1);
  expect(contacts).not.toMatch(/^ {4}(.+ Shell)\n {6}.+\n {4}\1$/m);
});
