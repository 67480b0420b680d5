// What the wizard promises for each fault of the lab: where it stops and what it calls the cause, or how it mends it.

import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ExpectStatic } from 'vitest';
import { catalogue } from '../../src/diagnosis/catalogue.ts';
import { openLab } from '../../src/lab/lab.ts';
import { mendFault } from '../../src/lab/mend.ts';
import type { Record } from '../../src/model/record.ts';
import { changesOf, type Interject, litware, rehearsalFolder, rehearse } from './rehearsal.ts';

export const answers = {
  ...litware,
  'certificates.renew': ['skype'],
  'certificates.authority': 'atl-ca-001.litwareinc.com\\Litware Root CA',
  'certificates.effective': 'tomorrow',
  // The words are for an organisation that is hybrid.
  'certificates.confirm': ['yes', 'change the key'],
  'skypeAsPartner.switchedOff': 'enable',
  'exchangeAsPartner.autodiscoverUrl': 'change',
};

/** A certificate's thumbprint differs in every lab, and a day from day to day, so what is likely is taken. */
export const likely = ((demand) =>
  demand.kind === 'ask' &&
  demand.question.key.startsWith('certificates.') &&
  demand.question.kind !== 'secret' &&
  demand.question.likely.length > 0
    ? { kind: 'value', value: demand.question.likely }
    : undefined) satisfies Interject;

/** As `likely`, and has the test made again where it failed before: a mended world is tested anew only when the admin says so. */
export function testedAgain(): Interject {
  let tested = false;
  return (demand) => {
    if (tested || demand.kind !== 'way out' || demand.trouble.about !== 'test.failed') return likely(demand);
    tested = true;
    return { kind: 'value', value: { option: 'test again', typed: '' } };
  };
}

type Promised =
  /** `named` is the entry of the catalogue that is named first, where a test failed. */
  | { readonly stops: string; readonly cause: string; readonly named?: string }
  /** `planned` is the first change on the way, where that is another one. */
  | { readonly mends: string; readonly planned?: string }
  /** Nothing fails: the set-up ends well. */
  | { readonly mends: null };

/** Where the wizard stops for each fault, and what it calls the cause; or the change by which it mends it itself. */
export const expected: { readonly [fault: string]: Promised } = {
  'no-oauth-token-issuer': { mends: 'oauth.assign' },
  'oauth-expired': { mends: 'oauth.assign', planned: 'oauth.request' },
  'oauth-due': { mends: 'oauth.roll', planned: 'oauth.request' },
  'certificate-requests-pending': { mends: 'oauth.retrieve', planned: 'oauth.request' },
  'auth-certificate-expired': { mends: 'auth.make' },
  // Of the only server, it is missing everywhere; see `expectedInPool`.
  'auth-certificate-missing-on-one-server': { mends: 'auth.make' },
  'auth-due': { mends: null },
  'auth-expired-later': { mends: 'auth.make' },
  'auth-new-takes-smtp': { mends: null },
  'hybrid-furniture': { mends: null },
  'realm-not-accepted': { stops: 'servers', cause: 'realm.not-accepted' },
  'exchange-realm-by-hand': { mends: 'exchange-partner.read-again' },
  'partner-application-disabled': { mends: 'partner.enable' },
  'stale-skype-certificate': { mends: 'partner.refresh' },
  'tls-untrusted': { stops: 'servers', cause: 'exchange-document.not-readable' },
  'autodiscover-url-wrong': { mends: 'autodiscover-url.set' },
  'user-without-mailbox': { stops: 'connectivityTest', cause: 'test-user.no-mailbox' },
  'rights-missing': { stops: 'servers', cause: 'rights.exchange.missing' },
  'one-server-not-restarted': { mends: 'restart atl-exchange-001.litwareinc.com' },
  'html-login-page': { stops: 'servers', cause: 'exchange-document.not-readable' },
  redirected: { stops: 'servers', cause: 'exchange-document.not-readable' },
  'exchange-2010-answers': { stops: 'servers', cause: 'document.exchange.older' },
  'certificate-name-wrong': { stops: 'servers', cause: 'exchange-document.not-readable' },
  'intermediate-missing': { stops: 'servers', cause: 'exchange-document.not-readable' },
  'certificates-differ': { mends: null },
  'tls-old': { stops: 'servers', cause: 'exchange-document.not-readable' },
  'tls-offloaded': { stops: 'servers', cause: 'document.exchange.offload' },
  'oauth-off': { stops: 'servers', cause: 'web-services.no-oauth' },
  'clock-wrong': { stops: 'servers', cause: 'clock.apart' },
  'exchange-does-not-trust': { stops: 'servers', cause: 'document.not-readable' },
  'name-unknown': { stops: 'servers', cause: 'exchange-document.not-readable' },
  'hosts-file': { stops: 'servers', cause: 'exchange-document.not-readable' },
  'port-closed': { stops: 'servers', cause: 'exchange-document.not-readable' },
  'proxy-front-end': { stops: 'servers', cause: 'exchange-document.not-readable' },
  'proxy-exchange': { stops: 'servers', cause: 'document.not-readable' },
  'ews-address-wrong': { stops: 'servers', cause: 'web-services.not-reached' },
  'ews-address-blank': { stops: 'servers', cause: 'web-services.blank' },
  'ews-name-not-in-certificate': { stops: 'servers', cause: 'web-services.not-reached' },
  'ews-switched-off': { stops: 'servers', cause: 'web-services.switched-off' },
  'back-end-unbound': { stops: 'servers', cause: 'back-end.without-certificate' },
  maintenance: { stops: 'servers', cause: 'server.inactive' },
  'pool-stopped': { mends: 'start-pool atl-exchange-001.litwareinc.com MSExchangeServicesAppPool' },
  'pool-switched-off': { stops: 'servers', cause: 'pool.switched-off' },
  'auth-is-web': { mends: null },
  'pfx-aes': { mends: null },
  'mailbox-moving': { stops: 'connectivityTest', cause: 'test.failed', named: 'mailbox-busy' },
  'mailbox-full': { stops: 'connectivityTest', cause: 'test.failed', named: 'mailbox-busy' },
  'mailbox-in-cloud': { stops: 'connectivityTest', cause: 'test-user.no-mailbox' },
  'exchange-busy': { mends: null },
  'linked-account-gone': { mends: 'partner.link' },
  'sids-refused': { mends: 'partner.accept-sids' },
  'one-side-only': { mends: 'partner.script' },
  'roles-missing': { mends: 'partner.role UserApplication' },
  'two-entries': { stops: 'skypeAsPartner', cause: 'partner.many' },
  'entry-of-gone-pool': { mends: 'partner.move' },
  'directory-unreachable': { stops: 'connectivityTest', cause: 'test.failed', named: 'configuration-not-loaded' },
  'storage-service-stopped': { stops: 'connectivityTest', cause: 'test.failed', named: 'storage-service' },
  'mailbox-linked': { stops: 'connectivityTest', cause: 'test.failed', named: 'linked-mailbox' },
  'ews-programs-listed': { stops: 'connectivityTest', cause: 'test.failed', named: 'ews-switched-off' },
  'nlb-bypass': { stops: 'servers', cause: 'web-services.bypass' },
  'auth-next-overdue': { mends: 'auth.publish' },
  'auth-key-weak': { mends: 'auth.stage-now' },
  'auth-key-unusable': { stops: 'servers', cause: 'auth-key.unusable' },
  'oauth-key-unusable': { stops: 'certificates', cause: 'oauth.store.unfit' },
  'not-archived': { mends: null },
  'front-end-behind': { stops: 'servers', cause: 'contacts.replicated' },
  'shell-objects-empty': { mends: 'auth.make' },
  'auth-key-elliptic': { mends: 'auth.stage-now' },
  'oauth-key-elliptic': { mends: 'oauth.assign', planned: 'oauth.request' },
  'oauth-not-yet-valid': { mends: 'oauth.assign', planned: 'oauth.request' },
};

