// What the step "Skype as partner" sees, all through one domain controller (field.md 10), and which of
// Exchange's partner applications is this Skype's.

import { z } from 'zod';
import { readHidden, readLinkedAccount, readPartnerApplications, readRoleAssignments } from '../../exchange/partner-applications.ts';
import { readAuthConfig } from '../../exchange/signing.ts';
import { seen } from '../../model/finding.ts';
import type { Fqdn } from '../../model/place.ts';
import { skypeId } from '../../probes/auth-metadata.ts';
import type { Probes } from '../../probes/probes.ts';
import { readDocumentFrom } from '../../windows/documents.ts';
import { readCertificate } from '../../x509/certificate.ts';
import { assignedThumbprint, certificatesOf } from '../certificates/facts.ts';
import { takenOutOfUse } from '../certificates/token-issuer/previous.ts';
import { documentSeen, name, seenOf } from '../facts.ts';
import { exchangeTakingPart, frontEndsTakingPart, serversOf, skypeRealm, skypeUrl, webServicesOf } from '../servers/facts.ts';
import { factsReader, type Known, type Look } from '../step.ts';
import { keysShown } from '../views.ts';

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
  whenChanged: z.string().nullable(),
});
export type Application = z.output<typeof application>;

const skypeAsPartnerFacts = z.object({
  domainController: z.string().nullable(),
  applications: seenOf(z.array(application)),
  account: seenOf(z.object({ name: z.string(), guid: z.string(), type: z.string() }).nullable()),
  /** Whether the account is hidden from the address lists; null where it is no mail user. Looked at only where that may be ours to do. */
  hidden: z.exactOptional(seenOf(z.boolean().nullable())),
  roles: seenOf(z.array(z.object({ identity: z.string(), role: z.string(), assignee: z.string(), direct: z.boolean() }))),
  documents: z.array(documentSeen),
  /** The keys that each Front End gives out itself, seen from this computer. An older state file lacks them. */
  shown: z.array(z.object({ frontEnd: z.string(), keys: seenOf(z.array(z.string())) })).default([]),
});
export type SkypeAsPartnerFacts = z.output<typeof skypeAsPartnerFacts>;

export const skypeAsPartnerOf = factsReader('skypeAsPartner', skypeAsPartnerFacts);

export async function inspectSkypeAsPartner({ reader, probes }: Look, known: Known): Promise<SkypeAsPartnerFacts> {
  const domainController = skypeAsPartnerOf(known)?.domainController ?? (await chooseDomainController({ reader }));
  const [read, account, documents, shown] = await Promise.all([
    readPartnerApplications(reader, domainController),
    readLinkedAccount(reader, domainController),
    Promise.all(exchangeTakingPart(known).map((server) => readDocumentFrom(reader, server.fqdn, skypeUrl(known), skypeId))),
    Promise.all(frontEndsTakingPart(known).map((frontEnd) => shownBy(frontEnd, probes, known))),
  ]);
  const hasAccount = account.seen && account.value !== null;
  const maybeOurs = hasAccount && insteadOfScript(known) !== undefined;
  return skypeAsPartnerFacts.parse({
    domainController,
    applications: read.seen
      ? seen(read.value.map(({ certificates, ...each }) => ({ ...each, thumbprints: certificates.map(thumbprintOf) })))
      : read,
    account,
    ...(maybeOurs ? { hidden: await readHidden(reader, domainController) } : {}),
    roles: hasAccount ? await readRoleAssignments(reader, domainController) : seen([]),
    documents,
    shown,
  });
}

async function shownBy(frontEnd: Fqdn, probes: Probes, known: Known) {
  const url = `https://${webServicesOf(frontEnd, known)}/metadata/json/1`;
  return { frontEnd, keys: await keysShown(probes, frontEnd, url, skypeId) };
}

/** Why single commands run in place of Exchange's script; undefined where the script can run, as far as is known. */
export function insteadOfScript(known: Known): 'remote' | 'refused' | undefined {
  if (known.ways?.exchange.kind === 'remote') return 'remote';
  const ran = known.did.findLast((each) => each.change.id === 'partner.script');
  return ran?.lines.some((each) => each.stream === 'error' && refusesScripts.test(each.text)) ? 'refused' : undefined;
}

/** The words of an endpoint without a language (about_Language_Modes), and of an execution policy (about_Execution_Policies). */
const refusesScripts =
  /no-language mode|not supported by this runspace|running scripts is disabled|is not digitally signed|PSSecurityException/i;

/** The one that answers for the organisation's configuration; kept for the whole session once chosen. */
async function chooseDomainController({ reader }: Pick<Look, 'reader'>): Promise<string | null> {
  const config = await readAuthConfig(reader);
  return config.seen ? (config.value?.domainController ?? null) : null;
}

function thumbprintOf(base64: string): string {
  const read = readCertificate(base64);
  return read.seen ? read.value.thumbprint : 'unreadable';
}

/** Exchange's applications for a Skype of any realm that trust a document of its own; hybrid's are never ours (field.md 9). */
export function skypeApplications(facts: SkypeAsPartnerFacts): readonly Application[] {
  return (facts.applications.seen ? facts.applications.value : []).filter((each) => each.applicationId === skypeId && !each.usesAuthServer);
}

/** Those of this Skype's realm: none, one, or too many to choose from. */
export function ownApplications(facts: SkypeAsPartnerFacts, known: Known): readonly Application[] {
  const servers = serversOf(known);
  const realm = servers && skypeRealm(servers);
  return skypeApplications(facts).filter((each) => each.realm?.toLowerCase() === realm);
}

/** The partner application of this Skype, where there is exactly one. */
export function ownApplication(known: Known): Application | undefined {
  const facts = skypeAsPartnerOf(known);
  const own = facts === undefined ? [] : ownApplications(facts, known);
  return own.length === 1 ? own[0] : undefined;
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
