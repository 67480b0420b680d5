// The built program opens a PKCS#12 file: by the worker's file beside it, and by its text alone, as a single executable must.

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { openPfx } from '../../src/x509/pfx.ts';
import { corpusFile } from '../x509/corpus.ts';

const built = new URL('../../dist/pfx-worker.mjs', pathToFileURL(import.meta.filename));
const fromText = new URL(`data:text/javascript,${encodeURIComponent(readFileSync(built, 'utf8'))}`);

test.each([
  ['its file', built],
  ['its text alone', fromText],
])('the built worker opens a PKCS#12 file from %s', async (_, worker) => {
  expect(await openPfx(corpusFile('aes.pfx'), 'practice', { worker })).toMatchObject({ kind: 'opened', key: 'fits' });
});
