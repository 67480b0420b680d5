// The computers of the practice world: what each has in its certificate store, and what its IIS and its web site are.

import { z } from 'zod';
import { worldValues } from './world-values.ts';

const { base64, fqdn, instant, thumbprint, words } = worldValues;

export const certificateSchema = z.object({
  thumbprint,
  pem: z.string().max(100_000),
  /** Private key, PKCS #8. A computer has it only where its store says so. */
  key: z.string().max(100_000).nullable(),
  /** As Windows names it, e.g. 'sha256RSA'. */
  signature: words,
});

/** A certificate in the personal store of a computer (Cert:\LocalMachine\My). */
const storeEntry = z.object({
  thumbprint,
  friendlyName: words,
  hasPrivateKey: z.boolean(),
  /** The number with which Windows refuses to open its private key, as where the file of the key is gone. */
  keyTrouble: z.exactOptional(words),
  exportable: z.boolean(),
  /** Exchange's own note of what it uses the certificate for, e.g. 'IIS, SMTP'. */
  services: words,
});

/** An issuer and its keys as a worker process knew them when it started (facts.md 75). */
const trusted = z.object({ issuer: words, certificates: z.array(base64).max(20) });

const iis = z.object({
  running: z.boolean(),
  /** What an iisreset has under way; it goes on when the one who asked for it is gone. */
  underWay: z.object({ stopsAt: instant.nullable(), startsAt: instant.nullable() }).nullable(),
  pools: z
    .array(
      z.object({
        name: words,
        workerStarted: instant.nullable(),
        /** When the worker last read what it holds; null while it is stopped. */
        read: instant.nullable(),
        trusts: z.array(trusted).max(100),
        /** Exchange's metadata document, in the Autodiscover worker; null where it could not be written yet. */
        document: z.object({ realm: words, thumbprints: z.array(thumbprint).max(10) }).nullable(),
        /** Whether the worker found a valid auth certificate when it read; without one it checks no token. */
        oauth: z.enum(['loaded', 'not loaded']).default('loaded'),
        /** Switched off, as Skype's mitigation service may do: IIS then answers 503 for it. */
        disabled: z.boolean().default(false),
        /** Whether a person stopped it, so that it does not start by itself. */
        byAdministrator: z.boolean().default(false),
      }),
    )
    .max(50),
});

export const computerSchema = z.object({
  /** Short name, e.g. 'ATL-CS-001'. */
  name: words,
  fqdn,
  role: z.enum(['front end', 'exchange', 'edge', 'application server', 'reverse proxy']),
  /** Whether Windows remoting reaches it: an Edge Server is not in the domain. */
  remoting: z.enum(['reachable', 'unreachable']),
  /** Whether it has the company's root certificate. */
  authority: z.enum(['trusted', 'not trusted']),
  /** The certificate its web site shows; null where it has none. */
  web: thumbprint.nullable(),
  /** The certificates of authorities that its web site sends along. */
  chain: z.array(thumbprint).max(10).default([]),
  /** What its web site offers. */
  tls: z.enum(['1.2 and 1.3', '1.0 only']).default('1.2 and 1.3'),
  /** Whether something in front of it ends TLS and asks it over plain HTTP, so that it takes itself for a plain web site. */
  offloaded: z.boolean().default(false),
  /** What a reverse proxy answers, whatever it is asked; null for a server. */
  device: z
    .union([
      z.object({ answers: z.enum(['a sign-in page', 'Windows sign-in only', 'nothing']) }),
      z.object({ answers: z.literal('a redirect'), to: fqdn }),
      z.object({
        answers: z.literal('a refusal as a proxy'),
        status: z.union([z.literal(403), z.literal(407), z.literal(502), z.literal(504)]),
      }),
    ])
    .nullable()
    .default(null),
  /** Its port for web services. */
  port: z.enum(['open', 'closed']).default('open'),
  /** What its own DNS or hosts file says of a name otherwise than all others; null: nobody has that name. */
  resolves: z
    .array(z.object({ name: fqdn, leadsTo: fqdn.nullable() }))
    .max(20)
    .default([]),
  /** Of an Exchange server: whether the site "Exchange Back End", which all web services are behind, has a certificate. */
  backEnd: z.enum(['bound', 'without certificate']).default('bound'),
  /** Of a Front End: whether its Storage Service answers. */
  storageService: z.enum(['running', 'stopped']).default('running'),
  /** The proxies that are set on it (facts.md 154); one that is a computer of the lab is asked in fact. */
  proxies: z
    .array(z.object({ scope: words, proxy: words, bypass: words }))
    .max(10)
    .default([]),
  /** The build of its Windows: 14393 is Server 2016. */
  windows: z.number().int().default(20_348),
  /** Seconds by which its clock is ahead of all others. */
  clockOffset: z.number().default(0),
  store: z.array(storeEntry).max(200),
  iis,
});

/** A request for a certificate, made on a computer that keeps its key until the certificate has come. */
export const certificateRequestSchema = z.object({
  id: z.number().int(),
  computer: fqdn,
  friendlyName: words,
  exportable: z.boolean(),
  /** Private key, PKCS #8, and the request itself in PEM. */
  key: z.string().max(100_000),
  csr: z.string().max(100_000),
  /** A file that is signed elsewhere, or sent to the company's authority, which answers at an instant. */
  sent: z.object({ decides: instant, answer: z.enum(['issues', 'denies']) }).nullable(),
});