const placeOf = (outcome: Promised) => ('cause' in outcome ? { ...outcome, named: '' } : outcome);

/** One fault for each place where the wizard stops, and each change by which it mends one; what a failed test is put down to has many. */
export const sample = Object.entries(expected).filter(
  ([, outcome], at, all) => all.findIndex(([, other]) => isDeepStrictEqual(placeOf(other), placeOf(outcome))) === at,
);

/** The same for the pool: a key that another server still has is not made anew, and what befalls one server befalls the last. */
export const expectedInPool: typeof expected = {
  ...expected,
  'auth-certificate-missing-on-one-server': { stops: 'certificates', cause: 'auth.missing' },
  'one-server-not-restarted': { mends: 'restart atl-exchange-002.litwareinc.com' },
  'pool-stopped': { mends: 'start-pool atl-exchange-002.litwareinc.com MSExchangeServicesAppPool' },
};

/** Never a success, the cause at the earliest step, and well once it is mended. */
export async function keepsItsPromise(fault: string, outcome: Promised, expect: ExpectStatic): Promise<void> {
  const dir = rehearsalFolder();
  const { driven, records } = await rehearse(dir, { faults: [fault], answers, interject: likely });
  if ('mends' in outcome) {
    if (outcome.mends !== null) expect(changesOf(records)).toContain(outcome.mends);
    expect(driven.kind).toBe('finished');
    return;
  }
  expect(driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', step: outcome.stops, trouble: { about: outcome.cause } } });
  const trouble = driven.kind === 'left' && driven.demand.kind === 'way out' ? driven.demand.trouble : undefined;
  expect(trouble?.wayOut.length).toBeGreaterThan(0);
  const named = catalogue.find(({ id }) => id === outcome.named);
  if (named !== undefined) expect(trouble?.cause).toContain(named.cause);
  const played = await rehearse(dir, { answers, interject: playingTheAdmin });
  expect(played.driven.kind).toBe('finished');
  expect(playedIn(played.records)).toEqual([outcome.cause]);
}

/** Takes the entry of the practice lab wherever it is offered; it is the last one. */
export const playingTheAdmin = ((demand) => {
  const entry = demand.kind === 'way out' ? demand.options.at(-1)?.option : undefined;
  return entry === 'play the admin' ? { kind: 'value', value: { option: entry, typed: '' } } : likely(demand);
}) satisfies Interject;

/** What the admin was played for, by what had stopped the wizard. */
export const playedIn = (records: readonly Record[]): readonly string[] =>
  records.flatMap((each) => (each.type === 'decided' && each.option === 'play the admin' ? [each.about] : []));

/** Mended by an admin before the wizard comes, it stops nothing, and the wizard need not mend it. */
export async function isMendedFromOutside(fault: string, outcome: Promised, expect: ExpectStatic): Promise<void> {
  const dir = rehearsalFolder();
  const lab = await openLab({ dir, faults: [fault], factor: 2000, now: () => new Date() });
  await lab.close();
  mendFault(dir, fault, { now: new Date(), random: randomBytes });
  const { driven, records } = await rehearse(dir, { answers, interject: testedAgain() });
  expect(driven.kind).toBe('finished');
  if ('mends' in outcome) expect(changesOf(records)).not.toContain(outcome.mends);
}
