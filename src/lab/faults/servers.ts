// The state of single servers.

import { isDeepStrictEqual } from 'node:util';
import { startWorkers } from '../workers.ts';
import type { Computer, LabWorld } from '../world.ts';
import { day, exchangeServers, type Fault, frontEnds, later } from './fault.ts';

export const serverFaults: readonly Fault[] = [
  {
    id: 'clock-wrong',
    title: 'The clock of one Exchange server is slow',
    words:
      'The last Exchange server asks nobody for the time any more and is nine minutes behind. For it, every token of Skype comes from the future, and it refuses them. With one Exchange server, it is that one.',
    source: 'facts.md 73, 77. That the tolerance is five minutes is an assumption.',
    breaks: 'a new world',
    break: (world) => {
      for (const each of exchangeServers(world).slice(-1)) each.clockOffset = -9 * 60;
    },
    mend: {
      by: 'an admin',
      words: 'has that server take its time from the domain again',
      types: ['w32tm /config /syncfromflags:domhier /update', 'w32tm /resync'],
      behind: ['clock.apart', 'clock.this-computer'],
      do: (world) => {
        for (const each of exchangeServers(world)) each.clockOffset = 0;
      },
    },
  },
  {
    id: 'oauth-off',
    title: 'One Exchange server takes no OAuth for its web services',
    words:
      'The virtual directory of Exchange Web Services on the last Exchange server was made anew, and OAuth was left switched off. It offers Windows’ own ways to sign in only, and never looks at a token. A restart changes nothing. With one Exchange server, it is that one.',
    source: 'facts.md 74; https://learn.microsoft.com/powershell/module/exchangepowershell/set-webservicesvirtualdirectory',
    breaks: 'a new world',
    break: (world) => {
      for (const each of world.exchange.servers.slice(-1)) each.oauthOff = ['EWS'];
    },
    mend: {
      by: 'an admin',
      words: 'switches OAuth on again at the virtual directory of Exchange Web Services',
      types: ["Set-WebServicesVirtualDirectory 'SERVER\\EWS (Default Web Site)' -OAuthAuthentication $true"],
      behind: ['iis.no-oauth', 'web-services.no-oauth'],
      do: (world) => {
        for (const each of world.exchange.servers) each.oauthOff = [];
      },
    },
  },
  {
    id: 'directory-unreachable',
    title: 'One Exchange server cannot read the directory',
    words:
      'The site of the last Exchange server lost its domain controllers. Its web services answer, and check no token. With one Exchange server, it is that one.',
    source: 'facts.md 75. That a refusal then has the code 2000007 was seen of one old build.',
    breaks: 'a new world',
    break: (world) => tellLast(world, { directory: 'unreachable' }),
    mend: {
      by: 'an admin',
      words: 'brings that server and its domain controllers together again',
      types: ['Get-ExchangeServer SERVER -Status | Format-List CurrentDomainControllers', 'nltest /dsgetdc:litwareinc.com'],
      do: (world) => tellLast(world, { directory: 'reachable' }),
    },
  },
  {
    id: 'storage-service-stopped',
    title: 'The Storage Service of the Front End Servers does not answer',
    words: 'An update of Skype for Business Server was begun on them last night, and not finished.',
    source: 'facts.md 100; https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csexstorageconnectivity',
    breaks: 'a new world',
    break: (world) => letStorage(world, 'stopped'),
    mend: {
      by: 'an admin',
      words: 'finishes the update, and starts the Front End service',
      types: ['Get-CsWindowsService', 'Start-CsWindowsService -Name RTCSRV'],
      do: (world) => letStorage(world, 'running'),
    },
  },
  {
    id: 'one-server-not-restarted',
    title: 'One Exchange server was not restarted since the set-up',
    words:
      'All is configured, but IIS on the last Exchange server still runs with what it read before. It does not know Skype. With several servers, the test passes or fails with the one that answers; with one Exchange server, it is that one.',
    source: 'facts.md 81, 82, 104',
    breaks: 'a finished set-up',
    break: (world, { now }) => {
      for (const each of exchangeServers(world).slice(-1)) {
        startWorkers(each, world, later(now, -30 * day).toISOString(), now.toISOString());
        for (const pool of each.iis.pools) pool.trusts = [];
      }
    },
    mend: {
      by: 'the wizard',
      words: 'restarts IIS on the Exchange server that still runs with what it read before',
      types: ['iisreset <server> /restart'],
      behind: ['iis.old'],
      do: (world, { now }) => {
        for (const each of exchangeServers(world)) if (holdsOld(each, world, now)) startWorkers(each, world, now.toISOString());
      },
    },
  },
];

function tellLast({ exchange }: LabWorld, changed: Partial<LabWorld['exchange']['servers'][number]>): void {
  for (const each of exchange.servers.slice(-1)) Object.assign(each, changed);
}

function letStorage(world: LabWorld, storageService: Computer['storageService']): void {
  for (const each of frontEnds(world)) Object.assign(each, { storageService });
}

/** Whether its workers trust others than those whom they would trust if they were started now. */
function holdsOld(server: Computer, world: LabWorld, now: Date): boolean {
  const anew = structuredClone(server);
  startWorkers(anew, world, now.toISOString());
  const trusts = ({ iis }: Computer) => iis.pools.map((each) => each.trusts);
  return server.iis.running && !isDeepStrictEqual(trusts(server), trusts(anew));
}
