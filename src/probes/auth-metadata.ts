// The auth metadata document: what a product publishes about itself so that a partner can trust its
// tokens (facts.md 62). Read from whatever fetched it, and judged without believing a byte of it.

import { z } from 'zod';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { areOneName, isAmongNames } from '../model/name.ts';
import { largestDocument, mostKeys } from '../x509/bounds.ts';
import { type Certificate, readCertificate } from '../x509/certificate.ts';
import { x5tOf } from '../x509/thumbprint.ts';
import { readJson } from './json-shape.ts';

/** The well-known application ids (facts.md 66). */
export const exchangeId = '00000002-0000-0ff1-ce00-000000000000';
export const skypeId = '00000004-0000-0ff1-ce00-000000000000';

type SigningKey = { readonly thumbprint: string; readonly notAfter: string; readonly keyBits: number | null };

export type AuthMetadata = {
  readonly serviceName: string;
  readonly realm: string;
  readonly issuer: string;
  /** Empty where the product has no certificate to sign with: the document is then read, but useless. */
  readonly keys: readonly SigningKey[];
};

const name = z.string().max(512);
// The reader of certificates bounds them again; this is 64 KiB in base64, with room for line ends.
const longestCertificate = 100_000;

const key = z.object({
  usage: z.string().max(64),
  keyinfo: z.object({ x5t: z.string().max(64).nullish() }).nullish(),
  keyvalue: z.object({ type: z.string().max(64), value: z.string().max(longestCertificate) }),
});

const document = z.object({
  serviceName: name,
  realm: name,
  issuer: name,
  allowedAudiences: z.array(name).max(32).nullish(),
  // Exchange itself keeps at most ten (facts.md 64).
  // Counted before they are read: a flood of them would be a flood of complaints.
  keys: z.array(z.unknown()).max(mostKeys).pipe(z.array(key)),
});
type Document = z.infer<typeof document>;

/** Reads a document of one product, from its HTTP status and body; says in one sentence what is wrong with it. */
export function readAuthMetadata(status: number, body: string, expectedId: string): Seen<AuthMetadata> {
  const read = readShape(status, body);
  return read.seen ? readMeaning(read.value, expectedId) : read;
}

/** Whether an answer is a document of this kind at all. */
export function readShape(status: number, body: string): Seen<Document> {
  if (status !== 200) return notSeen(statusInWords(status));
  if (body.length > largestDocument) return notSeen('The answer is larger than 1 MiB, so it is not the document.');
  const text = body.replace(/^\uFEFF/, '').trim();
  if (text === '') return notSeen('The answer is empty.');
  if (text.startsWith('<')) return notSeen('The answer is a web page, not the document: a proxy or a sign-in page stands in between.');
  const json = readJson(text);
  if (!json.seen) return json;
  const parsed = document.safeParse(json.value);
  if (parsed.success) return seen(parsed.data);
  const [issue] = parsed.error.issues;
  if (issue?.code === 'too_big' && issue.path.join() === 'keys')
    return notSeen(`The document holds more than ${mostKeys} keys, and at most ${mostKeys} are read.`);
  const where = issue === undefined || issue.path.length === 0 ? '' : ` Its "${issue.path.join('.')}" is missing or not as it should be.`;
  return notSeen(`The answer is JSON, but no metadata document.${where}`);
}

function statusInWords(status: number): string {
  const means = meanings.get(status);
  const said = `The server answered with HTTP status ${status} instead of the document`;
  return means === undefined ? `${said}.` : `${said}: ${means}.`;
}

/** What a status means at these addresses (facts.md 50). */
const meanings = new Map([
  [400, 'it did not accept the request, as when the name is not one of its own'],
  [401, 'something in front of it asks for a password, or anonymous access is off'],
  [403, 'something in front of it, or its own settings, do not let this computer in'],
  [404, 'there is nothing at this address, or its certificate was assigned only a moment ago'],
  [500, 'it has no certificate to sign with, or that was assigned only a moment ago'],
  [502, 'something in front of it cannot reach it'],
  [503, 'its web service is stopped or starting'],
  [504, 'something in front of it got no answer from it'],
]);

/** What a document says, where it is that product's and agrees with itself. */
export function readMeaning({ serviceName, realm, issuer, keys }: Document, expectedId: string): Seen<AuthMetadata> {
  if (!areOneName('applicationId', serviceName, expectedId))
    return notSeen(`The document belongs to another product: its service name is ${harmless(serviceName, 60)}.`);
  if (!areOneName('issuer', issuer, `${serviceName}@${realm}`))
    return notSeen('The document contradicts itself: its issuer is not its service name and realm.');
  const read = signing(keys).map((key) => readCertificate(key.keyvalue.value));
  const good = read.flatMap((each) => (each.seen ? [each.value] : []));
  return seen({
    serviceName: harmless(serviceName, 512),
    realm: harmless(realm, 512),
    issuer: harmless(issuer, 512),
    keys: good.map(({ thumbprint, notAfter, key }) => ({ thumbprint, notAfter, keyBits: key.kind === 'rsa' ? key.bits : null })),
  });
}

const signing = (keys: Document['keys']) => keys.filter((key) => key.usage === 'signing' && key.keyvalue.type === 'x509Certificate');

/** `useless`: why nobody can check a token with it; null where somebody can. `notes`: what else is worth knowing. */
export type Judgement = { readonly useless: string | null; readonly notes: readonly string[] };

/** Judges a document that was read, at a time. */
export function judgeDocument({ issuer, allowedAudiences, keys }: Document, now: Date): Judgement {
  const found = signing(keys);
  if (found.length === 0) return { useless: 'The document holds no key, so nobody can check a token with it.', notes: [] };
  const judged = found.map(({ keyinfo, keyvalue }) => judgeKey(readCertificate(keyvalue.value), keyinfo?.x5t ?? null, now));
  const audience =
    (allowedAudiences ?? [issuer]).length > 0 && !isAmongNames('issuer', issuer, allowedAudiences ?? [issuer])
      ? ['Its allowed audiences do not hold its own issuer, which is unusual.']
      : [];
  const useless = judged.every(({ usable }) => !usable)
    ? `No key in the document can be used. ${judged.flatMap(({ words }) => words)[0] ?? ''}`.trim()
    : null;
  return { useless, notes: [...judged.flatMap(({ words }) => words), ...audience] };
}

/** Fewer bits than the products' documentation asks for (facts.md 9). */
const fewestBits = 2048;

function judgeKey(read: Seen<Certificate>, x5t: string | null, now: Date): { readonly usable: boolean; readonly words: readonly string[] } {
  if (!read.seen) return { usable: false, words: [`One of its keys cannot be read: ${read.why}`] };
  const { thumbprint, key, notBefore, notAfter } = read.value;
  const its = `The key ${thumbprint.slice(0, 8)}…`;
  if (key.kind !== 'rsa') return { usable: false, words: [`${its} is not an RSA key, and tokens are signed with RSA keys.`] };
  if (Date.parse(notAfter) <= now.getTime()) return { usable: false, words: [`${its} expired on ${notAfter.slice(0, 10)}.`] };
  if (Date.parse(notBefore) > now.getTime()) return { usable: false, words: [`${its} is not valid before ${notBefore.slice(0, 10)}.`] };
  const short = key.bits < fewestBits ? [`${its} has only ${key.bits} bits.`] : [];
  const mismatch = x5t !== null && x5t !== x5tOf(thumbprint) ? [`${its} is listed under a key id (x5t) that is not its own.`] : [];
  return { usable: true, words: [...short, ...mismatch] };
}
