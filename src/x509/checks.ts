// What can be wrong with a certificate that is to sign OAuth tokens. Every check is one function with one sentence; a new
// one: write it and add it to `checks`. A blocker keeps it from this use; a note is worth knowing.

import { instantOf, isYetToBegin } from '../model/instant.ts';
import { keyOf } from '../model/name.ts';
import type { Certificate } from './certificate.ts';
import { type Chain, isSelfSigned } from './chain.ts';
import type { PrivateKey } from './pfx.ts';

export const noteCodes = ['signature.old', 'ends-soon', 'authority', 'self-signed', 'chain.open', 'chain.expired', 'domain'] as const;
type NoteCode = (typeof noteCodes)[number];

export type Fault =
  | { readonly state: 'stop'; readonly code: string; readonly words: string }
  | { readonly state: 'note'; readonly code: NoteCode; readonly words: string };

export type Judged = {
  readonly certificate: Certificate;
  readonly chain: Chain;
  /** Its private key, where that should be in the same file. */
  readonly privateKey: PrivateKey | 'kept elsewhere';
  /** Now, or the day from which it will be used. */
  readonly at: Date;
  /** The default SIP domain. */
  readonly domain: string;
};

type Check = (judged: Judged) => Fault | null;

const blocker = (code: string, words: string): Fault => ({ state: 'stop', code, words });
const note = (code: NoteCode, words: string): Fault => ({ state: 'note', code, words });

// The documentation asks for 2048 bits for this certificate (facts.md 9).
const fewestBits = 2048;
const day = 24 * 60 * 60 * 1000;
// A certificate that ends sooner is renewed rather than set up.
const soon = 30 * day;

const rsassaPss = '1.2.840.113549.1.1.10';
const oldSignatures = new Map([
  ['1.2.840.113549.1.1.4', 'MD5'],
  ['1.2.840.113549.1.1.5', 'SHA-1'],
  ['1.3.14.3.2.29', 'SHA-1'],
]);
const serverAuthentication = ['1.3.6.1.5.5.7.3.1', '2.5.29.37.0'];

const keyKind: Check = ({ certificate: { key } }) => {
  switch (key.kind) {
    case 'rsa':
      return null;
    case 'rsa-pss':
      return blocker('key.rsa-pss', 'Its key is limited to RSASSA-PSS signatures, which Skype for Business Server does not support.');
    case 'elliptic curve':
      return blocker(
        'key.elliptic-curve',
        'It has an elliptic-curve key; Skype for Business and Exchange sign their tokens with RSA keys.',
      );
    case 'other':
      return blocker('key.other', 'It has a key of a kind that does not sign tokens; Skype for Business and Exchange sign with RSA keys.');
  }
};

const keySize: Check = ({ certificate: { key } }) =>
  key.kind === 'rsa' && key.bits < fewestBits
    ? blocker('key.short', `Its key has ${key.bits} bits; at least ${fewestBits} are needed.`)
    : null;

const signatureKind: Check = ({ certificate: { signature } }) =>
  signature === rsassaPss
    ? blocker('signature.rsa-pss', 'Its issuer signed it with RSASSA-PSS, which Skype for Business Server does not support.')
    : null;

const signatureAge: Check = ({ certificate: { signature } }) => {
  const old = oldSignatures.get(signature ?? '');
  return old === undefined ? null : note('signature.old', `Its issuer signed it with ${old}, which is no longer thought safe.`);
};

const keyMissing: Check = ({ privateKey }) =>
  privateKey === 'missing' ? blocker('key.missing', 'Its private key is not in the file; without it nothing can be signed.') : null;

const keyOfAnother: Check = ({ privateKey }) =>
  privateKey === 'of another certificate' ? blocker('key.of-another', 'The private key in the file belongs to another certificate.') : null;

const started: Check = ({ certificate: { notBefore }, at }) =>
  isYetToBegin(notBefore, instantOf(at) ?? '') ? blocker('not-yet-valid', `It is not valid before ${dayOf(notBefore)}.`) : null;

const ended: Check = ({ certificate: { notAfter }, at }) =>
  Date.parse(notAfter) <= at.getTime() ? blocker('expired', `It expired on ${dayOf(notAfter)}.`) : null;

const endsSoon: Check = ({ certificate: { notAfter }, at }) => {
  const left = Date.parse(notAfter) - at.getTime();
  return left > 0 && left <= soon ? note('ends-soon', `It expires on ${dayOf(notAfter)}, which is less than 30 days away.`) : null;
};

const use: Check = ({ certificate: { uses } }) =>
  uses === null || uses.some((each) => serverAuthentication.includes(each))
    ? null
    : blocker('use', 'It is not made for servers: "Server Authentication" is missing from its enhanced key usage.');

const authority: Check = ({ certificate }) =>
  certificate.authority && !isSelfSigned(certificate)
    ? note('authority', 'It may issue certificates itself: its key should sign nothing else.')
    : null;

const selfSigned: Check = ({ certificate }) =>
  isSelfSigned(certificate) ? note('self-signed', 'It is self-signed: no certification authority vouches for it.') : null;

const chainBroken: Check = ({ chain }) =>
  chain.kind === 'broken'
    ? blocker('chain.broken', `The signature does not fit: ${shown(chain)} names an issuer whose key did not sign it.`)
    : null;

const chainOpen: Check = ({ chain }) =>
  chain.kind === 'open' ? note('chain.open', `Its chain is not whole: the certificate that issued ${shown(chain)} is not here.`) : null;

const chainExpired: Check = ({ chain, at }) => {
  const old = chain.links.slice(1).find(({ notAfter }) => Date.parse(notAfter) <= at.getTime());
  return old === undefined ? null : note('chain.expired', `A certificate in its chain has expired: ${old.subject}.`);
};

// No token check reads the names (facts.md 11), so this is never more than a note.
const domainNamed: Check = ({ certificate: { subject, names }, domain }) => {
  const wanted = keyOf('fqdn', domain);
  const all = [...names, ...subject.split(', ').flatMap((part) => (part.startsWith('CN=') ? [part.slice(3)] : []))];
  const found = all.some((name) => `.${keyOf('fqdn', name)}`.endsWith(`.${wanted}`));
  return found ? null : note('domain', `It does not name ${wanted}, which is usual but not needed.`);
};

const checks: readonly Check[] = [
  keyKind,
  keySize,
  keyMissing,
  keyOfAnother,
  signatureKind,
  started,
  ended,
  use,
  chainBroken,
  signatureAge,
  endsSoon,
  authority,
  selfSigned,
  chainOpen,
  chainExpired,
  domainNamed,
];

/** Everything that is wrong with a certificate for signing OAuth tokens: blockers first, empty when all is well. */
export const faultsOf = (judged: Judged): readonly Fault[] => checks.map((check) => check(judged)).filter((fault) => fault !== null);

const dayOf = (instant: string): string => instant.slice(0, 10);
const shown = ({ links }: Chain): string => links.at(-1)?.subject ?? 'it';
