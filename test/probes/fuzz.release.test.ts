// The reader of metadata documents, given 20,000 that nobody made by mistake: it never throws, never takes long, says one harmless
// sentence, and what it accepts really is what it should be, worked out here a second time.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { judgeDocument, readAuthMetadata, readShape, skypeId } from '../../src/probes/auth-metadata.ts';
import { readChallenge } from '../../src/probes/challenge.ts';
import { corpusFile } from '../x509/corpus.ts';
import { skypeDocument } from './serving.ts';

// Far above what one document takes, far below what a person waits for; the machine may be busy.
const longest = 2_000;
// A subject or a reason of some hundred characters may stand in it, and several notes after each other.
const harmlessWords = /^[^\p{Cc}\p{Cs}\u202E]{10,4000}\.$/u;
const now = new Date('2026-11-24T12:00:00Z');

const inBase64 = (name: string) => {
  const text = new TextDecoder().decode(corpusFile(name));
  return text.replace(/-----[A-Z ]+-----/g, '').replace(/\s/g, '');
};
const certificates = ['good', 'expired', 'far-future', 'bits-1024', 'p256', 'pss-key', 'escapes', 'direction', 'ed25519'].map((name) =>
  inBase64(`${name}.pem`),
);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', '\u001B[2J', '\u202Eabc', '*', `${skypeId}@contoso.com`, 'x'.repeat(600)),
);
const certificate = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...certificates) },
  fc
    .tuple(fc.constantFrom(...certificates), fc.nat(), fc.string({ maxLength: 4 }))
    .map(([text, at, piece]) => `${text.slice(0, at % text.length)}${piece}${text.slice((at % text.length) + piece.length)}`),
  anyText,
);
const key = fc.record(
  {
    usage: fc.oneof({ weight: 4, arbitrary: fc.constant('signing') }, anyText),
    keyinfo: fc.oneof(fc.record({ x5t: anyText }), fc.jsonValue({ maxDepth: 1 })),
    keyvalue: fc.record({
      type: fc.oneof({ weight: 4, arbitrary: fc.constant('x509Certificate') }, anyText),
      value: certificate,
    }),
  },
  { requiredKeys: ['usage', 'keyvalue'] },
);
const realm = fc.oneof({ weight: 3, arbitrary: fc.constant('contoso.com') }, anyText);

/** Mostly right, wrong in a place or two. */
const nearly = fc
  .record(
    {
      realm,
      keys: fc.oneof({ weight: 9, arbitrary: fc.array(key, { maxLength: 3 }) }, fc.array(key, { minLength: 11, maxLength: 12 })),
      allowedAudiences: fc.oneof(fc.array(anyText, { maxLength: 3 }), fc.jsonValue({ maxDepth: 1 })),
      extra: fc.jsonValue({ maxDepth: 2 }),
    },
    { requiredKeys: ['realm', 'keys'] },
  )
  .map((changes) => JSON.stringify(skypeDocument({ issuer: `${skypeId}@${changes.realm}`, ...changes })));
const replaced = fc
  .tuple(fc.constantFrom('realm', 'serviceName', 'issuer', 'keys', 'allowedAudiences'), fc.jsonValue({ maxDepth: 2 }))
  .map(([name, value]) => JSON.stringify(skypeDocument({ [name]: value })));
const scarred = fc
  .tuple(nearly, fc.nat(), fc.nat({ max: 60 }), fc.string({ unit: 'binary', maxLength: 12 }))
  .map(([text, at, length, piece]) => {
    const from = at % (text.length + 1);
    return `${text.slice(0, from)}${piece}${text.slice(from + length)}`;
  });
const twice = fc
  .tuple(nearly, fc.constantFrom('realm', 'issuer', 'keys', '\\u0072ealm'), fc.jsonValue({ maxDepth: 1 }))
  .map(([text, name, value]) => text.replace('{', `{"${name}":${JSON.stringify(value)},`));
const nested = fc
  .tuple(fc.integer({ min: 1, max: 3_000 }), fc.constantFrom(['[', ']'] as const, ['{"a":', '}'] as const))
  .map(([depth, [open, close]]) =>
    JSON.stringify(skypeDocument({ extra: 0 })).replace('"extra":0', `"extra":${open.repeat(depth)}1${close.repeat(depth)}`),
  );

