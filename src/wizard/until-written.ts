// What happens to a fact that the disk does not take: it is kept, and nothing else starts, until it is written or the admin leaves.

import { setTimeout as sleep } from 'node:timers/promises';
import type { CannotWrite } from '../journal/writer.ts';
import type { Asking, Demand, Reply } from '../model/demand.ts';
import type { Fact } from '../model/record.ts';
import type { StepId } from '../model/steps.ts';

/** Milliseconds to try again after, before anyone is troubled: a virus scanner lets go of a file soon. */
const passing = [20, 100, 400];

/** The admin left while something could not be written. The next run looks at what is not on record. */
export class LeftUnwritten extends Error {
  readonly demand: Demand;
  constructor(demand: Demand) {
    super('Something could not be written to the state file.');
    this.demand = demand;
  }
}

/** Tries until it is written, asking the admin in between. Throws LeftUnwritten where they leave. */
export async function untilWritten(
  fact: Fact,
  step: StepId,
  write: () => CannotWrite | undefined,
  ask: (demand: Asking) => Promise<Reply>,
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const cannot = write();
    if (cannot === undefined) return;
    const moment = passing[tries];
    if (moment !== undefined) {
      await sleep(moment);
      continue;
    }
    const demand = waiting(fact, step, cannot);
    const reply = await ask(demand);
    if (reply.kind === 'leave' || reply.kind === 'missing' || reply.kind === 'hand over') throw new LeftUnwritten(demand);
  }
}

function waiting(fact: Fact, step: StepId, cannot: CannotWrite): Asking {
  const what =
    fact.type === 'intent'
      ? 'Nothing was started: no command runs before it is on record.'
      : 'What happened is kept in this window until it can be written. Nothing else starts before that.';
  return {
    kind: 'way out',
    step,
    trouble: {
      about: 'state-file',
      title: 'The wizard waits: it cannot write down what it does.',
      cause: cannot.message,
      wayOut: [
        cannot.wayOut,
        what,
        'You can also leave. When you come back, the wizard looks at the servers first and does nothing twice.',
      ],
      evidence: [],
    },
    options: [{ option: 'look again', label: 'Try to write again', word: '' }],
  };
}
