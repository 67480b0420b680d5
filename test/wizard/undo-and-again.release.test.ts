// An undo that is cut off, and a set-up that is made again after one: from the same state file, and nothing twice.

import { describe, expect, test } from 'vitest';
import { rehearsalFolder, rehearse } from './rehearsal.ts';
import { cutsOfUndo, doneFolder, folderOf, setUpIn, stands, takenBack, undo, worldIn } from './undoing.ts';

describe('a set-up that is taken back', () => {
  test('can be made again from the same state file, and taken back again', async () => {
    const dir = rehearsalFolder();
    const { before } = await setUpIn(dir);
    await undo(dir);
    expect((await rehearse(dir)).driven).toMatchObject({ kind: 'finished', of: 'set up' });
    expect(worldIn(dir).exchange.partners).toHaveLength(1);
    await undo(dir);
    expect(stands(dir)).toEqual(before);
  });
});

describe('an undo that is cut off', () => {
  test('while a command runs is looked at, finished by the next run, and takes nothing back twice', async () => {
    const { before, run } = await setUpIn(rehearsalFolder());
    expect(run.driven.kind).toBe('finished');
    const cuts = (await cutsOfUndo(await doneFolder())).filter((each) => each.at.endsWith('done'));
    expect(cuts).toHaveLength(8);
    for (const cut of cuts) {
      const dir = folderOf(cut);
      const undone = await undo(dir);
      expect(undone.driven, cut.at).toMatchObject({ kind: 'finished', of: 'undo' });
      expect(stands(dir), cut.at).toEqual(before);
      expect(new Set(takenBack(undone)).size, cut.at).toBe(takenBack(undone).length);
    }
  });

  test('can be given up: the set-up is made whole again from the same state file', async () => {
    const cuts = await cutsOfUndo(await doneFolder());
    const half = cuts.find((each) => each.at.endsWith('done'));
    if (half === undefined) throw new Error('No command was run.');
    const dir = folderOf(half);
    expect((await rehearse(dir)).driven).toMatchObject({ kind: 'finished', of: 'set up' });
    expect(worldIn(dir).skype.central.settings.oauth.autodiscoverUrl).not.toBeNull();
  });
});
