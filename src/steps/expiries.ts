// The calendar of a set-up, from what its steps saw: when both signing certificates and all web certificates end, and when a
// next one takes over. What could not be looked at is said, never left out. To add a kind: `Expires` in model/calendar.ts, and here.

import { type Calendar, type Expires, type Expiry, isAppointment, noCalendar } from '../model/calendar.ts';
import type { Instant } from '../model/command.ts';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import type { Fqdn } from '../model/place.ts';
import { claims } from './certificates/claims.ts';
import { type CertificatesFacts, certificatesOf } from './certificates/facts.ts';
import { signingOf } from './certificates/token-issuer/signing.ts';
import type { WebCertificate } from './certificates/web.ts';
import { fieldsOf } from './claim.ts';
import { counted, daysBetween, listInWords, short, someInWords, soon } from './phrases.ts';
import { exchangeTakingPart, frontEndsTakingPart, serversOf } from './servers/facts.ts';
import { type Did, type StepContext, tookEffect } from './step.ts';

type Entry = Pick<Expiry, 'what' | 'at' | 'servers' | 'thumbprint'> & { readonly subject?: string; readonly signsToo?: boolean };
type Part = { readonly entries: readonly Entry[]; readonly notSeen: readonly string[] };

export function calendarOf(context: StepContext): Calendar {
  const facts = certificatesOf(context);
  if (facts === undefined) return noCalendar;
  const parts = [oauth(facts, context), auth(facts, context), web(context)];
  return {
    expiries: parts
      .flatMap((each) => each.entries)
      .map((entry) => expiryOf(entry, context.now))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    notSeen: parts.flatMap((each) => each.notSeen),
  };
}

function oauth(facts: CertificatesFacts, context: StepContext): Part {
  const servers = frontEndsTakingPart(context);
  const { now, until, staged: shown } = signingOf(facts, context);
  const next = shown === null ? staged(context.did) : { thumbprint: shown.thumbprint, at: shown.effective };
  const isOver = next !== undefined && next.at <= context.now && next.thumbprint === now;
  const { issuer } = facts;
  return {
    entries: [
      ...(now === null || until === null ? [] : [{ what: 'oauth', at: until, servers, thumbprint: now } as const]),
      ...(next === undefined || isOver ? [] : [{ what: 'oauth next', servers, ...next } as const]),
    ],
    notSeen: [
      ...(issuer.seen ? [] : [`When Skype's signing certificate ends could not be seen: ${issuer.why}`]),
      ...(now !== null && until === null
        ? [`When Skype's signing certificate ends could not be seen: no Front End showed the certificate ${short(now)}.`]
        : []),
    ],
  };
}

/** The certificate that this set-up staged for Skype last, and the day on which it takes over (facts.md 14). */
function staged(did: readonly Did[]): { readonly thumbprint: string; readonly at: Instant } | undefined {
  const last = did.findLast((each) => tookEffect(each) && /^(?:undo )?oauth\.(?:assign|roll)\b/.test(each.id));
  const rolled = last && fieldsOf(claims, 'oauth.roll', last);
  return rolled && { thumbprint: rolled.thumbprint, at: rolled.effective };
}

function auth({ authConfig, authCertificates }: CertificatesFacts, context: StepContext): Part {
  const config = authConfig.seen ? authConfig.value : null;
  const found = authCertificates.flatMap(({ server, certificate }) =>
    certificate.seen && certificate.value !== null ? [{ server, notAfter: certificate.value.notAfter }] : [],
  );
  const [first] = found;
  const all = exchangeTakingPart(context).map((each) => each.fqdn);
  const unseen = authConfig.seen
    ? authCertificates.flatMap(({ certificate }) => (certificate.seen ? [] : [certificate.why])).at(0)
    : authConfig.why;
  return {
    entries: [
      ...(first === undefined || !config?.current
        ? []
        : [{ what: 'auth', at: first.notAfter, servers: found.map((each) => each.server), thumbprint: config.current } as const]),
      ...(config?.next && config.nextEffective
        ? [{ what: 'auth next', at: config.nextEffective, servers: all, thumbprint: config.next } as const]
        : []),
    ],
    notSeen: [
      ...(first === undefined && unseen !== undefined ? [`When Exchange's auth certificate ends could not be seen: ${unseen}`] : []),
      ...(config?.next && !config.nextEffective
        ? ['On which day the next auth certificate of Exchange takes over could not be seen.']
        : []),
    ],
  };
}

function web(context: StepContext): Part {
  const facts = certificatesOf(context);
  const signing = facts?.issuer.seen ? facts.issuer.value?.thumbprint : undefined;
  const byCertificate = new Map<string, Entry>();
  const unseen = new Map<string, readonly Fqdn[]>();
  for (const { server, certificates } of webCertificates(context)) {
    if (!certificates.seen) unseen.set(certificates.why, [...(unseen.get(certificates.why) ?? []), server]);
    for (const { thumbprint, subject, notAfter: at } of certificates.seen ? certificates.value : []) {
      const before = byCertificate.get(thumbprint)?.servers ?? [];
      const signsToo = thumbprint === signing;
      byCertificate.set(thumbprint, { what: 'web', at, servers: [...before, server], thumbprint, subject, signsToo });
    }
  }
  const notSeen = [...unseen].map(([why, all]) => `When the web certificate of ${someInWords(all)} ends could not be seen: ${why}`);
  return { entries: [...byCertificate.values()], notSeen };
}

