// Rights that only a change of a signing key needs (facts.md 106): what the step "Servers" found missing stops here, before anything is
// changed, where the admin's choice or the state of a key needs it.

import { type KeyWork, keyCommands } from '../changing-commands.ts';
import type { StepFinding } from '../findings.ts';
import { serversOf } from '../servers/facts.ts';
import { lackedBy, notAllowed } from '../servers/rights.ts';
import { type StepContext, textAnswer } from '../step.ts';
import { isMadeAnew } from './auth-certificate/need.ts';
import { isOverdue, nextOf, stateOf } from './auth-certificate/state.ts';
import type { CertificatesFacts } from './facts.ts';
import { found } from './found.ts';
import { renews } from './renewal.ts';
import { canRemovePrevious } from './token-issuer/previous.ts';
import { needOf } from './token-issuer/signing.ts';
import { choice, keys } from './token-issuer/words.ts';

const codes = { exchange: 'auth.rights', skype: 'oauth.rights' } as const;

const work = { exchange: exchangeWork, skype: skypeWork } as const;

export function judgeKeyRights(facts: CertificatesFacts, context: StepContext): readonly StepFinding[] {
  const rights = serversOf(context)?.rights;
  return (['exchange', 'skype'] as const).flatMap((product) => {
    const looked = rights?.[product];
    // Who went on in spite of all that is missing is not asked a second time.
    if (looked === undefined || !looked.seen || context.overridden.includes(`rights.${product}.missing`)) return [];
    const needed = work[product](facts, context).flatMap((each): (typeof keyCommands)[KeyWork] => keyCommands[each]);
    const lacking = lackedBy(needed, looked.value);
    return lacking.length === 0 ? [] : [found.elsewhere(codes[product], ...notAllowed(product, lacking))];
  });
}

function exchangeWork(facts: CertificatesFacts, context: StepContext): readonly KeyWork[] {
  const [state, next] = [stateOf(facts, context), nextOf(facts, context)];
  if (state.kind === 'broken' || isMadeAnew(state, facts, context)) return ['exchange replaced'];
  if (next !== undefined) return isOverdue(next, context) ? ['exchange published'] : [];
  return state.kind === 'valid' && renews(context, 'exchange') ? ['exchange staged'] : [];
}

function skypeWork(facts: CertificatesFacts, context: StepContext): readonly KeyWork[] {
  const need = needOf(facts, context, renews(context, 'skype'));
  if (need === 'none') {
    const isUnwanted = canRemovePrevious(facts, context) && textAnswer(context, keys.previous) === 'remove';
    return isUnwanted ? ['skype without the one before'] : [];
  }
  const assigned = need === 'renewal' ? 'skype rolled' : 'skype assigned';
  switch (textAnswer(context, keys.issuer)) {
    case undefined:
    case choice.other:
      return [];
    case choice.request:
      return ['skype requested', assigned];
    case choice.file:
      return ['skype requested in a file', assigned];
    default:
      return [assigned];
  }
}
