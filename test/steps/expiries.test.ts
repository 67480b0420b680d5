// What the calendar tells: from the facts of a rehearsal, and from what they could have been.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { type CertificatesFacts, certificatesOf } from '../../src/steps/certificates/facts.ts';
import { calendarOf } from '../../src/steps/expiries.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { serversOf } from '../../src/steps/servers/facts.ts';
import type { Did, StepContext } from '../../src/steps/step.ts';
import { storyOf } from '../../src/story/story.ts';
import { stepContextOf } from '../../src/wizard/step-context.ts';
import { litwarePool, rehearse } from '../wizard/rehearsal.ts';

const denied = { seen: false, why: 'access was denied.' } as const;
const exchangeServers = ['atl-exchange-001.litwareinc.com', 'atl-exchange-002.litwareinc.com'];

let context: StepContext;
let facts: CertificatesFacts;
/** The same, had nothing been seen over the network. */
let offline: StepContext;

beforeAll(async () => {
  // Both steps that the calendar goes by have looked when the third has something to ask.
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-'));
  const { records } = await rehearse(dir, {
    preset: 'pool',
    answers: litwarePool,
    interject: (demand) => (demand.kind !== 'finished' && demand.step === 'skypeAsPartner' ? { kind: 'leave' } : undefined),
  });
  rmSync(dir, { recursive: true });
  context = stepContextOf(storyOf(records), { sequence, user: '', computer: 'here', now: records.at(-1)?.at ?? '' });
  const seen = certificatesOf(context);
  if (seen === undefined) throw new Error('The step "Certificates" was not looked at.');
  facts = seen;
  const servers = serversOf(context);
  offline = { ...context, facts: { ...context.facts, servers: JSON.parse(JSON.stringify({ ...servers, views: [] })) } };
});

const asJson = (value: CertificatesFacts): Json => JSON.parse(JSON.stringify(value));

/** The calendar, had the step "Certificates" seen something else, or were it another day. */
function calendar(other: Partial<CertificatesFacts> = {}, more: Partial<StepContext> = {}, base = offline) {
  return calendarOf({ ...base, facts: { ...base.facts, certificates: asJson({ ...facts, ...other }) }, ...more });
}
const rowsOf = ({ expiries }: ReturnType<typeof calendar>) =>
  expiries.map((each) => `${each.at.slice(0, 10)} ${each.what} ${each.standing}`);

const issuer = (notAfter: string) => ({
  seen: true as const,
  value: { thumbprint: 'AA', subject: 'CN=litwareinc.com', notBefore: context.now, notAfter, effective: null, previous: null },
});
const inDays = (days: number) => new Date(Date.parse(context.now) + days * 86_400_000).toISOString();

function staging(effective: string, hadErrors = false): Did {
  const change = {
    id: 'oauth.roll',
    kind: 'oauth.roll',
    about: '',
    shell: 'skype',
    fields: { thumbprint: 'BB'.repeat(20), was: null, effective },
  } as const;
  const end = { kind: 'ended', hadErrors, exitCode: null } as const;
  return { seq: 1, at: context.now, step: 'certificates', ...change, end, settled: null, lines: [], left: null, takenBack: false };
}

