// Whether anything answers at a port of a server: a connection, and nothing said over it.

import type { Fqdn } from '../model/place.ts';
import type { Network } from '../model/shell.ts';
import { isGood } from './outcome.ts';
import { connectTo, resolve } from './reach.ts';

/** Why nothing answers there, in a sentence; undefined where something does. `patience` is in milliseconds. */
export async function whyClosed(server: Fqdn, port: number, network: Network, patience: number): Promise<string | undefined> {
  const signal = AbortSignal.timeout(patience);
  const addresses = await resolve(server, port, network, signal);
  if (!isGood(addresses)) return addresses.words;
  const socket = await connectTo(addresses.value, port, patience, signal);
  if (!isGood(socket)) return socket.words;
  socket.value.destroy();
  return undefined;
}
