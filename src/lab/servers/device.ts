// What stands in front of servers and answers for them: a reverse proxy that wants a sign-in first, or sends everyone elsewhere.

import type { Computer } from '../world.ts';
import { type Asked, notFound, type SiteAnswer } from './site.ts';

export function deviceAnswer(asked: Asked, { device }: Computer): SiteAnswer {
  switch (device?.answers) {
    case 'a sign-in page':
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: signIn };
    case 'a redirect':
      return { status: 302, headers: { location: `https://${device.to}${asked.path}`, 'content-length': '0' }, body: '' };
    case 'nothing':
    case undefined:
      return notFound;
  }
}

const signIn =
  '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form method="post"><input name="user"><input name="password" type="password"></form></body></html>';
