// A metadata document as another server gets it: its answer, put into the stages of a look. The certificates are OpenSSL's
// (test/x509/corpus); the function that answers on a real engine is tested in test/powershell/windows.test.ts.

import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unreached } from '../../src/model/probe-trace.ts';
import type { Reader } from '../../src/powershell/reader.ts';
import { exchangeId } from '../../src/probes/auth-metadata.ts';
import { readDocumentFrom } from '../../src/windows/documents.ts';

const url = 'https://autodiscover.example.com/autodiscover/metadata/json/1';
const server = 'fe-1.example.com';
const raw = (name: string) => new X509Certificate(readFileSync(`test/x509/corpus/${name}.pem`)).raw.toString('base64');

const body = JSON.stringify({
  serviceName: exchangeId,
  realm: 'example.com',
  issuer: `${exchangeId}@example.com`,
  keys: [{ usage: 'signing', keyvalue: { type: 'x509Certificate', value: raw('good') } }],
});

const good = {
  Stage: 'done',
  Status: 200,
  Body: body,
  Detail: '',
  Addresses: ['10.1.2.3'],
  Proxy: null,
  ConnectedTo: '10.1.2.3',
  Protocol: 'Tls12',
  Cipher: 'Aes256',
  NameMatches: true,
  ChainTrusted: true,
  Links: [{ RawData: raw('leaf'), Status: '' }],
  Redirects: [],
  Via: null,
  Date: 'Tue, 24 Nov 2026 17:00:09 GMT',
  SentUtc: '2026-11-24T17:00:00.0000000Z',
  AnsweredUtc: '2026-11-24T17:00:00.0000000Z',
};

const readerOf = (answer: object): Reader => ({
  run: async () => ({ objects: [answer], errors: [], end: { kind: 'ended', hadErrors: false, exitCode: null } }),
});
const read = (answer: object) => readDocumentFrom(readerOf({ ...good, ...answer }), server, url, exchangeId);
const stageOf = async (answer: object) => {
  const { stage, reading, view } = await read(answer);
  return { stage, reading, words: view.stages.find((each) => each.stage === stage)?.words ?? '' };
};
const noted = async (answer: object) => (await read(answer)).view.stages.filter((each) => each.state === 'noted').map((each) => each.words);

describe('a document that a server reads', () => {
  test('passed all stages, with the connection and the clock as that server saw them', async () => {
    const { reading, stage, view } = await read({});
    expect({ reading, stage }).toEqual({ reading: 'read', stage: null });
    expect(view.stages.map((each) => each.state)).toEqual(unreached.map(() => 'passed'));
    expect(view.secured).toMatchObject({ protocol: 'TLSv1.2', trust: { trusted: true } });
    expect(view.clock?.offsetMs).toBe(9500);
  });

  test('over an old TLS, through a proxy or at an address on the internet is worth knowing', async () => {
    expect((await noted({ Protocol: 'Tls' }))[0]).toContain('agreed on TLS 1.0, which is outdated');
    expect((await noted({ Proxy: 'proxy.example.com:8080' }))[0]).toContain('through the proxy proxy.example.com:8080');
    expect((await noted({ Addresses: ['10.1.2.3', '203.0.113.7'] }))[0]).toContain(
      '203.0.113.7, which looks like an address on the internet',
    );
    for (const inside of ['10.0.0.1', '172.31.0.1', '192.168.1.1', 'fd00::1', 'fe80::1%4', '::1'])
      expect(await noted({ Addresses: [inside] }), inside).toEqual([]);
  });

  test('is read by hand, or by an older version of the wizard, without what is said of the way', async () => {
    const { Stage, Status, Body, Detail } = good;
    const { reading } = await readDocumentFrom(readerOf({ Stage, Status, Body, Detail }), server, url, exchangeId);
    expect(reading).toBe('read');
  });
});

