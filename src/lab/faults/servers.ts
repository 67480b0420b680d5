// The state of single servers.

import { startWorkers } from '../workers.ts';
import { day, exchangeServers, type Fault, later } from './fault.ts';

export const serverFaults: readonly Fault[] = [
  {
    id: 'one-server-not-restarted',
    title: 'One Exchange server was not restarted since the set-up',
    words:
      'All is configured, but IIS on the last Exchange server still runs with what it read before. It does not know Skype. With several servers, the test passes or fails with the one that answers; with one Exchange server, it is that one.',
    source: 'domain.md 8, number 18; field.md 14, 32',
    breaks: 'a finished set-up',
    break: (world, { now }) => {
      for (const each of exchangeServers(world).slice(-1)) {
        startWorkers(each, world, later(now, -30 * day).toISOString(), now.toISOString());
        for (const pool of each.iis.pools) pool.trusts = [];
      }
    },
    mend: { by: 'the wizard' },
  },
];
