// The shape of what the step "Servers" sees.

import { z } from 'zod';
import { documentProbeFacts } from '../document-probes.ts';
import { authMetadata, documentSeen, replicas, seenOf } from '../facts.ts';
import { behindSeen } from './behind.ts';
import { clockSeen } from './clocks.ts';
import { stoppedPoolsSeen } from './pools.ts';
import { rightsFacts } from './rights.ts';

const pool = z.object({ fqdn: z.string(), services: z.array(z.string()), computers: z.array(z.string()), site: z.string().nullable() });
const exchangeServer = z.object({
  name: z.string(),
  fqdn: z.string(),
  version: z.string(),
  role: z.string(),
  site: z.string().nullable(),
  proxy: z.string().nullable(),
  bypass: z.array(z.string()),
});
const proxySetting = z.object({ scope: z.string(), proxy: z.string().nullable(), bypass: z.string(), script: z.string().nullable() });
const acceptedDomain = z.object({ name: z.string(), domain: z.string(), type: z.string(), isDefault: z.boolean() });

const webService = z.enum(['ews', 'autodiscover']);
const webServicesSeen = z.object({
  /** Where each server's Autodiscover sends clients for mailboxes; null: nowhere. `server` is the short name. */
  addresses: seenOf(z.array(z.object({ server: z.string(), url: z.string().nullable(), bypass: z.exactOptional(z.string().nullable()) }))),
  /** How each Front End gets to each of these addresses. */
  ways: z.array(documentSeen.extend({ url: z.string() })),
  /** Virtual directories that the directory shows without OAuth, and the server's own IIS as well. */
  off: seenOf(z.array(z.object({ server: z.string(), service: webService, directory: z.string() }))),
});

export const serversFacts = z.object({
  pools: seenOf(z.array(pool)),
  webServers: seenOf(z.array(z.object({ pool: z.string(), internal: z.string().nullable(), version: z.number().nullable() }))),
  sipDomains: seenOf(z.array(z.object({ name: z.string(), isDefault: z.boolean() }))),
  skypeVersion: seenOf(z.string().nullable()),
  oauth: seenOf(
    z
      .object({
        realm: z.string().nullable(),
        autodiscoverUrl: z.string().nullable(),
        /** ExchangeAutodiscoverAllowedDomains. */
        allowedDomains: z.array(z.string()),
      })
      .nullable(),
  ),
  contacts: z.object({
    policies: seenOf(z.array(z.object({ identity: z.string(), allowed: z.boolean() }))),
    migrated: seenOf(z.number()),
    /** Whether Skype archives to Exchange. */
    archiving: seenOf(z.boolean()),
    /** Whether critical mode is on, in each archiving configuration; null where that is not told. State files of before have none. */
    critical: z.exactOptional(seenOf(z.array(z.boolean().nullable()))),
    byPool: z.exactOptional(z.array(z.object({ pool: z.string(), migrated: seenOf(z.number()) }))),
  }),
  replication: replicas,
  rights: rightsFacts,
  organisation: seenOf(z.string().nullable()),
  /** The realm that Exchange is configured to sign in; null: its default accepted domain. */
  authRealm: seenOf(z.string().nullable()),
  /** Thumbprint of the certificate with which Exchange signs. */
  authCertificate: seenOf(z.string().nullable()),
  organisationGuid: seenOf(z.string().nullable()),
  exchangeServers: seenOf(z.array(exchangeServer)),
  acceptedDomains: seenOf(z.array(acceptedDomain)),
  clientAccess: seenOf(z.array(z.object({ name: z.string(), internalUri: z.string().nullable() }))),
  /** What each server makes of its partner's document: that view counts (facts.md 53). */
  readings: z.array(documentSeen.extend({ product: z.enum(['Skype', 'Exchange']) })),
  webServices: webServicesSeen,
  /** Behind Exchange servers, where one answered with an error of its own. */
  behind: z.array(behindSeen),
  /** EwsEnabled of the organisation. */
  ewsEnabled: seenOf(z.boolean().nullable()),
  /** Which programs may use EWS, where not all may. */
  ewsPrograms: z.exactOptional(
    seenOf(
      z
        .union([
          z.object({ rule: z.enum(['only these', 'all but these']), programs: z.array(z.string()) }),
          z.object({ rule: z.literal('not known'), named: z.string() }),
        ])
        .nullable(),
    ),
  ),
  /** How far each look at a document came. */
  views: z.array(documentProbeFacts),
  /** Whether each Exchange server's web site serves over TLS, asked only where nothing answers over TLS but the name in front of them. */
  servesTls: z.array(z.object({ server: z.string(), serves: seenOf(z.boolean()) })),
  /** Application pools that are switched off, asked only of Front Ends that gave 404 or 503 in place of the document. */
  stoppedPools: z.array(stoppedPoolsSeen),
  /** The proxies that are set on each Front End; one that was not asked has no row. */
  proxies: z.array(z.object({ server: z.string(), settings: seenOf(z.array(proxySetting)) })),
  /** Clocks as read on the servers themselves. */
  clocks: z.array(clockSeen),
  documents: z.object({
    skype: z.object({ url: z.string(), document: seenOf(authMetadata) }).nullable(),
    exchange: z.object({ url: z.string(), document: seenOf(authMetadata) }).nullable(),
  }),
});
export type ServersFacts = z.output<typeof serversFacts>;
export type PoolFacts = z.output<typeof pool>;
export type ExchangeServer = z.output<typeof exchangeServer>;
