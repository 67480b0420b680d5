// Step 2, Certificates: the two signing keys, present, valid and where they must be. Skype's is in token-issuer/, Exchange's in
// auth-certificate/, each with its facts, findings, questions and plan; who else trusts them is in others.ts.

import type { Change, Settled } from '../../model/change.ts';
import { short } from '../look.ts';
import { watchReplication } from '../replication.ts';
import { takingPart } from '../servers/facts.ts';
import type { Known, Step } from '../step.ts';
import { assignedThumbprint, inspectCertificates } from './facts.ts';
import { judgeCertificates } from './judge.ts';
import { renewalKey, renewalQuestions } from './renewal.ts';
import { tokenIssuerPlan } from './token-issuer/plan.ts';
import { tokenIssuerQuestions } from './token-issuer/questions.ts';
import { takeBack } from './token-issuer/take-back.ts';
import { keys } from './token-issuer/words.ts';
import { words } from './words.ts';

export const certificates: Step = {
  id: 'certificates',
  title: words.title,
  why: words.why,
  touches: words.touches,
  notices: words.notices,
  opensWith: 'needs',
  asks: [renewalKey, ...Object.values(keys)],
  looksBy: takingPart,
  inspect: inspectCertificates,
  judge: judgeCertificates,
  questions: (known) => [...renewalQuestions(known), ...tokenIssuerQuestions(known)],
  plan: tokenIssuerPlan,
  severity: () => ({ kind: 'mild' }),
  watch: async (wait, look) => (await watchReplication(wait, look)) ?? { met: true, saw: '' },
  settled,
  takeBack,
  proved(known) {
    const thumbprint = assignedThumbprint(known);
    return thumbprint === null ? [] : [`Skype signs with ${short(thumbprint)}, and the Front Ends that take part have received it.`];
  },
};

function settled(change: Change, known: Known): Settled {
  if (change.command.kind !== 'cmdlet') return 'cannot tell';
  const now = assignedThumbprint(known);
  return now !== null && now === change.command.parameters.Thumbprint ? 'done' : 'not started';
}
