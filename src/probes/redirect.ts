// Where an answer sends whoever asked. Followed only within the same server, and not for long: a partner server that is sent
// elsewhere would hand its token to a stranger.

import { harmless } from '../model/harmless.ts';
import type { HttpAnswer } from './ask.ts';

const mostRedirects = 5;

/** What an answer asks for: nothing, another address of the same server, or something that is refused, with why. */
export type Onward =
  | { readonly kind: 'stay' }
  | { readonly kind: 'follow'; readonly url: URL }
  | { readonly kind: 'refused'; readonly why: string };

/** `been`: the addresses asked so far, the last one last. */
export function onwardFrom(answer: Pick<HttpAnswer, 'status' | 'headers'>, been: readonly URL[]): Onward {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return { kind: 'stay' };
  const refused = (why: string): Onward => ({ kind: 'refused', why });
  const from = been.at(-1);
  const to = URL.parse(answer.headers.location ?? '', from?.href);
  if (answer.headers.location === undefined || to === null) return refused('The server sends the request on without saying where to.');
  if (to.host !== from?.host)
    return refused(
      `The server sends the request on to ${harmless(to.host || to.href, 120)}. Nothing is followed to another server; Skype for Business follows Exchange's Autodiscover there only if its ExchangeAutodiscoverAllowedDomains lists that domain.`,
    );
  if (to.protocol !== from.protocol)
    return refused('The server sends the request on to an address without encryption, which is not followed.');
  if (been.some(({ href }) => href === to.href)) return refused('The server sends the request round in a circle.');
  if (been.length > mostRedirects) return refused(`The server sends the request on more than ${mostRedirects} times.`);
  return { kind: 'follow', url: to };
}
