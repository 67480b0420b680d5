// Whether an entry's own address leads to the document that it should, as the servers that read it see it.

import { describe, expect, test } from 'vitest';
import { readName } from '../../src/model/name.ts';
import { addressOf } from '../../src/steps/addresses.ts';
import { documentSeen } from '../../src/steps/facts.ts';

const url = 'https://pool01.example.com/metadata/json/1';
const other = 'https://old.example.com/metadata/json/1';
const key = 'A'.repeat(40);
const next = 'B'.repeat(40);

const read = (server: string, issuer = 'id@example.com', ...keys: readonly string[]) =>
  documentSeen.parse({
    server,
    reading: 'read',
    stage: null,
    fault: null,
    status: 200,
    leadsTo: null,
    document: {
      seen: true,
      value: {
        serviceName: 'id',
        realm: issuer.split('@')[1],
        issuer,
        keys: (keys.length === 0 ? [key] : keys).map((thumbprint) => ({ thumbprint, notAfter: '2030-01-01T00:00:00.000Z', keyBits: 2048 })),
      },
    },
  });
const not = (server: string, reading: 'failed' | 'not yet' | 'not looked') =>
  documentSeen.parse({
    server,
    reading,
    stage: null,
    fault: null,
    status: null,
    leadsTo: null,
    document: { seen: false, why: 'It went wrong' },
  });

type Documents = readonly ReturnType<typeof read>[];
const standing = (found: string | null, there: Documents | null, ours: Documents, assigned: string | null = key) =>
  addressOf({
    found: found === null ? null : readName('url', found),
    seen: there === null ? null : { url: other, documents: [...there] },
    url,
    documents: ours,
    key: assigned,
  });

describe('an address', () => {
  test('that is the right one needs no look', () => {
    expect(standing('HTTPS://Pool01.example.com.:443/metadata/json/1', null, [])).toEqual({ kind: 'right' });
  });

  test.each([
    ['the same document', [read('ex-1')], [read('ex-1')]],
    ['the same issuer in other capitals', [read('ex-1', 'ID@Example.COM')], [read('ex-1')]],
    ['the key in use, and not yet the next one', [read('ex-1')], [read('ex-1', 'id@example.com', key, next)]],
    ['the same document to one server, where the other could not look', [not('ex-2', 'not looked'), read('ex-1')], [read('ex-1')]],
  ])('under another name is right where it gives %s', (_, there, ours) => {
    expect(standing(other, there, ours).kind).toBe('right');
  });

  test.each([
    ['it names none', null, null, [read('ex-1')], 'names no address'],
    ['it gives another issuer', other, [read('ex-1', 'id@example.org')], [read('ex-1')], 'in the name of example.org'],
    ['it gives another key', other, [read('ex-1', 'id@example.com', next)], [read('ex-1')], 'BBBBBBBB…'],
    ['it gives nothing', other, [not('ex-1', 'failed')], [read('ex-1')], 'It gives ex-1 no document. It went wrong.'],
    ['one server cannot read it', other, [read('ex-1'), not('ex-2', 'failed')], [read('ex-1'), read('ex-2')], 'It gives ex-2 no document.'],
  ])('is wrong where %s', (_, found, there, ours, says) => {
    const address = standing(found, there, ours);
    expect(address.kind).toBe('wrong');
    expect(address.kind === 'wrong' && address.why).toContain(says);
  });

  test.each([
    ['nobody could look', [not('ex-1', 'not looked')], [read('ex-1')]],
    ['the look before was at no other address', null, [read('ex-1')]],
    ['the server cannot read the right one either', [not('ex-1', 'failed')], [not('ex-1', 'failed'), read('ex-2')]],
    ['there is nothing to compare it with', [read('ex-1')], [not('ex-1', 'failed')]],
  ])('is not seen, and neither right nor wrong, where %s', (_, there, ours) => {
    expect(standing(other, there, ours).kind).toBe('not seen');
  });
});
