// Looks through a world's shell, for the drive and for a plan made beforehand: one command, all that it gave.

import type { Command } from '../model/command.ts';
import { placeInWords } from '../model/place.ts';
import { succeeded, type World } from '../model/shell.ts';
import { drain } from '../powershell/drain.ts';
import type { CommandOutcome, Reader } from '../powershell/reader.ts';

type Looking = {
  readonly world: World;
  readonly signal: AbortSignal;
  /** Told of each command before it runs. */
  readonly looking: (command: Command) => void;
};

export function readerOn({ world, signal, looking }: Looking): Reader {
  return {
    async run(command): Promise<CommandOutcome> {
      looking(command);
      const objects: unknown[] = [];
      const errors: CommandOutcome['errors'][number][] = [];
      const end = await drain(world.shell.run(command, { signal, prompts: {} }), (item) => {
        if (item.kind === 'object') objects.push(item.value);
        if (item.kind === 'error') errors.push(item.error);
      });
      // A command that ended badly without an error record must not be taken for an empty answer.
      if (end.kind === 'ended' && !succeeded(end) && errors.length === 0) {
        errors.push({
          message: `It failed in the ${placeInWords(command.place)} without saying why.`,
          fullyQualifiedErrorId: '',
          category: '',
        });
      }
      return { objects, errors, end };
    },
  };
}
