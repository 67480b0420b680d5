// The link between the products, for whoever draws it: what each step brings to it, and which way. The other steps stand before it.

import type { Finding } from './finding.ts';
import type { StepId } from './steps.ts';

export type LinkWay = 'to Exchange' | 'to Skype';

/** `brings` is what the link is then, in a word or two. */
export const onTheLink: { readonly [step: StepId]: { readonly way: LinkWay; readonly brings: string } } = {
  skypeAsPartner: { way: 'to Exchange', brings: 'known by Exchange' },
  iisRestart: { way: 'to Exchange', brings: 'read by IIS' },
  connectivityTest: { way: 'to Exchange', brings: 'proven' },
  exchangeAsPartner: { way: 'to Skype', brings: 'known by Skype' },
};

/** `gone over`: with something that was not right; `not seen`: it could not be looked at. */
export type HowDone = 'done' | 'gone over' | 'not seen';

/** How a step was done with. */
export function howDone(findings: readonly Finding[]): HowDone {
  if (findings.some(({ blind }) => blind === true)) return 'not seen';
  if (findings.some(({ state }) => state === 'stop')) return 'gone over';
  return findings.length > 0 && findings.every(({ state }) => state === 'not seen') ? 'not seen' : 'done';
}
