// Files that nobody made by mistake: whatever the bytes, reading them ends at once, with certificates or with one harmless sentence.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCertificate } from '../../src/x509/certificate.ts';
import { chainOf } from '../../src/x509/chain.ts';
import { faultsOf } from '../../src/x509/checks.ts';
import { type Document, readDocument } from '../../src/x509/document.ts';
import { openPfx, pfxWorker } from '../../src/x509/pfx.ts';
import { corpusFile, corpusNames } from './corpus.ts';

// Far above what one document takes, far below what a person waits for; the machine may be busy.
const longest = 2_000;
// A subject of at most 1,024 characters may stand in it.
const oneSentence = /^[^\p{Cc}\u202E]{10,1200}\.$/u;

/** One byte changed, some cut out, or some put in. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('change' as const), at: fc.nat(), byte: fc.nat(255) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 64 }) }),
  fc.record({ kind: fc.constant('put in' as const), at: fc.nat(), bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }) }),
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(bytes: Uint8Array, what: Damage): Uint8Array {
  const at = bytes.length === 0 ? 0 : what.at % bytes.length;
  switch (what.kind) {
    case 'change':
      return bytes.length === 0 ? bytes : bytes.with(at, what.byte);
    case 'cut':
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + what.length)]);
    case 'put in':
      return Buffer.concat([bytes.subarray(0, at), what.bytes, bytes.subarray(at)]);
  }
}

const damagedFile = (names: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...names), fc.array(damage, { minLength: 1, maxLength: 4 }))
    .map(([name, all]) => all.reduce(damaged, corpusFile(name)));

// Not the ones of hundreds of bytes a thousand times over: they would take the time of all others.
const small = corpusNames().filter((name) => corpusFile(name).length < 3_000);
const inDer = small.filter((name) => /\.(der|p7b|pfx)$/.test(name));

const nested = fc
  .tuple(fc.integer({ min: 1, max: 5_000 }), fc.constantFrom(0x30, 0x31, 0xa0, 0x24))
  .map(([depth, tag]) => nest(depth, tag));

/** ASN.1 in ASN.1 in ASN.1, with lengths that are right. */
function nest(depth: number, tag: number): Uint8Array {
  const heads: number[][] = [];
  let length = 0;
  for (let level = 0; level < depth; level += 1) {
    const head = length < 0x80 ? [tag, length] : [tag, 0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
    heads.push(head);
    length += head.length;
  }
  return Buffer.from(heads.toReversed().flat());
}

function judgeEverything(document: Document): readonly string[] {
  if (document.kind === 'refused') return [document.why];
  if (document.kind === 'locked') return [];
  return document.certificates.flatMap((certificate) =>
    faultsOf({
      certificate,
      chain: chainOf(certificate, document.certificates),
      privateKey: 'kept elsewhere',
      at: new Date('2026-11-24T12:00:00Z'),
      domain: 'contoso.com',
    }).map(({ words }) => words),
  );
}

test.each<readonly [string, number, fc.Arbitrary<Uint8Array>]>([
  ['damaged certificates and bundles', 12_000, damagedFile(inDer)],
  ['damaged text files', 4_000, damagedFile(small)],
  ['random bytes', 3_000, fc.uint8Array({ maxLength: 2_000 })],
  [
    'random text between the lines of PEM',
    500,
    fc.string({ unit: 'binary' }).map((text) => Buffer.from(`-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----`)),
  ],
  ['deep nesting', 500, nested],
])('%s: never an error, never a long wait, one sentence each', (_, numRuns, documents) => {
  let slowest = 0;
  fc.assert(
    fc.property(documents, (bytes) => {
      const started = performance.now();
      const sentences = judgeEverything(readDocument(bytes));
      slowest = Math.max(slowest, performance.now() - started);
      for (const sentence of sentences) expect(sentence).toMatch(oneSentence);
    }),
    { numRuns },
  );
  expect(slowest).toBeLessThan(longest);
});

test('a certificate with 16 MB of names is refused by its size, unread', () => {
  const base64 = Buffer.alloc(16 * 1024 * 1024, 0x30).toString('base64');
  const before = process.memoryUsage().heapUsed;
  expect(readCertificate(base64)).toEqual({ seen: false, why: 'The certificate is larger than 64 KiB.' });
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(8 * 1024 * 1024);
});

test('a file of more than 1 MiB is refused by its size, unread', () => {
  expect(readDocument(Buffer.alloc(1024 * 1024 + 1, 0x30))).toEqual({
    kind: 'refused',
    why: 'The file is larger than 1 MiB, so it is not a certificate.',
  });
});

test('a certificate nested too deep is refused for that', () => {
  expect(readDocument(nest(33, 0x30))).toEqual({
    kind: 'refused',
    why: 'The certificate is nested more than 32 levels deep, as no real one is.',
  });
});

test('a damaged PKCS#12 file ends in one sentence, or opens all the same', async () => {
  const files = damagedFile(['aes.pfx', 'legacy.pfx', 'unencrypted.pfx', 'ec.pfx']);
  await fc.assert(
    fc.asyncProperty(files, async (der) => {
      const pfx = await openPfx(der, 'practice', { worker: pfxWorker(), milliseconds: 1_000 });
      if (pfx.kind !== 'opened') expect(pfx.why).toMatch(oneSentence);
    }),
    { numRuns: 30, interruptAfterTimeLimit: 20_000 },
  );
});
