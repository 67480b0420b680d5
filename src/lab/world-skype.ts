// Skype for Business Server in the practice world: pools, replicas, and the settings that reach each of them.

import { z } from 'zod';
import { worldValues } from './world-values.ts';

const { base64, fqdn, instant, thumbprint, words } = worldValues;

const tokenIssuer = z.object({
  thumbprint,
  previous: thumbprint.nullable(),
  effective: instant,
  /** A certificate staged with -Roll, and the day on which it takes over. */
  next: z.object({ thumbprint, effective: instant }).nullable(),
});

/** How Skype knows the keys of a partner (facts.md 94). */
const partnerKeys = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('metadata'), url: words, certificates: z.array(base64).max(20) }),
  z.object({ kind: z.literal('oauth server') }),
  z.object({ kind: z.literal('certificate'), certificates: z.array(base64).max(20) }),
]);

const skypePartner = z.object({
  identity: words,
  applicationId: words,
  realm: words.nullable(),
  trustLevel: z.enum(['Full', 'Application', 'User']),
  acceptsSids: z.boolean(),
  enabled: z.boolean(),
  keys: partnerKeys,
});

const contactsPolicy = z.object({ identity: words, ucsAllowed: z.boolean(), migrationDelayInDays: z.number().int().nullable() });

/** What the Central Management Store holds and every replica receives a little later. */
const skypeSettings = z.object({
  tokenIssuer: tokenIssuer.nullable(),
  oauth: z.object({
    /** null: the default SIP domain. */
    realm: words.nullable(),
    serviceName: words,
    autodiscoverUrl: words.nullable(),
    autodiscoverAllowedDomains: words.nullable(),
  }),
  partners: z.array(skypePartner).max(200),
  policies: z.array(contactsPolicy).max(500),
  /** Whether messages are archived in Exchange. */
  archivesToExchange: z.boolean().default(false),
  /** Names of authorization servers in the cloud. */
  oauthServers: z.array(words).max(20).default([]),
});

export const skypeSchema = z.object({
  version: words,
  site: words,
  /** The Front End on which the management shell runs. */
  shellOn: fqdn,
  pools: z
    .array(
      z.object({
        fqdn,
        services: z.array(words).max(100),
        computers: z.array(fqdn).max(100),
        webInternal: fqdn.nullable(),
        webExternal: fqdn.nullable(),
        /** 5 is Lync Server 2010, 7 Skype for Business Server (facts.md 150). */
        version: z.number().int().default(7),
      }),
    )
    .max(100),
  /** People of a pool who are counted only; their contacts are in Skype. */
  crowds: z
    .array(z.object({ pool: fqdn, people: z.number().int().nonnegative() }))
    .max(100)
    .default([]),
  sipDomains: z.array(z.object({ name: fqdn, isDefault: z.boolean() })).max(100),
  /** Each Front End's own Default certificate. */
  defaults: z.array(z.object({ fqdn, thumbprint })).max(100),
  central: z.object({ revision: z.number().int(), changed: instant, settings: skypeSettings }),
  /** Revisions on their way to a replica. */
  underWay: z.array(z.object({ replica: fqdn, revision: z.number().int(), arrives: instant, settings: skypeSettings })).max(1000),
  replicas: z
    .array(
      z.object({
        fqdn,
        revision: z.number().int(),
        reported: instant,
        /** Production's seconds until a change reaches it; null for a retired one, which none ever does. */
        delay: z.number().nonnegative().nullable(),
        settings: skypeSettings,
      }),
    )
    .max(100),
  /** Whether Skype's document shows a staged key before it takes over: not known of the product. */
  publishesStaged: z.boolean().default(false),
  /** What the storage test puts out when the item was written and deleted, object by object: words of the product, in its language. */
  storageTestSays: z.array(words).max(5).default(['Test passed.']),
  storageFailures: z.array(z.object({ at: instant, frontEnd: fqdn, sip: words, detail: words })).max(20),
});
