// Exchange's signing key of every kind: with its private key or without, of any size and algorithm, valid from and until any day, with
// another one in a store or not. One that cannot sign is never called right, nothing throws, and SMTP does not move unnoticed.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { authCertificateSubject } from '../../src/exchange/signing.ts';
import type { Command } from '../../src/model/command.ts';
import { notSeen, type Seen } from '../../src/model/finding.ts';
import { shifted } from '../../src/model/instant.ts';
import type { Json } from '../../src/model/json.ts';
import type { Reader } from '../../src/powershell/reader.ts';
import { inspectAuth } from '../../src/steps/certificates/auth-certificate/facts.ts';
import { judgeAuth } from '../../src/steps/certificates/auth-certificate/judge.ts';
import { authPlan, authProved } from '../../src/steps/certificates/auth-certificate/plan.ts';
import { authQuestions } from '../../src/steps/certificates/auth-certificate/questions.ts';
import { claims } from '../../src/steps/certificates/claims.ts';
import { certificatesOf } from '../../src/steps/certificates/facts.ts';
import type { Held } from '../../src/steps/certificates/held.ts';
import { renewalKey } from '../../src/steps/certificates/renewal.ts';
import type { Did, StepContext } from '../../src/steps/step.ts';
import { nothingSeen, othersSeen } from './certificates-seen.ts';

const now = '2026-11-24T12:00:00.000Z';
const server = 'ex1.example.com';
const [current, unused, smtp] = ['A'.repeat(40), 'B'.repeat(40), 'C'.repeat(40)];
const day = 86_400_000;
const at = (days: number): string => shifted(now, days * day) ?? '';

type Certificate = Extract<Held['certificates'], { seen: true }>['value'][number];
const good: Certificate = {
  thumbprint: current,
  subject: authCertificateSubject,
  notBefore: at(-300),
  notAfter: at(900),
  keyBits: 2048,
  keyKind: 'rsa',
  hasPrivateKey: true,
  exportable: true,
  services: 'SMTP',
};
const another: Certificate = { ...good, thumbprint: unused };

type World = {
  readonly certificate: Certificate | null;
  readonly another?: Certificate | null;
  /** What serves SMTP; a reason where nobody may ask. */
  readonly smtp?: Seen<string>;
  readonly renews?: boolean;
  readonly did?: readonly Did[];
  readonly answers?: StepContext['answers'];
  readonly overridden?: readonly string[];
  /** Milliseconds; not measured when left out. */
  readonly serverIsAhead?: number;
  readonly more?: { readonly [name: string]: Json };
};

const nobody: Json = { seen: false, why: 'Not looked at.' };

/** Of the servers nothing is known but the clock of this one. */
const serversSeen = (offsetMs: number): Json => ({
  ...Object.fromEntries(
    ['pools', 'webServers', 'sipDomains', 'skypeVersion', 'oauth', 'replication', 'organisation', 'exchangeServers', 'acceptedDomains'].map(
      (each) => [each, nobody],
    ),
  ),
  clientAccess: nobody,
  contacts: { policies: nobody, migrated: nobody, archiving: nobody },
  rights: { exchange: nobody, skype: nobody },
  readings: [],
  views: [],
  servesTls: [],
  stoppedPools: [],
  proxies: [],
  authRealm: nobody,
  authCertificate: nobody,
  webServices: { addresses: nobody, ways: [], off: nobody },
  behind: [],
  ewsEnabled: nobody,
  organisationGuid: nobody,
  documents: { skype: null, exchange: null },
  clocks: [{ server, offsetMs, errorMs: 20, source: null, sourceAheadSeconds: null }],
});

