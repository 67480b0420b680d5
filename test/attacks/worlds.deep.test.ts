// A file of another organisation gives no orders here; one that is only at another place, in other hands or restored does.

import { cpSync, renameSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Record } from '../../src/model/record.ts';
import { type Interject, rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { doneFolder, meanwhile, undo, worldIn } from '../wizard/undoing.ts';
import { forge, recordsIn } from './forged.ts';

const other = '11111111-2222-4333-8444-555555555555';
const untilRestart: Interject = (demand) => (demand.kind === 'confirm' && demand.step === 'iisRestart' ? { kind: 'leave' } : undefined);
const without = (type: Record['type']) => (records: readonly Record[]) => records.filter((each) => each.type !== type);
const stopAt = (about: string) => ({ kind: 'left', demand: { kind: 'way out', trouble: { about } } });

/** A set-up that was left before IIS was restarted. */
async function halfFolder(options: Parameters<typeof rehearse>[1] = {}): Promise<string> {
  const dir = rehearsalFolder();
  await rehearse(dir, { ...options, interject: untilRestart });
  return dir;
}

const moveTo = (dir: string, alter: (world: ReturnType<typeof worldIn>) => void) => {
  meanwhile(dir, alter);
  return dir;
};
const toAnother = (dir: string) =>
  moveTo(dir, (world) => {
    world.exchange.organisationGuid = other;
  });

describe('whose servers these are', () => {
  test('is on record before the first change', async () => {
    const types = recordsIn(await halfFolder()).map(({ type }) => type);
    expect(types.indexOf('world')).toBeGreaterThan(0);
    expect(types.indexOf('world')).toBeLessThan(types.indexOf('intent'));
    expect(recordsIn(await doneFolder()).find(({ type }) => type === 'world')).toMatchObject({
      name: 'Litware',
      sipDomain: 'litwareinc.com',
      cms: ['atl-cs-001.litwareinc.com'],
    });
  });

  test('differs in another lab of the same preset', async () => {
    const guids = [await halfFolder(), await halfFolder()].map((dir) => worldIn(dir).exchange.organisationGuid);
    expect(new Set(guids).size).toBe(2);
  });
});

describe('a file of another organisation', () => {
  test('takes nothing back', async () => {
    const dir = toAnother(await doneFolder());
    const { driven, asked } = await undo(dir);
    expect(driven).toMatchObject(stopAt('organisation.another'));
    expect(asked).toMatchObject([{ trouble: { wayOut: [expect.stringContaining('read as a log'), expect.any(String)] } }]);
  });

  test('is not gone on with: a new file is the way', async () => {
    const dir = toAnother(await halfFolder());
    const before = recordsIn(dir).filter(({ type }) => type === 'intent').length;
    const { driven, records } = await rehearse(dir);
    expect(driven).toMatchObject(stopAt('organisation.another'));
    expect(driven.kind === 'left' && driven.demand.kind === 'way out' && driven.demand.trouble.wayOut.join(' ')).toContain(
      'new state file',
    );
    expect(records.filter(({ type }) => type === 'intent')).toHaveLength(before);
  });
});

describe('a file that does not say of which organisation it tells', () => {
  test('takes nothing back, and is not gone on with', async () => {
    const dir = await doneFolder();
    forge(dir, without('world'));
    expect((await undo(dir)).driven).toMatchObject(stopAt('organisation.unknown'));
    const half = await halfFolder();
    forge(half, without('world'));
    expect((await rehearse(half)).driven).toMatchObject(stopAt('organisation.unknown'));
    // What is seen now says nothing of what was changed before.
    expect((await undo(half)).driven).toMatchObject(stopAt('organisation.unknown'));
  });
});

describe('the same organisation with another default SIP domain', () => {
  test('is shown as it was and is, and takes a typed word, before it is undone', async () => {
    const dir = await doneFolder();
    moveTo(dir, (world) => {
      world.skype.sipDomains = [
        ...world.skype.sipDomains.map((each) => ({ ...each, isDefault: false })),
        { name: 'fabrikam.com', isDefault: true },
      ];
    });
    const stopped = await undo(dir);
    const trouble = stopped.driven.kind === 'left' && stopped.driven.demand.kind === 'way out' ? stopped.driven.demand.trouble : undefined;
    expect(trouble?.cause).toContain('was litwareinc.com, is fabrikam.com');
    const typed: Interject = (demand) =>
      demand.kind === 'way out' ? { kind: 'value', value: { option: 'go on anyway', typed: 'same company' } } : undefined;
    expect((await undo(dir, { interject: typed })).driven).toMatchObject({ kind: 'finished', of: 'undo' });
  });
});

describe('owner, computer, folder and copy of a file decide nothing', () => {
  const goesOnAndIsUndone = async (dir: string, options: Parameters<typeof rehearse>[1] = {}) => {
    expect((await rehearse(dir, options)).driven).toMatchObject({ kind: 'finished', standing: { kind: 'now' } });
    const { driven } = await undo(dir, options);
    expect(driven).toMatchObject({ kind: 'finished', of: 'undo' });
    expect(driven.kind === 'finished' && driven.summary.proven).not.toEqual([]);
  };

  test("a colleague's file goes on, and is undone", async () => {
    const dir = await halfFolder();
    forge(dir, (records) => records.map((each) => ({ ...each, by: 'a colleague' })));
    await goesOnAndIsUndone(dir);
  });

  test("a colleague's finished file, on a share, is undone from another computer by another person", async () => {
    const [dir, share] = [await doneFolder(), path.join(rehearsalFolder(), 'share')];
    forge(dir, (records) => records.map((each) => ({ ...each, by: 'CONTOSO\\colleague', on: 'COLLEAGUE-PC' })));
    cpSync(dir, share, { recursive: true });
    const { driven } = await undo(share, { computer: 'another' });
    expect(driven).toMatchObject({ kind: 'finished', of: 'undo' });
    expect(worldIn(share).exchange.partners).toEqual([]);
  });

  test('it goes on on another computer, and is undone on a third', async () => {
    const dir = await halfFolder({ computer: hostname() });
    expect((await rehearse(dir, { computer: 'another' })).driven.kind).toBe('finished');
    expect((await undo(dir, { computer: 'a third' })).driven).toMatchObject({ kind: 'finished', of: 'undo' });
  });

  test('a copy that was moved goes on, and is undone', async () => {
    const [dir, share] = [await halfFolder(), path.join(rehearsalFolder(), 'share')];
    renameSync(dir, share);
    await goesOnAndIsUndone(share);
  });

  test('a file from a backup, older than the end of the set-up, takes back what it tells of', async () => {
    const dir = rehearsalFolder();
    let backup: readonly Record[] = [];
    await rehearse(dir, {
      interject: (demand) => {
        if (demand.kind === 'confirm' && demand.step === 'exchangeAsPartner') backup = recordsIn(dir);
        return undefined;
      },
    });
    forge(dir, () => backup);
    const { driven } = await undo(dir);
    expect(driven).toMatchObject({ kind: 'finished', of: 'undo' });
    expect(worldIn(dir).exchange.partners).toEqual([]);
    // The file does not tell of it, so nobody knows whose it is.
    expect(worldIn(dir).skype.central.settings.partners).toHaveLength(1);
  });

  test('a file from a backup of half way goes on from there, and is undone', async () => {
    const [dir, backup] = [await halfFolder(), rehearsalFolder()];
    cpSync(path.join(dir, 'set-up.jsonl'), path.join(backup, 'set-up.jsonl'));
    await rehearse(dir);
    cpSync(path.join(backup, 'set-up.jsonl'), path.join(dir, 'set-up.jsonl'));
    await goesOnAndIsUndone(dir);
  });
});
