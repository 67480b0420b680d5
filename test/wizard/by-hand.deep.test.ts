// The whole set-up by hand: an admin at a real PowerShell pastes what the wizard shows, and pastes back what it printed, from a
// console of 80 columns. Behind it is the practice lab; what runs on Windows servers is played there as well.

import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDoor } from '../../src/lab/door.ts';
import type { OpenLab } from '../../src/lab/lab.ts';
import type { AccessOffer, ManualTask } from '../../src/model/access.ts';
import { windowsFunctions } from '../../src/model/command.ts';
import type { AskByHand, World } from '../../src/model/shell.ts';
import { byHand } from '../../src/powershell/shells/by-hand.ts';
import { describeWithEngine } from '../harness/powershell.ts';
import { pasted } from '../harness/returned.ts';
import { type Console, openConsole } from '../powershell/console.ts';
import { changesOf, litware, rehearsalFolder, rehearse } from './rehearsal.ts';

const lab = path.join(import.meta.dirname, '../../assets/lab');
const modules = ['Shapes.psm1', 'PracticeLab.psm1', 'Exchange.psm1', 'Skype.psm1'].map((file) => path.join(lab, file));
const offered: readonly AccessOffer[] = [{ kind: 'by hand', label: 'By hand', because: '' }];
const answers = { ...litware, 'shells.exchange': 'by hand', 'shells.skype': 'by hand', 'shells.windows': 'by hand' };

describeWithEngine('a set-up where every shell is your own hand', () => {
  test('ends done after the same changes as any other, and says of what it saw that it was told', { timeout: 240_000 }, async () => {
    const alone = await rehearse(rehearsalFolder());
    const manualTasks: ManualTask[] = [];
    let admin: Console | undefined;
    const { driven, records } = await rehearse(rehearsalFolder(), {
      answers,
      factor: 200,
      async driver(opened) {
        const hands = await handsOn(opened);
        admin = hands.admin;
        return hands.world;
      },
      async interject(demand) {
        if (demand.kind !== 'by hand' || admin === undefined) return undefined;
        manualTasks.push(demand.task);
        await admin.paste(sitAt(demand.task));
        return { kind: 'value', value: { kind: 'said', text: await admin.paste(demand.task.text) } };
      },
    });
    expect(driven.kind).toBe('finished');
    expect(changesOf(records)).toEqual(changesOf(alone.records));
    expect(manualTasks.filter(({ unclear }) => unclear !== null)).toEqual([]);
    const sources = records.flatMap((record) => (record.type === 'looked' ? record.findings.map(({ source }) => source) : []));
    expect(new Set(sources)).toEqual(new Set(['reported', 'probe']));
    // Looks that belong together come as one text, so that nobody pastes thirty times.
    expect(Math.max(...manualTasks.map(({ parts }) => parts.length))).toBeGreaterThan(4);
  });
});

async function handsOn(opened: OpenLab): Promise<{ readonly world: World; readonly admin: Console }> {
  const door = await openDoor({ shell: opened.shell, token: 'a word that only this test knows', onRan: () => undefined });
  const admin = openConsole(modules, 80);
  onTestFinished(() => admin.close());
  await admin.paste(ready(door));
  let marks = 0;
  let ask: AskByHand = async () => undefined;
  const world: World = {
    ...opened,
    shell: byHand({ ask: (task, signal) => ask(task, signal), mark: () => `m${++marks}`, scripts: pasted }),
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
  return { world, admin };
}

/** The lab behind the console, and what the stand-in lacks to find Exchange's script. */
const ready = ({ port, token }: { readonly port: number; readonly token: string }) =>
  [
    `Connect-PracticeLab -Port ${port} -Token '${token}'`,
    `$env:ExchangeInstallPath = '${lab}'`,
    "function global:Join-Path($Folder, $Name) { ($Folder + '/' + $Name).Replace('\\', '/') }",
    '$global:LASTEXITCODE = 0',
  ].join('\n');

/** At which server's console the admin sits: the lab's functions ask for its name. */
const sitAt = ({ place }: ManualTask): string =>
  `$global:PSDefaultParameterValues = @{ ${windowsFunctions.map((name) => `'${name}:ComputerName' = '${place.computer}'`).join('; ')} }`;
