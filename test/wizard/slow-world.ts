// The practice lab, where one change, the first of the set-up, runs in a real PowerShell of its own and takes until a file "go" is
// there. What it did shows in the lab from then on.

import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { type Command, nameOf } from '../../src/model/command.ts';
import type { End, Item, World } from '../../src/model/shell.ts';
import { drain } from '../../src/powershell/drain.ts';
import { createReach } from '../../src/powershell/shells/reach.ts';
import { allowContactsInExchange } from '../../src/skype/topology.ts';
import { engineOptions } from '../harness/powershell.ts';

export const slowChange = 'contacts.keep';
const isSlow = (command: Command) => nameOf(command) === 'Set-CsUserServicesPolicy';
const assets = path.join(import.meta.dirname, '../../assets/powershell');

export const outboxIn = (dir: string): string => path.join(dir, 'set-up.outbox');

export function withSlowChange(world: World, dir: string): World {
  const reached = createReach({
    ...engineOptions({ outbox: outboxIn(dir), env: { ...process.env, SLOW_FOLDER: dir } }),
    thisComputer: 'here',
    exchangeFolder: null,
    skypeScript: path.join(assets, 'skype-shell.ps1'),
    skypeModules: [path.join(import.meta.dirname, 'Slow')],
    windowsFunctions: { path: '', text: '' },
    processesScript: path.join(assets, 'processes.ps1'),
    byHand: () => world.shell,
  });
  reached.reach.go(
    { exchange: { kind: 'by hand' }, skype: { kind: 'this computer' }, windows: { kind: 'by hand' } },
    async () => undefined,
    () => undefined,
  );
  const made = path.join(dir, 'made');
  return {
    ...world,
    shell: {
      left: reached.shell.left,
      ready: async (command, signal) => (isSlow(command) ? reached.shell.ready(command, signal) : undefined),
      run: async function* (command, options): AsyncGenerator<Item, End> {
        if (isSlow(command)) return yield* reached.shell.run(command, options);
        if (existsSync(made)) {
          renameSync(made, `${made} and seen`);
          await drain(world.shell.run(allowContactsInExchange(false), options), () => undefined);
        }
        return yield* world.shell.run(command, options);
      },
    },
    async close() {
      await reached.close();
      await world.close();
    },
  };
}
