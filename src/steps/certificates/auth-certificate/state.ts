// How Exchange's signing key stands, and so what it needs: nothing, a next one staged, or to be replaced at once (facts.md 31).

import { z } from 'zod';
import { day } from '../../look.ts';
import type { Did, Known } from '../../step.ts';
import { isSame } from '../../take-back.ts';
import type { Code } from '../found.ts';
import type { AuthCertificate, AuthFacts, OnServers, Unused } from './facts.ts';

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

export function stateOf(facts: Pick<AuthFacts, 'authConfig' | 'authCertificates'>, { now }: Pick<Known, 'now'>): AuthState {
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
  if (one.notAfter <= now) return broken('auth.expired', `expired on ${day(one.notAfter)}`);
  if (one.keyBits !== null && one.keyBits < 2048)
    return broken('auth.weak', `has a key of ${one.keyBits} bits, and Exchange refuses fewer than 2048`);
  const withKey = have.filter((each) => each.hasPrivateKey !== false);
  if (withKey.length === 0)
    return sawAll ? broken('auth.no-key', 'has lost its private key on every server') : lacks(have.map(({ server }) => server));
  if (config.next === null && Date.parse(one.notAfter) - Date.parse(now) < tooLate)
    return broken('auth.ends', `ends on ${day(one.notAfter)}, too soon for a next one to be staged`);
  const without = looked.filter(({ server }) => !withKey.some((each) => each.server === server)).map(({ server }) => server);
  if (without.length === 0) return { kind: 'valid', until: one.notAfter };
  const isFresh = config.whenChanged !== null && Date.parse(now) - Date.parse(config.whenChanged) < onItsWayFor;
  return isFresh
    ? { kind: 'on its way', to: without }
    : { kind: 'missing', on: without, withoutKey: have.filter((each) => each.hasPrivateKey === false).map((each) => each.server) };
}

const broken = (code: Code, because: string): AuthState => ({ kind: 'broken', code, because });

/** The next one, where it is named and good: its day, and the servers that lack it. */
export function nextOf(
  facts: AuthFacts,
  { now }: Pick<Known, 'now'>,
): { readonly thumbprint: string; readonly from: string; readonly missing: readonly string[] } | undefined {
  const config = facts.authConfig.seen ? facts.authConfig.value : null;
  if (config === null || config.next === null) return undefined;
  const good = (each: AuthCertificate | null): boolean => each !== null && each.notAfter > now && each.hasPrivateKey !== false;
  const looked = seenOn(facts.nextAuthCertificates);
  if (looked.length > 0 && !looked.some(({ certificate }) => good(certificate))) return undefined;
  const missing = looked.filter(({ certificate }) => !good(certificate)).map(({ server }) => server);
  return { thumbprint: config.next, from: config.nextEffective ?? '', missing };
}

const seenOn = (servers: OnServers) =>
  servers.flatMap(({ server, certificate }) => (certificate.seen ? [{ server, certificate: certificate.value }] : []));

/** Whether the day of the next one has come. */
export const isOverdue = (next: { readonly from: string }, { now }: Pick<Known, 'now'>): boolean => next.from !== '' && next.from <= now;

/** The certificate that can become the next one: AuthConfig takes it from the server of the shell. The one that lasts longest. */
export function candidateOf({ unusedAuthCertificates, exchangeShellOn }: AuthFacts): Unused | undefined {
  return unusedAuthCertificates
    .filter(({ server }) => exchangeShellOn === null || isSame(server, exchangeShellOn))
    .toSorted((a, b) => b.notAfter.localeCompare(a.notAfter))[0];
}

export type Moved = { readonly server: string; readonly service: 'SMTP' | 'IIS'; readonly back: string; readonly now: string | null };

/** What went over to a new certificate when it was made: as it was right before, against what is seen now. */
export function movedOf({ certificateUses, unusedAuthCertificates }: AuthFacts, { did }: Pick<Known, 'did'>): readonly Moved[] {
  const made = did.findLast(({ change, settled }) => change.id === 'auth.make' && settled !== 'not started');
  if (made === undefined) return [];
  return certificateUses.flatMap(({ server, smtp, web }) => {
    const before = usesBefore(made, server);
    const isNew = (thumbprint: string | null) => unusedAuthCertificates.some((each) => isSame(each.thumbprint, thumbprint));
    return [{ service: 'SMTP', back: before.smtp, use: smtp } as const, { service: 'IIS', back: before.web, use: web } as const].flatMap(
      ({ service, back, use }) =>
        back !== null && use.seen && !isSame(use.value, back) && isNew(use.value) ? [{ server, service, back, now: use.value }] : [],
    );
  });
}

/** What used which certificate before a new one was made (Change.before). */
const beforeMaking = z.object({
  uses: z.array(z.object({ server: z.string(), smtp: z.string().nullable(), web: z.string().nullable() })),
});

function usesBefore({ change }: Did, server: string): { readonly smtp: string | null; readonly web: string | null } {
  const before = beforeMaking.safeParse(change.before);
  return before.data?.uses.find((each) => each.server === server) ?? { smtp: null, web: null };
}