/** As the step sees such a world. */
async function looked({ certificate, another: other = null, smtp: serves = { seen: true, value: smtp }, ...world }: World) {
  const asked: string[] = [];
  const reader: Reader = {
    run: async (command: Command) => {
      const name = command.kind === 'program' || command.kind === 'script' ? command.kind : command.name;
      asked.push(name);
      const told: { readonly [command: string]: readonly unknown[] } = {
        'Get-AuthConfig': [
          {
            CurrentCertificateThumbprint: current,
            PreviousCertificateThumbprint: '',
            NextCertificateThumbprint: '',
            NextCertificateEffectiveDate: null,
            Realm: '',
            OriginatingServer: 'dc.example.com',
            WhenChangedUTC: at(-300),
          },
        ],
        'Get-ExchangeCertificate': [{ Identity: `${server}\\${current}` }],
        'Get-TransportService': serves.seen ? [{ Name: 'ex1', InternalTransportCertificateThumbprint: serves.value }] : [],
      };
      const isHidden = name === 'Get-TransportService' && !serves.seen;
      const errors = isHidden ? [{ message: 'Not recognized.', fullyQualifiedErrorId: 'CommandNotFoundException', category: '' }] : [];
      return { objects: told[name] ?? [], errors, end: { kind: 'ended', hadErrors: isHidden, exitCode: null } };
    },
  };
  const before: StepContext = {
    facts: world.serverIsAhead === undefined ? {} : { servers: serversSeen(world.serverIsAhead) },
    answers:
      world.renews === true
        ? { [renewalKey]: ['exchange'], 'certificates.authEffective': '2026-12-24', ...world.answers }
        : (world.answers ?? {}),
    aim: world.renews === true ? 'renew' : 'set up',
    did: world.did ?? [],
    waits: [],
    overridden: world.overridden ?? [],
    decided: [],
    looks: {},
    testsSince: 0,
    reported: [],
    access: undefined,
    secrets: {},
    thisComputer: [],
    user: 'EXAMPLE\\admin',
    now,
  };
  const certificates = [certificate, other].filter((each) => each !== null);
  const auth = await inspectAuth(reader, [{ server, certificates: { seen: true, value: certificates } }], before);
  const context: StepContext = {
    ...before,
    facts: { ...before.facts, certificates: { ...nothingSeen, ...world.more, ...JSON.parse(JSON.stringify(auth)) } },
  };
  const facts = certificatesOf(context);
  if (facts === undefined) throw new Error('There are no facts.');
  return {
    asked,
    findings: judgeAuth(facts, context),
    plan: authPlan(context),
    questions: authQuestions(context),
    proved: authProved(context),
  };
}

const isRight = ({ findings }: Awaited<ReturnType<typeof looked>>) => findings.every(({ state }) => state === 'ok' || state === 'note');

describe('an auth certificate that cannot sign', () => {
  test.each<readonly [string, Certificate | null, string]>([
    ['is not there', null, 'auth.missing-everywhere'],
    ['has lost its private key', { ...good, hasPrivateKey: false }, 'auth.no-key'],
    ['has 1,024 bits', { ...good, keyBits: 1024 }, 'auth.weak'],
    ['has an elliptic-curve key', { ...good, keyBits: null, keyKind: 'elliptic curve' }, 'auth.other-key'],
    ['has a key for RSASSA-PSS', { ...good, keyKind: 'rsa-pss' }, 'auth.other-key'],
    ['has a key of another kind', { ...good, keyBits: null, keyKind: 'other' }, 'auth.other-key'],
    ['is valid from next week', { ...good, notBefore: at(7) }, 'auth.not-yet-valid'],
    ['is valid from in an hour', { ...good, notBefore: at(1 / 24) }, 'auth.not-yet-valid'],
    ['has expired', { ...good, notAfter: at(-1) }, 'auth.expired'],
  ])(
    'since it %s, is named; one that is there and good is offered, and where none is, what serves SMTP is looked at first',
    async (_, certificate, code) => {
      const offered = await looked({ certificate, another });
      expect(offered.findings).toContainEqual(expect.objectContaining({ code, state: 'to mend' }));
      expect(offered.plan).toMatchObject([{ id: 'auth.stage-now', command: { parameters: { NewCertificateThumbprint: unused } } }]);
      const alone = await looked({ certificate });
      expect(alone.plan).toMatchObject([{ id: 'auth.make', fields: { uses: [{ server, smtp }] } }]);
    },
  );

  test('is not replaced by another that cannot sign either', async () => {
    for (const worse of [
      { notBefore: at(7) },
      { keyBits: 1024 },
      { keyKind: 'elliptic curve' as const, keyBits: null },
      { hasPrivateKey: false },
    ]) {
      const { plan } = await looked({ certificate: { ...good, keyBits: 1024 }, another: { ...another, ...worse } });
      expect(plan).toMatchObject([{ id: 'auth.make' }]);
    }
  });

  test('because it begins about now, is only new: clocks differ', async () => {
    expect(isRight(await looked({ certificate: { ...good, notBefore: at(9 / 1440) } }))).toBe(true);
  });

  test('does so by the clock of its server: what is valid there is valid, however slow this computer is', async () => {
    const tomorrow = { ...good, notBefore: at(1) };
    expect(isRight(await looked({ certificate: tomorrow, serverIsAhead: 0 }))).toBe(false);
    expect(isRight(await looked({ certificate: tomorrow, serverIsAhead: day }))).toBe(true);
  });
});

