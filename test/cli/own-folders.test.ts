// Where a new set-up is kept on Windows: where no other user can have planted a file. No Windows is needed for this: what it says is given.

import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FolderSystem, makeOwnFolders } from '../../src/cli/own-folders.ts';
import { newRealSetUp, newRehearsal } from '../../src/cli/places.ts';

const homes = { usual: path.resolve('/nowhere/ProgramData'), own: path.resolve('/nowhere/LocalAppData') };
const dirs = [homes.usual, path.join(homes.usual, 'set-ups'), path.join(homes.usual, 'set-ups', '1')];
const ours = 'D:PAI(A;OICIIO;FA;;;CO)(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)(A;;RC;;;OW)';

/** A Windows on which some folders stand already, with their lists; what is done to it is kept. */
function windows(there: { readonly [folder: string]: string }, odd: Partial<FolderSystem> = {}) {
  const done: string[] = [];
  const system: FolderSystem = {
    make: (folder) => !(folder in there),
    icacls: (args) => done.push(args.join(' ')) > 0,
    descriptorOf: (folder) => there[folder] ?? '',
    isEmpty: () => true,
    remove: (folder) => void done.push(`removed ${folder}`),
    ...odd,
  };
  return { done, system };
}

const placed = (system: FolderSystem) => makeOwnFolders(newRealSetUp(homes), homes, system);
const inOwn = path.join(homes.own, 'set-ups', '1', 'set-up.jsonl');

describe('with administrator rights', () => {
  test('each folder is made for its creator, Administrators and SYSTEM only, and takes nothing over', () => {
    const { done, system } = windows({});
    expect(placed(system)).toEqual({ target: newRealSetUp(homes), said: [] });
    expect(done).toEqual(
      dirs.flatMap((folder) => [
        `${folder} /setowner *S-1-5-32-544 /q`,
        `${folder} /inheritance:r /grant:r *S-1-5-32-544:(OI)(CI)F *S-1-5-18:(OI)(CI)F *S-1-3-0:(OI)(CI)(IO)F *S-1-3-4:(RC) /q`,
      ]),
    );
  });

  test('folders that this program made earlier are used as they are', () => {
    const { done, system } = windows(Object.fromEntries(dirs.map((folder) => [folder, ours])));
    expect(placed(system).target).toEqual(newRealSetUp(homes));
    expect(done).toEqual([]);
  });

  test.each(dirs)('where a stranger made %s, the set-up is kept in the profile, and it is said', (folder) => {
    const { system } = windows({ [folder]: 'D:AI(A;OICIID;FA;;;S-1-5-21-1-2-3-1105)' });
    const { target, said } = placed(system);
    expect(target).toEqual({ world: 'real', statePath: inOwn });
    expect(said).toEqual([
      `${folder} was not made by this program, or others may write it. So this set-up is kept in ${path.dirname(inOwn)}.`,
    ]);
  });

  test('a folder into which somebody put a file while it was made is not used', () => {
    expect(placed(windows({}, { isEmpty: () => false }).system).target.statePath).toBe(inOwn);
  });

  test('what could not be looked at is said, and stops nothing', () => {
    const { target, said } = placed(windows({ [homes.usual]: '' }).system);
    expect(target).toEqual(newRealSetUp(homes));
    expect(said).toEqual([`Who may write ${homes.usual} could not be looked at.`]);
  });
});

describe('without administrator rights', () => {
  test('nothing stays under ProgramData; a rehearsal has its world in the profile too', () => {
    const { done, system } = windows({}, { icacls: (args) => !args.includes('/setowner') });
    const { target, said } = makeOwnFolders(newRehearsal(homes), homes, system);
    const dir = path.join(homes.own, 'rehearsals', '1');
    expect(target).toEqual({ world: 'lab', statePath: path.join(dir, 'set-up.jsonl'), labDir: dir });
    expect(said).toEqual([
      `${homes.usual} could not be made, closed or read: this window may lack administrator rights. So this set-up is kept in ${dir}.`,
    ]);
    expect(done).toEqual([`removed ${homes.usual}`]);
  });

  test('a folder that cannot be read is left alone', () => {
    const make = (folder: string) => {
      if (folder === homes.usual) throw new Error('EPERM');
      return true;
    };
    const { done, system } = windows({}, { make });
    expect(placed(system).target.statePath).toBe(inOwn);
    expect(done).toEqual([`${homes.own} /inheritance:r /grant:r *S-1-5-32-544:(OI)(CI)F *S-1-5-18:(OI)(CI)F *S-1-3-4:(OI)(CI)F /q`]);
  });
});

test('a set-up that is elsewhere, and any set-up that is not on Windows, is where it was', () => {
  const { done, system } = windows({});
  const named = { world: 'real', statePath: path.resolve('/nowhere/share/set-up.jsonl') } as const;
  expect(makeOwnFolders(named, homes, system)).toEqual({ target: named, said: [] });
  expect(makeOwnFolders(newRealSetUp(homes), { ...homes, own: null }, system).said).toEqual([]);
  expect(done).toEqual([]);
});
