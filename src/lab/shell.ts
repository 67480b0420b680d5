// The lab's shell: plays a command and tells how it ended. It never throws for what a server says; errors are items.

import type { Command } from '../model/command.ts';
import type { End, Item, Shell } from '../model/shell.ts';
import { keepsQuiet, playCmdlet } from './cmdlets/registry.ts';
import { playIisReset } from './iisreset.ts';
import { playScript } from './script.ts';
import { Asked, Refusal, type Stage } from './stage.ts';
import { playFunction } from './windows.ts';

/** What stays the same from command to command. */
export type Setting = Omit<Stage, 'signal' | 'prompts'>;

export function createShell(setting: Setting, isOpen: () => boolean): Shell {
  return {
    run: async function* (command, { signal, prompts }) {
      if (!isOpen()) return interrupted('died', 'The practice lab has been closed.');
      let hadErrors = false;
      try {
        signal.throwIfAborted();
        const playing = play(command, { ...setting, signal, prompts });
        for (;;) {
          const step = await playing.next();
          if (step.done === true) return { kind: 'ended', hadErrors, exitCode: step.value };
          hadErrors ||= step.value.kind === 'error';
          yield step.value;
          signal.throwIfAborted();
        }
      } catch (thrown) {
        if (signal.aborted) return interrupted('cancelled', 'The command was cancelled.');
        if (thrown instanceof Asked) return interrupted('asked', thrown.message);
        if (thrown instanceof Refusal) {
          const quiet = thrown.weight === 'non-terminating' && command.kind === 'cmdlet' && keepsQuiet(command);
          if (!quiet) yield { kind: 'error', error: thrown.record };
          return { kind: 'ended', hadErrors: hadErrors || !quiet, exitCode: command.kind === 'script' ? 1 : null };
        }
        // A full disk, for example: nobody can tell whether the change was kept.
        return interrupted('died', thrown instanceof Error ? thrown.message : String(thrown));
      }
    },
  };
}

const interrupted = (why: Extract<End, { kind: 'interrupted' }>['why'], detail: string): End => ({ kind: 'interrupted', why, detail });

async function* play(command: Command, stage: Stage): AsyncGenerator<Item, number | null> {
  switch (command.kind) {
    case 'cmdlet':
      yield* playCmdlet(command, stage);
      return null;
    case 'script':
      return yield* playScript(command, stage);
    case 'program':
      return yield* playIisReset(command, stage);
    case 'function':
      yield* playFunction(command, stage);
      return null;
  }
}
