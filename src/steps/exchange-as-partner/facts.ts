// What the step "Exchange as partner" sees in Skype, and which partner application is Exchange's (facts.md 37).

import { z } from 'zod';
import { notSeen, seen } from '../../model/finding.ts';
import { isAmongNames, keyOf } from '../../model/name.ts';
import type { Fqdn } from '../../model/place.ts';
import { exchangeId } from '../../probes/auth-metadata.ts';
import { asksForTokensTo, replyIn, skypeChallengeIn, skypeChallengeUrl } from '../../probes/challenge.ts';
import type { Probes } from '../../probes/probes.ts';
import { readOAuthConfiguration, readSkypePartnerApplications } from '../../skype/oauth.ts';
import { readReplicas } from '../../skype/topology.ts';
import { readDocumentFrom } from '../../windows/documents.ts';
import { type Address, addressOf, addressSeen, formerSeen, inspectAddress, inspectFormer, whyStrange } from '../addresses.ts';
import { type Ask, askersOfFrontEnd, challengeOf, createAsk, failingStatus } from '../ask.ts';
import { certificatesOf } from '../certificates/facts.ts';
import { fieldsOf } from '../claim.ts';
import { documentSeen, factsReader, nameFacts, replicas, seenOf } from '../facts.ts';
import { exchangeHosts, exchangeUrl, frontEndsTakingPart, hostOf, webServicesOf } from '../servers/facts.ts';
import type { Look, StepContext } from '../step.ts';
import { changesStanding } from '../take-back.ts';
import { claims } from './claims.ts';

const application = z.object({
  identity: z.string(),
  metadataUrl: nameFacts.nullable(),
  /** How Skype knows Exchange's keys; 'not known' where its AuthToken has a form that nobody has seen yet. */
  keys: z.enum(['document', 'OAuth server', 'stored certificate', 'not known']),
  applicationId: z.string().nullable(),
  realm: z.string().nullable(),
  trust: z.string(),
  enabled: z.boolean(),
});
export type Application = z.output<typeof application>;

const exchangeAsPartnerFacts = z.object({
  applications: seenOf(z.array(application)),
  oauth: seenOf(z.object({ realm: z.string().nullable(), autodiscoverUrl: z.string().nullable() }).nullable()),
  /** How the Autodiscover address that is set answers, asked from a Front End; null where none is set. */
  autodiscover: z.enum(['answers', 'wrong', 'no answer', 'not seen']).nullable(),
  autodiscoverWhy: z.exactOptional(z.string()),
  documents: z.array(documentSeen),
  /** What the entry's own address gives the Front Ends, where it is another one. */
  address: addressSeen,
  /** Whose tokens each Front End says that it trusts (facts.md 76). */
  trusted: z.array(
    z.object({
      frontEnd: z.string(),
      issuers: seenOf(z.array(z.string())),
      /** The status with which it answered in place of that. */
      instead: z.exactOptional(z.number()),
    }),
  ),
  /** Addresses that an undo may put back: how they answer now. */
  former: formerSeen,
  formerAutodiscover: z.array(z.object({ url: z.string(), answers: z.boolean() })).default([]),
  replication: replicas,
});
export type ExchangeAsPartnerFacts = z.output<typeof exchangeAsPartnerFacts>;

export const exchangeAsPartnerOf = factsReader('exchangeAsPartner', exchangeAsPartnerFacts);

export async function inspectExchangeAsPartner(look: Look, context: StepContext): Promise<ExchangeAsPartnerFacts> {
  const { reader } = look;
  const ask = createAsk(look);
  const frontEnds = frontEndsTakingPart(context);
  const [oauth, applications, replication, documents, trusted] = await Promise.all([
    readOAuthConfiguration(reader),
    readSkypePartnerApplications(reader),
    readReplicas(reader),
    Promise.all(frontEnds.map((frontEnd) => readDocumentFrom(reader, frontEnd, exchangeUrl(context), exchangeId))),
    Promise.all(frontEnds.map((frontEnd) => askFrontEnd(ask, frontEnd, context))),
  ]);
  const url = oauth.seen ? (oauth.value?.autodiscoverUrl ?? null) : null;
  const asked = url === null ? { autodiscover: null } : await askAutodiscover(ask, url, context);
  const own = applications.seen ? applications.value.filter(isByDocument) : [];
  const address =
    own.length === 1
      ? await inspectAddress(reader, own[0]?.metadataUrl, { url: exchangeUrl(context), servers: frontEnds, id: exchangeId })
      : null;
  const before = await inspectBefore(look, context);
  return exchangeAsPartnerFacts.parse({ applications, oauth, ...asked, documents, address, trusted, replication, ...before });
}

/** The former addresses, where they may be put back. A host that is not there today is sent nothing. */
async function inspectBefore({ reader, probes }: Look, context: StepContext) {
  const hosts = exchangeHosts(context);
  const did = context.aim === 'undo' ? changesStanding(context) : [];
  const urls = did.flatMap((each) => fieldsOf(claims, 'exchange-partner.mend', each)?.was.url ?? []);
  const pointed = new Set(did.flatMap((each) => fieldsOf(claims, 'autodiscover-url.set', each)?.was ?? []));
  return {
    former: await inspectFormer(reader, urls, { hosts, servers: frontEndsTakingPart(context), id: exchangeId }),
    formerAutodiscover: await Promise.all(
      [...pointed]
        .filter((url) => whyStrange(url, hosts) === undefined)
        .map(async (url) => ({ url, answers: await isAutodiscover(probes, url) })),
    ),
  };
}

