// What each server answered where its own copy of a metadata document should be, seen from this computer.

import type { EndpointSeen } from '../../model/matrix.ts';
import { stageWords, stoppedAt } from '../../model/probe-trace.ts';
import type { DocumentProbeFacts } from '../document-probes.ts';
import { short } from '../phrases.ts';
import type { StepContext } from '../step.ts';
import { exchangeTakingPart, frontEndsTakingPart, serversOf } from './facts.ts';

export function documentEndpoints(context: StepContext): readonly EndpointSeen[] {
  const takingPart = new Set([...frontEndsTakingPart(context), ...exchangeTakingPart(context).map(({ fqdn }) => fqdn)]);
  return (serversOf(context)?.views ?? []).flatMap((view): readonly EndpointSeen[] =>
    view.from !== null || view.at === null || !takingPart.has(view.at)
      ? []
      : [{ server: view.at, endpoint: `${view.product}'s document`, ...answered(view) }],
  );
}

function answered(view: DocumentProbeFacts): Pick<EndpointSeen, 'state' | 'says'> {
  if (view.says !== null) return { state: 'right', says: keysInShort(view.says.keys) };
  const stopped = stoppedAt(view);
  if (stopped === undefined || stopped.state === 'not seen') return { state: 'not seen', says: 'not seen' };
  return stopped.stage === 'name' || stopped.stage === 'connect'
    ? { state: 'no answer', says: 'no answer' }
    : { state: 'wrong', says: `stopped at ${stageWords[stopped.stage]}` };
}

export const keysInShort = (keys: readonly string[]): string => (keys.length === 0 ? 'no key' : `key ${keys.map(short).join(' ')}`);
