// What the step "Skype as partner" sees, all through one domain controller (facts.md 93), and which of
// Exchange's partner applications is this Skype's.

import { z } from 'zod';
import {
  type PartnerApplication,
  readAccount,
  readPartnerApplications,
  readRoleAssignments,
  readScriptAccounts,
} from '../../exchange/partner-applications.ts';
import { readAuthConfig } from '../../exchange/signing.ts';
import { notSeen, seen } from '../../model/finding.ts';
import { canonical } from '../../model/json.ts';
import { areOneName } from '../../model/name.ts';
import type { Fqdn } from '../../model/place.ts';
import type { Reader } from '../../powershell/reader.ts';
import { skypeId } from '../../probes/auth-metadata.ts';
import { readDocumentFrom } from '../../windows/documents.ts';
import { readCertificate } from '../../x509/certificate.ts';
import { type Address, addressOf, addressSeen, formerSeen, inspectAddress, inspectFormer } from '../addresses.ts';
import { type Ask, askersOfFrontEnd, createAsk } from '../ask.ts';
import { assignedThumbprint, certificatesOf } from '../certificates/facts.ts';
import { takenOutOfUse } from '../certificates/token-issuer/previous.ts';
import { fieldsOf } from '../claim.ts';
import { documentSeen, factsReader, nameFacts, seenOf } from '../facts.ts';
import { exchangeTakingPart, frontEndsTakingPart, serversOf, skypeHosts, skypeRealm, skypeUrl, webServicesOf } from '../servers/facts.ts';
import type { Look, StepContext } from '../step.ts';
import { changesStanding } from '../take-back.ts';
import { accountShape, inspectAccount, role } from './account.ts';
import { claims } from './claims.ts';

const application = z.object({
  name: z.string(),
  guid: z.string(),
  enabled: z.boolean(),
  applicationId: z.string().nullable(),
  metadataUrl: nameFacts.nullable(),
  realm: z.string().nullable(),
  usesAuthServer: z.boolean(),
  linkedAccount: nameFacts.nullable(),
  /** Thumbprints of the certificates that Exchange stored when it last read Skype's document. */
  thumbprints: z.array(z.string()),
  /** Whether people are found by their SID (facts.md 43). Null where Exchange does not say. */
  acceptsSids: z.boolean().nullable(),
  whenCreated: z.string().nullable(),
  whenChanged: z.string().nullable(),
});
export type Application = z.output<typeof application>;

const skypeAsPartnerFacts = z.object({
  domainController: z.string().nullable(),
  applications: seenOf(z.array(application)),
  ...accountShape,
  documents: z.array(documentSeen),
  /** What the entry's own address gives the Exchange servers, where it is another one. */
  address: addressSeen,
  /** What an undo may put back: how the document at a former address is read now, and what a former account may do. */
  former: formerSeen,
  formerAccounts: z.array(z.object({ account: z.string(), roles: seenOf(z.array(role)) })).default([]),
  /** The keys that each Front End gives out itself, and the server that saw them; null for this computer. */
  shown: z.array(z.object({ frontEnd: z.string(), by: z.string().nullable(), keys: seenOf(z.array(z.string())) })),
});
export type SkypeAsPartnerFacts = z.output<typeof skypeAsPartnerFacts>;

export const skypeAsPartnerOf = factsReader('skypeAsPartner', skypeAsPartnerFacts);

export async function inspectSkypeAsPartner(look: Look, context: StepContext): Promise<SkypeAsPartnerFacts> {
  const { reader } = look;
  const ask = createAsk(look);
  const [exchange, documents, shown] = await Promise.all([
    inspectExchange(reader, context),
    Promise.all(exchangeTakingPart(context).map((server) => readDocumentFrom(reader, server.fqdn, skypeUrl(context), skypeId))),
    Promise.all(frontEndsTakingPart(context).map((frontEnd) => shownBy(frontEnd, ask, context))),
  ]);
  const own = exchange.applications.seen ? ownOf(exchange.applications.value, context) : [];
  const servers = exchangeTakingPart(context).map((each) => each.fqdn);
  const address =
    own.length === 1 ? await inspectAddress(reader, own[0]?.metadataUrl, { url: skypeUrl(context), servers, id: skypeId }) : null;
  const before = await inspectBefore(reader, exchange.domainController, context);
  return skypeAsPartnerFacts.parse({ ...exchange, documents, address, shown, ...before });
}

