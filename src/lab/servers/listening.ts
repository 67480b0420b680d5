// A server of the lab on a free port of this computer.

import type { Server } from 'node:net';

/** Listens, and gives the port. A server that fails later is part of a rehearsal; one that cannot begin throws its error. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.on('error', () => {});
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The practice lab could not open a port on this computer.');
  return address.port;
}
