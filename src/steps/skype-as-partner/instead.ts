// Whether single commands run in place of Exchange's script, and what of the script is there where it was cut off.

import { linkedAccountName } from '../../exchange/partner-applications.ts';
import { areOneName } from '../../model/name.ts';
import type { Did, StepContext } from '../step.ts';
import { unfitness } from './account.ts';
import { accountsMadeAfter } from './changes.ts';
import { ownApplications, skypeAsPartnerOf } from './facts.ts';

/** Why single commands run in place of Exchange's script; undefined where the script can run, as far as is known. */
export function insteadOfScript(context: StepContext): 'remote' | 'refused' | 'account' | 'half done' | undefined {
  if (context.access?.exchange.kind === 'remote') return 'remote';
  if (takesUnfitAccount(context)) return 'account';
  if (halfDone(context)?.isTold) return 'half done';
  const ran = context.did.findLast((each) => each.kind === 'partner.script');
  return ran?.lines.some((each) => each.stream === 'error' && refusesScripts.test(each.text)) ? 'refused' : undefined;
}

/** The script that was cut off and left its account; `isTold`: whether the rest of it was seen, so that what lacks can be made singly. */
export function halfDone(context: StepContext): { readonly script: Did; readonly isTold: boolean } | undefined {
  const facts = skypeAsPartnerOf(context);
  const script = context.did.findLast((each) => each.kind === 'partner.script');
  if (facts === undefined || script?.settled !== 'half done' || script.takenBack || accountsMadeAfter(script, facts).length === 0)
    return undefined;
  return { script, isTold: facts.account.seen && facts.account.value !== null && facts.roles.seen };
}

/** The script takes what has its account's name and no mailbox, whoever can sign in with it and whatever else works with it. */
function takesUnfitAccount(context: StepContext): boolean {
  const facts = skypeAsPartnerOf(context);
  if (!facts?.named.seen || !facts.applications.seen) return false;
  const own = facts.named.value.find((each) => areOneName('identity', each.name, linkedAccountName));
  const wouldTake = own !== undefined && /^(?:MailUser|User)$/i.test(own.type);
  return wouldTake && unfitness(own, ownApplications(facts, context)[0], facts.applications.value).length > 0;
}

/** The words of an endpoint without a language (about_Language_Modes), and of an execution policy (about_Execution_Policies). */
const refusesScripts =
  /no-language mode|not supported by this runspace|running scripts is disabled|is not digitally signed|PSSecurityException/i;
