// Opens a PKCS#12 file (.pfx) to preview it before Windows imports it: its certificate, the chain beside it, and whether the
// private key fits. The work is done in a worker (pfx-worker.ts) so that a file that takes hours can be given up.

import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { largestDocument, longestOpening, mostKeys } from './bounds.ts';
import { type Certificate, readDer } from './certificate.ts';
import { type Chain, chainOf, leavesOf, publicKeyOf } from './chain.ts';
import type { PfxGiven } from './pfx-worker.ts';

export type Pfx =
  | {
      readonly kind: 'opened';
      readonly certificate: Certificate;
      readonly chain: Chain;
      readonly key: PrivateKey;
    }
  | { readonly kind: 'wrong password'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string };

/** Whether the private key beside a certificate is its own. */
export type PrivateKey = 'fits' | 'missing' | 'of another certificate';

export type Opening = {
  /** Where the worker's program is: `pfxWorker()`, or a `data:` URL inside a single executable. */
  readonly worker: URL;
  /** After this long the file is given up. */
  readonly milliseconds?: number;
};

const bytes = z.instanceof(Uint8Array);
const unpacked = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), certificates: z.array(bytes), keys: z.array(bytes) }),
  z.object({ kind: z.literal('wrong password') }),
  z.object({ kind: z.literal('unknown protection') }),
  z.object({ kind: z.literal('unreadable') }),
  z.object({ kind: z.literal('gave up'), why: z.string() }),
]);
type Unpacked = z.output<typeof unpacked>;

const refused = (why: string): Pfx => ({ kind: 'refused', why });

/** Opens a file that `readDocument` found to be locked. An empty password also opens a file without one. Never throws or rejects. */
export async function openPfx(der: Uint8Array, password: string, opening: Opening): Promise<Pfx> {
  if (der.length > largestDocument) return refused('The file is larger than 1 MiB, so it is not a certificate.');
  const result = await unpack({ der, password }, opening);
  switch (result.kind) {
    case 'opened':
      return preview(result.certificates, result.keys);
    case 'wrong password':
      return { kind: 'wrong password', why: 'The password does not open this file.' };
    case 'unknown protection':
      return refused('The file is protected in a way that this program cannot undo. Windows may still be able to import it.');
    case 'unreadable':
      return refused('The file is damaged, or not a PKCS#12 (.pfx) file that can be read.');
    case 'gave up':
      return refused(result.why);
  }
}

/** The worker's program: beside the built program, or beside this source. */
export function pfxWorker(): URL {
  const built = new URL('./pfx-worker.mjs', import.meta.url);
  return existsSync(built) ? built : new URL('./pfx-worker.ts', import.meta.url);
}

const tooMuch = 'The file takes more memory to open than a certificate can need.';
const failed = 'The file could not be looked into: the part of this program that opens it did not start, or stopped.';
const outOfMemory = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

async function unpack(given: PfxGiven, { worker: program, milliseconds = longestOpening }: Opening): Promise<Unpacked> {
  // A file of 1 MiB opens in far less memory; what a worker prints would run across the screen.
  const worker = new Worker(program, {
    workerData: given,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 64 },
    stdout: true,
    stderr: true,
  });
  const { promise, resolve } = Promise.withResolvers<Unpacked>();
  worker.once('message', (message) => resolve(unpacked.safeParse(message).data ?? { kind: 'unreadable' }));
  worker.once('error', (error) => resolve({ kind: 'gave up', why: outOfMemory(error) ? tooMuch : failed }));
  worker.once('exit', () => resolve({ kind: 'unreadable' }));
  const tooLong = `The file was not open after ${milliseconds / 1000} seconds, so it was given up.`;
  const timer = setTimeout(() => resolve({ kind: 'gave up', why: tooLong }), milliseconds);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function preview(ders: readonly Uint8Array[], keys: readonly Uint8Array[]): Pfx {
  if (ders.length === 0) return refused('The file holds no certificate.');
  if (ders.length > mostKeys || keys.length > mostKeys) return refused(`The file holds more than ${mostKeys} certificates or keys.`);
  const read = ders.map(readDer);
  const unread = read.find((each) => !each.seen);
  if (unread !== undefined && !unread.seen) return refused(unread.why);
  const certificates = read.flatMap((each) => (each.seen ? [each.value] : []));
  const fitting = certificates.find((each) => keys.some((key) => fits(each, key)));
  const certificate = fitting ?? leavesOf(certificates)[0] ?? certificates[0];
  if (certificate === undefined) return refused('The file holds no certificate.');
  const key = fitting !== undefined ? 'fits' : keys.length === 0 ? 'missing' : 'of another certificate';
  return {
    kind: 'opened',
    certificate,
    chain: chainOf(
      certificate,
      certificates.filter((each) => each !== certificate),
    ),
    key,
  };
}

const fits = (certificate: Certificate, publicKey: Uint8Array): boolean =>
  publicKeyOf(certificate)?.export({ format: 'der', type: 'spki' }).equals(publicKey) ?? false;
