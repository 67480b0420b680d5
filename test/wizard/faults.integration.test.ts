// Faults of the lab, each alone: a small sample; a larger one is in faults.deep.test.ts, all are in faults.release.test.ts.

import { describe, expect, test } from 'vitest';
import { faults } from '../../src/lab/faults/catalogue.ts';
import { answers, expected, isMendedFromOutside, keepsItsPromise } from './fault-promises.ts';
import { rehearsalFolder, rehearse } from './rehearsal.ts';

const sample = Object.entries(expected).filter((_, index) => index % 9 === 0);

describe('a world that is broken as production breaks', () => {
  test('every fault of the lab has its promise here', () => {
    expect(Object.keys(expected).sort()).toEqual(faults.map((fault) => fault.id).sort());
  });

  test.each(sample)('%s: never a success, the cause at the earliest step, and well once it is mended', (fault, outcome) =>
    keepsItsPromise(fault, outcome, expect),
  );

  test.each(['no-oauth-token-issuer', 'auth-expired-later', 'stale-skype-certificate'])(
    '%s: mended by an admin before the wizard comes, it is in nobody’s way',
    (fault) => isMendedFromOutside(fault, expected[fault] ?? { mends: null }, expect),
  );
});

describe('going on in spite of a realm that is not accepted', () => {
  test('takes the typed word, and still never ends as a success', async () => {
    const { driven } = await rehearse(rehearsalFolder(), {
      faults: ['realm-not-accepted'],
      answers: { ...answers, 'realm.not-accepted.goOnAnyway': 'go on anyway' },
    });
    expect(driven).toMatchObject({
      kind: 'left',
      demand: { kind: 'way out', step: 'connectivityTest', trouble: { about: 'test.failed' } },
    });
    expect(driven.kind === 'left' && driven.demand.kind === 'way out' && driven.demand.trouble.cause).toContain('accepted domain');
  });
});
