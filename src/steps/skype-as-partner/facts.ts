// What the step "Skype as partner" sees, all through one domain controller (facts.md 93), and which of
// Exchange's partner applications is this Skype's.

import { z } from 'zod';
import {
  linkedAccountName,
  type PartnerApplication,
  readPartnerApplications,
  readScriptAccounts,
} from '../../exchange/partner-applications.ts';
import { readAuthConfig } from '../../exchange/signing.ts';
import { seen } from '../../model/finding.ts';
import { canonical } from '../../model/json.ts';
import { areOneName } from '../../model/name.ts';
import type { Fqdn } from '../../model/place.ts';
import type { Reader } from '../../powershell/reader.ts';
import { skypeId } from '../../probes/auth-metadata.ts';
import type { Probes } from '../../probes/probes.ts';
import { readDocumentFrom } from '../../windows/documents.ts';
import { readCertificate } from '../../x509/certificate.ts';
import { type Address, addressOf, addressSeen, inspectAddress } from '../addresses.ts';
import { assignedThumbprint, certificatesOf } from '../certificates/facts.ts';
import { takenOutOfUse } from '../certificates/token-issuer/previous.ts';
import { documentSeen, name, seenOf } from '../facts.ts';
import { exchangeTakingPart, frontEndsTakingPart, serversOf, skypeRealm, skypeUrl, webServicesOf } from '../servers/facts.ts';
import { factsReader, type Known, type Look } from '../step.ts';
import { keysShown } from '../views.ts';
import { accountShape, inspectAccount, unfitness } from './account.ts';

const application = z.object({
  name: z.string(),
  guid: z.string(),
  enabled: z.boolean(),
  applicationId: z.string().nullable(),
  metadataUrl: name.nullable(),
  realm: z.string().nullable(),
  usesAuthServer: z.boolean(),
  linkedAccount: name.nullable(),
  /** Thumbprints of the certificates that Exchange stored when it last read Skype's document. */
  thumbprints: z.array(z.string()),
  /** Whether people are found by their SID (facts.md 43). Null where Exchange does not say; an older state file lacks it. */
  acceptsSids: z.boolean().nullable().default(null),
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
  /** The keys that each Front End gives out itself, seen from this computer. An older state file lacks them. */
  shown: z.array(z.object({ frontEnd: z.string(), keys: seenOf(z.array(z.string())) })).default([]),
});
export type SkypeAsPartnerFacts = z.output<typeof skypeAsPartnerFacts>;

export const skypeAsPartnerOf = factsReader('skypeAsPartner', skypeAsPartnerFacts);

export async function inspectSkypeAsPartner({ reader, probes }: Look, known: Known): Promise<SkypeAsPartnerFacts> {
  const [exchange, documents, shown] = await Promise.all([
    inspectExchange(reader, known),
    Promise.all(exchangeTakingPart(known).map((server) => readDocumentFrom(reader, server.fqdn, skypeUrl(known), skypeId))),
    Promise.all(frontEndsTakingPart(known).map((frontEnd) => shownBy(frontEnd, probes, known))),
  ]);
  const own = exchange.applications.seen ? ownOf(exchange.applications.value, known) : [];
  const servers = exchangeTakingPart(known).map((each) => each.fqdn);
  const address =
    own.length === 1 ? await inspectAddress(reader, own[0]?.metadataUrl, { url: skypeUrl(known), servers, id: skypeId }) : null;
  return skypeAsPartnerFacts.parse({ ...exchange, documents, address, shown });
}

