import { describe, expect, test } from 'vitest';
import type { Access, ShellAccess } from '../../../src/model/access.ts';
import type { Command } from '../../../src/model/command.ts';
import { exchangeShell, skypeShell, windowsOn } from '../../../src/model/place.ts';
import { routeOf } from '../../../src/powershell/shells/route.ts';

const here = 'admin-001.litwareinc.com';
const thisComputer: Access = { kind: 'this computer' };
const byHand: Access = { kind: 'by hand' };
const remote: Access = { kind: 'remote', server: 'atl-exchange-001.litwareinc.com', account: { kind: 'mine' } };
const undecided: Access = { ...remote, server: null };

const cmdlet = (shell: 'exchange' | 'skype', name: string): Command => ({
  kind: 'cmdlet',
  place: shell === 'exchange' ? exchangeShell : skypeShell,
  name,
  parameters: {},
  switches: [],
  returns: [],
});
const partners = cmdlet('exchange', 'Get-PartnerApplication');
const pools = cmdlet('skype', 'Get-CsPool');
const script: Command = { kind: 'script', place: exchangeShell, file: 'Configure-EnterprisePartnerApplication.ps1', parameters: {} };
const restart: Command = { kind: 'program', place: exchangeShell, file: 'iisreset.exe', args: ['atl-exchange-001.litwareinc.com'] };
const iisOf = (computer: string): Command => ({
  kind: 'function',
  place: windowsOn(computer),
  name: 'Get-IisState',
  parameters: {},
  typed: 'Get-Service W3SVC, WAS',
});

/** Where a command goes: the shell's name, 'by hand', or the reason why it is not sent. */
function goes(command: Command, ways: Partial<ShellAccess>): string {
  const route = routeOf(command, { exchange: thisComputer, skype: thisComputer, windows: thisComputer, ...ways }, here);
  return route.kind === 'host' ? route.shell : route.kind === 'cannot' ? route.why : route.kind;
}

describe('a command goes the way that was chosen for its shell', () => {
  test.for<readonly [string, Command, Partial<ShellAccess>, string]>([
    ['a cmdlet of Exchange', partners, { skype: byHand, windows: byHand }, 'exchange'],
    ['a cmdlet of a remote Exchange', partners, { exchange: remote }, 'exchange'],
    ['a cmdlet of Exchange, by hand', partners, { exchange: byHand }, 'by hand'],
    ['the script of Exchange on this computer', script, {}, 'exchange'],
    ['a cmdlet of Skype', pools, { exchange: byHand, windows: byHand }, 'skype'],
    ['a cmdlet of a remote Skype', pools, { skype: remote }, 'skype'],
    ['the restart, which is a program of this computer', restart, {}, 'programs'],
    ['the restart while Exchange is reached remotely', restart, { exchange: remote }, 'programs'],
    ['the restart while Exchange is worked by hand', restart, { exchange: byHand }, 'by hand'],
    ['a look at a server', iisOf('atl-exchange-001.litwareinc.com'), { windows: { ...remote, server: null } }, 'windows'],
    ['a look at this computer', iisOf(here), {}, 'windows'],
    ['a look at a server, by hand', iisOf('atl-exchange-001.litwareinc.com'), { windows: byHand }, 'by hand'],
  ])('%s', ([, command, ways, expected]) => {
    expect(goes(command, ways)).toBe(expected);
  });
});

describe('a command that cannot run on its way is not sent, and the reason ends in what to type by hand', () => {
  test.for<readonly [string, Command, Partial<ShellAccess>, RegExp]>([
    ['the script over a remote shell', script, { exchange: remote }, /single commands only.*Configure-EnterprisePartnerApplication/],
    ['a look at servers that was not wanted', iisOf(here), { windows: { kind: 'not at all' } }, /You chose not to look.*Get-Service W3SVC/],
    ['a look at another server from this one', iisOf('atl-cs-001.litwareinc.com'), {}, /for atl-cs-001.litwareinc.com itself/],
    ['a certificate over OcsPowershell', cmdlet('skype', 'Set-CsCertificate'), { skype: remote }, /only on a server of the pool/],
    ['the storage test over OcsPowershell', cmdlet('skype', 'Test-CsExStorageConnectivity'), { skype: remote }, /only on a server/],
    ['a cmdlet while no server has been chosen', partners, { exchange: undecided }, /has not been chosen/],
  ])('%s', ([, command, ways, reason]) => {
    expect(goes(command, ways)).toMatch(reason);
  });
});
