// A certificate in disguise: a fresh one of the same form. Kept are its algorithms, the kind and size of its key, its dates, its uses, and
// how its names are built; the names are disguised, serial number and keys are new. The key is made for the moment and never written down
// (facts.md 15 is about keys in use; these are of no use to anybody). Who issued whom stays so; a signature that did not fit does not fit.

import { constants, createHash, generateKeyPairSync, type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { bytesOf, type Der, elementsOf, firstElement, holding, inside, oidOf } from './der.ts';

type Fresh = {
  readonly base64: string;
  /** From the original's to the fresh one's: SHA-1, SHA-256. */
  readonly thumbprints: readonly (readonly [original: string, fresh: string])[];
};

export interface Certificates {
  /** Has a certificate take part: who issued another is looked for among those that were met. */
  meet(base64: string): void;
  /** What stands for a certificate; undefined where it is none. */
  fresh(base64: string): Fresh | undefined;
}

type Words = { readonly text: (text: string) => string; readonly address: (text: string) => string };
type Pair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

const fingerprint = (hash: 'sha1' | 'sha256', der: Uint8Array): string => createHash(hash).update(der).digest('hex').toUpperCase();

export function createCertificates(words: Words): Certificates {
  const met = new Map<string, X509Certificate>();
  const made = new Map<string, Fresh>();
  const pairs = new Map<string, Pair>();
  const pairFor = (key: string, make: () => Pair): Pair => {
    const pair = pairs.get(key) ?? make();
    pairs.set(key, pair);
    return pair;
  };
  const pairOf = (certificate: X509Certificate, spki: Der): Pair =>
    pairFor(Buffer.from(bytesOf(spki)).toString('base64'), () => pairLike(certificate.publicKey));

  /** Whose key signed it, as far as is known; otherwise a key that nobody has. */
  const issuerOf = (certificate: X509Certificate, signature: string): Pair => {
    const issuer = [certificate, ...met.values()].find((each) => certificate.checkIssued(each) && isSignedBy(certificate, each));
    const spki = issuer === undefined ? undefined : partsOf(issuer.raw)?.spki;
    if (issuer !== undefined && spki !== undefined) return pairOf(issuer, spki);
    return pairFor(`${certificate.issuer} ${signature}`, () => pairFitting(signature));
  };

  return {
    meet(base64) {
      const certificate = opened(base64);
      if (certificate !== undefined) met.set(certificate.fingerprint256, certificate);
    },
    fresh(base64) {
      const certificate = opened(base64);
      const parts = certificate === undefined ? undefined : partsOf(certificate.raw);
      if (certificate === undefined || parts === undefined) return undefined;
      const known = made.get(certificate.fingerprint256);
      if (known !== undefined) return known;
      const pair = pairOf(certificate, parts.spki);
      const issuer = issuerOf(certificate, oidOf(inside(parts.signature)?.[0] ?? parts.signature));
      const der = assemble(parts, pair, issuer, words);
      const thumbprints = (['sha1', 'sha256'] as const).map(
        (hash) => [fingerprint(hash, certificate.raw), fingerprint(hash, der)] as const,
      );
      const fresh = { base64: Buffer.from(der).toString('base64'), thumbprints };
      made.set(certificate.fingerprint256, fresh);
      return fresh;
    },
  };
}

function opened(base64: string): X509Certificate | undefined {
  // As large as a certificate is read at all (x509/bounds.ts).
  if (base64.length > 100_000 || !base64.startsWith('MI')) return undefined;
  try {
    return new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

type Parts = {
  readonly version: readonly Der[];
  readonly serial: Der;
  readonly signature: Der;
  readonly issuer: Der;
  readonly validity: Der;
  readonly subject: Der;
  readonly spki: Der;
  readonly extensions: readonly Der[];
};

function partsOf(raw: Uint8Array): Parts | undefined {
  const whole = firstElement(raw);
  const [tbs] = (whole === undefined ? undefined : inside(whole)) ?? [];
  const all = tbs === undefined ? undefined : inside(tbs);
  if (all === undefined) return undefined;
  const version = all.filter(({ tag, content }, at) => at === 0 && tag === 0xa0 && content.length <= 4);
  const [serial, signature, issuer, validity, subject, spki, ...rest] = all.slice(version.length);
  if (!serial || !signature || !issuer || !validity || !subject || !spki) return undefined;
  const list = rest.find(({ tag }) => tag === 0xa3);
  const [extensions] = (list === undefined ? undefined : inside(list)) ?? [];
  return { version, serial, signature, issuer, validity, subject, spki, extensions: (extensions && inside(extensions)) ?? [] };
}

const [sequence, set, octets, bits, utf8] = [0x30, 0x31, 0x04, 0x03, 0x0c];

function assemble(parts: Parts, pair: Pair, issuer: Pair, words: Words): Uint8Array {
  const serial = Uint8Array.from(randomBytes(Math.max(1, Math.min(20, parts.serial.content.length))));
  // Positive, and not shortened by a leading zero.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x20;
  const spki = publicBytes(pair);
  const extensions = parts.extensions.flatMap((each) => extension(each, spki, publicBytes(issuer), words));
  const algorithm = holding(
    sequence,
    (inside(parts.signature) ?? []).filter(({ content }) => content.length <= longestAlgorithm),
  );
  const tbs = holding(sequence, [
    ...parts.version,
    { tag: parts.serial.tag, content: serial },
    algorithm,
    nameInDisguise(parts.issuer, words),
    datesIn(parts.validity),
    nameInDisguise(parts.subject, words),
    ...(elementsOf(spki) ?? []),
    ...(extensions.length === 0 ? [] : [holding(0xa3, [holding(sequence, extensions)])]),
  ]);
  const signed = signatureOf(bytesOf(tbs), oidOf(inside(parts.signature)?.[0] ?? parts.signature), issuer);
  return bytesOf(holding(sequence, [tbs, algorithm, { tag: bits, content: Buffer.concat([Buffer.from([0]), signed]) }]));
}

/** What RSASSA-PSS says of itself is the longest that is in use. */
const longestAlgorithm = 80;

/** Digits and a Z, and nothing else. */
const datesIn = (validity: Der): Der =>
  holding(
    sequence,
    (inside(validity) ?? []).map(({ tag, content }) => ({ tag, content: Buffer.from(textIn(0x16, content).replace(/[^0-9Z]/g, '')) })),
  );

const publicBytes = ({ publicKey }: Pair): Uint8Array => publicKey.export({ type: 'spki', format: 'der' });

/** Parts of names whose kind is known everywhere; others become a description. */
const knownAttribute = /^2\.5\.4\.\d{1,2}$|^0\.9\.2342\.19200300\.100\.1\.\d{1,2}$|^1\.2\.840\.113549\.1\.9\.1$/;
const description = Buffer.from([0x55, 0x04, 0x0d]);

function nameInDisguise(name: Der, words: Words): Der {
  return holding(
    sequence,
    (inside(name) ?? []).map((group) =>
      holding(
        set,
        (inside(group) ?? []).flatMap((attribute) => {
          const [kind, value] = inside(attribute) ?? [];
          if (kind === undefined || value === undefined) return [];
          const known = knownAttribute.test(oidOf(kind));
          return [holding(sequence, [known ? kind : { tag: 0x06, content: description }, textInDisguise(value, words)])];
        }),
      ),
    ),
  );
}

const textInDisguise = ({ tag, content }: Der, { text }: Words): Der => {
  const shown = text(textIn(tag, content));
  if (tag === 0x1e) return { tag, content: Buffer.from(shown, 'utf16le').swap16() };
  // What is beyond ASCII has its place in UTF-8 only.
  return { tag: /^[\x20-\x7e]*$/.test(shown) && [0x13, 0x16, 0x14].includes(tag) ? tag : utf8, content: Buffer.from(shown, 'utf8') };
};

function textIn(tag: number, content: Uint8Array): string {
  if (tag === 0x1e)
    return Buffer.from(content.subarray(0, content.length - (content.length % 2)))
      .swap16()
      .toString('utf16le');
  return Buffer.from(content).toString(tag === utf8 ? 'utf8' : 'latin1');
}

/** Extensions that say what a certificate is for; others may name anything, and are left out. */
function extension(each: Der, subjectKey: Uint8Array, issuerKey: Uint8Array, words: Words): readonly Der[] {
  const all = inside(each) ?? [];
  const [kind] = all;
  const value = all.at(-1);
  const inner = value === undefined ? undefined : firstElement(value.content);
  if (kind === undefined || inner === undefined) return [];
  const made = rewritten(oidOf(kind), inner, subjectKey, issuerKey, words);
  const critical = all.slice(1, -1).filter(({ tag, content }) => tag === 0x01 && content.length === 1);
  return made === undefined ? [] : [holding(sequence, [kind, ...critical, { tag: octets, content: bytesOf(made) }])];
}

function rewritten(oid: string, value: Der, subjectKey: Uint8Array, issuerKey: Uint8Array, words: Words): Der | undefined {
  switch (oid) {
    case '2.5.29.14':
      return { tag: octets, content: keyId(subjectKey) };
    case '2.5.29.35':
      return holding(sequence, [{ tag: 0x80, content: keyId(issuerKey) }]);
    case '2.5.29.19':
      return holding(
        sequence,
        (inside(value) ?? []).filter(({ tag, content }) => (tag === 0x01 && content.length === 1) || (tag === 0x02 && content.length < 3)),
      );
    case '2.5.29.15':
      return value.tag === bits && value.content.length < 4 ? value : undefined;
    case '2.5.29.37':
      return holding(
        sequence,
        (inside(value) ?? []).filter((use) => knownUse.test(oidOf(use))),
      );
    case '2.5.29.17':
      return holding(
        sequence,
        (inside(value) ?? []).flatMap((name) => alternativeName(name, words)),
      );
    default:
      return undefined;
  }
}

/** Uses of the standard and of Windows; a company's own have numbers of its own. */
const knownUse = /^1\.3\.6\.1\.5\.5\.7\.3\.\d{1,3}$|^2\.5\.29\.37\.0$|^1\.3\.6\.1\.4\.1\.311\.(?:10\.3\.\d{1,2}|20\.2\.\d)$/;

const keyId = (spki: Uint8Array): Uint8Array => createHash('sha1').update(spki).digest();

/** A name in a certificate: mail, DNS, an address on the web, a directory's, an address on the network. */
function alternativeName(name: Der, words: Words): readonly Der[] {
  const { tag, content } = name;
  if (tag === 0x81 || tag === 0x82 || tag === 0x86) return [{ tag, content: Buffer.from(words.text(textIn(0x16, content)), 'utf8') }];
  if (tag === 0xa4) return (inside(name) ?? []).map((each) => holding(0xa4, [nameInDisguise(each, words)]));
  if (tag === 0x87 && content.length === 4) return [{ tag, content: Uint8Array.from(words.address(content.join('.')).split('.'), Number) }];
  return [];
}

const curves: readonly string[] = ['prime256v1', 'secp384r1', 'secp521r1'];
/** Making a longer key would take minutes, and no finding tells them apart. */
const longestKey = 4096;

function pairLike({ asymmetricKeyType: kind, asymmetricKeyDetails: details }: KeyObject): Pair {
  const modulusLength = Math.max(512, Math.min(details?.modulusLength ?? 2048, longestKey));
  switch (kind) {
    case 'rsa':
      return generateKeyPairSync('rsa', { modulusLength });
    case 'rsa-pss':
      return generateKeyPairSync('rsa-pss', { modulusLength });
    case 'ec':
      return generateKeyPairSync('ec', { namedCurve: curves.find((each) => each === details?.namedCurve) ?? 'prime256v1' });
    default:
      return generateKeyPairSync('ed25519');
  }
}

/** By the object identifier of a signature's algorithm: the hash, and the kind of the key. */
const algorithms: { readonly [oid: string]: readonly [hash: string | null, key: 'rsa' | 'pss' | 'ec' | 'ed25519'] } = {
  '1.2.840.113549.1.1.4': ['md5', 'rsa'],
  '1.2.840.113549.1.1.5': ['sha1', 'rsa'],
  '1.3.14.3.2.29': ['sha1', 'rsa'],
  '1.2.840.113549.1.1.11': ['sha256', 'rsa'],
  '1.2.840.113549.1.1.12': ['sha384', 'rsa'],
  '1.2.840.113549.1.1.13': ['sha512', 'rsa'],
  '1.2.840.113549.1.1.10': ['sha256', 'pss'],
  '1.2.840.10045.4.1': ['sha1', 'ec'],
  '1.2.840.10045.4.3.2': ['sha256', 'ec'],
  '1.2.840.10045.4.3.3': ['sha384', 'ec'],
  '1.2.840.10045.4.3.4': ['sha512', 'ec'],
  '1.3.101.112': [null, 'ed25519'],
};

function pairFitting(signature: string): Pair {
  const [, kind] = algorithms[signature] ?? ['sha256', 'rsa'];
  if (kind === 'ec') return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('rsa', { modulusLength: 2048 });
}

function signatureOf(bytes: Uint8Array, oid: string, { privateKey }: Pair): Uint8Array {
  const [hash, kind] = algorithms[oid] ?? ['sha256', 'rsa'];
  try {
    const padding = kind === 'pss' ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
    return sign(hash, bytes, { key: privateKey, ...padding });
  } catch {
    // An algorithm that this computer has switched off, or another than the key's: then it fits nobody's key.
    return randomBytes(256);
  }
}
