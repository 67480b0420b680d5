import { join } from 'node:path';
import { expect, test } from 'vitest';
import { droppedIn, picturesIn, rightly, sentencesIn } from './vocabulary.ts';

const root = join(import.meta.dirname, '../..');

test('no sentence of the program says a word that was dropped', () => {
  const said = sentencesIn(root);
  expect(said.length).toBeGreaterThan(1000);
  expect(droppedIn(said)).toEqual([]);
});

test('no screen, plan or road says one', () => {
  expect(droppedIn(picturesIn(root))).toEqual([]);
});

test('no exception stands without need', () => {
  const without = Object.keys(rightly).filter(
    (file) =>
      droppedIn(
        sentencesIn(root)
          .filter((each) => each.file === file)
          .map((each) => ({ ...each, file: 'another' })),
      ).length === 0,
  );
  expect(without).toEqual([]);
});

test('a dropped word is named with its file and what to say instead; an id of one word is none', () => {
  const file = 'src/sample.ts';
  expect(droppedIn([{ file, words: 'This is a blocker.' }])).toEqual([`${file}: "blocker" (say stop): This is a blocker.`]);
  expect(droppedIn([{ file, words: 'The hash is SHA-256 of the plan.' }])).toHaveLength(1);
  expect(droppedIn([{ file, words: 'Its certificate ends in 40 days.' }])).toEqual([]);
});
