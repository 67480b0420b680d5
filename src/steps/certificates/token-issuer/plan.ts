// The changes to Skype's signing key, once for all of Skype, and the wait until the Front Ends have them.

import type { Act, Change, Undo } from '../../../model/change.ts';
import { assignTokenIssuer, removeTokenIssuer } from '../../../skype/oauth.ts';
import { short } from '../../look.ts';
import { behind, replicationWait } from '../../replication.ts';
import { frontEndsTakingPart } from '../../servers/facts.ts';
import { type Known, textAnswer } from '../../step.ts';
import { type CertificatesFacts, certificatesOf } from '../facts.ts';
import { candidates, type StoreCertificate } from './facts.ts';
import { keys } from './words.ts';

export function tokenIssuerPlan(known: Known): readonly Act[] {
  const facts = certificatesOf(known);
  if (facts === undefined) return [];
  const frontEnds = frontEndsTakingPart(known);
  const chosen = textAnswer(known, keys.issuer);
  const wanted = candidates(facts, known.now).find((each) => each.thumbprint === chosen);
  if (facts.issuer.seen && facts.issuer.value === null && wanted !== undefined)
    return [assign(wanted, facts), replicationWait('oauth.replicated', frontEnds)];
  return behind(facts.replication, frontEnds).length > 0 ? [replicationWait('oauth.replicated', frontEnds)] : [];
}

function assign(certificate: StoreCertificate, facts: CertificatesFacts): Change {
  return {
    kind: 'change',
    id: 'oauth.assign',
    words: `Assign the certificate ${short(certificate.thumbprint)} as OAuthTokenIssuer for all of Skype. This runs once; the Front Ends receive it by replication.`,
    because: ['oauth.none'],
    command: assignTokenIssuer(certificate.thumbprint),
    prompts: {},
    before: { OAuthTokenIssuer: null },
    undo: undoAssign(facts),
    whenUnclear: 'repeat',
    onFailure: 'stop',
    usually: 10,
  };
}

/** field.md 33: never to none where others trust the key. */
function undoAssign(facts: CertificatesFacts): Undo {
  const { skypeApplications, skypeOAuthServers } = facts.others;
  const alone = skypeApplications.seen && skypeOAuthServers.seen && skypeApplications.value.length + skypeOAuthServers.value.length === 0;
  return alone
    ? { kind: 'run', commands: [removeTokenIssuer()] }
    : {
        kind: 'cannot',
        why: 'There was none before, and others rely on Skype being able to sign. Assign a different certificate instead.',
      };
}
