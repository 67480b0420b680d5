// What follow-ups go by: the organisation's own names, and what the steps saw last. Names are quoted as PowerShell takes them.

import { notSeen, type Seen } from '../../model/finding.ts';
import type { FollowUp, Sight, TypedThere } from '../../model/follow-up.ts';
import { keyOf } from '../../model/name.ts';
import { exchangeShell, placeInWords, skypeShell } from '../../model/place.ts';
import { quote } from '../../powershell/render.ts';
import { keys } from '../connectivity-test/words.ts';
import { exchangeTakingPart, serversOf, userPools } from '../servers/facts.ts';
import type { ExchangeServer, ServersFacts } from '../servers/schema.ts';
import { type StepContext, textAnswer } from '../step.ts';

export type Known = {
  /** Who is the first in a pilot: the test user, where one was chosen. */
  readonly user: string;
  readonly pools: readonly string[];
  readonly exchange: readonly ExchangeServer[];
  readonly ewsAddress: string;
  readonly sipDomain: string;
  readonly contacts: ServersFacts['contacts'];
};

const nobody = notSeen('Nobody has looked yet.');

export function knownOf(context: StepContext): Known {
  const facts = serversOf(context);
  const user = textAnswer(context, keys.user);
  const addresses = facts?.webServices.addresses.seen ? facts.webServices.addresses.value : [];
  const domains = facts?.sipDomains.seen ? facts.sipDomains.value : [];
  return {
    user: user === undefined ? '<user@example.com>' : keyOf('sipAddress', user),
    pools: facts === undefined ? [] : userPools(facts).map(({ fqdn }) => fqdn),
    exchange: exchangeTakingPart(context),
    ewsAddress: addresses.find(({ url }) => url !== null)?.url ?? 'https://<name>/EWS/Exchange.asmx',
    sipDomain: (domains.find(({ isDefault }) => isDefault) ?? domains[0])?.name ?? '<SIP domain>',
    contacts: facts?.contacts ?? { policies: nobody, migrated: nobody, archiving: nobody },
  };
}

/** A name to be filled in, where none was seen. */
export const orElse = (names: readonly string[], placeholder: string): readonly [string, ...string[]] => {
  const [first, ...rest] = names;
  return first === undefined ? [placeholder] : [first, ...rest];
};

/** The name of a policy that can be granted and says so; undefined where there is none. */
export function policyThat({ policies }: Known['contacts'], allowed: boolean): string | undefined {
  const names = (policies.seen ? policies.value : []).map((each) =>
    each.allowed === allowed ? /^Tag:(.+)$/i.exec(each.identity)?.[1] : undefined,
  );
  return names.find((each) => each !== undefined);
}

export const seenAs = <T>(seen: Seen<T>, about: string, tell: (value: T) => readonly Sight[]): readonly Sight[] =>
  seen.seen ? tell(seen.value) : [{ state: 'not seen', words: `${about} could not be read: ${seen.why}` }];

type Line = (texts: TemplateStringsArray, ...names: readonly string[]) => TypedThere;
const typedIn =
  (shell: string): Line =>
  ({ raw }, ...names) => ({ shell, line: raw.map((each, at) => each + (names[at] === undefined ? '' : quote(names[at]))).join('') });

/** Lines as an expert would type them; each name in them is quoted. */
export const inSkype = typedIn(placeInWords(skypeShell));
export const inExchange = typedIn(placeInWords(exchangeShell));
export const inWindows = typedIn('Windows PowerShell');

export type FollowUpEntry = (known: Known) => FollowUp;

/** Of what the wizard does not look at. */
export const unlooked: Pick<FollowUp, 'now' | 'seen'> = { now: 'not looked at', seen: [] };
