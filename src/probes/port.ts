// Whether anything answers at a port of a server: a connection, and nothing said over it.

import type { Fqdn } from '../model/place.ts';
import type { StageSeen } from '../model/probe-trace.ts';
import type { Network } from '../model/shell.ts';
import { isGood } from './outcome.ts';
import { connectTo, resolve } from './reach.ts';

/** At which stage nothing answers there, and why; undefined where something does. `patience` is in milliseconds. */
export async function whyClosed(server: Fqdn, port: number, network: Network, patience: number): Promise<StageSeen | undefined> {
  const signal = AbortSignal.timeout(patience);
  const addresses = await resolve(server, port, network, signal);
  if (!isGood(addresses)) return { ...addresses, stage: 'name' };
  const socket = await connectTo(addresses.value, port, patience, signal);
  if (!isGood(socket)) return { ...socket, stage: 'connect' };
  socket.value.destroy();
  return undefined;
}
