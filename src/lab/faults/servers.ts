// The state of single servers.

import { isDeepStrictEqual } from 'node:util';
import { startWorkers } from '../workers.ts';
import type { Computer, LabWorld } from '../world.ts';
import { everyExchange, everyFrontEnd, everyServer, lastExchange, lastServer } from './edits.ts';
import { day, exchangeServers, type Fault, later, type Making } from './fault.ts';

export const serverFaults: readonly Fault[] = [
  {
    id: 'clock-wrong',
    title: 'The clock of one Exchange server is slow',
    words: 'The last one asks nobody for the time any more and is nine minutes behind: for it, every token comes from the future.',
    source: 'facts.md 73, 77. That the tolerance is five minutes is an assumption.',
    breaks: 'a new world',
    break: lastExchange({ clockOffset: -9 * 60 }),
    mend: {
      by: 'an admin',
      words: 'has that server take its time from the domain again',
      types: ['w32tm /config /syncfromflags:domhier /update', 'w32tm /resync'],
      behind: ['clock.apart', 'clock.this-computer'],
      do: everyExchange({ clockOffset: 0 }),
    },
  },
  {
    id: 'oauth-off',
    title: 'One Exchange server takes no OAuth for its web services',
    words: 'The virtual directory EWS on the last one was made anew, with OAuth left switched off. It never looks at a token.',
    source: 'facts.md 74; https://learn.microsoft.com/powershell/module/exchangepowershell/set-webservicesvirtualdirectory',
    breaks: 'a new world',
    break: lastServer({ oauthOff: ['EWS'] }),
    mend: {
      by: 'an admin',
      words: 'switches OAuth on again at the virtual directory of Exchange Web Services',
      types: ["Set-WebServicesVirtualDirectory 'SERVER\\EWS (Default Web Site)' -OAuthAuthentication $true"],
      behind: ['iis.no-oauth', 'web-services.no-oauth'],
      do: everyServer({ oauthOff: [] }),
    },
  },
  {
    id: 'directory-unreachable',
    title: 'One Exchange server cannot read the directory',
    words: 'The site of the last Exchange server lost its domain controllers. Its web services answer, and check no token.',
    source: 'facts.md 75. That a refusal then has the code 2000007 was seen of one old build.',
    breaks: 'a new world',
    break: lastServer({ directory: 'unreachable' }),
    mend: {
      by: 'an admin',
      words: 'brings that server and its domain controllers together again',
      types: ['Get-ExchangeServer SERVER -Status | Format-List CurrentDomainControllers'],
      do: lastServer({ directory: 'reachable' }),
    },
  },
  {
    id: 'storage-service-stopped',
    title: 'The Storage Service of the Front End Servers does not answer',
    words: 'An update of Skype for Business Server was begun on them last night, and not finished.',
    source: 'facts.md 100; https://learn.microsoft.com/powershell/module/skypeforbusiness/test-csexstorageconnectivity',
    breaks: 'a new world',
    break: everyFrontEnd({ storageService: 'stopped' }),
    mend: {
      by: 'an admin',
      words: 'finishes the update, and starts the Front End service',
      types: ['Get-CsWindowsService', 'Get-Service RTCSRV'],
      do: everyFrontEnd({ storageService: 'running' }),
    },
  },
  {
    id: 'one-server-not-restarted',
    title: 'One Exchange server was not restarted since the set-up',
    words: 'All is configured, but IIS on the last one runs with what it read before. The test passes or fails with the one that answers.',
    source: 'facts.md 81, 82, 104',
    breaks: 'a finished set-up',
    break: keepOld,
    mend: {
      by: 'the wizard',
      words: 'restarts IIS on the Exchange server that still runs with what it read before',
      types: ['iisreset <server> /restart'],
      behind: ['iis.old'],
      do: startOld,
    },
  },
];

function keepOld(world: LabWorld, { now }: Making): void {
  for (const each of exchangeServers(world).slice(-1)) {
    startWorkers(each, world, later(now, -30 * day).toISOString(), now.toISOString());
    for (const pool of each.iis.pools) pool.trusts = [];
  }
}

function startOld(world: LabWorld, { now }: Making): void {
  for (const each of exchangeServers(world)) if (holdsOld(each, world, now)) startWorkers(each, world, now.toISOString());
}

/** Whether its workers trust others than those whom they would trust if they were started now. */
function holdsOld(server: Computer, world: LabWorld, now: Date): boolean {
  const anew = structuredClone(server);
  startWorkers(anew, world, now.toISOString());
  const trusts = ({ iis }: Computer) => iis.pools.map((each) => each.trusts);
  return server.iis.running && !isDeepStrictEqual(trusts(server), trusts(anew));
}
