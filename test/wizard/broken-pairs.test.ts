// The kept looks at worlds in which one thing is broken, or two: the first that is named is really wrong there. No world is opened.

import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/diagnosis/catalogue.ts';
import { symptoms } from '../../src/diagnosis/causes/symptoms.ts';
import { faults } from '../../src/lab/faults/catalogue.ts';
import { sequence } from '../../src/steps/sequence.ts';
import type { StepContext } from '../../src/steps/step.ts';
import { matrixFor } from '../../src/wizard/matrix.ts';
import { stoppedBy } from '../../src/wizard/trouble.ts';
import { kept } from './broken-pairs.ts';
import { expected } from './fault-promises.ts';

/** What tells a fault as well, beside its own row, its promise and the catalogue of causes: findings, and entries of that catalogue. */
const alsoTold: { readonly [fault: string]: readonly string[] } = {
  'oauth-due': ['oauth.renewal'],
  'no-oauth-token-issuer': ['skype-cannot-sign'],
  'certificate-requests-pending': ['oauth.none', 'issuer-missing', 'skype-cannot-sign'],
  // The answers have Skype's certificate renewed, whichever is due.
  'auth-due': ['oauth.renewal'],
  'auth-certificate-expired': ['auth-certificate-expired', 'auth-certificate-crashes'],
  'certificate-name-wrong': ['certificate-exchange-not-trusted'],
  'intermediate-missing': ['certificate-exchange-not-trusted'],
  // The name leads to a server that shows another's certificate.
  'hosts-file': ['certificate-exchange-not-trusted'],
  'shell-objects-empty': ['auth-certificate-expired', 'auth-certificate-crashes'],
  'oauth-key-unusable': ['skype-cannot-sign'],
  'auth-key-elliptic': ['auth-certificate-cannot-sign'],
  'oauth-key-elliptic': ['skype-cannot-sign'],
  'mailbox-full': ['mailbox-busy'],
  'ews-programs-listed': ['ews-switched-off'],
  'pool-switched-off': ['pool-stopped'],
};

const entries = [...catalogue, ...symptoms];

/** All that may be named for a fault. */
function toldOf(fault: string): readonly string[] {
  const promise = expected[fault];
  return [
    ...(faults.find(({ id }) => id === fault)?.mend.behind ?? []),
    ...(promise !== undefined && 'cause' in promise ? [promise.cause] : []),
    ...catalogue.filter(({ played }) => played === `fault ${fault}`).map(({ id }) => id),
    ...(alsoTold[fault] ?? []),
  ];
}

const all = kept();
const worlds = all.flatMap(({ broken, context }) => (context === null ? [] : [{ broken, context }]));

const amissIn = (context: StepContext) =>
  sequence.flatMap((step) =>
    step
      .judge(context)
      .filter(({ state }) => state === 'stop' || state === 'to mend')
      .map((finding) => ({ step, finding })),
  );
const well = worlds.find(({ broken }) => broken.length === 0);
const always = new Set(well && amissIn(well.context).map(({ finding }) => finding.code));

/** What the steps come upon first, and what the failed test is put down to. */
function namedIn(context: StepContext): { readonly first: string | undefined; readonly behindTest: string | undefined } {
  const amiss = amissIn(context).filter(({ finding }) => !always.has(finding.code));
  const failed = amiss.find(({ finding }) => finding.code === 'test.failed');
  const demand = failed && stoppedBy(failed.finding, failed.step, context, sequence);
  const cause = demand?.kind === 'way out' ? demand.trouble.cause : undefined;
  const behindTest = cause && (entries.find((each) => cause.includes(each.cause))?.id ?? cause);
  return { first: amiss.find(({ finding }) => finding.code !== 'test.failed')?.finding.code, behindTest };
}
const named = worlds.map(({ broken, context }) => ({ broken, told: broken.flatMap(toldOf), ...namedIn(context) }));
const about = (count: number) => named.filter(({ broken }) => broken.length === count);

describe.each([1, 2])('where %i of the lab’s faults stand', (count) => {
  test('what is found first is one of them', () => {
    const wrong = about(count).filter(({ first, told }) => first !== undefined && !told.includes(first));
    expect(wrong.map(({ broken, first }) => `${broken.join(' + ')}: ${first}`)).toEqual([]);
  });

  // In a set-up, what was found before has been mended by then.
  test('what a failed test is put down to is one of them, where no step before it found any', () => {
    const wrong = about(count).filter(({ first, behindTest, told }) => first === undefined && behindTest && !told.includes(behindTest));
    expect(wrong.map(({ broken, behindTest }) => `${broken.join(' + ')}: ${behindTest}`)).toEqual([]);
  });
});

test('what a failed test is put down to where one fault stands is that one', () => {
  const wrong = about(1).filter(({ behindTest, told }) => behindTest !== undefined && !told.includes(behindTest));
  expect(wrong.map(({ broken, behindTest }) => `${broken.join(' + ')}: ${behindTest}`)).toEqual([]);
});

test('a check that tests where two faults stand seldom puts the failure down to a third', () => {
  const misled = about(2).filter(({ behindTest, told }) => behindTest !== undefined && !told.includes(behindTest));
  expect(misled.length).toBeLessThanOrEqual(26);
});

test('each fault of the lab was looked at alone', () => {
  const alone = all.flatMap(({ broken }) => (broken.length === 1 ? broken : []));
  expect(alone.toSorted()).toEqual(faults.map(({ id }) => id).toSorted());
});

test('each fault that a house of one server of each can have stands in three pairs at least', () => {
  const alone = about(1).flatMap(({ broken }) => broken);
  expect(alone.filter((fault) => about(2).filter(({ broken }) => broken.includes(fault)).length < 3)).toEqual([]);
});

test('a test that a stopped pool failed is made once more, and then put down to it', () => {
  expect(about(1).find(({ broken }) => broken[0] === 'pool-stopped')).toMatchObject({ behindTest: 'pool-stopped' });
});

test('a web service that answers with an error stands in the matrix with its status', () => {
  const stopped = worlds.find(({ broken }) => broken.length === 1 && broken[0] === 'pool-stopped');
  const cells = stopped === undefined ? [] : matrixFor(stopped.context, sequence).flatMap((row) => row.cells);
  expect(cells.filter(({ endpoint }) => endpoint === 'EWS')).toMatchObject([{ state: 'wrong', says: 'HTTP 503' }]);
});
