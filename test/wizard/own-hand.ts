// An admin at a console of PowerShell through whom the wizard works: behind the console is the practice lab.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openDoor } from '../../src/lab/door.ts';
import type { OpenLab } from '../../src/lab/lab.ts';
import type { AccessOffer, ManualTask } from '../../src/model/access.ts';
import { windowsFunctions } from '../../src/model/command.ts';
import type { AskByHand, World } from '../../src/model/shell.ts';
import { byHand } from '../../src/powershell/shells/by-hand.ts';
import type { Console } from '../powershell/console-on.ts';

const offered: readonly AccessOffer[] = [{ kind: 'by hand', label: 'By hand', because: '' }];

/** To every question of how a shell is reached. */
export const allByHand = { 'shells.exchange': 'by hand', 'shells.skype': 'by hand', 'shells.windows': 'by hand' };

/** What a console has to import, from the folder assets/lab. */
export const labModules = (lab: string): readonly string[] =>
  ['Shapes.psm1', 'PracticeLab.psm1', 'Exchange.psm1', 'Skype.psm1'].map((file) => path.join(lab, file));

/** The world of a lab, whose commands somebody runs by hand on this console. */
export async function inHand(opened: OpenLab, admin: Console, lab: string): Promise<World> {
  const door = await openDoor({ shell: opened.shell, token: 'a word that only this test knows', onRan: () => undefined });
  await admin.paste(ready(door, lab));
  // What runs on Windows servers is the lab's own.
  const scripts = { projection: readFileSync(path.join(lab, '../powershell/projection.ps1'), 'utf8'), windowsFunctions: '' };
  let marks = 0;
  let ask: AskByHand = async () => undefined;
  return {
    ...opened,
    shell: byHand({ ask: (task, signal) => ask(task, signal), mark: () => `m${++marks}`, scripts }),
    reach: {
      offers: { exchange: offered, skype: offered, windows: offered },
      found: [],
      go(_, askByHand) {
        ask = askByHand;
      },
    },
    async close() {
      await door.close();
      await opened.close();
    },
  };
}

/** The lab behind the console, and what the stand-in lacks to find Exchange's script. */
const ready = ({ port, token }: { readonly port: number; readonly token: string }, lab: string) =>
  [
    `Connect-PracticeLab -Port ${port} -Token '${token}'`,
    `$env:ExchangeInstallPath = '${lab}'`,
    "function global:Join-Path($Folder, $Name) { ($Folder + '/' + $Name).Replace('\\', '/') }",
    '$global:LASTEXITCODE = 0',
  ].join('\n');

/** At which server's console the admin sits: the lab's functions ask for its name. */
export const sitAt = ({ place }: ManualTask): string =>
  `$global:PSDefaultParameterValues = @{ ${windowsFunctions.map((name) => `'${name}:ComputerName' = '${place.computer}'`).join('; ')} }`;
