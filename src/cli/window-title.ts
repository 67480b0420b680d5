// The title of a console window of Windows, which is read in the task bar: what the wizard is at, as "partner-wizard: step 4, waiting 1
// min". It is only written: where it is empty, Node ends when it reads it (github.com/nodejs/node/issues/58695). Windows' shells put back
// what stood there before, as they do after every program.

import type { Demand } from '../model/demand.ts';
import { duration } from '../model/duration.ts';
import type { StepId } from '../model/steps.ts';
import type { FrontEnd } from '../wizard/front-end.ts';

/** On Windows Node's title of a process is that of its console window. */
type Titled = { title: string };

/** The same front end, which also says in the title what is being done. */
export function titled(frontEnd: FrontEnd, ids: readonly StepId[], window: Titled): FrontEnd {
  let step = '';
  const say = (demand: Demand) => {
    step = demand.kind === 'finished' ? '' : `step ${ids.indexOf(demand.step) + 1}, `;
    window.title = `partner-wizard: ${step}${doing[demand.kind] ?? 'asks you'}`;
  };
  return {
    ...frontEnd,
    show(event) {
      if (event.kind === 'demand') say(event.demand);
      if (event.kind === 'waiting') window.title = `partner-wizard: ${step}waiting ${duration(event.seconds)}`;
      frontEnd.show(event);
    },
    // What is to be done by hand is asked in the middle of something else.
    reply(demand, view, signal) {
      say(demand);
      return frontEnd.reply(demand, view, signal);
    },
  };
}

const doing: { readonly [kind in Demand['kind']]?: string } = {
  look: 'looking',
  settle: 'looking',
  run: 'at work',
  wait: 'waiting',
  finished: 'at its end',
};
