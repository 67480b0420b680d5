// --batch N: an answer that is said on the command line.

import { expect, test } from 'vitest';
import { batchOrOne, lackOf, otherBatch, withBatch } from '../../src/cli/batch.ts';
import { opened, tell } from '../story/tales.ts';

test('what was typed goes before what the answers file says, and leaves the rest of it', () => {
  const file = { 'iisRestart.batch': '2', 'iisRestart.who': 'wizard' };
  expect(withBatch(file, '4')).toEqual({ ...file, 'iisRestart.batch': '4' });
  expect(withBatch(file, null)).toEqual(file);
});

test('where nobody is asked and nobody has said it, each server has a word of its own', () => {
  expect(batchOrOne({})).toEqual({ 'iisRestart.batch': '1' });
  expect(batchOrOne({ 'iisRestart.batch': '4' })).toEqual({ 'iisRestart.batch': '4' });
});

test('a batch that was typed and cannot be is a wrong argument; what a file lacks is a missing answer', () => {
  const lack = { key: 'iisRestart.batch', why: 'There are 3 Exchange servers.' };
  expect(lackOf(lack, '4')).toEqual({ exitCode: 64, words: ['--batch 4 cannot be used. There are 3 Exchange servers.'] });
  expect(lackOf(lack, null)).toMatchObject({ exitCode: 3 });
  expect(lackOf({ key: 'iisRestart.who', why: 'Who?' }, '4')).toEqual({
    exitCode: 3,
    words: ['An answer is missing: iisRestart.who', 'Who?'],
  });
});

test('a number that was typed is not passed over in silence where another is on record', () => {
  const story = tell([opened, { type: 'answered', step: 'iisRestart', key: 'iisRestart.batch', value: '4' }]);
  expect(otherBatch(story, '2')).toContain('--batch 2 cannot be used: this set-up has 4 on record.');
  for (const fine of [otherBatch(story, '4'), otherBatch(story, null), otherBatch(tell([opened]), '2')]) expect(fine).toBeUndefined();
});