/** All through one domain controller: the one that answers for the configuration, if it sees the account too, or else the account's. */
async function inspectExchange(reader: Reader, known: Known) {
  const former = skypeAsPartnerOf(known);
  const usual = former?.domainController ?? (await chooseDomainController(reader));
  const seenThrough = async (dc: Fqdn | null) => {
    const [read, named] = await Promise.all([readPartnerApplications(reader, dc), readScriptAccounts(reader, dc)]);
    return { applications: read.seen ? seen(read.value.map(withThumbprints)) : read, named };
  };
  const first = await seenThrough(usual);
  const entries = first.applications.seen ? first.applications.value : [];
  const own = ownOf(entries, known);
  const { account, domainController } = await inspectAccount(reader, {
    own: own.length === 1 ? own[0] : undefined,
    entries,
    named: first.named,
    domainController: usual,
    former,
    wasHidden: known.did.some(({ change }) => change.id === 'partner.hide'),
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

async function shownBy(frontEnd: Fqdn, probes: Probes, known: Known) {
  const url = `https://${webServicesOf(frontEnd, known)}/metadata/json/1`;
  return { frontEnd, keys: await keysShown(probes, frontEnd, url, skypeId) };
}

/** Why single commands run in place of Exchange's script; undefined where the script can run, as far as is known. */
export function insteadOfScript(known: Known): 'remote' | 'refused' | 'account' | undefined {
  if (known.ways?.exchange.kind === 'remote') return 'remote';
  if (takesUnfitAccount(known)) return 'account';
  const ran = known.did.findLast((each) => each.change.id === 'partner.script');
  return ran?.lines.some((each) => each.stream === 'error' && refusesScripts.test(each.text)) ? 'refused' : undefined;
}

/** The script takes what has its account's name and no mailbox, whoever can sign in with it and whatever else works with it. */
function takesUnfitAccount(known: Known): boolean {
  const facts = skypeAsPartnerOf(known);
  if (!facts?.named.seen || !facts.applications.seen) return false;
  const own = facts.named.value.find((each) => areOneName('identity', each.name, linkedAccountName));
  const wouldTake = own !== undefined && /^(?:MailUser|User)$/i.test(own.type);
  return wouldTake && unfitness(own, ownApplications(facts, known)[0], facts.applications.value).length > 0;
}

/** The words of an endpoint without a language (about_Language_Modes), and of an execution policy (about_Execution_Policies). */
const refusesScripts =
  /no-language mode|not supported by this runspace|running scripts is disabled|is not digitally signed|PSSecurityException/i;

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
export const ownApplications = (facts: Pick<SkypeAsPartnerFacts, 'applications'>, known: Known): readonly Application[] =>
  facts.applications.seen ? ownOf(facts.applications.value, known) : [];

function ownOf<T extends Trusting>(applications: readonly T[], known: Known): readonly T[] {
  const servers = serversOf(known);
  const realm = servers && skypeRealm(servers);
  return applications.filter((each) => isForSkype(each) && areOneName('domain', each.realm, realm));
}

/** The partner application of this Skype, where there is exactly one. */
export function ownApplication(known: Known): Application | undefined {
  const facts = skypeAsPartnerOf(known);
  const own = facts === undefined ? [] : ownApplications(facts, known);
  return own.length === 1 ? own[0] : undefined;
}

/** Whether the entry reads Skype's document where it should. */
export const ownAddress = (own: Application, facts: SkypeAsPartnerFacts, known: Known): Address =>
  addressOf({
    found: own.metadataUrl,
    seen: facts.address,
    url: skypeUrl(known),
    documents: facts.documents,
    key: assignedThumbprint(known),
  });

/** Thumbprints for which Exchange must read the document again. */
export const staleKeys = (own: Application, facts: SkypeAsPartnerFacts, known: Known): readonly string[] => [
  ...lackingKeys(own, facts, known),
  ...retiredKeys(own, facts, known),
];

/** To another address it goes where its own is wrong, or must be read again and nobody could look whether it can be. */
export function needsMove(own: Application, facts: SkypeAsPartnerFacts, known: Known): boolean {
  const { kind } = ownAddress(own, facts, known);
  return kind === 'wrong' || (kind === 'not seen' && staleKeys(own, facts, known).length > 0);
}

/**
 * Thumbprints that an entry lacks: of the certificate that Skype signs with, whether its document shows it yet or not, and of every
 * other that the document shows to all Exchange servers, such as a staged one. Only the one in use before is no longer needed.
 */
export function lackingKeys(own: Application, facts: SkypeAsPartnerFacts, known: Known): readonly string[] {
  const issuer = certificatesOf(known)?.issuer;
  const previous = issuer?.seen ? issuer.value?.previous : null;
  const assigned = assignedThumbprint(known);
  // While another one is staged, the one in use may show as the previous one.
  const shown = documentKeys(facts).filter((each) => each !== previous || each === assigned);
  const wanted = new Set(assigned === null ? shown : [assigned, ...shown]);
  return [...wanted].filter((each) => !own.thumbprints.includes(each));
}

/** Thumbprints that an entry still has of certificates that this state file took out of use, once Skype's document shows them no more. */
export function retiredKeys(own: Application, { documents }: SkypeAsPartnerFacts, known: Known): readonly string[] {
  const isShown = (thumbprint: string) =>
    documents.some(({ document }) => !document.seen || document.value.keys.some((key) => key.thumbprint === thumbprint));
  return takenOutOfUse(known).filter((each) => own.thumbprints.includes(each) && !isShown(each));
}

/** Thumbprints that Skype's document shows to every Exchange server that read it. */
function documentKeys({ documents }: SkypeAsPartnerFacts): readonly string[] {
  const [first = [], ...others] = documents.flatMap(({ document }) =>
    document.seen ? [document.value.keys.map((key) => key.thumbprint)] : [],
  );
  return first.filter((each) => others.every((keys) => keys.includes(each)));
}
