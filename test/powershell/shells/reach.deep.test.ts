import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ShellAccess } from '../../../src/model/access.ts';
import type { Command } from '../../../src/model/command.ts';
import { exchangeShell, skypeShell, windowsOn } from '../../../src/model/place.ts';
import type { AskByHand, Shell } from '../../../src/model/shell.ts';
import { createReach, type Reached } from '../../../src/powershell/shells/reach.ts';
import { describeWithEngine, engineOptions, runWith } from '../../harness/powershell.ts';

const installed = join(import.meta.dirname, 'installed');
const assets = join(import.meta.dirname, '../../../assets/powershell');
const here = 'atl-cs-001.litwareinc.com';

/** Brings back what the admin says, as one object. */
const byHand = (ask: AskByHand): Shell => ({
  run: async function* (command, { signal }) {
    const back = await ask({ purpose: 'look', place: command.place, parts: [{ mark: 'm1', command }], text: '', unclear: null }, signal);
    yield { kind: 'object', value: back?.kind === 'said' ? back.text : null };
    return { kind: 'ended', hadErrors: false, exitCode: null };
  },
});

function reachForTest(): Reached {
  const reached = createReach({
    ...engineOptions(),
    thisComputer: here,
    exchangeFolder: join(installed, 'Exchange'),
    skypeScript: join(assets, 'skype-shell.ps1'),
    skypeModules: ['SkypeForBusiness', join(installed, 'Lync')],
    windowsFunctions: { path: join(installed, 'functions.ps1'), text: '' },
    processesScript: join(assets, 'processes.ps1'),
    byHand,
  });
  onTestFinished(() => reached.close());
  return reached;
}

const silent = () => undefined;
const noOne: AskByHand = async () => undefined;
const cmdlet = (place: typeof exchangeShell, name: string): Command => ({
  kind: 'cmdlet',
  place,
  name,
  parameters: {},
  switches: [],
  returns: 'whole',
});
const servers = cmdlet(exchangeShell, 'Get-ExchangeServer');
const iis: Command = { kind: 'function', place: windowsOn(here), name: 'Get-IisState', parameters: {}, typed: 'Get-Service W3SVC, WAS' };
const onThisComputer: ShellAccess = {
  exchange: { kind: 'this computer' },
  skype: { kind: 'this computer' },
  windows: { kind: 'this computer' },
};

describeWithEngine('the shells of this computer', () => {
  test('are made of what is installed: Exchange by its own script, Skype by the module that is there, Windows by our functions', async () => {
    const { shell, reach } = reachForTest();
    reach.go(onThisComputer, noOne, silent);
    const [exchange, skype, windows] = await Promise.all(
      [servers, cmdlet(skypeShell, 'Get-CsPool'), iis].map((command) => runWith(shell, command)),
    );
    expect(exchange).toMatchObject({ objects: [{ Name: 'atl-exchange-001' }], errors: [] });
    expect(skype).toMatchObject({ objects: [{ Fqdn: 'atl-cs-001.litwareinc.com' }], errors: [] });
    expect(windows).toMatchObject({ objects: [{ Services: [] }], errors: [] });
  });

  test('say which server the Exchange shell is on once it is back after it was lost, and only then', async () => {
    const { shell, reach } = reachForTest();
    const told: string[] = [];
    reach.go(onThisComputer, noOne, (words) => told.push(words));
    await runWith(shell, servers);
    expect((await runWith(shell, cmdlet(exchangeShell, 'Stop-Host'))).end).toMatchObject({ kind: 'interrupted', why: 'died' });
    expect(told).toEqual([]);
    expect((await runWith(shell, servers)).objects).toHaveLength(1);
    expect((await runWith(shell, servers)).objects).toHaveLength(1);
    expect(told).toEqual(['The Exchange shell was disconnected. Now it is connected to atl-exchange-002.litwareinc.com.']);
  });
});

describe('the ways that were chosen', () => {
  test('hold for the next command when they are chosen anew', async () => {
    const { shell, reach } = reachForTest();
    const admin: AskByHand = async ({ parts }) => ({ kind: 'said', text: `brought back from ${parts.length}` });
    reach.go({ ...onThisComputer, exchange: { kind: 'by hand' } }, admin, silent);
    expect((await runWith(shell, servers)).objects).toEqual(['brought back from 1']);
    reach.go({ ...onThisComputer, windows: { kind: 'not at all' } }, noOne, silent);
    expect(await runWith(shell, iis)).toMatchObject({
      objects: [],
      errors: [{ message: expect.stringMatching(/You chose not to look.*Get-Service/) }],
      end: { kind: 'ended', hadErrors: true },
    });
  });

  test('are needed before anything runs', async () => {
    const ran = await runWith(reachForTest().shell, servers);
    expect(ran).toMatchObject({ objects: [], errors: [{ message: expect.stringContaining('has not been chosen') }] });
  });
});
