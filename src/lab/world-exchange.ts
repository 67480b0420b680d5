// Exchange Server in the practice world: its organisation, its servers, and whom it knows as partners.

import { z } from 'zod';
import { worldValues } from './world-values.ts';

const { base64, fqdn, instant, thumbprint, words } = worldValues;

export const exchangePartnerSchema = z.object({
  name: words,
  guid: z.guid(),
  enabled: z.boolean(),
  applicationId: words,
  metadataUrl: words.nullable(),
  realm: words.nullable(),
  usesAuthServer: z.boolean(),
  acceptsSids: z.boolean(),
  /** Canonical name, e.g. 'litwareinc.com/Users/LyncEnterprise-ApplicationAccount'. */
  linkedAccount: words.nullable(),
  certificates: z.array(base64).max(20),
  created: instant,
  changed: instant,
});

export const exchangeSchema = z.object({
  organisation: words,
  /** Its GUID, by which a set-up knows whose servers it works on. */
  organisationGuid: z.guid().default('5d1a3c52-6f6b-4f0e-9a3b-1c5a4e0b7d21'),
  /** The server to which the management shell is attached. */
  shellOn: fqdn,
  acceptedDomains: z
    .array(
      z.object({ name: words, domain: words, type: z.enum(['Authoritative', 'InternalRelay', 'ExternalRelay']), isDefault: z.boolean() }),
    )
    .max(5000),
  authConfig: z.object({
    current: thumbprint.nullable(),
    previous: thumbprint.nullable(),
    next: thumbprint.nullable(),
    nextEffective: instant.nullable(),
    /** null: the default accepted domain. */
    realm: words.nullable(),
    guid: z.guid(),
    changed: instant,
  }),
  /** A certificate on its way to a server: other sites receive the auth certificate later (facts.md 29). */
  certificatesUnderWay: z
    .array(z.object({ server: fqdn, thumbprint, arrives: instant }))
    .max(100)
    .default([]),
  /** The certificate with which each server's transport service speaks to the others; one that is not named uses that of its web site. */
  transportCertificates: z
    .array(z.object({ server: fqdn, thumbprint }))
    .max(100)
    .default([]),
  /** Whether New-ExchangeCertificate gives SMTP to what it makes, whatever it was told. */
  newCertificateTakesSmtp: z.boolean().default(false),
  /** Whether its shell signs what it sends, as since 2023: without a good auth certificate, certificates come as bytes (facts.md 33). */
  signsObjects: z.boolean().default(false),
  /** EwsEnabled of the organisation; null where nobody has set it. */
  ewsEnabled: z.boolean().nullable().default(null),
  /** The programs that alone may use EWS (EwsAllowList), none of which is Skype; null where all may. */
  ewsAllowed: z.array(words).max(50).nullable().default(null),
  /** Whether the servicelet that brings a next auth certificate into use runs. */
  authAdmin: z.enum(['runs', 'does not run']).default('runs'),
  /** How many requests to Exchange Web Services are answered with "busy" from now on. */
  busy: z.number().int().nonnegative().default(0),
  /** Whether a hybrid configuration exists. */
  isHybrid: z.boolean().default(false),
  /** Authorization servers in the cloud. */
  /** What New-SettingOverride made. */
  settingOverrides: z
    .array(z.object({ name: words, component: words, section: words, parameters: z.array(words).max(20) }))
    .max(50)
    .default([]),
  authServers: z
    .array(z.object({ name: words, type: words, applicationId: words.nullable() }))
    .max(20)
    .default([]),
  servers: z
    .array(
      z.object({
        fqdn,
        version: words,
        edition: words,
        site: words,
        dag: words.nullable(),
        /** The one that it asks. */
        domainController: fqdn,
        /** InternetWebProxy, and what bypasses it (facts.md 154). */
        proxy: words.nullable().default(null),
        bypass: z.array(words).max(100).default([]),
        /** AutoDiscoverServiceInternalUri. */
        internalUri: words.nullable(),
        /** Where it sends Autodiscover's clients for mailboxes; null: nowhere. */
        ewsUrl: words.nullable(),
        /** InternalNLBBypassUrl of its virtual directory EWS, which then answers with an error; null: blank, as it must be. */
        nlbBypass: words.nullable().default(null),
        /** Components that somebody has taken out of service, as for maintenance, and who. */
        inactive: z
          .array(z.object({ component: words, requester: words }))
          .max(20)
          .default([]),
        /** Whether it can read the directory. */
        directory: z.enum(['reachable', 'unreachable']).default('reachable'),
        /** The virtual directories of its Default Web Site on which OAuth is switched off. */
        oauthOff: z.exactOptional(z.array(z.enum(['EWS', 'Autodiscover'])).max(2)),
      }),
    )
    .max(100),
  databases: z.array(z.object({ name: words, server: fqdn, status: words })).max(1000),
  partners: z.array(exchangePartnerSchema).max(300),
  mailUsers: z.array(z.object({ name: words, guid: z.guid(), address: words, hidden: z.boolean(), created: instant })).max(500),
  assignments: z
    .array(
      z.object({
        name: words,
        guid: z.guid(),
        role: words,
        assignee: words,
        assigneeType: words,
        delegating: z.boolean(),
        enabled: z.boolean().default(true),
      }),
    )
    .max(1000),
});
