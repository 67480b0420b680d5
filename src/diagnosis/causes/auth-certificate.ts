// Exchange's auth certificate: what is wrong with it, or with the worker that should have read it.

import type { Cause } from '../cause.ts';
import { publicPages } from './public-pages.ts';

export const authCertificateCauses: readonly Cause[] = [
  {
    id: 'auth-certificate-expired',
    played: 'fault auth-expired-later',
    clues: [
      { sure: 'likely', http: [500], found: ['auth.expired'] },
      { sure: 'likely', words: /oauthconfigurationnotloaded/, found: ['auth.expired'] },
    ],
    explains: ['configuration-not-loaded', 'auth-certificate', 'auth-not-loaded', 'server-error', 'directory'],
    cause:
      "Exchange's own auth certificate has expired. Web services that started since cannot load their OAuth configuration, so they check no token at all.",
    wayOut: ['Look at all steps again. In the step "Certificates", Exchange gets a new one.'],
    settle: '',
    address: publicPages.oauthExpired,
  },
  {
    id: 'auth-certificate-not-yet-valid',
    played: 'text only',
    clues: [
      { sure: 'likely', http: [500], found: ['auth.not-yet-valid'] },
      { sure: 'likely', words: /oauthconfigurationnotloaded/, found: ['auth.not-yet-valid'] },
    ],
    explains: ['configuration-not-loaded', 'auth-certificate', 'auth-not-loaded', 'server-error', 'directory'],
    cause:
      "Exchange's own auth certificate is not valid yet. Web services that started since it was named cannot load their OAuth configuration, so they check no token at all.",
    wayOut: [
      'Look at all steps again. The step "Certificates" says from when on it is valid; Exchange gets a new one there, if you cannot wait. If it should be valid by now, the clock of that server is wrong.',
    ],
    settle: '',
    address: publicPages.oauthExpired,
  },
  {
    id: 'auth-certificate-cannot-sign',
    played: 'fault auth-key-weak',
    clues: [
      { sure: 'likely', http: [500], found: ['auth.weak', 'auth.other-key'] },
      { sure: 'likely', words: /oauthconfigurationnotloaded/, found: ['auth.weak', 'auth.other-key'] },
    ],
    explains: ['configuration-not-loaded', 'auth-certificate', 'auth-not-loaded', 'server-error', 'directory'],
    cause:
      "Exchange's own auth certificate has a key that Exchange cannot sign tokens with, so the web services cannot load their OAuth configuration.",
    wayOut: ['Look at all steps again. In the step "Certificates", Exchange gets a new one.'],
    settle: '',
    address: publicPages.oauthExpired,
  },
  {
    id: 'auth-certificate',
    played: 'fault auth-certificate-missing-on-one-server',
    clues: [
      { sure: 'certain', event: { source: 'msexchangeoauth', ids: [2004, 2005] } },
      { sure: 'certain', words: /couldn'tfindtheauthorizationcertificatewiththumbprint|missingsigningcertificate/ },
      { sure: 'likely', http: [500], found: ['auth.missing', 'auth.missing-everywhere', 'auth.none', 'auth.no-key'] },
      {
        sure: 'likely',
        words: /oauthconfigurationnotloaded/,
        found: ['auth.missing', 'auth.missing-everywhere', 'auth.none', 'auth.no-key'],
      },
      { sure: 'likely', http: [500], words: /\/autodiscover\/metadata\/json|metadataurlparameter/ },
    ],
    explains: ['configuration-not-loaded', 'auth-not-loaded', 'server-error', 'metadata-unreadable', 'directory'],
    cause:
      "Exchange's own auth certificate, or its private key, is missing on a server. That server cannot give out its document, and may check no token at all.",
    wayOut: ['Look at all steps again. The step "Certificates" names the server, and says what to do.'],
    settle: '(Get-AuthConfig).CurrentCertificateThumbprint, and Get-ExchangeCertificate with it on each server',
    address: publicPages.oauthNotFound,
  },
  {
    id: 'auth-not-loaded',
    played: 'text only',
    clues: [
      { sure: 'likely', http: [500], found: ['iis.old', 'iis.unknown', 'iis.stopped'] },
      { sure: 'likely', words: /oauthconfigurationnotloaded/, found: ['iis.old', 'iis.unknown', 'iis.stopped'] },
    ],
    explains: ['configuration-not-loaded', 'server-error', 'directory'],
    cause:
      "Exchange's auth certificate is in order now, but IIS was not restarted since it was replaced. The web services still work without it.",
    wayOut: ['Look at all steps again. In the step "IIS restart", each server that needs it is restarted; then the test runs again.'],
    settle: '',
    address: publicPages.oauthExpired,
  },
];