/** What stood before the changes that stand now, where it may be put back. A host that is not there today is sent nothing. */
async function inspectBefore(reader: Reader, dc: Fqdn | null, context: StepContext) {
  const did = context.aim === 'undo' ? changesStanding(context) : [];
  const urls = did.flatMap((each) => fieldsOf(claims, 'partner.move', each)?.was ?? []);
  const accounts = new Set(did.flatMap((each) => fieldsOf(claims, 'partner.link', each)?.was ?? []));
  const servers = exchangeTakingPart(context).map((each) => each.fqdn);
  return {
    former: await inspectFormer(reader, urls, { hosts: skypeHosts(context), servers, id: skypeId }),
    formerAccounts: await Promise.all([...accounts].map(async (account) => ({ account, roles: await rolesOf(reader, account, dc) }))),
  };
}

async function rolesOf(reader: Reader, account: string, dc: Fqdn | null) {
  const user = await readAccount(reader, account, null);
  if (!user.seen) return user;
  return user.value === null ? notSeen('Exchange does not find it.') : readRoleAssignments(reader, user.value.guid, dc);
}

/** All through one domain controller: the one that answers for the configuration, if it sees the account too, or else the account's. */
async function inspectExchange(reader: Reader, context: StepContext) {
  const former = skypeAsPartnerOf(context);
  const usual = former?.domainController ?? (await chooseDomainController(reader));
  const seenThrough = async (dc: Fqdn | null) => {
    const [read, named] = await Promise.all([readPartnerApplications(reader, dc), readScriptAccounts(reader, dc)]);
    return { applications: read.seen ? seen(read.value.map(withThumbprints)) : read, named };
  };
  const first = await seenThrough(usual);
  const entries = first.applications.seen ? first.applications.value : [];
  const own = ownOf(entries, context);
  const { account, domainController } = await inspectAccount(reader, {
    own: own.length === 1 ? own[0] : undefined,
    entries,
    named: first.named,
    domainController: usual,
    former,
    wasHidden: context.did.some(({ kind }) => kind === 'partner.hide'),
  });
  const again = domainController === usual ? first : await seenThrough(domainController);
  return { ...account, domainController, applications: again.applications };
}

export const withThumbprints = ({ certificates, ...each }: PartnerApplication): Application => ({
  ...each,
  thumbprints: certificates.map(thumbprintOf),
});

/** What an application says, as one text: the same at two domain controllers where one has heard of the other's change. */
export const contentOf = ({ guid, enabled, metadataUrl, linkedAccount, thumbprints }: Application): string =>
  canonical([guid, enabled, metadataUrl?.key ?? null, linkedAccount?.key ?? null, thumbprints.toSorted()]);

async function shownBy(frontEnd: Fqdn, ask: Ask, context: StepContext) {
  const url = `https://${webServicesOf(frontEnd, context)}/metadata/json/1`;
  return { frontEnd, ...(await ask.keys(frontEnd, url, askersOfFrontEnd(frontEnd, context), skypeId)) };
}

/** The one that answers for the organisation's configuration; kept for the whole session once chosen. */
async function chooseDomainController(reader: Reader): Promise<string | null> {
  const config = await readAuthConfig(reader);
  return config.seen ? (config.value?.domainController ?? null) : null;
}

function thumbprintOf(base64: string): string {
  const read = readCertificate(base64);
  return read.seen ? read.value.thumbprint : 'unreadable';
}

