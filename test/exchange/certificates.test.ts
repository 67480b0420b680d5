// Certificates of an Exchange server, also where its shell sends objects without their properties: then from their bytes.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readExchangeCertificates } from '../../src/exchange/certificates.ts';
import type { Command } from '../../src/model/command.ts';
import type { Reader } from '../../src/powershell/reader.ts';

const der = readFileSync('test/x509/corpus/good.der');

function shellGiving(objects: readonly unknown[]): { readonly reader: Reader; readonly asked: Command[] } {
  const asked: Command[] = [];
  const reader: Reader = {
    run: async (command) => {
      asked.push(command);
      return { objects, errors: [], end: { kind: 'ended', hadErrors: false, exitCode: null } };
    },
  };
  return { reader, asked };
}

test.each([
  ['base64', der.toString('base64')],
  ['numbers, as JSON has them', [...der]],
])('a certificate without properties is read from its bytes in %s; whether its key is there is then not known', async (_, RawData) => {
  const { reader, asked } = shellGiving([{ HasPrivateKey: false, RawData }]);
  expect(await readExchangeCertificates(reader, 'atl-exchange-001.litwareinc.com')).toMatchObject({
    seen: true,
    value: [{ thumbprint: expect.stringMatching(/^[0-9A-F]{40}$/), keyBits: 2048, hasPrivateKey: null, exportable: null }],
  });
  expect(asked).toHaveLength(1);
});

test('bytes that are no certificate are "not seen"', async () => {
  const { reader } = shellGiving([{ RawData: 'bm8=' }]);
  expect((await readExchangeCertificates(reader, 'atl-exchange-001.litwareinc.com')).seen).toBe(false);
});

test('a certificate whose key is of no kind that is known here does not hide the others', async () => {
  const elliptic = Buffer.from(readFileSync('test/x509/corpus/p256.pem', 'utf8').replaceAll(/-----[^-]+-----|\s/g, ''), 'base64').toString(
    'hex',
  );
  // Another number of the same length in place of the one for elliptic curves.
  const strange = Buffer.from(elliptic.replace('2a8648ce3d0201', '2a8648ce3d0209'), 'hex').toString('base64');
  const { reader } = shellGiving([{ RawData: strange }, { RawData: der.toString('base64') }]);
  expect(await readExchangeCertificates(reader, 'atl-exchange-001.litwareinc.com')).toMatchObject({
    seen: true,
    value: [
      { keyKind: 'other', keyBits: null },
      { keyKind: 'rsa', keyBits: 2048 },
    ],
  });
});
