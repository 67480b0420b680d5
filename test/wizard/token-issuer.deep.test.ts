// Each way to a new signing certificate for Skype, rehearsed to its end.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWorld, worldFile, writeWorld } from '../../src/lab/store.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import type { Record } from '../../src/model/record.ts';
import { answers as all, likely } from './fault-promises.ts';
import { changesOf, rehearsalFolder, rehearse } from './rehearsal.ts';

const answers = { ...all, 'certificates.oauthTokenIssuer': 'request' };
const oauth = (records: readonly Record[]) => changesOf(records).filter((each) => each.includes('oauth.'));

function alter(dir: string, change: (world: LabWorld) => void): LabWorld {
  const world = readWorld(worldFile(dir));
  if (world === undefined) throw new Error('No world is kept there.');
  change(world);
  writeWorld(worldFile(dir), world);
  return world;
}
const worldIn = (dir: string): LabWorld => alter(dir, () => undefined);
const issuerIn = (dir: string) => worldIn(dir).skype.central.settings.tokenIssuer;

/** Lets the staged certificate's day come. */
const theDayComes = (dir: string) =>
  alter(dir, ({ skype }) => {
    for (const { settings } of [skype.central, ...skype.replicas])
      if (settings.tokenIssuer?.next) settings.tokenIssuer.next.effective = new Date(Date.now() - 1000).toISOString();
  });

describe('a certificate from the company’s authority', () => {
  test('that ran out is replaced, and everything works again', async () => {
    const { driven, records } = await rehearse(rehearsalFolder(), { faults: ['oauth-expired'], answers });
    expect(driven.kind).toBe('finished');
    expect(oauth(records)).toEqual(['oauth.request', 'oauth.assign']);
    expect(changesOf(records)).toEqual(expect.arrayContaining(['partner.refresh', 'restart atl-exchange-001.litwareinc.com']));
  });

  test('is offered by the name that the directory knows', async () => {
    const { asked } = await rehearse(rehearsalFolder(), {
      faults: ['oauth-expired'],
      answers,
      interject: (demand) => (demand.kind === 'ask' && demand.question.key === 'certificates.authority' ? { kind: 'leave' } : undefined),
    });
    expect(asked.at(-1)).toMatchObject({ question: { likely: 'atl-ca-001.litwareinc.com\\Litware Root CA' } });
  });

  test('is left by Back for the choice before it, not for a question that is not asked any more', async () => {
    let wentBack = false;
    const { asked } = await rehearse(rehearsalFolder(), {
      faults: ['oauth-expired'],
      answers,
      interject: (demand) => {
        if (wentBack) return { kind: 'leave' };
        wentBack = demand.kind === 'confirm' && demand.plan.acts.some((each) => each.id === 'oauth.assign');
        return wentBack ? { kind: 'back' } : undefined;
      },
    });
    expect(asked.at(-1)).toMatchObject({ kind: 'ask', question: { key: 'certificates.oauthTokenIssuer' } });
  });

  test('that someone has to grant is waited for, also by a wizard that was left and started again', async () => {
    const dir = rehearsalFolder();
    const left = await rehearse(dir, {
      faults: ['certificate-requests-pending'],
      answers,
      interject: (demand) =>
        demand.kind === 'confirm' && demand.plan.acts.some((each) => each.id === 'oauth.retrieve') ? { kind: 'leave' } : undefined,
    });
    expect(left.driven.kind).toBe('left');
    const { driven, records } = await rehearse(dir, { answers });
    expect(driven.kind).toBe('finished');
    expect(oauth(records)).toEqual(['oauth.request', 'oauth.retrieve', 'oauth.assign']);
  });

  test('that is denied is not asked for again without a word, and the way back stays open', async () => {
    const dir = rehearsalFolder();
    await rehearse(dir, { faults: ['certificate-requests-pending'], interject: () => ({ kind: 'leave' }) });
    alter(dir, (world) => {
      world.authorityPolicy = 'denies';
    });
    // Whether it is denied before it is looked at or while it is retrieved is the authority's affair.
    expect((await rehearse(dir, { answers })).driven.kind).not.toBe('finished');
    const second = await rehearse(dir, { answers });
    expect(second.driven).toMatchObject({ kind: 'missing', key: 'certificates.requestAgain' });
    const third = await rehearse(dir, { answers: { ...answers, 'certificates.requestAgain': 'other' } });
    expect(third.driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', trouble: { about: 'oauth.request.denied' } } });
    expect(oauth(third.records).filter((each) => each === 'oauth.request')).toHaveLength(1);
  });
});

describe('a request that is signed elsewhere', () => {
  const inFile = {
    ...answers,
    'certificates.oauthTokenIssuer': 'file',
    'certificates.requestFile': 'C:\\skype.req',
  };

  test('is written, waited for, and joined with its key', async () => {
    const dir = rehearsalFolder();
    const waiting = await rehearse(dir, { faults: ['oauth-expired'], answers: inFile });
    expect(waiting.driven).toMatchObject({ kind: 'missing', key: 'certificates.signedFile' });
    const { driven, records } = await rehearse(dir, { answers: { ...inFile, 'certificates.signedFile': 'C:\\skype.cer' } });
    expect(driven.kind).toBe('finished');
    expect(oauth(records)).toEqual(['oauth.request-file', 'oauth.import-signed', 'oauth.assign']);
  });

  test('names what is wrong where the file is not there', async () => {
    const { driven } = await rehearse(rehearsalFolder(), {
      faults: ['oauth-expired'],
      answers: { ...inFile, 'certificates.signedFile': 'C:\\elsewhere.cer' },
    });
    expect(driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', trouble: { about: 'oauth.import-signed' } } });
  });
});

describe('a certificate that ends soon', () => {
  test('is rolled: the old one signs until the day, and on the day the rest follows by itself', async () => {
    const dir = rehearsalFolder();
    const staged = await rehearse(dir, { faults: ['oauth-due'], answers });
    expect(staged.driven.kind).toBe('finished');
    expect(oauth(staged.records)).toEqual(['oauth.request', 'oauth.roll']);
    const before = issuerIn(dir);
    theDayComes(dir);
    // A finished state file stays as it is; the day has a set-up of its own.
    rmSync(path.join(dir, 'set-up.jsonl'));
    const { driven, records } = await rehearse(dir, { answers });
    expect(driven.kind).toBe('finished');
    expect(changesOf(records).filter((each) => !each.startsWith('test '))).toEqual([
      'partner.refresh',
      'restart atl-exchange-001.litwareinc.com',
    ]);
    expect(issuerIn(dir)).toMatchObject({ previous: before?.thumbprint, next: null });
  });

  test('whose next one is taken back signs on as if nothing had been', async () => {
    const dir = rehearsalFolder();
    await rehearse(dir, { faults: ['oauth-due'], answers });
    const before = issuerIn(dir);
    expect(before?.next).not.toBeNull();
    const undone = await rehearse(dir, {
      aim: 'undo',
      answers: { ...answers, 'undo.confirm': 'undo', 'undo.changes': ['oauth.roll'] },
      interject: likely,
    });
    expect(undone.driven.kind).toBe('finished');
    expect(issuerIn(dir)).toMatchObject({ thumbprint: before?.thumbprint, next: null });
  });
});
