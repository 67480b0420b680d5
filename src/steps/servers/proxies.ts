// Proxies and redirects: an internal name that is sent to one is the commonest reason for 403, 504 and web pages (facts.md 57, 154). Where
// one is only set, that is worth a note; where the same server could not read the document, it is named as the likely cause.

import { areOneName, keyOf } from '../../model/name.ts';
import type { Product, StageName } from '../../model/probe-trace.ts';
import type { StepFinding } from '../findings.ts';
import { listInWords } from '../phrases.ts';
import type { StepContext } from '../step.ts';
import { exchangeTakingPart, exchangeUrl, frontEndsTakingPart, hostOf, skypeUrl } from './facts.ts';
import { found } from './found.ts';
import type { ServersFacts } from './schema.ts';
import { proxyScopes, proxyWords as words } from './words.ts';

const { note, unseen } = found;

/** A server that sends the name of its partner's document to a proxy. */
export type ProxyUse = {
  readonly server: string;
  /** Whose document it reads. */
  readonly product: Product;
  readonly says: string;
  readonly wayOut: string;
};

type Setting = Extract<ServersFacts['proxies'][number]['settings'], { readonly seen: true }>['value'][number];

export function proxyUses(facts: ServersFacts, context: StepContext): readonly ProxyUse[] {
  return [...usesOfExchange(context), ...usesOfFrontEnds(facts, context)];
}

function usesOfExchange(context: StepContext): readonly ProxyUse[] {
  const host = hostOf(skypeUrl(context));
  if (host === undefined) return [];
  return exchangeTakingPart(context).flatMap(({ fqdn, name, proxy, bypass }): readonly ProxyUse[] =>
    proxy === null || bypass.some((each) => areOneName('fqdn', each, host))
      ? []
      : [
          {
            server: fqdn,
            product: 'Skype',
            says: words.exchange(fqdn, proxy, host),
            wayOut: words.exchangeWayOut(name, [...bypass, host]),
          },
        ],
  );
}

function usesOfFrontEnds({ proxies }: ServersFacts, context: StepContext): readonly ProxyUse[] {
  const host = hostOf(exchangeUrl(context));
  const taking = frontEndsTakingPart(context);
  if (host === undefined) return [];
  return proxies.flatMap(({ server, settings }): readonly ProxyUse[] => {
    const sent = settings.seen && taking.includes(server) ? settings.value.filter((each) => isSentBy(each, host)) : [];
    if (sent.length === 0) return [];
    const through = listInWords(sent.map((each) => words.setting(proxyScopes[each.scope] ?? each.scope, each.proxy ?? each.script ?? '')));
    return [{ server, product: 'Exchange', says: words.frontEnd(server, host, through), wayOut: words.frontEndWayOut(server, host) }];
  });
}

/** A script may decide either way: it is told too. */
const isSentBy = ({ proxy, bypass, script }: Setting, host: string): boolean =>
  proxy === null ? script !== null : !bypass.split(/[;,\s]+/).some((each) => each !== '' && matches(host, each));

/** As Windows reads its list: a name, with asterisks, or <local> for names without a dot (facts.md 155). */
export function matches(host: string, entry: string): boolean {
  if (/^<local>$/i.test(entry)) return !host.includes('.');
  const pattern = keyOf('fqdn', entry.replace(/^https?:\/\//i, '').replace(/:\d+$/, ''));
  const parts = pattern.split('*').map((each) => each.replaceAll(/[^\w-]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(keyOf('fqdn', host));
}

/** Stages at which a proxy makes itself felt; a name that is not known or a certificate that is not trusted has other causes first. */
const felt: readonly (StageName | null)[] = ['connect', 'ask', 'answer', null];

type Reading = ServersFacts['readings'][number];
const went = ({ reading, stage }: Reading): boolean => (reading === 'failed' || reading === 'not yet') && felt.includes(stage);

/** What a proxy adds to the finding of a server that could not read a document; the finding itself where none does. */
export function withCause(judged: StepFinding, reading: Reading, uses: readonly ProxyUse[]): StepFinding {
  const use = uses.find((each) => each.product === reading.product && areOneName('fqdn', each.server, reading.server));
  if (use === undefined || !went(reading)) return judged;
  return { ...judged, words: `${judged.words} ${words.cause(use.says)}`, wayOut: [use.wayOut, judged.wayOut ?? ''].join(' ').trim() };
}

/** Of a server that was sent on to another host: whether Skype may follow Autodiscover there. */
export function withRedirect(judged: StepFinding, { product, leadsTo }: Reading, { oauth }: ServersFacts): StepFinding {
  if (leadsTo === null || product !== 'Exchange' || !oauth.seen) return judged;
  const domains = oauth.value?.allowedDomains ?? [];
  const says = domains.some((each) => matches(leadsTo, each)) ? words.allowed(leadsTo) : words.notAllowed(leadsTo, listInWords(domains));
  return { ...judged, words: `${judged.words} ${says}` };
}

export function judgeProxies(facts: ServersFacts, context: StepContext): readonly StepFinding[] {
  const uses = proxyUses(facts, context);
  const blamed = (use: ProxyUse) =>
    facts.readings.some((each) => each.product === use.product && areOneName('fqdn', each.server, use.server) && went(each));
  return [
    ...uses.filter((use) => !blamed(use)).map((use) => note('proxy', use.server, use.says, { wayOut: use.wayOut })),
    ...notLookedAt(facts, context),
  ];
}

/** Only where it would tell something: the server could not read the document, and its proxies were not seen. */
function notLookedAt({ proxies, readings }: ServersFacts, context: StepContext): readonly StepFinding[] {
  const taking = frontEndsTakingPart(context);
  return readings.flatMap((each) => {
    const settings = proxies.find(({ server }) => areOneName('fqdn', server, each.server))?.settings;
    if (each.product !== 'Exchange' || !taking.includes(each.server) || !went(each) || settings?.seen) return [];
    return [
      unseen('proxy.not-looked', each.server, words.notLooked(each.server, settings?.why ?? ''), { wayOut: words.byHand(each.server) }),
    ];
  });
}
