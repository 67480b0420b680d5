// The tokens with which Skype acts for a user at Exchange (facts.md 68): an actor token that says who Skype is, signed with
// the OAuthTokenIssuer key, inside an outer token that names the user. The outer one is not signed: whoever holds the key may
// name any user, which is what trust between the two servers means.

import { importPKCS8, SignJWT } from 'jose';
import { type Certificate, type Person, skypeId } from './world.ts';

/** Lifetimes in seconds; sourced for Exchange's own tokens, assumed to be Skype's as well (facts.md 70). */
const actorLifetime = 24 * 3600;
const outerLifetime = 8 * 3600;

export type Wanted = {
  /** Skype's realm. */
  readonly realm: string;
  /** For whom it is: `<application id>/<host>@<realm>`. */
  readonly audience: string;
  /** The OAuthTokenIssuer certificate. */
  readonly signer: Certificate;
  readonly user: Person;
  readonly now: Date;
};

/** The value that follows "Bearer". Rejects where the certificate has no key, or one too short for RS256. */
export async function makeToken({ realm, audience, signer, user, now }: Wanted): Promise<string> {
  if (signer.key === null) throw new Error('The signing certificate has no private key.');
  const issuer = `${skypeId}@${realm}`;
  const seconds = Math.floor(now.getTime() / 1000);
  const actor = await new SignJWT({ nameid: issuer, trustedfordelegation: 'true' })
    .setProtectedHeader({ typ: 'JWT', alg: 'RS256', x5t: x5tOf(signer.thumbprint) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + actorLifetime)
    .sign(await importPKCS8(signer.key, 'RS256'));
  const claims = {
    aud: audience,
    iss: issuer,
    nbf: seconds,
    exp: seconds + outerLifetime,
    nameid: user.sid,
    nii: 'urn:office:idp:activedirectory',
    sip: (user.sip ?? '').replace(/^sip:/, ''),
    ...(user.smtp === null ? {} : { smtp: user.smtp }),
    actortoken: actor,
  };
  return `${encode({ typ: 'JWT', alg: 'none' })}.${encode(claims)}.`;
}

/** A certificate's name in a token: its SHA-1 thumbprint in base64url. */
export const x5tOf = (thumbprint: string): string => Buffer.from(thumbprint, 'hex').toString('base64url');

const encode = (part: { readonly [name: string]: string | number }): string => Buffer.from(JSON.stringify(part)).toString('base64url');