describe('a document that a server cannot read', () => {
  test('says at which stage it ended, and why', async () => {
    expect(await stageOf({ Stage: 'name', Status: null, Addresses: [] })).toMatchObject({
      stage: 'name',
      words: 'The DNS that fe-1.example.com asks knows no address for autodiscover.example.com.',
    });
    expect((await stageOf({ Stage: 'connect', Status: null, Links: [], Detail: 'Refused.' })).words).toBe(
      'fe-1.example.com got no connection to autodiscover.example.com (10.1.2.3). It said: Refused.',
    );
    expect((await stageOf({ Stage: 'tls', Status: null, Links: [], Protocol: null })).words).toContain('no version of TLS in common');
    const elsewhere = await stageOf({ Stage: 'http', Status: 302, Redirects: ['https://portal.example.com/'] });
    expect(elsewhere).toMatchObject({ stage: 'ask' });
    expect(elsewhere.words).toContain('on to portal.example.com');
    expect(await stageOf({ Body: '<html>' })).toMatchObject({ stage: 'answer', reading: 'failed' });
    expect(await stageOf({ Body: body.replaceAll(exchangeId, '00000004-0000-0ff1-ce00-000000000000') })).toMatchObject({
      stage: 'meaning',
    });
  });

  test('names the link of the chain that is at fault, in the words of Windows’ verdict', async () => {
    const links = (...status: readonly string[]) =>
      ['leaf', 'issuing'].map((name, at) => ({ RawData: raw(name), Status: status[at] ?? '' }));
    const untrusted = async (...status: readonly string[]) =>
      (await stageOf({ Stage: 'tls', Status: null, ChainTrusted: false, Links: links(...status) })).words;
    expect(await untrusted('', 'UntrustedRoot')).toContain('is not trusted there');
    expect(await untrusted('', 'PartialChain')).toContain('The chain is not whole');
    expect(await untrusted('NotTimeValid')).toContain('The web certificate expired on');
    expect((await stageOf({ Stage: 'tls', Status: null, NameMatches: false })).words).toContain(
      'is not for autodiscover.example.com but for',
    );
  });

  test('through a proxy says so: an internal name that is sent to one is the commonest cause', async () => {
    expect((await stageOf({ Status: 504, Proxy: 'proxy.example.com:8080' })).words).toContain(
      'went through the proxy proxy.example.com:8080',
    );
  });

  test('may only be early where the server has just changed its certificate', async () => {
    expect((await stageOf({ Status: 500 })).reading).toBe('not yet');
    expect((await stageOf({ Status: 403 })).reading).toBe('failed');
  });

  test('is no verdict at all where nobody could look', async () => {
    const reader: Reader = {
      run: async () => ({
        objects: [],
        errors: [{ message: 'Access is denied.', fullyQualifiedErrorId: '', category: '' }],
        end: { kind: 'ended', hadErrors: true, exitCode: null },
      }),
    };
    const { reading, view } = await readDocumentFrom(reader, server, url, exchangeId);
    expect(reading).toBe('not looked');
    expect(view.stages.map((each) => each.state)).toEqual(['not seen', ...unreached.slice(1).map(() => 'not reached')]);
  });
});

test('whatever a server says, a look at it ends, and nothing of it is shown raw', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('\u001b[2J', 'https://\u202eevil/', 'done', 'tls', ''),
  );
  const anything = fc.oneof(text, fc.constant(null), fc.integer(), fc.boolean(), fc.array(text, { maxLength: 3 }));
  const properties = Object.fromEntries(Object.keys(good).map((name) => [name, anything]));
  await fc.assert(
    fc.asyncProperty(fc.record(properties, { requiredKeys: [] }), async (answer) => {
      const { view, document } = await read(answer);
      const said = [...view.stages.map((each) => each.words), document.seen ? '' : document.why].join(' ');
      expect(said).not.toMatch(/[\p{Cc}\p{Cs}\u202e]/u);
    }),
    { numRuns: 300 },
  );
});
