// The state of single servers.

import { isDeepStrictEqual } from 'node:util';
import { startWorkers } from '../workers.ts';
import type { Computer, LabWorld } from '../world.ts';
import { day, exchangeServers, type Fault, later } from './fault.ts';

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

/** Whether its workers trust others than those whom they would trust if they were started now. */
function holdsOld(server: Computer, world: LabWorld, now: Date): boolean {
  const anew = structuredClone(server);
  startWorkers(anew, world, now.toISOString());
  const trusts = ({ iis }: Computer) => iis.pools.map((each) => each.trusts);
  return server.iis.running && !isDeepStrictEqual(trusts(server), trusts(anew));
}
