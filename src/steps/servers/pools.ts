// Application pools of Front Ends that are switched off. Skype's mitigation service may do that by the hour (facts.md 136), and then the
// document answers 404 or 503 although every certificate is in order: so they are looked at before one is blamed.

import { z } from 'zod';
import { type Product, stoppedAt } from '../../model/probe-trace.ts';
import type { Reader } from '../../powershell/reader.ts';
import { readStoppedPools } from '../../windows/functions.ts';
import type { DocumentProbeFacts } from '../document-probes.ts';
import { seenOf } from '../facts.ts';
import type { StepFinding } from '../findings.ts';
import { listInWords, sentence } from '../phrases.ts';
import type { StepContext } from '../step.ts';
import { found } from './found.ts';

const { stop, unseen } = found;

export const stoppedPoolsSeen = z.object({ server: z.string(), stopped: seenOf(z.array(z.string())) });
type StoppedPools = z.output<typeof stoppedPoolsSeen>;

/** The Front Ends one of which gave 404 or 503 where Skype's document should be: where to look, and no verdict. */
function suspects(
  views: readonly (Pick<DocumentProbeFacts, 'at' | 'stages'> & { readonly product: Product })[],
  frontEnds: readonly string[],
) {
  const answered = views.filter(
    (each) => each.product === 'Skype' && stoppedAt(each)?.stage === 'answer' && /\bstatus (404|503)\b/.test(stoppedAt(each)?.words ?? ''),
  );
  // Behind a name, any of them may have answered.
  return answered.some(({ at }) => at === null) ? frontEnds : frontEnds.filter((each) => answered.some(({ at }) => at === each));
}

/** By hand it is asked only in words. */
export async function inspectPools(
  reader: Reader,
  views: Parameters<typeof suspects>[0],
  frontEnds: readonly string[],
  { access }: StepContext,
) {
  const isByHand = access?.windows.kind === 'by hand' || access?.windows.kind === 'not at all';
  return Promise.all(
    suspects(views, frontEnds).map(async (server) => ({
      server,
      stopped: isByHand ? ({ seen: false, why: 'Nobody could look from here.' } as const) : await readStoppedPools(reader, server),
    })),
  );
}

export const judgePools = (pools: readonly StoppedPools[], takingPart: readonly string[]): readonly StepFinding[] =>
  pools
    .filter(({ server }) => takingPart.includes(server))
    .flatMap(({ server, stopped }) => {
      const wayOut = `On ${server}, run ${appcmd} list apppool. Skype's mitigation service (from 2019's update of June 2023) may have switched a pool off because of a known attack: find out why before you start it again, in the event log of Skype and with whoever runs the server. Then look again.`;
      if (!stopped.seen)
        return [
          unseen(
            'document.skype.pools',
            server,
            `Skype's metadata document did not come, and whether an application pool of ${server} is switched off could not be looked at. ${sentence(stopped.why)}`,
            { wayOut },
          ),
        ];
      if (stopped.value.length === 0) return [];
      return [
        stop(
          'document.skype.pools',
          server,
          `Skype's metadata document did not come, and on ${server} IIS has ${listInWords(stopped.value)} switched off. No certificate is at fault for that.`,
          { wayOut, override: 'GO ON ANYWAY', saw: stopped.value },
        ),
      ];
    });

const appcmd = '%windir%\\system32\\inetsrv\\appcmd.exe';
