// Taking back what was done to Skype's signing key.

import type { TakeBack } from '../../../model/undo.ts';
import { removeTokenIssuer } from '../../../skype/oauth.ts';
import { inWords, short } from '../../look.ts';
import type { Did, Known } from '../../step.ts';
import { changed, isSame, nothing, parameterOf, run, unseenNow } from '../../take-back.ts';
import { certificatesOf } from '../facts.ts';

/** field.md 33: never to none while anyone else relies on Skype being able to sign. */
export function takeBack({ change }: Did, known: Known, gone: readonly Did[]): TakeBack {
  const facts = certificatesOf(known);
  if (!facts?.issuer.seen) return unseenNow(facts?.issuer.seen === false ? facts.issuer.why : 'nobody has looked yet.');
  if (facts.issuer.value === null) return nothing('No certificate is assigned any more.');
  if (!isSame(facts.issuer.value.thumbprint, parameterOf(change, 'Thumbprint')))
    return changed(`Another certificate is assigned now, ${short(facts.issuer.value.thumbprint)}, so it is left alone.`);
  const { skypeApplications, skypeOAuthServers } = facts.others;
  if (!skypeApplications.seen) return unseenNow(skypeApplications.why);
  if (!skypeOAuthServers.seen) return unseenNow(skypeOAuthServers.why);
  const removed = gone.map((each) => parameterOf(each.change, 'Identity'));
  const others = [...skypeApplications.value.filter((each) => !removed.includes(each)), ...skypeOAuthServers.value];
  if (others.length > 0)
    return {
      kind: 'refused',
      why: `Skype would have no certificate to sign with, and ${inWords(others)} may rely on it. Assign another one instead.`,
    };
  return run(
    [{ words: 'Take the certificate from its use as OAuthTokenIssuer. There was none before.', command: removeTokenIssuer() }],
    'Skype can no longer sign, so no other server accepts what it sends in the name of a user. The certificate itself stays where it is.',
  );
}
