// A run without a keyboard that never begins: a program is told so in the form of every other end.

import { expect, test } from 'vitest';
import { type SetUpArguments, withoutArguments } from '../../src/cli/asked.ts';
import { setUp } from '../../src/cli/set-up.ts';
import { openLab } from '../../src/lab/lab.ts';
import { saidHere } from './heard.ts';

const said = saidHere();
const byProgram: SetUpArguments = { ...withoutArguments, input: false, json: true };

test.each<[Partial<SetUpArguments>, number, string]>([
  [{ aim: 'undo', state: './no-such-file.jsonl' }, 1, 'not done'],
  [{ answers: './no-such-answers.json' }, 64, 'not done'],
  [{ state: './no-such-file.jsonl', faults: ['clock-wrong'] }, 64, 'not done'],
  [{}, 3, 'input needed'],
])('%o', async (wrong, exitCode, verdict) => {
  expect(await setUp({ ...byProgram, ...wrong }, openLab)).toBe(exitCode);
  const told: unknown = JSON.parse(said.out);
  expect(told).toMatchObject({ verdict, exitCode, words: [said.err.trimEnd()], missing: null, state: wrong.state ?? null, logs: [] });
});

test('a person is told in words alone', async () => {
  expect(await setUp({ ...byProgram, json: false, answers: './no-such-answers.json' }, openLab)).toBe(64);
  expect(said.out).toBe('');
});