/** The certificates that each server shows to whoever connects: as seen over the network, and as its shell tells them. */
function webCertificates(
  context: StepContext,
): readonly { readonly server: Fqdn; readonly certificates: Seen<readonly WebCertificate[]> }[] {
  const facts = certificatesOf(context);
  const ofExchange = exchangeTakingPart(context).map(({ fqdn }) => {
    const certificates = facts?.web.find((each) => each.server === fqdn)?.certificates ?? notSeen('it was not looked at yet.');
    return { server: fqdn, certificates: certificates.seen && certificates.value.length === 0 ? none : certificates };
  });
  const ofSkype = frontEndsTakingPart(context).map((server) => ({ server, certificates: ofFrontEnd(server, facts) }));
  return [...ofSkype, ...ofExchange].map(({ server, certificates: told }) => {
    const shown = shownBy(server, context);
    if (shown === undefined) return { server, certificates: told };
    const others = told.seen ? told.value.filter((each) => each.thumbprint !== shown.thumbprint) : [];
    return { server, certificates: seen([shown, ...others]) };
  });
}

/** What a server showed when it was looked at over the network, at its own address (facts.md 54). */
function shownBy(server: Fqdn, context: StepContext): WebCertificate | undefined {
  const secured = serversOf(context)?.views.find(
    (each) => each.at === server && each.secured?.thumbprint && each.secured.notAfter,
  )?.secured;
  return secured?.thumbprint && secured.notAfter
    ? { thumbprint: secured.thumbprint, subject: secured.subject ?? '', notAfter: secured.notAfter }
    : undefined;
}

const none = notSeen('Exchange has no certificate for IIS there.');

/** Skype's shell tells only its own server's Default certificate; another Front End has it where its store holds the same one. */
function ofFrontEnd(server: Fqdn, facts: CertificatesFacts | undefined): Seen<readonly WebCertificate[]> {
  const standard = facts?.standard.seen ? facts.standard.value : null;
  const store = facts?.stores.find((each) => each.frontEnd === server)?.certificates;
  if (store !== undefined && !store.seen) return store;
  return standard !== null && store?.value.some((each) => each.thumbprint === standard.thumbprint)
    ? seen([standard])
    : notSeen('Get-CsCertificate -Type Default tells it on that server only.');
}

function expiryOf({ subject, signsToo, ...entry }: Entry, now: Instant): Expiry {
  const isPast = entry.at <= now;
  const isDue = !isAppointment(entry) && daysBetween(now, entry.at) < soon;
  return {
    ...entry,
    standing: isPast ? 'past' : isDue ? 'due' : 'ahead',
    words: wordsOf(entry, isPast, subject),
    followUp: [followUps[entry.what], ...(signsToo ? ['It also signs for Skype: assign the new one as OAuthTokenIssuer, too.'] : [])].join(
      ' ',
    ),
  };
}

function wordsOf({ what, servers }: Entry, isPast: boolean, subject = ''): string {
  const ends = isPast ? 'has ended' : 'ends';
  switch (what) {
    case 'oauth':
      return `Skype's signing certificate (OAuthTokenIssuer) ${ends}.`;
    case 'auth':
      return `Exchange's auth certificate ${ends}.`;
    case 'oauth next':
      return `Skype ${isPast ? 'has begun' : 'begins'} to sign with its next certificate. What must follow then, the command renew does.`;
    case 'auth next':
      return `Exchange ${isPast ? 'has begun' : 'begins'} to sign with its next certificate. What must follow then, the command renew does.`;
    case 'web': {
      const where = servers.length <= 4 ? listInWords(servers) : counted(servers.length, 'server');
      return `The web certificate ${subject.slice(0, 80)} of ${where} ${ends}.`;
    }
  }
}

// facts.md 13, 14, 31: a roll wants 24 hours at least.
const followUps: { readonly [what in Expires]: string } = {
  oauth:
    "Stage a next one at least 24 hours before. Once it signs, Exchange must read Skype's document again, IIS must be restarted on every Exchange server, and the connection be tested.",
  'oauth next':
    "Run the renewal again on that day: Exchange must read Skype's document, IIS must be restarted on every Exchange server, and the connection be tested.",
  auth: "Stage a next one at least 48 hours before; 30 days are better. Once it signs, IIS must be restarted on every Exchange server, Skype must read Exchange's document again, and the connection be tested.",
  'auth next':
    "Run the renewal again on that day: IIS must be restarted on every Exchange server, Skype must read Exchange's document, and the connection be tested.",
  web: 'Replace it on each of these servers, as you do for web sites. The wizard does not. Without a valid one the other product does not connect. Test the connection afterwards.',
};
