import { expect, test } from 'vitest';
import { rehearsalFolder } from './rehearsal.ts';
import { cutsOfUndo, folderOf, setUpIn, stands, undo } from './undoing.ts';

test('an undo that is killed at any record, or while any command runs, is finished by the next run', async () => {
  const dir = rehearsalFolder();
  const { before } = await setUpIn(dir);
  const cuts = await cutsOfUndo(dir);
  expect(cuts.length).toBeGreaterThan(30);
  for (const cut of cuts) {
    const resumed = folderOf(cut);
    const { driven } = await undo(resumed);
    expect(driven, cut.at).toMatchObject({ kind: 'finished', of: 'undo' });
    expect(stands(resumed), cut.at).toEqual(before);
  }
});
