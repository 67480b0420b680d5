// Taking back what was done to Skype's signing key.

import type { TakeBack } from '../../../model/undo.ts';
import { assignTokenIssuer, removeTokenIssuer } from '../../../skype/certificates.ts';
import { listInWords, short } from '../../phrases.ts';
import type { Did, StepContext } from '../../step.ts';
import { changed, isSame, nothing, parameterOf, takenBackBy, unseenNow } from '../../take-back.ts';
import { type CertificatesFacts, certificatesOf } from '../facts.ts';
import { warnsOf } from '../others.ts';
import { inAnyStore } from './facts.ts';
import { signingOf } from './signing.ts';

/** facts.md 97: to the one before while it is valid, and never to none while anyone else relies on Skype being able to sign. */
export function takeBack({ change }: Did, context: StepContext, gone: readonly Did[]): TakeBack {
  const facts = certificatesOf(context);
  if (!facts?.issuer.seen) return unseenNow(facts?.issuer.seen === false ? facts.issuer.why : 'nobody has looked yet.');
  const { now, staged } = signingOf(facts, context);
  if (now === null) return nothing('No certificate is assigned any more.');
  const ours = parameterOf(change, 'Thumbprint');
  const before = beforeOf(change.before);
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
  if (before !== null && isSame(now, before)) return nothing('Skype signs with the certificate before it again.');
  if (!isSame(now, ours)) return changed(`Another certificate is assigned now, ${short(now)}, so it is left alone.`);
  return before === null
    ? toNone(facts, gone)
    : backTo(
        before,
        `Let Skype sign with ${short(before)} again.`,
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

function backTo(thumbprint: string, words: string, { breaks, others }: Told, facts: CertificatesFacts, context: StepContext): TakeBack {
  const found = inAnyStore(facts, thumbprint);
  if (found === undefined || found.notAfter <= context.now)
    return {
      kind: 'refused',
      why: `The certificate ${short(thumbprint)}, which was in use before, can no longer sign. Assign another one instead.`,
    };
  return takenBackBy([{ words, command: assignTokenIssuer(thumbprint) }], breaks, [
    'The newer certificate stays in the store of its server, where it does nothing.',
    ...others,
  ]);
}

function toNone({ others }: CertificatesFacts, gone: readonly Did[]): TakeBack {
  const { skypeApplications, skypeOAuthServers } = others;
  if (!skypeApplications.seen) return unseenNow(skypeApplications.why);
  if (!skypeOAuthServers.seen) return unseenNow(skypeOAuthServers.why);
  const removed = gone.map((each) => parameterOf(each.change, 'Identity'));
  const relying = [...skypeApplications.value.filter((each) => !removed.includes(each)), ...skypeOAuthServers.value];
  if (relying.length > 0)
    return {
      kind: 'refused',
      why: `Skype would have no certificate to sign with, and ${listInWords(relying)} may rely on it. Assign another one instead.`,
    };
  return takenBackBy(
    [{ words: 'Take the certificate from its use as OAuthTokenIssuer. There was none before.', command: removeTokenIssuer() }],
    'Skype can no longer sign, so no other server accepts what it sends in the name of a user. The certificate itself stays where it is.',
  );
}

/** What Skype signed with before the change, as the plan saw it. */
function beforeOf(before: Did['change']['before']): string | null {
  const was = before !== null && typeof before === 'object' && 'OAuthTokenIssuer' in before ? before.OAuthTokenIssuer : null;
  return typeof was === 'string' ? was : null;
}
