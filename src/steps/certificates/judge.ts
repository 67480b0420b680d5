// Facts to findings: both keys, and who else trusts them.

import type { StepFinding } from '../findings.ts';
import type { StepContext } from '../step.ts';
import { judgeAuth } from './auth-certificate/judge.ts';
import { judgeExchangeRealm } from './exchange-realm.ts';
import { certificatesOf } from './facts.ts';
import { judgeOthers } from './others.ts';
import { judgeKeyRights } from './rights.ts';
import { judgeTokenIssuer } from './token-issuer/judge.ts';

export function judgeCertificates(context: StepContext): readonly StepFinding[] {
  const facts = certificatesOf(context);
  if (facts === undefined) return [];
  return [
    ...judgeKeyRights(facts, context),
    ...judgeTokenIssuer(facts, context),
    ...judgeAuth(facts, context),
    ...judgeExchangeRealm(facts, context),
    ...judgeOthers(facts.others),
  ];
}
