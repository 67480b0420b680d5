// Reaches the shells of real servers: each command goes the way that the admin chose for the shell of its place (route.ts), to a
// pool of PowerShells made into that shell (one recipe a file), or into the admin's own hands.

import type { ShellAccess } from '../../model/access.ts';
import type { Command } from '../../model/command.ts';
import type { Fqdn } from '../../model/place.ts';
import type { AskByHand, End, Item, Reach, Shell, Tell } from '../../model/shell.ts';
import { drain } from '../drain.ts';
import { viewEntireForest } from '../entire-forest.ts';
import type { Host, HostOptions } from '../host/host.ts';
import { startHeardHost } from '../host/noise.ts';
import { type ExchangeFolder, exchangeRecipe, exchangeScripts, exchangeServerOf } from './exchange.ts';
import { leftOf } from './left.ts';
import { createPool, type HostPool } from './pool.ts';
import { call, noSession, type Recipe } from './recipe.ts';
import { type Route, routeOf } from './route.ts';
import { skypeRecipe } from './skype.ts';
import { type WindowsFunctions, windowsRecipe } from './windows.ts';

export type ReachOptions = Omit<HostOptions, keyof Recipe | 'scripts' | 'noise'> & {
  /** This computer's full name, in lower case: what concerns it alone needs no session. */
  readonly thisComputer: Fqdn;
  readonly exchangeFolder: ExchangeFolder;
  /** assets/powershell/skype-shell.ps1 by its whole path, and the modules to try, by name or whole path, the likeliest first. */
  readonly skypeScript: string;
  readonly skypeModules: readonly string[];
  readonly windowsFunctions: WindowsFunctions;
  /** assets/powershell/processes.ps1 by its whole path. */
  readonly processesScript: string;
  readonly byHand: (ask: AskByHand) => Shell;
  /** What bounds each PowerShell where nobody watches (bounded.ts). */
  readonly bounds?: (host: Host) => Host;
};

export type Reached = { readonly shell: Required<Shell>; readonly reach: Pick<Reach, 'go'>; close(): Promise<void> };

/** PowerShells of one shell at a time; more would be refused by servers, and hardly be faster. */
const most = 3;

type HostShell = Extract<Route, { kind: 'host' }>['shell'];

/** The shells as one way of reaching them has them; started with their first command. */
type Going = {
  readonly access: ShellAccess;
  readonly byHand: Shell;
  readonly pool: (shell: HostShell) => HostPool;
  close(): Promise<void>;
};

export function createReach(options: ReachOptions): Reached {
  let going: Going | undefined;
  let asking: AskByHand | undefined;
  let telling: Tell | undefined;
  let bare: Host | undefined;
  const leaving: Promise<void>[] = [];

  const { bounds = (host) => host } = options;
  const start = (recipe: Recipe): Host =>
    bounds(startHeardHost({ ...options, scripts: exchangeScripts(options.exchangeFolder), ...recipe }));
  const bareHost = () => (bare ??= start({ prepare: [call('profile', options.processesScript)], sessionFor: noSession }));

  function go(access: ShellAccess): Going {
    const pools = new Map<HostShell, HostPool>();
    let told: string | undefined;
    const reconnected = async (host: Host, signal: AbortSignal) => {
      // A setting of the connection that was lost.
      await drain(host.run(viewEntireForest, { signal, prompts: {} }), () => undefined);
      const server = await exchangeServerOf(access.exchange, host, signal);
      // Each PowerShell of the pool finds its way back by itself.
      if (server !== undefined && server !== told) telling?.(`The Exchange shell was disconnected. Now it is connected to ${server}.`);
      told = server;
    };
    return {
      access,
      byHand: options.byHand((task, signal) => (asking === undefined ? Promise.resolve(undefined) : asking(task, signal))),
      pool(shell) {
        const pool =
          pools.get(shell) ??
          createPool({
            most,
            start: () => start(recipeOf(shell, access, options)),
            ...(shell === 'exchange' ? { reconnected } : {}),
          });
        pools.set(shell, pool);
        return pool;
      },
      async close() {
        await Promise.all([...pools.values()].map((each) => each.close()));
      },
    };
  }

  /** The shell that a command goes to, or why it goes to none. */
  function shellFor(command: Command): Required<Pick<Shell, 'run'>> & Pick<Shell, 'ready'> {
    if (going === undefined) return refusing('It has not been chosen yet how the shells are reached.');
    const route = routeOf(command, going.access, options.thisComputer);
    switch (route.kind) {
      case 'host':
        return going.pool(route.shell);
      case 'by hand':
        return going.byHand;
      case 'cannot':
        return refusing(route.why);
    }
  }

  return {
    shell: {
      ready: async (command, signal) => shellFor(command).ready?.(command, signal),
      run: (command, how) => shellFor(command).run(command, how),
      left: (process, here) => leftOf(process, here, options.outbox, bareHost),
    },
    reach: {
      go(access, askByHand, tell) {
        asking = askByHand;
        telling = tell;
        if (JSON.stringify(going?.access) === JSON.stringify(access)) return;
        if (going !== undefined) leaving.push(going.close());
        going = go(access);
      },
    },
    async close() {
      await Promise.all([...leaving, going?.close(), bare?.close()]);
    },
  };
}

function recipeOf(shell: HostShell, access: ShellAccess, options: ReachOptions): Recipe {
  switch (shell) {
    case 'exchange':
      return exchangeRecipe(access.exchange, options.exchangeFolder);
    case 'skype':
      return skypeRecipe(access.skype, options.skypeScript, options.skypeModules);
    case 'windows':
      return windowsRecipe(access.windows, options.windowsFunctions, options.thisComputer);
    case 'programs':
      return { prepare: [], sessionFor: noSession };
  }
}

/** It has not begun, and that is certain: an error, not an interruption. */
const refusing = (why: string): Required<Pick<Shell, 'run'>> & Pick<Shell, 'ready'> => ({
  run: async function* (): AsyncGenerator<Item, End> {
    yield { kind: 'error', error: { message: why, fullyQualifiedErrorId: 'PartnerWizardNotThisWay', category: 'NotImplemented' } };
    return { kind: 'ended', hadErrors: true, exitCode: null };
  },
});
