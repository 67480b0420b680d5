// The gates around a restart: the directory has the application, the server is back and trusts Skype, the balancer has had
// its minute (facts.md 86, 93).

import { z } from 'zod';
import { readPartnerApplications } from '../../exchange/partner-applications.ts';
import type { Wait } from '../../model/change.ts';
import { isAmongNames } from '../../model/name.ts';
import { exchangeId } from '../../probes/auth-metadata.ts';
import { probeChallenge } from '../../probes/challenge.ts';
import { readIis } from '../../windows/functions.ts';
import { inWords } from '../look.ts';
import { contentOf, withThumbprints } from '../skype-as-partner/facts.ts';
import type { Look, Watched } from '../step.ts';
import { keysShown } from '../views.ts';
import { publishedUrls } from './facts.ts';
import { areOthers } from './since.ts';

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
  }),
  z.object({ kind: z.literal('pause'), seconds: z.number() }),
]);

export async function watchIisRestart(wait: Wait, look: Look, waited: number): Promise<Watched> {
  const what = iisWaits.parse(wait.what);
  switch (what.kind) {
    case 'pause':
      return { met: waited >= what.seconds, saw: `${Math.min(Math.round(waited), what.seconds)} of ${what.seconds} seconds` };
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

async function lookWhetherBack({ server, host, issuer, workers, key }: Back, { reader, probes }: Look): Promise<Watched> {
  const urls = publishedUrls(host);
  const iis = await readIis(reader, server, []);
  if (iis.seen && iis.value.stopped.length > 0) return { met: false, saw: `${inWords(iis.value.stopped)} not running` };
  if (iis.seen && iis.value.pools.some((pool) => !pool.started)) return { met: false, saw: 'its application pools are not started yet' };
  if (iis.seen && workers !== null && !areOthers(iis.value.pools, workers))
    return { met: false, saw: 'its web services have not been restarted yet' };
  for (const url of urls.health) {
    const health = await probes.get(url, { at: server });
    if (health.kind === 'failed' || health.status !== 200) return { met: false, saw: `${new URL(url).pathname} does not answer yet` };
  }
  for (const [service, url] of [
    ['Exchange Web Services', urls.ews],
    ['Autodiscover', urls.autodiscover],
  ] as const) {
    const challenge = await probeChallenge(probes, url, server);
    if (!challenge.seen || !isAmongNames('issuer', issuer, challenge.value.trustedIssuers))
      return { met: false, saw: `${service} does not trust Skype yet` };
  }
  // A server that gives out no document at all has another trouble than an old key; the step after this one names it.
  const shown = key === null ? undefined : await keysShown(probes, server, urls.metadata, exchangeId);
  if (key !== null && shown?.seen && !shown.value.includes(key))
    return { met: false, saw: 'its metadata document does not show the auth certificate in use yet' };
  return { met: true, saw: 'it answers and trusts Skype' };
}
