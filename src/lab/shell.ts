// The lab's shell: plays a command and tells how it ended. It never throws for what a server says; errors are items.
// The Exchange Management Shell is attached to one Exchange server and goes through its IIS: when that is restarted, a cmdlet
// under way dies, and the next one finds another server (time.ts), or waits for one as implicit remoting does (an assumption).

import type { Command } from '../model/command.ts';
import type { End, Item, Shell } from '../model/shell.ts';
import { keepsQuiet, playCmdlet } from './cmdlets/registry.ts';
import { handedOver } from './handed-over.ts';
import { playIisReset } from './iisreset.ts';
import { playScript } from './script.ts';
import { Asked, type LabError, Refusal, refusal, type Stage } from './stage.ts';
import { playFunction } from './windows.ts';
import { findComputer } from './world.ts';

/** What stays the same from command to command. */
export type Setting = Omit<Stage, 'signal' | 'prompts'>;

export function createShell(setting: Setting, isOpen: () => boolean): Shell {
  return {
    run: async function* (command, { signal, prompts }) {
      if (!isOpen()) return interrupted('died', 'The practice lab has been closed.');
      let hadErrors = false;
      try {
        signal.throwIfAborted();
        const attached = usesExchange(command) ? await attach(setting, signal) : undefined;
        const playing = play(command, { ...setting, signal, prompts });
        for (;;) {
          const step = await playing.next();
          if (attached !== undefined && attached.session !== sessionOf(setting))
            return interrupted('died', `The connection to ${attached.server} was lost, because IIS was restarted there.`);
          if (step.done === true) return { kind: 'ended', hadErrors, exitCode: step.value };
          hadErrors ||= step.value.kind === 'error';
          yield handedOver(step.value, command, attached?.server);
          signal.throwIfAborted();
        }
      } catch (thrown) {
        if (signal.aborted) return interrupted('cancelled', 'The command was cancelled.');
        if (thrown instanceof Asked) return interrupted('asked', thrown.message);
        if (thrown instanceof Refusal) {
          const quiet = thrown.weight === 'non-terminating' && command.kind === 'cmdlet' && keepsQuiet(command);
          const failure: LabError = { kind: 'error', error: thrown.record, terminating: thrown.weight === 'terminating' };
          if (!quiet) yield failure;
          return { kind: 'ended', hadErrors: hadErrors || !quiet, exitCode: command.kind === 'script' ? 1 : null };
        }
        // A full disk, for example: nobody can tell whether the change was kept.
        return interrupted('died', thrown instanceof Error ? thrown.message : String(thrown));
      }
    },
  };
}

/** Cmdlets and the script run in a session on an Exchange server; iisreset.exe runs on the admin's own computer. */
const usesExchange = (command: Command): boolean => command.place.shell === 'exchange' && command.kind !== 'program';

/** Names the session that the shell has now: it ends with the worker processes of its server. Undefined while there is none. */
function sessionOf({ store }: Setting): string | undefined {
  const world = store.read();
  const iis = findComputer(world, world.exchange.shellOn)?.iis;
  return iis?.running === true ? `${world.exchange.shellOn} ${iis.pools[0]?.workerStarted ?? ''}` : undefined;
}

/** Production's seconds for which the shell looks for a server. */
const patience = 300;

async function attach(setting: Setting, signal: AbortSignal): Promise<{ readonly server: string; readonly session: string }> {
  for (let waited = 0; waited < patience; waited += 5) {
    const session = sessionOf(setting);
    if (session !== undefined) return { server: setting.store.read().exchange.shellOn, session };
    await setting.pace.wait(5, signal);
  }
  throw refusal('No Exchange servers are available in any Active Directory sites.', 'PSSessionOpenFailed', 'OpenError');
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