describe('the calendar', () => {
  test('tells both signing certificates and the web certificates, the nearest first', () => {
    const { expiries } = calendar({ issuer: issuer('2099-01-01T00:00:00.000Z') });
    expect(expiries.map((each) => each.what)).toEqual(['web', 'web', 'auth', 'oauth']);
    expect(expiries.map((each) => each.at)).toEqual(expiries.map((each) => each.at).sort());
  });

  test('tells a certificate once that several servers have', () => {
    const ofExchange = calendar().expiries.filter((each) => each.what === 'web' && each.words.includes('CN=mail.'));
    expect(ofExchange.map((each) => each.servers)).toEqual([exchangeServers]);
    expect(ofExchange[0]?.words).toContain('atl-exchange-001.litwareinc.com and atl-exchange-002.litwareinc.com');
  });

  test('marks what ends within 60 days, and what has ended', () => {
    const standing = (at: string) => calendar({ issuer: issuer(at) }).expiries.find((each) => each.what === 'oauth');
    expect(standing(inDays(61))?.standing).toBe('ahead');
    expect(standing(inDays(59))?.standing).toBe('due');
    expect(standing(inDays(-1))).toMatchObject({ standing: 'past', words: expect.stringContaining('has ended') });
  });

  test('never leaves out silently what could not be seen', () => {
    const blind = calendar({
      issuer: denied,
      authConfig: denied,
      authCertificates: [],
      stores: facts.stores.map(({ frontEnd }) => ({ frontEnd, certificates: denied })),
      web: facts.web.map(({ server }) => ({ server, certificates: denied })),
    });
    expect(blind.expiries).toEqual([]);
    const servers = ['atl-fe-001', 'atl-fe-002', 'atl-exchange-001', 'atl-exchange-002'].map((each) => `${each}.litwareinc.com`);
    for (const each of ["Skype's signing certificate", "Exchange's auth certificate", 'the web certificate of', ...servers])
      expect(blind.notSeen.join('\n')).toContain(each);
  });

  test('tells in one sentence of all servers whose certificate could not be seen for the same reason', () => {
    const blind = calendar({ web: facts.web.map(({ server }) => ({ server, certificates: denied })) });
    expect(blind.notSeen).toContain(
      `When the web certificate of ${exchangeServers.join(' and ')} ends could not be seen: access was denied.`,
    );
  });

  test("says of a Front End that its web certificate was not seen, rather than take another Front End's for it", () => {
    expect(calendar().notSeen).toEqual([expect.stringContaining('atl-fe-002.litwareinc.com')]);
  });

  test('tells what each server showed over the network, also where no shell tells it', () => {
    const online = calendar({ web: [] }, {}, context);
    expect(online.notSeen).toEqual([]);
    const servers = online.expiries.flatMap((each) => (each.what === 'web' ? each.servers : []));
    expect(servers.toSorted()).toEqual([...exchangeServers, 'atl-fe-001.litwareinc.com', 'atl-fe-002.litwareinc.com']);
  });

  test('says so where a state file of an older version knows no web certificate of Exchange', () => {
    expect(calendar({ web: [] }).notSeen).toContainEqual(expect.stringContaining(exchangeServers.join(' and ')));
  });

  test('takes one server that has the auth certificate for enough, and says where it was seen', () => {
    const [first, ...others] = facts.authCertificates;
    if (first === undefined) throw new Error('There is no Exchange server.');
    const partly = calendar({ authCertificates: [first, ...others.map(({ server }) => ({ server, certificate: denied }))] });
    expect(partly.expiries.find((each) => each.what === 'auth')?.servers).toEqual([first.server]);
    expect(partly.notSeen.join()).not.toContain('auth certificate');
  });

  test('reminds of OAuthTokenIssuer where a web certificate signs for Skype as well', () => {
    const standard = facts.standard.seen ? facts.standard.value : null;
    const both = calendar({ issuer: { seen: true, value: standard } });
    expect(both.expiries.find((each) => each.what === 'web' && each.thumbprint === standard?.thumbprint)?.followUp).toContain(
      'OAuthTokenIssuer',
    );
    expect(calendar().expiries.map((each) => each.followUp.includes('OAuthTokenIssuer'))).not.toContain(true);
  });
});

describe('an appointment', () => {
  test('is made for the day on which a staged certificate of Skype takes over', () => {
    const { expiries } = calendar({}, { did: [staging(inDays(30))] });
    const next = expiries.find((each) => each.what === 'oauth next');
    expect(next).toMatchObject({ at: inDays(30), thumbprint: 'BB'.repeat(20), standing: 'ahead' });
    expect(next?.followUp).toContain("Exchange must read Skype's document");
  });

  test('is made as well for one that somebody else staged, where Skype shows it', () => {
    const { value } = issuer(inDays(700));
    const shown = { seen: true as const, value: { ...value, thumbprint: 'BB', effective: inDays(30), previous: value.thumbprint } };
    const { expiries, notSeen } = calendar({ issuer: shown });
    // The one in use is told by its thumbprint only, and no store here has it.
    expect(notSeen.join()).toContain("When Skype's signing certificate ends could not be seen");
    expect(expiries.find((each) => each.what === 'oauth next')).toMatchObject({ at: inDays(30), thumbprint: 'BB' });
  });

  test('is not made for one whose staging failed', () => {
    expect(rowsOf(calendar({}, { did: [staging(inDays(30), true)] })).join()).not.toContain('next');
  });

  test('stays as past until the staged certificate is the one that signs', () => {
    const did = [staging(inDays(-2))];
    expect(rowsOf(calendar({}, { did })).join()).toContain('oauth next past');
    const signing = { ...issuer(inDays(700)), value: { ...issuer(inDays(700)).value, thumbprint: 'BB'.repeat(20) } };
    expect(rowsOf(calendar({ issuer: signing }, { did })).join()).not.toContain('next');
  });

  test("is made for the day on which Exchange's next certificate takes over", () => {
    const config = facts.authConfig.seen ? facts.authConfig.value : null;
    if (config === null) throw new Error('Exchange has no auth configuration.');
    const of = (nextEffective: string | null) => calendar({ authConfig: { seen: true, value: { ...config, next: 'CC', nextEffective } } });
    expect(of(inDays(30)).expiries.find((each) => each.what === 'auth next')).toMatchObject({ at: inDays(30), servers: exchangeServers });
    expect(of(null).notSeen.join()).toContain('next auth certificate');
  });
});