/** Exchange's applications for a Skype of any realm that trust a document of its own; hybrid's are never ours (facts.md 90). */
export const skypeApplications = (facts: Pick<SkypeAsPartnerFacts, 'applications'>): readonly Application[] =>
  facts.applications.seen ? facts.applications.value.filter(isForSkype) : [];

type Trusting = Pick<Application, 'applicationId' | 'usesAuthServer' | 'realm'>;
const isForSkype = (each: Trusting): boolean => each.applicationId === skypeId && !each.usesAuthServer;

/** Those of this Skype's realm: none, one, or too many to choose from. */
export const ownApplications = (facts: Pick<SkypeAsPartnerFacts, 'applications'>, context: StepContext): readonly Application[] =>
  facts.applications.seen ? ownOf(facts.applications.value, context) : [];

function ownOf<T extends Trusting>(applications: readonly T[], context: StepContext): readonly T[] {
  const servers = serversOf(context);
  const realm = servers && skypeRealm(servers);
  return applications.filter((each) => isForSkype(each) && areOneName('domain', each.realm, realm));
}

/** The partner application of this Skype, where there is exactly one. */
export function ownApplication(context: StepContext): Application | undefined {
  const facts = skypeAsPartnerOf(context);
  const own = facts === undefined ? [] : ownApplications(facts, context);
  return own.length === 1 ? own[0] : undefined;
}

/** Whether the entry reads Skype's document where it should. */
export const ownAddress = (own: Application, facts: SkypeAsPartnerFacts, context: StepContext): Address =>
  addressOf({
    found: own.metadataUrl,
    seen: facts.address,
    url: skypeUrl(context),
    documents: facts.documents,
    key: assignedThumbprint(context),
  });

/** Thumbprints for which Exchange must read the document again. */
export const staleKeys = (own: Application, facts: SkypeAsPartnerFacts, context: StepContext): readonly string[] => [
  ...lackingKeys(own, facts, context),
  ...retiredKeys(own, facts, context),
];

/** To another address it goes where its own is wrong, or must be read again and nobody could look whether it can be. */
export function needsMove(own: Application, facts: SkypeAsPartnerFacts, context: StepContext): boolean {
  const { kind } = ownAddress(own, facts, context);
  return kind === 'wrong' || (kind === 'not seen' && staleKeys(own, facts, context).length > 0);
}

/**
 * Thumbprints that an entry lacks: of the certificate that Skype signs with, whether its document shows it yet or not, and of every
 * other that the document shows to all Exchange servers, such as a staged one. Only the one in use before is no longer needed.
 */
export function lackingKeys(own: Application, facts: SkypeAsPartnerFacts, context: StepContext): readonly string[] {
  const issuer = certificatesOf(context)?.issuer;
  const previous = issuer?.seen ? issuer.value?.previous : null;
  const assigned = assignedThumbprint(context);
  // While another one is staged, the one in use may show as the previous one.
  const shown = documentKeys(facts).filter((each) => each !== previous || each === assigned);
  const wanted = new Set(assigned === null ? shown : [assigned, ...shown]);
  return [...wanted].filter((each) => !own.thumbprints.includes(each));
}

/** Thumbprints that an entry still has of certificates that this state file took out of use, once Skype's document shows them no more. */
export function retiredKeys(own: Application, { documents }: SkypeAsPartnerFacts, context: StepContext): readonly string[] {
  const isShown = (thumbprint: string) =>
    documents.some(({ document }) => !document.seen || document.value.keys.some((key) => key.thumbprint === thumbprint));
  return takenOutOfUse(context).filter((each) => own.thumbprints.includes(each) && !isShown(each));
}

/** Thumbprints that Skype's document shows to every Exchange server that read it. */
function documentKeys({ documents }: SkypeAsPartnerFacts): readonly string[] {
  const [first = [], ...others] = documents.flatMap(({ document }) =>
    document.seen ? [document.value.keys.map((key) => key.thumbprint)] : [],
  );
  return first.filter((each) => others.every((keys) => keys.includes(each)));
}
