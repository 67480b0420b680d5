// Whether a certificate that is still valid is renewed: only as the admin says.

import { describe, expect, test } from 'vitest';
import type { Aim } from '../../src/model/undo.ts';
import { renewalKey, renewalQuestions, renews } from '../../src/steps/certificates/renewal.ts';
import type { StepContext } from '../../src/steps/step.ts';
import { changesOf, litware, rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { renewal } from '../wizard/renewing.ts';
import { doneFolder } from '../wizard/undoing.ts';
import { nothingSeen } from './certificates-seen.ts';

const now = '2026-11-24T12:00:00.000Z';
const inDays = (days: number): string => new Date(Date.parse(now) + days * 86_400_000).toISOString();

function known(skype: number, exchange: number, more: { readonly aim?: Aim; readonly answers?: StepContext['answers'] } = {}): StepContext {
  const thumbprint = 'A'.repeat(40);
  const certificates = {
    ...nothingSeen,
    issuer: {
      seen: true,
      value: {
        thumbprint,
        subject: 'CN=litwareinc.com',
        notBefore: inDays(-300),
        notAfter: inDays(skype),
        effective: null,
        previous: null,
      },
    },
    authCertificates: [
      {
        server: 'atl-exchange-001.litwareinc.com',
        certificate: {
          seen: true,
          value: { notBefore: inDays(-300), notAfter: inDays(exchange), hasPrivateKey: true, keyBits: 2048, keyKind: 'rsa' },
        },
      },
    ],
  };
  return {
    facts: { certificates },
    answers: more.answers ?? {},
    aim: more.aim ?? 'set up',
    did: [],
    waits: [],
    overridden: [],
    decided: [],
    looks: {},
    testsSince: 0,
    reported: [],
    access: undefined,
    secrets: {},
    thisComputer: [],
    user: 'LITWAREINC\\kenmyer',
    now,
  };
}

describe('a certificate that is still valid', () => {
  test('is nobody’s question while it is far from its end', () => {
    expect(renewalQuestions(known(300, 900))).toEqual([]);
  });

  test('is asked about when it ends within 60 days, and suggested', () => {
    expect(renewalQuestions(known(59, 900))).toMatchObject([{ key: renewalKey, likely: ['skype'] }]);
    expect(renewalQuestions(known(300, 59))).toMatchObject([{ key: renewalKey, likely: ['exchange'] }]);
  });

  test('is asked about in a renewal, and not suggested without need', () => {
    const [question] = renewalQuestions(known(300, 900, { aim: 'renew' }));
    expect(question).toMatchObject({ kind: 'many', likely: [] });
    expect(question?.kind === 'many' && question.choices.map(({ value }) => value)).toEqual(['skype', 'exchange']);
  });

  test('is renewed only where the admin chose it', () => {
    expect(renews(known(10, 10), 'skype')).toBe(false);
    const chosen = known(10, 10, { answers: { [renewalKey]: ['exchange'] } });
    expect([renews(chosen, 'skype'), renews(chosen, 'exchange')]).toEqual([false, true]);
  });
});

test('one whose next one waits for its day is not asked about again, unless it was chosen here', () => {
  const other = 'B'.repeat(40);
  const stagedIn = (given: StepContext, isThere = true): StepContext => {
    const { certificates } = given.facts;
    const issuer = {
      seen: true,
      value: {
        thumbprint: other,
        subject: 'CN=litwareinc.com',
        notBefore: inDays(-1),
        notAfter: inDays(700),
        effective: inDays(3),
        previous: 'A'.repeat(40),
      },
    };
    return { ...given, facts: { certificates: { ...Object(certificates), stores: [isThere ? storeWith(other) : store], issuer } } };
  };
  const offered = (given: StepContext) =>
    renewalQuestions(given).flatMap((each) => (each.kind === 'many' ? each.choices.map(({ value }) => value) : []));
  expect(renewalQuestions(stagedIn(known(20, 900)))).toEqual([]);
  expect(offered(stagedIn(known(20, 900, { aim: 'renew' })))).toEqual(['exchange']);
  expect(offered(stagedIn(known(20, 900, { aim: 'renew', answers: { [renewalKey]: ['skype'] } })))).toEqual(['skype', 'exchange']);
  // Nobody could sign with it on its day.
  expect(renewalQuestions(stagedIn(known(20, 900), false))).toMatchObject([{ likely: ['skype'] }]);
});

test('one whose next one no server has is asked about: on its day nobody could sign with it', () => {
  const stagedOn = (given: StepContext, value: object | null): StepContext => {
    const { certificates } = given.facts;
    const named = {
      ...{ current: 'A'.repeat(40), previous: null, realm: null, domainController: null, whenChanged: null },
      ...{ next: 'C'.repeat(40), nextEffective: inDays(25) },
    };
    const nextAuthCertificates = [{ server: 'atl-exchange-001.litwareinc.com', certificate: { seen: true, value } }];
    return {
      ...given,
      facts: { certificates: { ...Object(certificates), authConfig: { seen: true, value: named }, nextAuthCertificates } },
    };
  };
  const good = { notBefore: inDays(-1), notAfter: inDays(900), hasPrivateKey: true, keyBits: 2048, keyKind: 'rsa' };
  expect(renewalQuestions(stagedOn(known(300, 59), good))).toEqual([]);
  expect(renewalQuestions(stagedOn(known(300, 59), null))).toMatchObject([{ key: renewalKey, likely: ['exchange'] }]);
  expect(renewalQuestions(stagedOn(known(300, 59), { ...good, hasPrivateKey: false }))).toMatchObject([{ likely: ['exchange'] }]);
});

/** The one in use, as the Front End has it. */
const store = {
  frontEnd: 'atl-cs-001.litwareinc.com',
  certificates: {
    seen: true,
    value: [
      {
        thumbprint: 'A'.repeat(40),
        subject: 'CN=litwareinc.com',
        friendlyName: '',
        notBefore: inDays(-300),
        notAfter: inDays(20),
        keyBits: 2048,
        hasPrivateKey: true,
        exportable: true,
        faults: [],
      },
    ],
  },
};

/** The same Front End, with one more that lasts long. */
const storeWith = (thumbprint: string) => ({
  ...store,
  certificates: {
    ...store.certificates,
    value: store.certificates.value.flatMap((each) => [each, { ...each, thumbprint, notAfter: inDays(700) }]),
  },
});

test('one that has expired is not asked about: it has to be replaced', () => {
  expect(renewalQuestions(known(-1, 900))).toEqual([]);
});

test('a renewal in which nothing is chosen looks, changes nothing more than a set-up, and ends as one', async () => {
  const { driven, asked } = await rehearse(rehearsalFolder(), { aim: 'renew', answers: { ...litware, [renewalKey]: [] } });
  expect(driven).toMatchObject({ kind: 'finished', of: 'set up' });
  expect(asked.some((each) => each.kind === 'ask' && each.question.key === renewalKey)).toBe(true);
});

test('a renewal with nothing marked says so on the page of its step and in its first line, and not that something works', async () => {
  const { driven, asked, records } = await renewal(await doneFolder(), []);
  expect(changesOf(records).filter((each) => !each.startsWith('test '))).toEqual([]);
  const pages = asked.flatMap((each) =>
    each.kind === 'read' && each.page === 'outcome' && each.step === 'certificates' ? [each.unchanged] : [],
  );
  expect(pages).toEqual(['Nothing was renewed, because nothing was marked.']);
  expect(driven).toMatchObject({ kind: 'finished', summary: { title: 'Nothing was renewed, because nothing was marked.' } });
});
