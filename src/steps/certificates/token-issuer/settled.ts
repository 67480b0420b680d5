// What a look says of an interrupted change to Skype's signing key.

import type { Settled } from '../../../model/change.ts';
import { fieldsOf } from '../../claim.ts';
import type { Did, StepContext } from '../../step.ts';
import { isSame } from '../../take-back.ts';
import { claims } from '../claims.ts';
import { certificatesOf } from '../facts.ts';
import { importSettled } from '../pfx/plan.ts';
import { importId } from '../pfx/words.ts';
import { byFriendlyName, friendlyNameOf, requested } from './request.ts';
import { changeIds } from './words.ts';

export function tokenIssuerSettled(did: Did, context: StepContext): Settled {
  const facts = certificatesOf(context);
  if (facts === undefined || !facts.issuer.seen) return 'cannot tell';
  const { value: issuer } = facts.issuer;
  const set = (fieldsOf(claims, changeIds.assign, did) ?? fieldsOf(claims, changeIds.roll, did))?.thumbprint;
  switch (did.kind) {
    case changeIds.assign:
      return isSame(issuer?.thumbprint, set) ? 'done' : 'not started';
    case changeIds.roll:
      // A server that does not show what is staged would look as if nothing had been.
      return isSame(issuer?.thumbprint, set) ? 'done' : 'cannot tell';
    case changeIds.removePrevious:
      return issuer?.previous === null ? 'done' : 'not started';
    case changeIds.request: {
      if (byFriendlyName(facts, friendlyNameOf(did)) !== undefined) return 'done';
      if (!facts.requests.seen) return 'cannot tell';
      // Earlier requests of this state file may be listed as well.
      const earlier = context.did.filter(
        (each) => each.id === changeIds.request && each.left !== null && byFriendlyName(facts, friendlyNameOf(each)) === undefined,
      ).length;
      return facts.requests.value.length > earlier ? 'done' : 'not started';
    }
    case changeIds.requestFile:
      // What was written into the file cannot be seen from here.
      return byFriendlyName(facts, friendlyNameOf(did)) === undefined ? 'cannot tell' : 'done';
    case importId:
      return importSettled(did, facts);
    default:
      return requested(facts, context).kind === 'arrived' ? 'done' : 'not started';
  }
}
