// What the wizard promises for each fault of the lab: where it stops and what it calls the cause, or how it mends it.

import { type Interject, litware } from './rehearsal.ts';

export const answers = { ...litware, 'skypeAsPartner.switchedOff': 'enable', 'exchangeAsPartner.autodiscoverUrl': 'change' };

/** The certificate's thumbprint differs in every lab, so the likely one is taken. */
export const likely: Interject = (demand) =>
  demand.kind === 'ask' && demand.question.key === 'certificates.oauthTokenIssuer' && demand.question.kind === 'one'
    ? { kind: 'value', value: demand.question.likely }
    : undefined;

/** Where the wizard stops for each fault, and what it calls the cause; or the change by which it mends it itself. */
export const expected: { readonly [fault: string]: { readonly stops: string; readonly cause: string } | { readonly mends: string } } = {
  'no-oauth-token-issuer': { mends: 'oauth.assign' },
  'auth-certificate-expired': { stops: 'certificates', cause: 'auth.expired' },
  'auth-certificate-missing-on-one-server': { stops: 'certificates', cause: 'auth.missing' },
  'realm-not-accepted': { stops: 'servers', cause: 'realm.not-accepted' },
  'partner-application-disabled': { mends: 'partner.enable' },
  'stale-skype-certificate': { mends: 'partner.refresh' },
  'tls-untrusted': { stops: 'servers', cause: 'exchange-document.not-readable' },
  'autodiscover-url-wrong': { mends: 'autodiscover-url.set' },
  'user-without-mailbox': { stops: 'connectivityTest', cause: 'test-user.no-mailbox' },
  'rights-missing': { stops: 'servers', cause: 'rights.exchange.missing' },
  'one-server-not-restarted': { mends: 'restart atl-exchange-001.litwareinc.com' },
};
