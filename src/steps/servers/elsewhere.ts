// An address that leads to the wrong place: to an Exchange that is too old to have a metadata document, or to another organisation.
// Neither is mended by a certificate or a restart, so each has its own words, before all that speaks of those.

import { isAmongNames, keyOf } from '../../model/name.ts';
import type { Product } from '../../model/probe-trace.ts';
import type { StepFinding } from '../findings.ts';
import { listInWords } from '../phrases.ts';
import { listAnswer, type StepContext } from '../step.ts';
import { documentRealm, exchangeUrl, hostOf, isTooOld, serverKeys, skypeUrl } from './facts.ts';
import { found } from './found.ts';
import type { ServersFacts } from './schema.ts';
import { words } from './words.ts';

const { stop } = found;

type Reading = ServersFacts['readings'][number];

/** What Exchange 2010 answers where a newer one has its document: nothing there, or a sign-in first (facts.md 151). */
const answersOfOlder: readonly (number | null)[] = [404, 401];

/** Exchange servers of 2010 and before that clients may reach. */
const olderServers = (facts: ServersFacts): readonly string[] =>
  facts.exchangeServers.seen ? facts.exchangeServers.value.filter((each) => isTooOld(each)).map((each) => each.fqdn) : [];

/** The readings that an older Exchange explains: what else is said of them would mislead. */
export function readFromOlder(facts: ServersFacts, context: StepContext): readonly Reading[] {
  if (olderServers(facts).length === 0) return [];
  const out = listAnswer(context, serverKeys.leftOut);
  return facts.readings.filter(
    (each) => each.product === 'Exchange' && answersOfOlder.includes(each.status) && !isAmongNames('fqdn', each.server, out),
  );
}

/** Whether Autodiscover leads to an Exchange that knows no OAuth: by its own name, which is certain, or by how it answers. */
export function judgeOlder(facts: ServersFacts, context: StepContext): readonly StepFinding[] {
  const older = olderServers(facts);
  const host = hostOf(exchangeUrl(context)) ?? '';
  if (isAmongNames('fqdn', host, older))
    return [stop('document.exchange.older', host, words.olderItself(host), { wayOut: words.olderWayOut(host, listInWords(older)) })];
  const from = readFromOlder(facts, context).map((each) => each.server);
  if (from.length === 0) return [];
  return [
    stop('document.exchange.older', host, words.olderBelieved(listInWords(from), host, listInWords(older)), {
      wayOut: words.olderWayOut(host, listInWords(older)),
      override: 'go on anyway',
      saw: facts.readings.filter((each) => from.includes(each.server)).map(({ server, status }) => ({ server, status })),
    }),
  ];
}

/** A document whose realm nobody here has configured is another organisation's (facts.md 152). One that is not known says nothing. */
export function judgeOrganisations(facts: ServersFacts, context: StepContext): readonly StepFinding[] {
  return (['Skype', 'Exchange'] as const).flatMap((product) => {
    const said = documentRealm(facts, product);
    const ours = ownRealms(facts, product);
    if (said === undefined || ours === undefined || isAmongNames('domain', said, ours)) return [];
    const url = product === 'Skype' ? skypeUrl(context) : exchangeUrl(context);
    const code = product === 'Skype' ? 'document.skype.other-organisation' : 'document.exchange.other-organisation';
    return [
      stop(code, said, words.otherOrganisation(product, url, said, listInWords(ours)), {
        wayOut: words.otherOrganisationWayOut(product),
        override: 'GO ON ANYWAY',
        saw: [...ours],
      }),
    ];
  });
}

/** The names in which this organisation may sign: as configured, and those it could fall back to. Undefined where they were not seen. */
function ownRealms(facts: ServersFacts, product: Product): readonly string[] | undefined {
  const { oauth, sipDomains, authRealm, acceptedDomains } = facts;
  const [configured, domains] =
    product === 'Skype'
      ? [oauth.seen ? [oauth.value?.realm ?? null] : undefined, sipDomains.seen ? sipDomains.value.map((each) => each.name) : undefined]
      : [
          authRealm.seen ? [authRealm.value] : undefined,
          acceptedDomains.seen ? acceptedDomains.value.map((each) => each.domain) : undefined,
        ];
  if (configured === undefined || domains === undefined || domains.length === 0) return undefined;
  return [...new Set([...configured.flatMap((each) => (each === null ? [] : [each])), ...domains].map((each) => keyOf('domain', each)))];
}
