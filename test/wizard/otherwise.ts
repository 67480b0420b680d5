// A lab whose servers answer some commands otherwise than they would: for what no world of the lab can be, or not for so long.

import type { Command } from '../../src/model/command.ts';
import type { World } from '../../src/model/shell.ts';

/** `otherwise` gives the properties that stand in the answers to a command for their own; undefined leaves them as they are. */
export const answeringOtherwise =
  (otherwise: (command: Command) => object | undefined) =>
  async (lab: World): Promise<World> => ({
    ...lab,
    shell: {
      ...lab.shell,
      async *run(command, options) {
        const other = otherwise(command);
        const running = lab.shell.run(command, options);
        for (;;) {
          const { done, value } = await running.next();
          if (done) return value;
          yield other !== undefined && value.kind === 'object' && typeof value.value === 'object'
            ? { ...value, value: { ...value.value, ...other } }
            : value;
        }
      },
    },
  });

/** Whether it asks an Exchange server for a challenge, and so whom it trusts. */
export const asksForChallenge = (command: Command): boolean =>
  command.kind === 'function' && command.name === 'Get-AnswerAt' && command.parameters.Challenge === true;