const parts = z.object({
  serviceName: z.string(),
  realm: z.string(),
  issuer: z.string(),
  keys: z.array(z.object({ usage: z.string(), keyvalue: z.object({ type: z.string(), value: z.string() }) })).max(10),
});

function depthOf(json: unknown): number {
  return typeof json === 'object' && json !== null ? 1 + Math.max(0, ...Object.values(json).map(depthOf)) : 0;
}

/** What an accepted document has to be, by means of its own. */
function expectRules(body: string, thumbprints: readonly string[]): void {
  const json: unknown = JSON.parse(body.replace(/^\uFEFF/, ''));
  const { serviceName, realm: said, issuer, keys } = parts.parse(json);
  expect(serviceName).toBe(skypeId);
  expect(issuer).toBe(`${skypeId}@${said}`);
  expect(depthOf(json)).toBeLessThanOrEqual(32);
  const signing = keys
    .filter(({ usage, keyvalue }) => usage === 'signing' && keyvalue.type === 'x509Certificate')
    .map(({ keyvalue }) => createHash('sha1').update(Buffer.from(keyvalue.value, 'base64')).digest('hex').toUpperCase());
  expect(thumbprints.length).toBeLessThanOrEqual(signing.length);
  // Bytes behind a certificate are no part of it; all others have their own thumbprint.
  for (const [at, whole] of certificates.entries()) {
    const count = keys.filter(
      ({ usage, keyvalue }) => usage === 'signing' && keyvalue.type === 'x509Certificate' && keyvalue.value === whole,
    ).length;
    const own = createHash('sha1')
      .update(Buffer.from(certificates[at] ?? '', 'base64'))
      .digest('hex')
      .toUpperCase();
    expect(thumbprints.filter((each) => each === own).length).toBeGreaterThanOrEqual(count);
  }
}

test.each<readonly [string, number, fc.Arbitrary<string>, 'some accepted' | 'none accepted']>([
  ['documents that are nearly right', 4_000, nearly, 'some accepted'],
  ['documents with a part of another kind', 6_000, replaced, 'some accepted'],
  ['documents with a scar', 4_000, scarred, 'some accepted'],
  ['documents that name something twice', 2_000, twice, 'none accepted'],
  ['documents with deep nesting', 500, nested, 'some accepted'],
  ['any JSON', 2_000, fc.json(), 'none accepted'],
  ['any text', 1_500, fc.string({ unit: 'binary', maxLength: 2_000 }), 'none accepted'],
])('%s: never an error, never a long wait, harmless words', (_, numRuns, bodies, expected) => {
  let slowest = 0;
  let accepted = 0;
  fc.assert(
    fc.property(bodies, (body) => {
      const started = performance.now();
      const read = readAuthMetadata(200, body, skypeId);
      const shape = readShape(200, body);
      const judged = shape.seen ? judgeDocument(shape.value, now) : { useless: null, notes: [] };
      slowest = Math.max(slowest, performance.now() - started);
      for (const words of [...judged.notes, judged.useless ?? 'Nothing to say.']) expect(words).toMatch(harmlessWords);
      if (!read.seen) {
        expect(read.why).toMatch(harmlessWords);
        return;
      }
      accepted += 1;
      expect(JSON.stringify(read.value)).not.toMatch(/[\p{Cc}\u202E]|\\u00[01]/u);
      expectRules(
        body,
        read.value.keys.map(({ thumbprint }) => thumbprint),
      );
    }),
    { numRuns },
  );
  expect(slowest).toBeLessThan(longest);
  expect(accepted > 0 ? 'some accepted' : 'none accepted').toBe(expected);
});

test('any challenge: never an error, and every issuer harmless', () => {
  const header = fc
    .tuple(anyText, fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 300 }), anyText)
    .map(([before, issuers, after]) => `${before} Bearer trusted_issuers="${issuers.join(',')}"${after}`);
  fc.assert(
    fc.property(header, (text) => {
      const read = readChallenge(text);
      if (!read.seen) {
        expect(read.why).toMatch(harmlessWords);
        return;
      }
      expect(read.value.trustedIssuers.length).toBeLessThanOrEqual(200);
      for (const issuer of read.value.trustedIssuers) expect(issuer).toMatch(/^[^\p{Cc}\u202E]{1,512}$/u);
    }),
    { numRuns: 1_000 },
  );
});
