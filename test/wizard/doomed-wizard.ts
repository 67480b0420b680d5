// A wizard for outbox.release.test.ts to kill: says when its first change is under way.
//   node doomed-wizard.ts DIR

import { rehearse } from './rehearsal.ts';
import { withSlowChange } from './slow-world.ts';

const [, , dir = ''] = process.argv;
await rehearse(dir, {
  driver: async (lab) => withSlowChange(lab, dir),
  onEvent: (event) => {
    if (event.kind === 'output') console.log(event.line.text);
  },
});
