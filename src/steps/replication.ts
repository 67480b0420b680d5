// Waiting until the Front Ends have received a change from the Central Management Store. Only the Front Ends
// concerned are waited for: a retired computer that never reports is no reason to stop (field.md 12).

import { z } from 'zod';
import type { Change, Wait } from '../model/change.ts';
import type { Seen } from '../model/finding.ts';
import type { Fqdn } from '../model/place.ts';
import { forceReplication, type Replica, readReplicas } from '../skype/topology.ts';
import { counted } from './look.ts';
import type { Look, Watched } from './step.ts';

/** What a wait for replication looks at (Wait.what). */
export const replicationWaits = z.object({ replication: z.array(z.string()) });

/** A wait for these Front Ends; after 10 minutes the admin is asked. */
export function replicationWait(id: string, frontEnds: readonly Fqdn[]): Wait {
  return {
    kind: 'wait',
    id,
    words: `${counted(frontEnds.length, 'Front End')} to receive the change from the Central Management Store`,
    what: { replication: [...frontEnds] },
    every: 10,
    patience: 600,
    force: force(id),
  };
}

function force(id: string): Change {
  return {
    kind: 'change',
    id: `${id}, forced`,
    words: 'Ask the Central Management Store to send the change to every computer now.',
    because: ['replication.pending'],
    command: forceReplication(),
    prompts: {},
    before: null,
    undo: { kind: 'cannot', why: 'It only hurries what happens anyway.' },
    whenUnclear: 'repeat',
    onFailure: 'stop',
    usually: 5,
  };
}

/** Looks once; undefined when the wait is for something else. */
export async function watchReplication(wait: Wait, look: Look): Promise<Watched | undefined> {
  const parsed = replicationWaits.safeParse(wait.what);
  if (!parsed.success) return undefined;
  const frontEnds = parsed.data.replication;
  const read = await readReplicas(look.reader);
  if (!read.seen) return { met: false, saw: read.why };
  const ready = frontEnds.filter((frontEnd) => isUpToDate(read, frontEnd));
  return { met: ready.length === frontEnds.length, saw: `${ready.length} of ${counted(frontEnds.length, 'Front End')} up to date` };
}

const isUpToDate = (read: Seen<readonly Replica[]>, frontEnd: Fqdn) =>
  read.seen && read.value.some((each) => each.fqdn === frontEnd && each.upToDate);

/** The Front Ends that a look saw behind. */
export function behind(read: Seen<readonly Replica[]>, frontEnds: readonly Fqdn[]): readonly Fqdn[] {
  return frontEnds.filter((frontEnd) => !isUpToDate(read, frontEnd));
}
