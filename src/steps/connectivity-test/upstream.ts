// Behind a failed test: what the steps before it see now. An error says what one server refused; whether that is an old key, a worker
// that was not restarted or an expired certificate shows only where they are. Add a step here when its state can make a test fail.

import { z } from 'zod';
import type { Json } from '../../model/json.ts';
import { inspectCertificates } from '../certificates/facts.ts';
import { judgeCertificates } from '../certificates/judge.ts';
import { inspectExchangeAsPartner } from '../exchange-as-partner/facts.ts';
import { judgeExchangeAsPartner } from '../exchange-as-partner/judge.ts';
import type { StepFinding } from '../findings.ts';
import { inspectIisRestart } from '../iis-restart/facts.ts';
import { judgeIisRestart } from '../iis-restart/judge.ts';
import { judgeServers } from '../servers/judge.ts';
import { inspectSkypeAsPartner } from '../skype-as-partner/facts.ts';
import { judgeSkypeAsPartner } from '../skype-as-partner/judge.ts';
import type { Look, StepContext } from '../step.ts';

const facts = z.custom<Json>((value) => value !== undefined);

/** The facts of each of those steps as they are now. */
export const upstreamFacts = z.object({ certificates: facts, skypeAsPartner: facts, iisRestart: facts, exchangeAsPartner: facts });
type Upstream = z.output<typeof upstreamFacts>;

/** Null where a shell goes by hand: so many lines are not asked of anyone on top of a failed test. */
export async function inspectUpstream(look: Look, context: StepContext): Promise<Upstream | null> {
  if (Object.values(context.access ?? {}).some((way) => way.kind === 'by hand')) return null;
  const [certificates, skypeAsPartner, iisRestart, exchangeAsPartner] = await Promise.all([
    inspectCertificates(look, context),
    inspectSkypeAsPartner(look, context),
    inspectIisRestart(look, context),
    inspectExchangeAsPartner(look, context),
  ]);
  return upstreamFacts.parse({ certificates, skypeAsPartner, iisRestart, exchangeAsPartner });
}

/** What they would mend or stop at, in the order of the steps; `noted`: what they saw that may explain what comes now. */
export function judgeUpstream(
  upstream: Upstream,
  context: StepContext,
): { readonly behind: readonly StepFinding[]; readonly noted: readonly StepFinding[] } {
  const now: StepContext = { ...context, facts: { ...context.facts, ...upstream } };
  const first = judgeServers(now);
  const rest = [judgeCertificates, judgeSkypeAsPartner, judgeIisRestart, judgeExchangeAsPartner].flatMap((judge) => judge(now));
  return {
    behind: [...first.filter(({ state }) => state === 'stop'), ...rest.filter(({ state }) => state === 'to mend' || state === 'stop')],
    noted: [...first, ...rest].filter(({ state }) => state === 'note'),
  };
}
