// Step 2, Certificates: the two signing keys, present, valid and where they must be. The only change is to
// assign Skype's where none is assigned: by thumbprint, once, never per Front End (field.md 18).

import type { Act, Change, Undo } from '../../model/change.ts';
import type { Question } from '../../model/question.ts';
import type { TakeBack } from '../../model/undo.ts';
import { assignTokenIssuer, removeTokenIssuer } from '../../skype/oauth.ts';
import { day, inWords } from '../look.ts';
import { behind, replicationWait, watchReplication } from '../replication.ts';
import { frontEndsTakingPart, takingPart } from '../servers/facts.ts';
import { type Did, type Known, type Step, textAnswer } from '../step.ts';
import { changed, isSame, nothing, parameterOf, run, unseenNow } from '../take-back.ts';
import {
  assignedThumbprint,
  type CertificatesFacts,
  candidates,
  certificatesOf,
  inspectCertificates,
  type StoreCertificate,
} from './facts.ts';
import { judgeCertificates, short } from './judge.ts';
import { keys, otherChoice, words } from './words.ts';

export const certificates: Step = {
  id: 'certificates',
  title: words.title,
  why: words.why,
  touches: words.touches,
  notices: words.notices,
  opensWith: 'needs',
  asks: Object.values(keys),
  looksBy: takingPart,
  inspect: inspectCertificates,
  judge: judgeCertificates,
  questions,
  plan,
  severity: () => ({ kind: 'mild' }),
  watch: async (wait, look) => (await watchReplication(wait, look)) ?? { met: true, saw: '' },
  settled(change, known) {
    if (change.command.kind !== 'cmdlet') return 'cannot tell';
    const now = assignedThumbprint(known);
    return now !== null && now === change.command.parameters.Thumbprint ? 'done' : 'not started';
  },
  takeBack,
  proved(known) {
    const thumbprint = assignedThumbprint(known);
    return thumbprint === null ? [] : [`Skype signs with ${short(thumbprint)}, and the Front Ends that take part have received it.`];
  },
};

function questions(known: Known): readonly Question[] {
  const facts = certificatesOf(known);
  if (!facts?.issuer.seen) return [];
  const fitting = candidates(facts, known.now);
  if (facts.issuer.value !== null || fitting.length === 0) return [];
  const choices = fitting.map((each) => ({
    value: each.thumbprint,
    label: `${each.friendlyName || each.subject} (${short(each.thumbprint)}, until ${day(each.notAfter)})`,
    because: isDefault(each, facts)
      ? 'Used for web and SIP as well, so it must be assigned here again each time it is renewed.'
      : 'A certificate of its own, which is renewed on its own.',
  }));
  const likely = (fitting.find((each) => !isDefault(each, facts)) ?? fitting[0])?.thumbprint ?? otherChoice;
  return [
    {
      kind: 'one',
      key: keys.issuer,
      ask: words.ask,
      why: words.askWhy,
      likely,
      choices: [...choices, { value: otherChoice, label: words.other, because: words.otherBecause }],
    },
  ];
}

const isDefault = (certificate: StoreCertificate, facts: CertificatesFacts) =>
  facts.standard.seen && facts.standard.value?.thumbprint === certificate.thumbprint;

function plan(known: Known): readonly Act[] {
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

/** field.md 33: never to none while anyone else relies on Skype being able to sign. */
function takeBack({ change }: Did, known: Known, gone: readonly Did[]): TakeBack {
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
