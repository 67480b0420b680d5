// How Exchange's signing key stands, and so what it needs: nothing, a next one staged, or to be replaced at once (facts.md 31).

import { notSeen, type Seen } from '../../../model/finding.ts';
import { between } from '../../../model/instant.ts';
import { fieldsOf } from '../../claim.ts';
import { day } from '../../phrases.ts';
import { serversOf } from '../../servers/facts.ts';
import type { Did, StepContext } from '../../step.ts';
import { isSame } from '../../take-back.ts';
import { claims } from '../claims.ts';
import { timeOn } from '../clock.ts';
import type { Code } from '../found.ts';
import { whyUnfit } from './fitness.ts';
import type { AuthCertificate, AuthFacts, OnServers, Unused } from './shape.ts';

export type AuthState =
  /** No server could be looked at. */
  | { readonly kind: 'unknown' }
  /** It signs nothing any more, anywhere; `because` is what follows "the current one". */
  | { readonly kind: 'broken'; readonly code: Code; readonly because: string }
  /** It was published just now, and is on its way to these servers. */
  | { readonly kind: 'on its way'; readonly to: readonly string[] }
  /** Good, but not on these servers. */
  | { readonly kind: 'missing'; readonly on: readonly string[]; readonly withoutKey: readonly string[] }
  | { readonly kind: 'valid'; readonly until: string };

const hour = 3_600_000;
/** Publishing may take up to an hour (facts.md 28). */
const onItsWayFor = hour;
/** Exchange asks for 48 hours, and a day comes at a fixed hour. */
export const leastAhead = 48 * hour;
/** With less time than this a next one cannot be staged any more. */
const tooLate = leastAhead + 24 * hour;

type StateFacts = Pick<AuthFacts, 'authConfig' | 'authCertificates' | 'nextAuthCertificates'>;
export function stateOf(facts: StateFacts, known: Pick<StepContext, 'now' | 'facts'>): AuthState {
  const { now } = known;
  const config = facts.authConfig.seen ? facts.authConfig.value : null;
  if (!facts.authConfig.seen) return { kind: 'unknown' };
  if (config === null || config.current === null) return broken('auth.none', 'is not named anywhere');
  const looked = facts.authCertificates.flatMap(({ server, certificate }) =>
    certificate.seen ? [{ server, certificate: certificate.value }] : [],
  );
  const have = looked.flatMap(({ server, certificate }) => (certificate === null ? [] : [{ server, ...certificate }]));
  const [one] = have;
  if (looked.length === 0) return { kind: 'unknown' };
  // A server that could not be looked at may have it: a key is not replaced on a guess.
  const lacks = (withoutKey: readonly string[]): AuthState => ({ kind: 'missing', on: looked.map(({ server }) => server), withoutKey });
  const sawAll = looked.length === facts.authCertificates.length;
  if (one === undefined) return sawAll ? broken('auth.missing-everywhere', 'is on none of the servers') : lacks([]);
  const unfit = whyUnfit(one, timeThere(facts, known));
  if (unfit !== undefined) return { kind: 'broken', ...unfit };
  const withKey = have.filter((each) => each.hasPrivateKey !== false);
  if (withKey.length === 0)
    return sawAll ? broken('auth.no-key', 'has lost its private key on every server') : lacks(have.map(({ server }) => server));
  if (nextOf(facts, known) === undefined && (between(now, one.notAfter) ?? tooLate) < tooLate)
    return broken('auth.ends', `ends on ${day(one.notAfter)}, too soon for a next one to be staged`);
  const without = looked.filter(({ server }) => !withKey.some((each) => each.server === server)).map(({ server }) => server);
  if (without.length === 0) return { kind: 'valid', until: one.notAfter };
  // Where a next one is named, that was the change.
  const isFresh = config.next === null && config.whenChanged !== null && (between(config.whenChanged, now) ?? onItsWayFor) < onItsWayFor;
  return isFresh
    ? { kind: 'on its way', to: without }
    : { kind: 'missing', on: without, withoutKey: have.filter((each) => each.hasPrivateKey === false).map((each) => each.server) };
}

const broken = (code: Code, because: string): AuthState => ({ kind: 'broken', code, because });

const timeThere = ({ authCertificates }: Pick<AuthFacts, 'authCertificates'>, known: Pick<StepContext, 'now' | 'facts'>): string =>
  timeOn(
    authCertificates.map(({ server }) => server),
    known,
  );

export type Next = {
  readonly thumbprint: string;
  /** Its day; '' where that was not seen. */
  readonly from: string;
  /** The servers that lack it. */
  readonly missing: readonly string[];
  /** Whether it could sign already, before its day. */
  readonly canSignNow: boolean;
};

