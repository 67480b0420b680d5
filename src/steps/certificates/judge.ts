// Facts to findings: both keys, and who else trusts them.

import type { StepFinding } from '../findings.ts';
import type { Known } from '../step.ts';
import { judgeAuth } from './auth-certificate/judge.ts';
import { judgeExchangeRealm } from './exchange-realm.ts';
import { certificatesOf } from './facts.ts';
import { judgeOthers } from './others.ts';
import { judgeKeyRights } from './rights.ts';
import { judgeTokenIssuer } from './token-issuer/judge.ts';

export function judgeCertificates(known: Known): readonly StepFinding[] {
  const facts = certificatesOf(known);
  if (facts === undefined) return [];
  return [
    ...judgeKeyRights(facts, known),
    ...judgeTokenIssuer(facts, known),
    ...judgeAuth(facts, known),
    ...judgeExchangeRealm(facts, known),
    ...judgeOthers(facts.others),
  ];
}
