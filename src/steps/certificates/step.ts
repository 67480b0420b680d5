// Step 2, Certificates: the two signing keys, present, valid and where they must be. Skype's is in token-issuer/ (and pfx/, where it
// comes in a file), Exchange's in auth-certificate/, each with its facts, findings, questions and plan; who else trusts them: others.ts.

import type { Act, Settled } from '../../model/change.ts';
import type { Severity } from '../../model/demand.ts';
import { localTimeInWords } from '../../model/instant.ts';
import { rowOf } from '../../model/steps.ts';
import { calendarOf } from '../expiries.ts';
import { atOnce } from '../guard.ts';
import { short } from '../phrases.ts';
import { behind, replicates, untilReplicated, watchReplication } from '../replication.ts';
import { frontEndsTakingPart, takingPart } from '../servers/facts.ts';
import { type ActOf, type Did, type Step, type StepContext, tookEffect } from '../step.ts';
import { asks } from './answers.ts';
import { type Kind as AuthKind, changes as authChanges } from './auth-certificate/guard.ts';
import { authPlan, authProved, authSettled, untilEverywhere, watchAuth } from './auth-certificate/plan.ts';
import { authQuestions } from './auth-certificate/questions.ts';
import { claims } from './claims.ts';
import { assignedThumbprint, certificatesOf, inspectCertificates } from './facts.ts';
import { found } from './found.ts';
import { judgeCertificates } from './judge.ts';
import { keyChangedBy, leftToDo, severityOf, warnsOf } from './others.ts';
import { pfxLook } from './pfx/facts.ts';
import { type Kind as PfxKind, changes as pfxChanges } from './pfx/guard.ts';
import { keys as pfxKeys } from './pfx/words.ts';
import { isNothingRenewed, renewalQuestions } from './renewal.ts';
import { type Kind as IssuerKind, changes as issuerChanges } from './token-issuer/guard.ts';
import { tokenIssuerPlan, tokenIssuerSeverity, untilGranted, watchRequest } from './token-issuer/plan.ts';
import { tokenIssuerQuestions } from './token-issuer/questions.ts';
import { tokenIssuerSettled } from './token-issuer/settled.ts';
import { signingOf } from './token-issuer/signing.ts';
import { takeBack as takeBackIssuer } from './token-issuer/take-back.ts';
import { choice, keys } from './token-issuer/words.ts';
import { words } from './words.ts';

type Kind = IssuerKind | PfxKind | AuthKind;

export const certificates: Step<'certificates', Kind> = {
  ...rowOf('certificates'),
  why: words.why,
  touches: words.touches,
  notices: words.notices,
  opensWith: 'needs',
  seen: certificatesOf,
  asks,
  looksBy: takingPart,
  inspect: inspectCertificates,
  closer: pfxLook,
  finds: found.codes,
  judge: judgeCertificates,
  questions: (context) => [...renewalQuestions(context), ...tokenIssuerQuestions(context), ...authQuestions(context)],
  claims,
  changes: { ...issuerChanges, ...pfxChanges, ...authChanges },
  plan,
  severity,
  warns: (acts, context) => warnsOf(keyChangedBy(acts), certificatesOf(context)?.others),
  watch: async (wait, look) =>
    (await watchAuth(wait, look)) ?? (await watchReplication(wait, look)) ?? (await watchRequest(wait, look)) ?? { met: true, saw: '' },
  until: (wait) => untilEverywhere(wait) ?? untilReplicated(wait) ?? untilGranted(wait) ?? atOnce,
  settled,
  takeBack: takeBackIssuer,
  afterTakeBack: () => [replicates],
  proved(context) {
    const facts = certificatesOf(context);
    const thumbprint = assignedThumbprint(context);
    const received = facts !== undefined && behind(facts.replication, frontEndsTakingPart(context)).length === 0;
    const staged = facts && signingOf(facts, context).staged;
    return [
      ...(thumbprint === null
        ? []
        : [`Skype signs with ${short(thumbprint)}${received ? ', and the Front Ends that take part have received it' : ''}.`]),
      ...(staged
        ? [
            `From ${localTimeInWords(staged.effective)} on it signs with ${short(staged.thumbprint)}. Run "partner-wizard renew" after that moment.`,
          ]
        : []),
      ...authProved(context),
    ];
  },
  unchanged: nothingRenewed,
  summary(context) {
    // What was due by itself, such as a day that has come, is no "nothing".
    const title = context.did.some((each) => tookEffect(each) && each.step !== 'connectivityTest') ? undefined : nothingRenewed(context);
    return { ...(title === undefined ? {} : { title }), remember: remember(context), calendar: calendarOf(context) };
  },
  passwords: (answers) => (answers[keys.issuer] === choice.import ? [pfxKeys.password] : []),
};

function remember(context: StepContext): readonly string[] {
  const others = certificatesOf(context)?.others;
  const changed = context.did.filter(tookEffect).map(({ id }) => id);
  return [
    ...(others === undefined ? [] : leftToDo(changed, others)),
    ...(others?.hybrid.seen && others.hybrid.value
      ? [
          'In a hybrid organisation, HealthChecker may call this entry "Legacy Skype for Business Online Partner Application". It looks only at id and state; do not remove it.',
        ]
      : []),
    "Whoever holds Skype's signing key can act as any mailbox user. Guard it like an administrator's password.",
  ];
}

/** One key after the other: who agrees to a change of one is not asked about the other with it. */
function plan(context: StepContext): readonly ActOf<Kind>[] {
  const first = tokenIssuerPlan(context);
  return first.length > 0 ? first : authPlan(context);
}

/** The stricter of what others lose and what stops at once. */
function severity(acts: readonly Act[], context: StepContext): Severity {
  const others = severityOf(keyChangedBy(acts), certificatesOf(context)?.others);
  return others.kind === 'type' ? others : tokenIssuerSeverity(acts, context);
}

function nothingRenewed(context: StepContext): string | undefined {
  return isNothingRenewed(context) ? words.nothingRenewed : undefined;
}

function settled(did: Did, context: StepContext): Settled {
  return authSettled(did, context) ?? tokenIssuerSettled(did, context);
}
