// What a PFX file holds, as far as it was seen before anything is imported: kept as facts, and said in lines for people. Neither the
// file's bytes nor its password is ever a part of it.

import { z } from 'zod';
import type { Certificate } from '../../../x509/certificate.ts';
import { faultsOf } from '../../../x509/checks.ts';
import type { Pfx } from '../../../x509/pfx.ts';
import { counted, day } from '../../phrases.ts';
import { faultFacts } from '../token-issuer/fitness.ts';

const preview = z.object({
  thumbprint: z.string(),
  subject: z.string(),
  issuer: z.string(),
  names: z.array(z.string()),
  /** How many names it has in all. */
  named: z.number(),
  key: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  chain: z.object({ kind: z.enum(['whole', 'open', 'broken']), issuers: z.array(z.string()) }),
  faults: z.array(faultFacts),
  /** Whether the file opens only with a password. */
  locked: z.boolean(),
  /** Whether the Windows that imports it can undo its protection (facts.md 192). */
  opensThere: z.enum(['yes', 'no', 'not known']),
});
export type Preview = z.output<typeof preview>;

/** `path` is the file's on the Front End `frontEnd`. */
const where = { frontEnd: z.string(), path: z.string() };
export const pfxSeen = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unread'), ...where, why: z.string() }),
  /** It was read, but it is no PFX file, or not one that can be looked into. */
  z.object({ kind: z.literal('refused'), ...where, why: z.string() }),
  /** It needs its password; `tried`: the one that was given does not open it. */
  z.object({ kind: z.literal('locked'), ...where, tried: z.boolean() }),
  z.object({ kind: z.literal('opened'), ...where, preview }),
]);
export type PfxSeen = z.output<typeof pfxSeen>;

type Opened = Extract<Pfx, { kind: 'opened' }>;

/** As many names as a screen can show. */
const mostNames = 20;

type Opening = Pick<Preview, 'locked' | 'opensThere'> & {
  readonly at: Date;
  /** The default SIP domain. */
  readonly domain: string;
};

export function previewOf({ certificate, chain, key }: Opened, { at, domain, ...opening }: Opening): Preview {
  const { thumbprint, subject, issuer, names, notBefore, notAfter } = certificate;
  return {
    thumbprint,
    subject,
    issuer,
    names: names.slice(0, mostNames),
    named: names.length,
    key: keyInWords(certificate.key),
    notBefore,
    notAfter,
    chain: { kind: chain.kind, issuers: chain.links.slice(1).map((each) => each.subject) },
    faults: faultsOf({ certificate, chain, privateKey: key, at, domain }).map((each) => ({ ...each })),
    ...opening,
  };
}

function keyInWords(key: Certificate['key']): string {
  switch (key.kind) {
    case 'rsa':
      return `RSA, ${key.bits} bits`;
    case 'rsa-pss':
      return `RSASSA-PSS, ${key.bits} bits`;
    case 'elliptic curve':
      return `elliptic curve ${key.curve}`;
    case 'other':
      return key.name;
  }
}

/** One line for each thing that an admin compares before agreeing. */
export function previewLines({
  thumbprint,
  subject,
  issuer,
  names,
  named,
  key,
  notBefore,
  notAfter,
  chain,
  faults,
}: Preview): readonly string[] {
  const more = named > names.length ? [`and ${counted(named - names.length, 'more')}`] : [];
  return [
    `Subject: ${subject}`,
    `Names: ${names.length === 0 ? 'none' : [...names, ...more].join(', ')}`,
    `Valid: from ${day(notBefore)} until ${day(notAfter)}`,
    `Key: ${key}`,
    `Issuer: ${chain.issuers.length === 0 ? issuer : chain.issuers.join(', then ')} (${chains[chain.kind]})`,
    `Thumbprint: ${thumbprint}`,
    ...faults.map((each) => `Note: ${each.words}`),
  ];
}

const chains = { whole: 'the chain is whole', open: 'the chain is not whole in this file', broken: 'the chain is broken' } as const;

/** The same in one sentence, without what is wrong with it. */
export const previewInWords = ({ subject, issuer, notBefore, notAfter, key, thumbprint }: Preview): string =>
  `It holds ${subject}, issued by ${issuer}, valid from ${day(notBefore)} until ${day(notAfter)}, ${key}, thumbprint ${thumbprint}.`;