/** The next one, where it is named and will be good on its day. */
export function nextOf(facts: StateFacts, known: Pick<StepContext, 'now' | 'facts'>): Next | undefined {
  const config = facts.authConfig.seen ? facts.authConfig.value : null;
  if (config === null || config.next === null) return undefined;
  const now = timeThere(facts, known);
  const from = config.nextEffective ?? '';
  const good = (each: AuthCertificate | null, at: string): boolean =>
    each !== null && each.hasPrivateKey !== false && whyUnfit(each, at) === undefined;
  const onItsDay = from > now ? from : now;
  const looked = seenOn(facts.nextAuthCertificates);
  if (looked.length > 0 && !looked.some(({ certificate }) => good(certificate, onItsDay))) return undefined;
  const missing = looked.filter(({ certificate }) => !good(certificate, onItsDay)).map(({ server }) => server);
  const canSignNow = looked.length === 0 || looked.some(({ certificate }) => good(certificate, now));
  return { thumbprint: config.next, from, missing, canSignNow };
}

const seenOn = (servers: OnServers) =>
  servers.flatMap(({ server, certificate }) => (certificate.seen ? [{ server, certificate: certificate.value }] : []));

/** Whether the day of the next one has come. */
export const isOverdue = (next: { readonly from: string }, { now }: Pick<StepContext, 'now'>): boolean =>
  next.from !== '' && next.from <= now;

/** The certificate that can become the next one: AuthConfig takes it from the server of the shell. The one that lasts longest. */
export function candidateOf({ unusedAuthCertificates, exchangeShellOn }: AuthFacts): Unused | undefined {
  return unusedAuthCertificates
    .filter(({ server }) => exchangeShellOn === null || isSame(server, exchangeShellOn))
    .toSorted((a, b) => b.notAfter.localeCompare(a.notAfter))[0];
}

export type Moved = { readonly server: string; readonly service: 'SMTP' | 'IIS'; readonly back: string; readonly now: string | null };

/** What went over to a new certificate when it was made: as it was right before, against what is seen now. */
export function movedOf(facts: AuthFacts, { did }: Pick<StepContext, 'did'>): readonly Moved[] {
  const made = lastMade(did);
  if (made === undefined) return [];
  const { certificateUses, unusedAuthCertificates, authConfig } = facts;
  // It may have been named meanwhile.
  const config = authConfig.seen ? authConfig.value : null;
  const own = [...unusedAuthCertificates.map(({ thumbprint }) => thumbprint), config?.next, config?.current].filter((each) => each != null);
  return certificateUses.flatMap(({ server, smtp, web }) => {
    const before = usesBefore(made, server);
    const isNew = (thumbprint: string | null) => own.some((each) => isSame(each, thumbprint));
    return [{ service: 'SMTP', back: before.smtp, use: smtp } as const, { service: 'IIS', back: before.web, use: web } as const].flatMap(
      ({ service, back, use }) =>
        back !== null && use.seen && !isSame(use.value, back) && isNew(use.value) ? [{ server, service, back, now: use.value }] : [],
    );
  });
}

const lastMade = (did: readonly Did[]): Did | undefined =>
  did.findLast(({ kind, settled }) => kind === 'auth.make' && settled !== 'not started');

/**
 * Servers of which nobody could see which certificate serves SMTP, where that counts: before a new one is made, on the server of the
 * shell; after it, wherever it was seen before. Not every shell can ask the web site, and a certificate without names does not take it.
 */
export function unseenUses(
  facts: AuthFacts,
  { did }: Pick<StepContext, 'did'>,
): readonly { readonly server: string; readonly why: string }[] {
  const made = lastMade(did);
  const { certificateUses, exchangeShellOn, authCertificates } = facts;
  const counts = (server: string): boolean =>
    made === undefined ? exchangeShellOn === null || isSame(server, exchangeShellOn) : usesBefore(made, server).smtp !== null;
  return authCertificates
    .filter(({ server }) => counts(server))
    .flatMap(({ server }) => {
      const smtp = certificateUses.find((each) => each.server === server)?.smtp ?? notSeen('It was not looked at.');
      return smtp.seen ? [] : [{ server, why: smtp.why }];
    });
}

/** The servers on which a certificate serves something else as well: by Exchange's own word, by what was shown, by the site's binding. */
export function sharedUses(
  thumbprint: string,
  { web, certificateUses }: Pick<AuthFacts, 'certificateUses'> & { readonly web: readonly Held[] },
  known: Pick<StepContext, 'facts'>,
): { readonly smtp: readonly string[]; readonly web: readonly string[] } {
  const isIt = (other: string | null | undefined) => other != null && isSame(other, thumbprint);
  const named = web.filter(({ certificates }) => certificates.seen && certificates.value.some((each) => isIt(each.thumbprint)));
  const shown = serversOf(known)?.views.flatMap(({ product, at, secured }) =>
    product === 'Exchange' && at !== null && isIt(secured?.thumbprint) ? [at] : [],
  );
  const bound = certificateUses.filter((each) => each.web.seen && isIt(each.web.value));
  return {
    smtp: certificateUses.flatMap(({ server, smtp }) => (smtp.seen && isIt(smtp.value) ? [server] : [])),
    web: [...new Set([...named, ...bound].map(({ server }) => server).concat(shown ?? []))],
  };
}

type Held = { readonly server: string; readonly certificates: Seen<readonly { readonly thumbprint: string }[]> };

/** What used which certificate before a new one was made. */
const usesBefore = (did: Did, server: string): { readonly smtp: string | null; readonly web: string | null } =>
  fieldsOf(claims, 'auth.make', did)?.uses.find((each) => each.server === server) ?? { smtp: null, web: null };
