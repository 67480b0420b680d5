// What stands between servers and answers for them: a reverse proxy that wants a sign-in first, or sends everyone elsewhere; a proxy that
// lets nothing through.

import type { Computer } from '../world.ts';
import { type Asked, notFound, type SiteAnswer } from './site.ts';

export function deviceAnswer(asked: Asked, { device }: Computer): SiteAnswer {
  switch (device?.answers) {
    case 'a sign-in page':
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: signIn };
    case 'a redirect':
      return { status: 302, headers: { location: `https://${device.to}${asked.path}`, 'content-length': '0' }, body: '' };
    case 'Windows sign-in only':
      return { status: 401, headers: { 'www-authenticate': ['Negotiate', 'NTLM'], 'content-length': '0' }, body: '' };
    case 'a refusal as a proxy': {
      const { status } = device;
      const asks = status === 407 ? { 'proxy-authenticate': 'Negotiate' } : {};
      return {
        status,
        headers: { via: '1.1 proxy', 'content-type': 'text/html', ...asks },
        body: '<html><body>The proxy refuses.</body></html>',
      };
    }
    case 'nothing':
    case undefined:
      return notFound;
  }
}

const signIn =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form method="post"><input name="user"><input name="password" type="password"></form></body></html>';
