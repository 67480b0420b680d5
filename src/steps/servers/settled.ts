// An answer that may pass by itself is asked for again before anything is made of it: a busy server, a connection that broke off.

import type { DocumentSeen } from '../../windows/documents.ts';
import type { Look } from '../step.ts';

const passing: readonly (number | null)[] = [429, 502, 503, 504];
/** Of production. */
const secondsBetween = 5;

type Answer = Pick<DocumentSeen, 'reading' | 'stage' | 'status' | 'leadsTo'>;

const mayPass = ({ reading, stage, status, leadsTo }: Answer): boolean =>
  reading === 'failed' && ((stage === 'ask' && leadsTo === null) || passing.includes(status));

/** The second answer counts where the first may pass. */
export async function settled<T extends Answer>(read: () => Promise<T>, pause: Look['pause']): Promise<T> {
  const first = await read();
  if (!mayPass(first)) return first;
  await pause(secondsBetween);
  return read();
}
