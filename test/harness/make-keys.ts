// Makes the practice lab's keys once for a whole run of tests; take-keys.ts hands them to each test file. Else every file would make
// its own, and most of the run would go into that.

import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';

type Keys = { readonly bits: 1024 | 2048; readonly public: string; readonly private: string }[];

declare module 'vitest' {
  interface ProvidedContext {
    readonly labKeys: Keys;
  }
}

const make = promisify(generateKeyPair);

async function pair(bits: 1024 | 2048) {
  const publicKeyEncoding = { type: 'spki', format: 'pem' } as const;
  const privateKeyEncoding = { type: 'pkcs8', format: 'pem' } as const;
  const { publicKey, privateKey } = await make('rsa', { modulusLength: bits, publicKeyEncoding, privateKeyEncoding });
  return { bits, public: publicKey, private: privateKey };
}

export async function setup(project: TestProject): Promise<void> {
  const wanted = [...Array.from({ length: 24 }, () => 2048 as const), ...Array.from({ length: 4 }, () => 1024 as const)];
  project.provide('labKeys', await Promise.all(wanted.map(pair)));
}
