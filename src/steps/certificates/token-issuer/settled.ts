// What a look says of an interrupted change to Skype's signing key.

import type { Change, Settled } from '../../../model/change.ts';
import type { StepContext } from '../../step.ts';
import { isSame, parameterOf } from '../../take-back.ts';
import { certificatesOf } from '../facts.ts';
import { importSettled } from '../pfx/plan.ts';
import { importId } from '../pfx/words.ts';
import { byFriendlyName, requested } from './request.ts';
import { changeIds } from './words.ts';

export function tokenIssuerSettled(change: Change, context: StepContext): Settled {
  const facts = certificatesOf(context);
  if (facts === undefined || !facts.issuer.seen) return 'cannot tell';
  const { value: issuer } = facts.issuer;
  switch (change.id) {
    case changeIds.assign:
      return isSame(issuer?.thumbprint, parameterOf(change, 'Thumbprint')) ? 'done' : 'not started';
    case changeIds.roll:
      // A server that does not show what is staged would look as if nothing had been.
      return isSame(issuer?.thumbprint, parameterOf(change, 'Thumbprint')) ? 'done' : 'cannot tell';
    case changeIds.removePrevious:
      return issuer?.previous === null ? 'done' : 'not started';
    case changeIds.request: {
      if (byFriendlyName(facts, parameterOf(change, 'FriendlyName')) !== undefined) return 'done';
      if (!facts.requests.seen) return 'cannot tell';
      // Earlier requests of this state file may be listed as well.
      const earlier = context.did.filter(
        (each) =>
          each.change.id === changeIds.request &&
          each.left !== null &&
          byFriendlyName(facts, parameterOf(each.change, 'FriendlyName')) === undefined,
      ).length;
      return facts.requests.value.length > earlier ? 'done' : 'not started';
    }
    case changeIds.requestFile:
      // What was written into the file cannot be seen from here.
      return byFriendlyName(facts, parameterOf(change, 'FriendlyName')) === undefined ? 'cannot tell' : 'done';
    case importId:
      return importSettled(change, facts);
    default:
      return requested(facts, context).kind === 'arrived' ? 'done' : 'not started';
  }
}
