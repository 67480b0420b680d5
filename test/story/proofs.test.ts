// Until when a test shows that the connection works.

import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/model/record.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { holds, proofsIn } from '../../src/story/proofs.ts';
import { finding } from '../log/sample.ts';
import { badly, begun, change, done, ended, looked, opened, tell, tested, undoOf } from './tales.ts';

/** Its test is record 4 to 6. */
const proven = [opened, ...done(change('one')), ...tested()];
const untils = (facts: readonly Fact[]) => proofsIn(tell(facts), sequence).map(({ until }) => until);
const amiss = finding('Exchange does not know Skype.');

describe('a test that passed', () => {
  test('is true while nothing was changed since', () => {
    const proofs = proofsIn(tell([...proven, looked('servers'), { type: 'closed', verdict: 'done' }]), sequence);
    expect(proofs.map(holds)).toEqual([true]);
  });

  test.each([
    ['a change', begun(change('two'))],
    ['an undo', begun(undoOf(2))],
  ])('is true until %s, whatever became of that', (_, intent) => {
    expect(untils([...proven, looked('servers'), intent])).toMatchObject([{ kind: 'changed', seq: 8, at: '2026-11-24T11:00:07.000Z' }]);
  });

  test('stays true where a look found that the change had not begun', () => {
    const settled: Fact = { type: 'settled', step: 'exchangeAsPartner', change: 'two', settled: 'not started' };
    expect(untils([...proven, begun(change('two')), opened, settled])).toEqual([null]);
  });

  test('is true until a look saw something amiss that was not there before', () => {
    const facts = [opened, looked('servers', [amiss]), ...tested(), looked('servers', [amiss]), looked('skypeAsPartner', [amiss])];
    expect(untils(facts)).toMatchObject([{ kind: 'seen', seq: 7, finding: amiss }]);
  });

  test('stays true when something could not be looked at, or a test step of its own looks', () => {
    const unseen = [
      { ...finding('Not looked at.', 'stop'), code: 'partner.not-seen', blind: true as const },
      finding('Not seen.', 'not seen'),
      finding('Fine.', 'ok'),
    ];
    expect(untils([...proven, looked('servers', unseen), looked('connectivityTest', [amiss])])).toEqual([null]);
  });

  test('is true until the same test fails', () => {
    const again = [begun(change('test 1'), 'connectivityTest'), ended('test 1', badly, 'connectivityTest')];
    expect(untils([...proven, ...again])).toMatchObject([{ kind: 'tested', seq: 7 }, null]);
  });

  test('is proven anew by the next one after a change', () => {
    const proofs = proofsIn(tell([...proven, ...done(change('two')), ...tested()]), sequence);
    expect(proofs.map(holds)).toEqual([false, true]);
  });
});

test('a test that failed, or printed what nobody knows, proves nothing', () => {
  const failed = [begun(change('test 2'), 'connectivityTest'), ended('test 2', badly, 'connectivityTest')];
  expect(proofsIn(tell([opened, ...failed, ...tested('test 3', 'Test bestanden.')]), sequence).map(holds)).toEqual([false, false]);
});