/** Whether an entry reads Exchange's document where it should. */
export function ownAddress(own: Application, context: StepContext): Address {
  const facts = exchangeAsPartnerOf(context);
  const config = certificatesOf(context)?.authConfig;
  return addressOf({
    found: own.metadataUrl,
    seen: facts?.address ?? null,
    url: exchangeUrl(context),
    documents: facts?.documents ?? [],
    key: config?.seen ? (config.value?.current ?? null) : null,
  });
}

async function askFrontEnd(ask: Ask, frontEnd: Fqdn, context: StepContext) {
  const url = skypeChallengeUrl(webServicesOf(frontEnd, context));
  const asked = await ask.page(frontEnd, url, askersOfFrontEnd(frontEnd, context));
  const challenge = asked.kind === 'answered' ? skypeChallengeIn(asked) : notSeen(asked.why);
  const instead = failingStatus(asked);
  return {
    frontEnd,
    issuers: challenge.seen ? seen(challenge.value.trustedIssuers) : challenge,
    ...(instead === undefined ? {} : { instead }),
  };
}

/** The Front Ends that say they trust Exchange: as much as can be seen of the way from Exchange to Skype. Keys are not in what they say. */
export function frontEndsTrusting(context: StepContext): readonly Fqdn[] {
  const facts = exchangeAsPartnerOf(context);
  return (facts?.trusted ?? []).flatMap(({ frontEnd, issuers }) => (issuers.seen && namesExchange(issuers.value) ? [frontEnd] : []));
}

export const namesExchange = (issuers: readonly string[]): boolean =>
  issuers.some((each) => keyOf('issuer', each).startsWith(`${exchangeId}@`));

/** Whether Exchange's own challenge comes from there. */
async function isAutodiscover(probes: Probes, url: string): Promise<boolean> {
  const reply = replyIn(await probes.get(url, { headers: { authorization: 'Bearer' } }));
  return /\/autodiscover\.svc$/i.test(url) && reply.seen && asksForTokensTo(exchangeId, reply.value);
}

/** Asked from a Front End, by the name that it finds; what this computer sees amiss is no verdict (facts.md 53). */
async function askAutodiscover(ask: Ask, url: string, context: StepContext): Promise<Partial<ExchangeAsPartnerFacts>> {
  if (!URL.canParse(url) || !/^https:/i.test(url) || !/\/autodiscover\/autodiscover\.svc$/i.test(url)) return { autodiscover: 'wrong' };
  const from = context.access?.windows.kind === 'by hand' ? [] : frontEndsTakingPart(context).slice(0, 1);
  const asked = await ask.challenge(new URL(url).hostname, url, from);
  const challenge = challengeOf(asked);
  if (challenge.seen) return { autodiscover: 'answers' };
  if (asked.kind === 'answered' && asked.by !== null) return { autodiscover: 'wrong' };
  return { autodiscover: asked.kind === 'no answer' ? asked.kind : 'not seen', autodiscoverWhy: challenge.why };
}

/** The Autodiscover address that goes with Exchange's metadata address: .svc, not .xml (facts.md 52). */
export const derivedAutodiscoverUrl = (context: StepContext): string =>
  `https://${hostOf(exchangeUrl(context)) ?? ''}/autodiscover/autodiscover.svc`;

const exchangeApplications = (facts: ExchangeAsPartnerFacts): readonly Application[] =>
  (facts.applications.seen ? facts.applications.value : []).filter((each) => each.applicationId === exchangeId);

/** Applications for Exchange that trust a document: the kind that the wizard may change. */
export const byDocument = (facts: ExchangeAsPartnerFacts): readonly Application[] =>
  (facts.applications.seen ? facts.applications.value : []).filter(isByDocument);

const isByDocument = ({ applicationId, metadataUrl }: Pick<Application, 'applicationId' | 'metadataUrl'>): boolean =>
  applicationId === exchangeId && metadataUrl !== null;

/** Those that use an OAuth server (hybrid): never changed, renamed or removed. */
export const byOAuthServer = (facts: ExchangeAsPartnerFacts): readonly Application[] =>
  exchangeApplications(facts).filter((each) => each.keys === 'OAuth server');

/** Those with a certificate that somebody stored: not the wizard's either, and renewed by hand (facts.md 39, 94). */
export const byStoredKey = (facts: ExchangeAsPartnerFacts): readonly Application[] =>
  exchangeApplications(facts).filter((each) => each.keys === 'stored certificate');

/** Those whose kind could not be told: nothing is said of them, and nothing is changed or made beside them. */
export const byUnknownKey = (facts: ExchangeAsPartnerFacts): readonly Application[] =>
  exchangeApplications(facts).filter((each) => each.keys === 'not known');

/** Exchange's own name (its realm) as every document that was read tells it, where an entry has another. */
export function otherRealm({ documents }: ExchangeAsPartnerFacts, { realm }: Application): string | undefined {
  const said = new Set(documents.flatMap(({ document }) => (document.seen ? [keyOf('domain', document.value.realm)] : [])));
  const [only, ...others] = said;
  return realm === null || others.length > 0 || only === keyOf('domain', realm) ? undefined : only;
}

/** A free name for a new application: "Exchange", as in the article, unless it is taken. */
export function freeIdentity(facts: ExchangeAsPartnerFacts): string {
  const taken = (facts.applications.seen ? facts.applications.value : []).map((each) => each.identity);
  return (
    ['Exchange', 'ExchangeOnPremises', 'ExchangeOnPremises2'].find((each) => !isAmongNames('identity', each, taken)) ??
    'ExchangeOnPremises3'
  );
}
