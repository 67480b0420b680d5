// Waiting until the Front Ends have received a change from the Central Management Store. Only the Front Ends
// concerned are waited for: a retired computer that never reports is no reason to stop (facts.md 20).

import { z } from 'zod';
import type { Change, Wait } from '../model/change.ts';
import type { Seen } from '../model/finding.ts';
import type { Fqdn } from '../model/place.ts';
import { literal, render } from '../powershell/render.ts';
import { forceReplication, type Replica, readReplicas, replicationStatus } from '../skype/topology.ts';
import { readStore } from '../windows/functions.ts';
import { claimed, commonClaims, staying } from './claim.ts';
import { filtered } from './guard.ts';
import { counted } from './phrases.ts';
import type { Look, Until, Watched } from './step.ts';

/** What has to be known of anything that is changed in Skype. */
export const replicates = 'The Front Ends receive the change from the Central Management Store, usually within a few minutes.';

/** What a wait for replication looks at (Wait.what): `certificate` must be in the store of each Front End as well. */
const replicationWaits = z.object({ replication: z.array(z.string()), certificate: z.string().optional() });

/** A wait for these Front Ends; after 10 minutes the admin is asked. */
export function replicationWait(id: string, frontEnds: readonly Fqdn[], certificate: string | null = null): Wait {
  return {
    kind: 'wait',
    id,
    words: `${counted(frontEnds.length, 'Front End has', 'Front Ends have')} received the change from the Central Management Store`,
    what: { replication: [...frontEnds], ...(certificate === null ? {} : { certificate }) },
    every: 10,
    patience: 600,
    usually: 120,
    because: ['replication.pending'],
    restsOn: certificate === null ? ['skype'] : ['skype', 'windows'],
    force: { change: force(id), word: '' },
  };
}

function force(id: string): Change {
  return {
    ...claimed(commonClaims, 'replication.forced', {}, id),
    ...staying(commonClaims, 'replication.forced', {}),
    kind: 'change',
    because: ['replication.pending'],
    command: forceReplication(),
    prompts: {},
    whenUnclear: 'repeat',
    onFailure: 'stop',
    usually: 5,
  };
}

/** Looks once; undefined when the wait is for something else. */
export async function watchReplication(wait: Wait, look: Look): Promise<Watched | undefined> {
  const parsed = replicationWaits.safeParse(wait.what);
  if (!parsed.success) return undefined;
  const { replication: frontEnds, certificate } = parsed.data;
  const read = await readReplicas(look.reader);
  if (!read.seen) return { met: false, saw: read.why };
  const ready = await Promise.all(
    frontEnds.map(async (each) => isUpToDate(read, each) && (certificate === undefined || (await hasIt(certificate, each, look)))),
  );
  return { met: ready.every(Boolean), saw: progress(frontEnds, ready) };
}

/** The same look in a runbook, but for the certificate: the script sees no other computer's store. */
export function untilReplicated(wait: Wait): Until | undefined {
  const parsed = replicationWaits.safeParse(wait.what);
  if (!parsed.success) return undefined;
  const { replication: frontEnds } = parsed.data;
  const upToDate = `$_.UpToDate -and @(${frontEnds.map(literal).join(', ')}) -contains $_.ReplicaFqdn`;
  return { shell: 'skype', until: `${filtered(render(replicationStatus()), upToDate)}.Count -ge ${frontEnds.length}` };
}

/** By name where they fit on a line. */
function progress(frontEnds: readonly Fqdn[], ready: readonly boolean[]): string {
  const late = frontEnds.filter((_, at) => !ready[at]).map(shortName);
  if (frontEnds.length > 3)
    return `${frontEnds.length - late.length} of ${frontEnds.length} yes${late.length === 0 ? '' : `, not yet: ${late.slice(0, 3).join(', ')}${late.length > 3 ? ' …' : ''}`}`;
  return frontEnds.map((each, at) => `${shortName(each)} ${ready[at] ? 'yes' : 'not yet'}`).join(', ');
}

/** The store is looked at when the settings have come. One that cannot be looked at: as the Central Management Store says. */
async function hasIt(thumbprint: string, frontEnd: Fqdn, { reader }: Look): Promise<boolean> {
  const read = await readStore(reader, frontEnd);
  return !read.seen || read.value.some((each) => each.thumbprint === thumbprint);
}

const shortName = (fqdn: Fqdn): string => fqdn.split('.')[0] ?? fqdn;

const isUpToDate = (read: Seen<readonly Replica[]>, frontEnd: Fqdn) =>
  read.seen && read.value.some((each) => each.fqdn === frontEnd && each.upToDate);

/** The Front Ends that a look saw behind. */
export function behind(read: Seen<readonly Replica[]>, frontEnds: readonly Fqdn[]): readonly Fqdn[] {
  return frontEnds.filter((frontEnd) => !isUpToDate(read, frontEnd));
}
