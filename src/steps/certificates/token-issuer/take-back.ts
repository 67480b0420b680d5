// Taking back what was done to Skype's signing key.

import { isYetToBegin } from '../../../model/instant.ts';
import type { TakeBack } from '../../../model/undo.ts';
import { assignTokenIssuer, removeTokenIssuer } from '../../../skype/certificates.ts';
import { fieldsOf } from '../../claim.ts';
import { claims as entries } from '../../exchange-as-partner/claims.ts';
import { listInWords, short } from '../../phrases.ts';
import type { Did, StepContext } from '../../step.ts';
import { cannotTakeBack, changed, isSame, nothing, refused, takenBackBy, unseenNow } from '../../take-back.ts';
import { claims } from '../claims.ts';
import { type CertificatesFacts, certificatesOf } from '../facts.ts';
import { warnsOf } from '../others.ts';
import { signingOf } from './signing.ts';
import { changeIds } from './words.ts';

/** facts.md 97: to the one before while it is valid, and never to none while anyone else relies on Skype being able to sign. */
export function takeBack(did: Did, context: StepContext, gone: readonly Did[]): TakeBack {
  const set = fieldsOf(claims, changeIds.assign, did) ?? fieldsOf(claims, changeIds.roll, did);
  if (set === undefined) return cannotTakeBack();
  const facts = certificatesOf(context);
  if (!facts?.issuer.seen) return unseenNow(facts?.issuer.seen === false ? facts.issuer.why : 'nobody has looked yet.');
  const { now, staged } = signingOf(facts, context);
  if (now === null) return nothing('No certificate is assigned any more.');
  const { thumbprint: ours, was } = set;
  if (staged !== null && isSame(staged.thumbprint, ours))
    return backTo(
      now,
      `Leave Skype signing with ${short(now)}: the certificate that was to take over is no longer staged.`,
      {
        breaks: 'Nothing stops working now. But the certificate in use still ends on its day, and needs another to follow it.',
        others: [],
      },
      facts,
      context,
    );
  if (was !== null && isSame(now, was)) return nothing('Skype signs with the certificate before it again.');
  if (!isSame(now, ours)) return changed(`Another certificate is assigned now, ${short(now)}, so it is left alone.`);
  return was === null
    ? toNone(facts, gone)
    : backTo(
        was,
        `Let Skype sign with ${short(was)} again.`,
        { breaks: unknownKey, others: warnsOf(backNow, facts.others) },
        facts,
        context,
      );
}

/** Going back changes the key for everyone else, too. */
const backNow = { key: 'skype', from: 'From now on' } as const;

const unknownKey =
  "Exchange accepts what Skype signs only with keys that it knows. If it does not know this one any more, run the set-up: it lets Exchange read Skype's document again.";

type Told = { readonly breaks: string; readonly others: readonly string[] };

/** One that is in the stores with its key and valid; that Skype names as in use or before, or the admin by its first characters. */
function backTo(thumbprint: string, words: string, { breaks, others }: Told, facts: CertificatesFacts, context: StepContext): TakeBack {
  const isIn = (store: CertificatesFacts['stores'][number]): boolean =>
    store.certificates.seen &&
    store.certificates.value.some(
      (each) =>
        isSame(each.thumbprint, thumbprint) &&
        each.hasPrivateKey &&
        each.notAfter > context.now &&
        !isYetToBegin(each.notBefore, context.now),
    );
  if (!facts.stores.some(isIn))
    return refused(`The certificate ${short(thumbprint)}, which was in use before, can no longer sign. Assign another one instead.`);
  const { now, previous } = signingOf(facts, context);
  const isNamed = isSame(thumbprint, previous) || isSame(thumbprint, now);
  const isEverywhere = facts.stores.every((store) => !store.certificates.seen || isIn(store));
  const back = takenBackBy([{ words, command: assignTokenIssuer(thumbprint) }], breaks, [
    'The newer certificate stays in the store of its server, where it does nothing.',
    ...others,
  ]);
  if (isNamed && isEverywhere) return back;
  const word = thumbprint.slice(0, 8);
  const why = isNamed
    ? 'Not every Front End has this certificate with its key.'
    : 'That this certificate was in use before is told by the state file alone.';
  return {
    ...back,
    word: { word, says: `${why} Compare it with what you know, and type the first eight characters of its thumbprint: ${word}.` },
  };
}

function toNone({ others }: CertificatesFacts, gone: readonly Did[]): TakeBack {
  const { skypeApplications, skypeOAuthServers } = others;
  if (!skypeApplications.seen) return unseenNow(skypeApplications.why);
  if (!skypeOAuthServers.seen) return unseenNow(skypeOAuthServers.why);
  const removed = gone.flatMap((each) => fieldsOf(entries, 'exchange-partner.create', each)?.identity ?? []);
  const relying = [...skypeApplications.value.filter((each) => !removed.includes(each)), ...skypeOAuthServers.value];
  if (relying.length > 0)
    return refused(`Skype would have no certificate to sign with, and ${listInWords(relying)} may rely on it. Assign another one instead.`);
  return takenBackBy(
    [{ words: 'Take the certificate from its use as OAuthTokenIssuer. There was none before.', command: removeTokenIssuer() }],
    'Skype can no longer sign, so no other server accepts what it sends in the name of a user. The certificate itself stays where it is.',
  );
}