const days = fc.constantFrom(-900, -1, -1 / 24, 0, 1 / 1440, 1 / 24, 1, 2, 30, 59, 61, 400, 900);
const instant = fc.oneof(
  { weight: 9, arbitrary: days.map(at) },
  { weight: 1, arbitrary: fc.constantFrom('', 'not read', '+010000-01-01T00:00:00.000Z') },
);
const kind = fc.record({
  notBefore: instant,
  notAfter: instant,
  key: fc.constantFrom<Pick<Certificate, 'keyBits' | 'keyKind'>>(
    { keyKind: 'rsa', keyBits: 512 },
    { keyKind: 'rsa', keyBits: 1024 },
    { keyKind: 'rsa', keyBits: 2047 },
    { keyKind: 'rsa', keyBits: 2048 },
    { keyKind: 'rsa', keyBits: 4096 },
    { keyKind: 'rsa-pss', keyBits: 2048 },
    { keyKind: 'elliptic curve', keyBits: null },
    { keyKind: 'other', keyBits: null },
  ),
  hasPrivateKey: fc.constantFrom(true, false, null),
  exportable: fc.constantFrom(true, false, null),
});
const certificate = (thumbprint: string) =>
  fc.option(
    kind.map(({ key, ...other }): Certificate => ({ ...good, thumbprint, ...other, ...key })),
    { nil: null },
  );

/** Ours, not the wizard's: what is not read of a certificate decides nothing. */
function cannotSign(each: Certificate | null): boolean {
  if (each === null || each.hasPrivateKey === false || each.keyKind !== 'rsa' || (each.keyBits ?? 0) < 2048) return true;
  return Date.parse(each.notBefore) > Date.parse(now) + 10 * 60_000 || Date.parse(each.notAfter) <= Date.parse(now);
}

