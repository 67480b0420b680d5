import { describe, expect, test } from 'vitest';
import type { Record } from '../../src/model/record.ts';
import { connectivityTest } from '../../src/steps/connectivity-test/step.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { storyOf } from '../../src/story/story.ts';
import { next } from '../../src/wizard/next.ts';
import { stepContextOf } from '../../src/wizard/step-context.ts';
import { litware, rehearsalFolder, rehearse } from './rehearsal.ts';

const here = { sequence, user: 'LITWAREINC\\kenmyer', computer: 'here', now: new Date().toISOString() };

/** The records of a whole rehearsal up to the one found, and one more made from an earlier one with a later number. */
function cutAfter(records: readonly Record[], found: (record: Record) => boolean): readonly Record[] {
  const at = records.findIndex(found);
  if (at < 0) throw new Error('The record is not there.');
  return records.slice(0, at + 1);
}

const again = (records: readonly Record[], found: (record: Record) => boolean): readonly Record[] => {
  const record = records.findLast(found);
  if (record === undefined) throw new Error('The record is not there.');
  return [...records, { ...record, seq: records.length + 1 }];
};

describe('what was confirmed is what runs', () => {
  test('a newer look makes an older confirmation void', async () => {
    const { records } = await rehearse(rehearsalFolder());
    const confirmed = cutAfter(records, (each) => each.type === 'confirmed' && each.step === 'skypeAsPartner');
    expect(next(storyOf(confirmed), here).kind).toBe('run');
    const looked = again(confirmed, (each) => each.type === 'looked' && each.step === 'skypeAsPartner');
    expect(next(storyOf(looked), here)).toMatchObject({ kind: 'confirm', step: 'skypeAsPartner' });
  });

  test('a wrong word agrees to nothing: it is asked again', async () => {
    let wrong = 0;
    const { driven, asked, records } = await rehearse(rehearsalFolder(), {
      interject: (demand) => {
        if (demand.kind !== 'confirm' || demand.step !== 'iisRestart' || wrong > 0) return undefined;
        wrong += 1;
        return { kind: 'value', value: 'yes' };
      },
    });
    expect(driven.kind).toBe('finished');
    expect(asked.filter((each) => each.kind === 'confirm' && each.step === 'iisRestart')).toHaveLength(2);
    expect(records.filter((each) => each.type === 'confirmed' && each.step === 'iisRestart')).toMatchObject([
      { typed: 'atl-exchange-001' },
    ]);
  });
});

describe('a test that passed before something was changed', () => {
  test('proves nothing: all are run again', async () => {
    const { records } = await rehearse(rehearsalFolder());
    const context = stepContextOf(storyOf(records), here);
    expect(connectivityTest.plan(context)).toEqual([]);
    const since = Math.max(...context.did.map((each) => each.seq));
    expect(connectivityTest.plan({ ...context, testsSince: since })).toHaveLength(3);
  });
});

describe('an interrupted change', () => {
  test('of which nobody can tell whether it was done is not run again without being asked for, where that could do harm', async () => {
    const { records } = await rehearse(rehearsalFolder());
    const cut = cutAfter(records, (each) => each.type === 'intent' && each.change.id.startsWith('restart '));
    const intent = cut.at(-1);
    if (intent?.type !== 'intent') throw new Error('The record is not there.');
    const { seq, step, change } = intent;
    const settled: Record = { ...intent, type: 'settled', seq: seq + 1, change: change.id, settled: 'cannot tell' };
    const looked = again([...cut, settled], (each) => each.type === 'looked' && each.step === 'iisRestart');
    expect(next(storyOf(looked), here)).toMatchObject({ kind: 'way out', trouble: { about: change.id } });
    const decided: Record = { ...intent, type: 'decided', seq: seq + 3, step, about: change.id, option: 'go on anyway' };
    expect(next(storyOf([...looked, decided]), here)).toMatchObject({ kind: 'confirm', step: 'iisRestart' });
  });

  test('that may be repeated by itself, and one that may not, are told apart: only a restart and a policy of its own are not', async () => {
    const kept = await rehearse(rehearsalFolder());
    const pilot = await rehearse(rehearsalFolder(), { answers: { ...litware, 'servers.contacts': 'pilot' } });
    const changes = [...kept.records, ...pilot.records].flatMap((each) => (each.type === 'intent' ? [each.change] : []));
    const asked = new Set(changes.filter(({ whenUnclear }) => whenUnclear === 'ask').map(({ id }) => id));
    expect([...asked].sort()).toEqual(['contacts.pilot-policy', 'restart atl-exchange-001.litwareinc.com']);
  });

  test('is settled before anything else is demanded, whatever step it is in', async () => {
    const { records } = await rehearse(rehearsalFolder());
    for (const intent of records.filter((each) => each.type === 'intent')) {
      const cut = cutAfter(records, (each) => each === intent);
      expect(next(storyOf(cut), here)).toMatchObject({ kind: 'settle', change: { id: intent.change.id } });
    }
  });
});
