// The gates around a restart: the directory has the application, the server is back and trusts Skype, the balancer has had
// its minute (facts.md 86, 93).

import { z } from 'zod';
import { readPartnerApplications } from '../../exchange/partner-applications.ts';
import type { Wait } from '../../model/change.ts';
import { isAmongNames } from '../../model/name.ts';
import { exchangeId } from '../../probes/auth-metadata.ts';
import { isWithoutOAuth } from '../../probes/challenge.ts';
import { type IisState, readIis } from '../../windows/functions.ts';
import { type Asked, challengeOf, createAsk } from '../ask.ts';
import { listInWords } from '../phrases.ts';
import { contentOf, withThumbprints } from '../skype-as-partner/facts.ts';
import type { Look, Watched } from '../step.ts';
import { publishedUrls } from './facts.ts';
import { areOthers } from './since.ts';
import { serviceWords } from './without-oauth.ts';

/** What each wait of this step looks at (Wait.what). */
export const iisWaits = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('directory'), domainController: z.string(), guid: z.string(), content: z.string() }),
  z.object({
    kind: z.literal('back'),
    server: z.string(),
    host: z.string(),
    issuer: z.string(),
    /** The workers that must be gone; null where any will do. */
    workers: z.array(z.object({ name: z.string(), workerStarted: z.string().nullable() })).nullable(),
    key: z.string().nullable(),
    /** Who asks it, the first that can. */
    from: z.array(z.string()),
  }),
  z.object({ kind: z.literal('pause'), seconds: z.number() }),
]);

export async function watchIisRestart(wait: Wait, look: Look, waited: number): Promise<Watched> {
  const what = iisWaits.parse(wait.what);
  switch (what.kind) {
    case 'pause':
      return {
        met: waited >= what.seconds,
        saw: `${Math.min(Math.round(waited), what.seconds)} of ${what.seconds} seconds have passed; nobody asks the load balancer`,
      };
    case 'directory': {
      const read = await readPartnerApplications(look.reader, what.domainController);
      // Each domain controller stamps what reaches it by its own clock, so what it says is compared, not when.
      const found = read.seen && read.value.some((each) => each.guid === what.guid && contentOf(withThumbprints(each)) === what.content);
      return { met: found, saw: found ? 'it has arrived' : 'not there yet' };
    }
    case 'back':
      return lookWhetherBack(what, look);
  }
}

type Back = Extract<z.output<typeof iisWaits>, { readonly kind: 'back' }>;

async function lookWhetherBack({ server, host, issuer, workers, key, from }: Back, look: Look): Promise<Watched> {
  const urls = publishedUrls(host);
  const ask = createAsk(look);
  const page = (url: string) => ask.page(server, url, from);
  const challenge = (url: string) => ask.challenge(server, url, from);
  const all = () =>
    Promise.all([
      Promise.all(urls.health.map(page)),
      Promise.all(services.map((service) => challenge(urls[service]))),
      key === null ? undefined : ask.keys(server, urls.metadata, from, exchangeId),
    ]);
  // At its own console all is looked at in one go. Elsewhere, what is not up yet is not kept busy with questions.
  const [iis, early] = await Promise.all([readIis(look.reader, server, []), from[0] === server ? all() : undefined]);
  const down = iis.seen ? notBackYet(iis.value, workers) : undefined;
  if (down !== undefined) return { met: false, ...down };
  const [health, challenges, shown] = early ?? (await all());
  const source = [...health, ...challenges].some((each) => each.kind === 'answered' && each.by !== null) ? 'shell' : 'probe';
  const unwell = health.map((each, at) => healthOf(each, urls.health[at] ?? '')).find((each) => each !== undefined);
  if (unwell !== undefined) return { met: false, saw: unwell, source, ...(unwell === unseen ? {} : { isDown: true }) };
  const distrust = challenges
    .map((each, at) => trustOf(each, serviceWords[services[at] ?? 'ews'], issuer))
    .find((each) => each !== undefined);
  if (distrust !== undefined) return { met: false, saw: distrust, source };
  // A server that gives out no document at all has another trouble than an old key; the step after this one names it.
  if (key !== null && shown?.keys.seen && !shown.keys.value.includes(key))
    return { met: false, saw: 'its metadata document does not show the auth certificate in use yet', source };
  const by = [...health, ...challenges].flatMap((each) => (each.kind === 'answered' ? [each.by ?? 'this computer'] : []));
  return { met: true, saw: `it answers and trusts Skype, seen from ${listInWords([...new Set(by)])}`, source };
}

const services = ['ews', 'autodiscover'] as const;

function notBackYet({ stopped, pools }: IisState, workers: Back['workers']): Omit<Watched, 'met'> | undefined {
  if (stopped.length > 0) return { saw: `${listInWords(stopped)} not running`, isDown: true };
  if (pools.some((pool) => !pool.started)) return { saw: 'its application pools are not started yet', isDown: true };
  return workers !== null && !areOthers(pools, workers) ? { saw: 'its web services have not been restarted yet' } : undefined;
}

/** Nobody could ask: that is no word about the server, and only a person there can tell. */
const unseen = 'what it answers could not be seen: no server can be reached to ask it, and this computer gets no answer';

function healthOf(asked: Asked, url: string): string | undefined {
  if (asked.kind === 'not seen') return unseen;
  return asked.kind === 'answered' && asked.status === 200 ? undefined : `${new URL(url).pathname} does not answer yet`;
}

function trustOf(asked: Asked, service: string, issuer: string): string | undefined {
  if (asked.kind === 'not seen') return unseen;
  if (asked.kind === 'no answer') return `${service} does not answer yet`;
  if (isWithoutOAuth(asked)) return `${service} offers no OAuth`;
  const challenge = challengeOf(asked);
  return challenge.seen && isAmongNames('issuer', issuer, challenge.value.trustedIssuers)
    ? undefined
    : `${service} does not trust Skype yet`;
}
