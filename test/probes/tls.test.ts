// What an admin is told of each way in which encryption can be wrong: by real TLS servers, with certificates made by OpenSSL.

import type { ServerOptions } from 'node:https';
import { describe, expect, test } from 'vitest';
import { address, chain, document, endOf, plain, probesTo, stateOf, viewOf, web } from './serving.ts';

const lax = { ciphers: 'DEFAULT@SECLEVEL=0' } as const;

describe('a chain that this computer does not trust is described, and the document is looked at all the same', () => {
  test.each<readonly [string, ServerOptions, { readonly code: string; readonly link: number; readonly why: string }]>([
    [
      'an expired certificate',
      chain('rsa2048', 'expired'),
      { code: 'expired', link: 0, why: "The server's certificate expired on 2026-01-01." },
    ],
    [
      'one that is not valid yet',
      chain('rsa2048', 'far-future'),
      { code: 'not yet valid', link: 0, why: "The server's certificate is not valid before 2090-01-01." },
    ],
    [
      'one for another name',
      chain('rsa2048', 'other-domain'),
      { code: 'wrong name', link: 0, why: "The server's certificate is not for pool01.contoso.com but for fabrikam.com." },
    ],
    [
      'a missing intermediate certificate',
      chain('rsa2048', 'leaf'),
      {
        code: 'issuer missing',
        link: 0,
        why: "The chain is not whole: the server's certificate was issued by CN=Contoso Issuing CA, O=Contoso, which the server did not send and this computer does not know.",
      },
    ],
    [
      'an expired intermediate certificate',
      chain('rsa2048', 'leaf', 'issuing-expired'),
      {
        code: 'expired',
        link: 1,
        why: 'A certificate in the chain (CN=Contoso Issuing CA, O=Contoso) expired on 2026-01-01.',
      },
    ],
    [
      'a self-signed certificate',
      chain('rsa2048', 'self-signed'),
      {
        code: 'self-signed',
        link: 0,
        why: "The server's certificate is self-signed: nobody whom this computer trusts vouches for it.",
      },
    ],
    [
      'a certificate that is for clients only',
      chain('rsa2048', 'client-only'),
      {
        code: 'wrong use',
        link: 0,
        why: 'The server\'s certificate is not made for servers: "Server Authentication" is missing from its uses.',
      },
    ],
    [
      'a key that Windows refuses',
      { ...chain('rsa512', 'bits-512'), ...lax, maxVersion: 'TLSv1.2' },
      { code: 'key too short', link: 0, why: "The key of the server's certificate has only 512 bits; Windows refuses it." },
    ],
  ])('%s', async (_, options, fault) => {
    const view = await viewOf(await web(document, options));
    expect(view.secured?.trust).toEqual({ trusted: false, ...fault });
    expect(stateOf(view, 'secure')).toEqual(['failed', fault.why]);
    expect(view.secured?.chain[0]?.thumbprint).toMatch(/^[0-9A-F]{40}$/);
    expect(view.document).toMatchObject({ seen: true });
  });

  test('an authority that this computer does not know', async () => {
    const view = await viewOf(await web(document, chain('rsa2048', 'leaf', 'issuing', 'root')), { authorities: [] });
    expect(view.secured?.trust).toEqual({
      trusted: false,
      code: 'unknown root',
      link: 2,
      why: 'This computer does not trust the authority at the end of the chain: CN=Contoso Root CA, O=Contoso.',
    });
  });

  test('and nothing but that look goes there: a request with a header ends before it is sent', async () => {
    let asked = false;
    const port = await web(
      (_, response) => {
        asked = true;
        response.end();
      },
      chain('rsa2048', 'self-signed'),
    );
    expect(await probesTo(port).get(address, { headers: { authorization: 'Bearer' } })).toMatchObject({ kind: 'failed', stage: 'secure' });
    expect(asked).toBe(false);
  });
});

describe('encryption that works', () => {
  test.each<readonly [string, ServerOptions, string, 'passed' | 'noted', string]>([
    ['TLS 1.3 only', { minVersion: 'TLSv1.3' }, 'TLSv1.3', 'passed', 'TLS 1.3 with'],
    ['TLS 1.2', { maxVersion: 'TLSv1.2' }, 'TLSv1.2', 'passed', 'TLS 1.2 with'],
    ['TLS 1.1 only', { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ...lax }, 'TLSv1.1', 'noted', 'TLS 1.1 is outdated'],
    ['TLS 1.0 only', { minVersion: 'TLSv1', maxVersion: 'TLSv1', ...lax }, 'TLSv1', 'noted', 'TLS 1.0 is outdated'],
    [
      'a server that asks for a certificate and does without',
      { requestCert: true, rejectUnauthorized: false },
      'TLSv1.3',
      'passed',
      'TLS 1.3',
    ],
    ['an elliptic-curve certificate', chain('p256', 'ec-leaf', 'issuing'), 'TLSv1.3', 'passed', 'trusts'],
    ['a certificate signed with SHA-1', { ...chain('rsa2048', 'sha1'), ...lax }, 'TLSv1.3', 'noted', 'signed with SHA-1'],
    ['a key of 1024 bits', { ...chain('rsa1024', 'bits-1024'), ...lax }, 'TLSv1.3', 'noted', '1024 bits'],
  ])('%s is told as it was agreed', async (_, options, protocol, state, words) => {
    const view = await viewOf(await web(document, options));
    expect([view.secured?.protocol, view.secured?.trust.trusted]).toEqual([protocol, true]);
    const [is, said] = stateOf(view, 'secure');
    expect(is).toBe(state);
    expect(said).toContain(words);
  });

  test('a name with escape sequences in it is shown without them', async () => {
    const view = await viewOf(await web(document, chain('rsa2048', 'escapes')));
    expect(view.secured?.chain[0]?.subject).toBe('CN=contoso.com, O=␛[2Jred');
  });
});

describe('a handshake that does not come about', () => {
  test.each<readonly [string, ServerOptions]>([
    ['TLS 1.3', { requestCert: true, rejectUnauthorized: true }],
    ['TLS 1.2', { requestCert: true, rejectUnauthorized: true, maxVersion: 'TLSv1.2' }],
  ])('a server that insists on a certificate is understood, in %s', async (_, options) => {
    const [, state, words] = endOf(await viewOf(await web(document, options)));
    expect([state, words]).toEqual([
      'failed',
      'The server wants a certificate from whoever connects, and a partner server has none to show.',
    ]);
  });

  test('encryption that this computer lacks says nothing against the server', async () => {
    const port = await web(document, { ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256', maxVersion: 'TLSv1.2' });
    expect(endOf(await viewOf(port)).slice(0, 2)).toEqual(['secure', 'not seen']);
  });

  test('plain HTTP on the port is recognised', async () => {
    const port = await plain((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(endOf(await viewOf(port))).toEqual(['secure', 'failed', 'What answers there does not speak TLS; it may be plain HTTP.']);
  });
});