test('whatever the kind: never "already right" for one that cannot sign, no throw, SMTP known before one is made', async () => {
  const world = fc.record({
    certificate: certificate(current),
    another: certificate(unused),
    smtp: fc.constantFrom<Seen<string>>({ seen: true, value: smtp }, { seen: true, value: current }, notSeen('No right.')),
    renews: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(world, async (given) => {
      const seen = await looked(given);
      if (cannotSign(given.certificate)) {
        expect(isRight(seen)).toBe(false);
        expect(seen.findings.filter(({ code }) => code === 'auth')).toEqual([]);
        expect(seen.proved.filter((each) => each.includes('Exchange signs with'))).toEqual([]);
      }
      const ids = seen.plan.map(({ id }) => id);
      if (ids.includes('auth.make')) expect(given.smtp.seen).toBe(true);
      if (ids.some((id) => id.startsWith('auth.stage'))) expect(cannotSign(given.another)).toBe(false);
      expect(JSON.stringify(seen.plan)).not.toMatch(/NaN|Invalid|"at":"not/);
    }),
    { numRuns: 1500 },
  );
});

/** This state file made one while another certificate served SMTP. */
const made = (fields: Json): Did => ({
  seq: 1,
  at: now,
  step: 'certificates',
  id: 'auth.make',
  kind: 'auth.make',
  about: '',
  shell: 'exchange',
  fields,
  end: { kind: 'ended', hadErrors: false, exitCode: null },
  settled: null,
  lines: [],
  left: null,
  takenBack: false,
});

describe('SMTP, when a new one is made', () => {
  const before = { on: server, uses: [{ server, smtp, web: null }], unused: [] };
  const weak = { ...good, keyBits: 1024 };

  test('is put back where it moved, before anything else, also when the new one is in use already', async () => {
    const moved = await looked({ certificate: weak, another, smtp: { seen: true, value: unused }, did: [made(before)] });
    expect(moved.plan).toMatchObject([{ id: `auth.put-back SMTP ${server}`, command: { parameters: { Thumbprint: smtp } } }]);
    const later = await looked({ certificate: good, smtp: { seen: true, value: current }, did: [made(before)] });
    expect(later.plan).toMatchObject([{ id: `auth.put-back SMTP ${server}` }]);
  });

  test('stops the set-up where nobody can see whether it moved, until the admin goes on at his own word', async () => {
    const blind = { certificate: weak, smtp: notSeen('No right.') };
    const before = await looked(blind);
    expect(before.plan).toEqual([]);
    expect(before.findings).toContainEqual(
      expect.objectContaining({ code: 'auth.uses.not-seen', state: 'stop', override: 'GO ON ANYWAY' }),
    );
    expect((await looked({ ...blind, overridden: ['auth.uses.not-seen'] })).plan).toMatchObject([{ id: 'auth.make' }]);
    const after = await looked({ ...blind, another, did: [made({ on: server, uses: [{ server, smtp, web: null }], unused: [] })] });
    expect(after.findings).toContainEqual(expect.objectContaining({ code: 'auth.uses.not-seen', state: 'stop' }));
  });

  test('is not asked about while the certificate is well and far from its end', async () => {
    expect((await looked({ certificate: good })).asked).toEqual(['Get-AuthConfig']);
  });
});

describe('the auth certificate is the web certificate, too', () => {
  test('is told, with the day until when, and the way to one of its own', async () => {
    const web = [
      { server, certificates: { seen: true, value: [{ thumbprint: current, subject: 'CN=mail.example.com', notAfter: at(900) }] } },
    ];
    const { findings } = await looked({ certificate: good, more: { web } });
    const shared = findings.find(({ code }) => code === 'auth.shared');
    expect(shared).toMatchObject({ state: 'note', about: server, words: expect.stringContaining(at(900).slice(0, 10)) });
    expect(shared?.wayOut).toContain('partner-wizard renew');
  });

  test('is not said of one that has no other use', async () => {
    const web = [
      { server, certificates: { seen: true, value: [{ thumbprint: smtp, subject: 'CN=mail.example.com', notAfter: at(900) }] } },
    ];
    expect((await looked({ certificate: good, more: { web } })).findings.map(({ code }) => code)).toEqual(['auth']);
  });
});

describe('a new one in a hybrid organisation', () => {
  const weak = { certificate: { ...good, keyBits: 1024 }, more: { others: othersSeen(true) } };

  test('is not made before somebody was asked whether it may live for five years', async () => {
    const open = await looked(weak);
    expect(open.questions).toMatchObject([{ key: 'certificates.authLifetime' }]);
    expect(open.plan).toEqual([]);
    expect((await looked({ ...weak, answers: { 'certificates.authLifetime': 'five years' } })).plan).toMatchObject([{ id: 'auth.make' }]);
  });

  test('is left to Microsoft’s script where it may not', async () => {
    const { plan, findings } = await looked({ ...weak, answers: { 'certificates.authLifetime': 'shorter' } });
    expect(plan).toEqual([]);
    const stop = findings.find(({ code }) => code === 'auth.lifetime');
    expect(stop).toMatchObject({ state: 'stop', wayOut: expect.stringContaining('-CustomCertificateLifetimeInDays') });
  });
});

test('who types the commands that Exchange asks about is told the answer: No for a new one, Yes for what goes back', () => {
  const made = claims['auth.make'].words({ on: server, uses: [], unused: [] }, '');
  const back = (service: 'SMTP' | 'IIS') => claims['auth.put-back'].words({ service, server, thumbprint: smtp }, `${service} ${server}`);
  expect(made).toContain('the answer is No');
  expect(back('SMTP')).toContain('the answer is Yes');
  expect(back('IIS')).not.toContain('the answer');
});
