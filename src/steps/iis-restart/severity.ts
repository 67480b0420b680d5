// What agrees to restarts: a yes, the name of the one server, a word for several or for a batch, and what each says of whom it hits.

import type { Act } from '../../model/change.ts';
import type { Severity } from '../../model/demand.ts';
import type { Fqdn } from '../../model/place.ts';
import { someInWords } from '../phrases.ts';
import type { StepContext } from '../step.ts';
import { batchNow } from './batches.ts';
import { iisRestartOf, isWell, type ServerFacts } from './facts.ts';
import { impact, impactOfMany } from './judge.ts';
import { isAskedFor } from './since.ts';
import { againWord, batchWord, lastWord, severalWord, words } from './words.ts';

/** One server: its name. Several: a fixed word, so that an answers file can hold it. */
export function severity(acts: readonly Act[], context: StepContext): Severity {
  const servers = iisRestartOf(context)?.servers ?? [];
  const restarted = servers.filter((each) => acts.some((act) => act.id === `restart ${each.server}`));
  const [first] = restarted;
  if (first === undefined) return { kind: 'mild' };
  const hit = restarted.length > few ? impactOfMany(restarted, servers) : restarted.map((each) => impact(each, servers)).join(' ');
  const isAgain = restarted.some((each) => isAskedFor(each.server, context));
  const batch = batchNow(context);
  // More than one batch is looked ahead to, and never run.
  const isAhead = batch !== undefined && restarted.length > batch.servers.length;
  const part = batch === undefined || isAhead ? {} : { batch: { number: batch.number, of: batch.of } };
  const typed = (word: string, says: string): Severity => ({ kind: 'type', word, says, ...part });
  if (restarted.some((each) => isLast(each, servers, acts)))
    return typed(lastWord, `${words.lastSays(hit)}${isAgain ? ` ${words.again}` : ''}`);
  const cut = `${cutOff(someInWords(restarted.map((each) => each.server)), restarted.length)} ${hit}`;
  if (isAgain) return typed(againWord, `${cut} ${words.again}`);
  if (batch !== undefined) return typed(batchWord(batch.number), `${(isAhead ? words.batchesSay : words.batchSays)(batch)} ${cut}`);
  return typed(restarted.length === 1 ? shortName(first.server) : severalWord, cut);
}

const shortName = (server: Fqdn) => server.split('.')[0] ?? server;

/** Of more than these the impact is told in one sentence for all, so that the word to type stays in sight. */
const few = 2;

/** Others take part, and none of them is known to serve people by the time it goes; a server alone has nobody to be the last of. */
export function isLast({ server }: ServerFacts, servers: readonly ServerFacts[], acts: readonly Act[]): boolean {
  const others = servers.filter((each) => each.server !== server);
  const started = (each: ServerFacts) => acts.some((act) => act.id === `start ${each.server}`);
  return others.length > 0 && !others.some((each) => isWell(each) || started(each));
}

export const cutOff = (names: string, count: number): string =>
  `Everyone connected to ${names} is cut off for about a minute${count === 1 ? '' : ' each, one server after the other'}.`;
