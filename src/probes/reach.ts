// The first two stages of a look: a name's addresses, and a TCP connection to one of them. Every address is tried, since a partner
// server may be led to any of them; the first in order that answers is used.

import { lookup } from 'node:dns/promises';
import { connect, isIP, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { harmless } from '../model/harmless.ts';
import type { Network } from '../model/shell.ts';
import { codeOf, failed, listed, notSeenThere, type ProbeOutcome, passed, seconds, within, withNotes } from './outcome.ts';

type Address = { readonly address: string; readonly port: number };

/** A name may have any number of addresses; more than these are not tried. */
const mostAddresses = 8;
/** How long the other addresses may take once one has answered. Milliseconds. */
const grace = 1000;

/** The addresses behind a name, as this computer finds them. */
export async function resolve(
  host: string,
  port: number,
  network: Network,
  signal: AbortSignal,
): Promise<ProbeOutcome<readonly Address[]>> {
  const name = harmless(host, 253);
  const route = network.route(host);
  if (route !== undefined) return passed([route], `${name} has the address ${route.address}.`);
  if (isIP(host) !== 0) return passed([{ address: host, port }], `${name} is an address already.`);
  try {
    const found = await within(lookup(host, { all: true, order: 'verbatim' }), signal);
    const addresses = [...new Set(found.map(({ address }) => address))].slice(0, mostAddresses);
    const words = `${name} has the ${addresses.length === 1 ? 'address' : 'addresses'} ${listed(addresses)}.`;
    return passed(
      addresses.map((address) => ({ address, port })),
      words,
    );
  } catch (error) {
    if (codeOf(error) === 'ENOTFOUND') return failed(`The DNS that this computer asks knows no address for ${name}.`);
    return notSeenThere(`This computer got no answer from its DNS when it asked for ${name}.`);
  }
}

type Tried = { readonly address: string } & ({ readonly socket: Socket } | { readonly error: unknown });

/** Connects to all addresses at once. `port` is the one in the URL, for the words. */
export async function connectTo(
  addresses: readonly Address[],
  port: number,
  patience: number,
  signal: AbortSignal,
): Promise<ProbeOutcome<Socket>> {
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal, AbortSignal.timeout(patience)]);
  const tries = addresses.map((to) => tryOne(to, ended));
  const first = Promise.any(tries.map(async (each) => socketOf(await each)));
  // One that has not answered by then is given up: the look goes on with those that have.
  first
    .then(() => wait(addresses.length === 1 ? 0 : Math.min(grace, patience / 4), undefined, { signal: ended }))
    .then(
      () => stop.abort(),
      () => undefined,
    );
  const tried = await Promise.all(tries);
  const [chosen, ...spare] = tried.flatMap((each) => ('socket' in each ? [each] : []));
  for (const { socket } of spare) socket.destroy();
  const dead = tried.flatMap((each) => ('error' in each ? [each] : []));
  if (chosen === undefined) return whyNone(dead, port, patience);
  const silent = dead.filter(({ error }) => !isOurs(error)).map(({ address }) => `${address} does not answer there.`);
  return withNotes(chosen.socket, `${chosen.address} answers on port ${port}.`, silent);
}

function socketOf(tried: Tried): Socket {
  if ('socket' in tried) return tried.socket;
  throw tried.error;
}

function tryOne({ address, port }: Address, signal: AbortSignal): Promise<Tried> {
  return new Promise((settle) => {
    if (signal.aborted) return settle({ address, error: signal.reason });
    const socket = connect({ host: address, port, noDelay: true });
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', abort);
      // Whatever comes later from a socket that is given up is nobody's error.
      socket.removeAllListeners().on('error', () => undefined);
      socket.destroy();
      settle({ address, error });
    };
    const abort = () => fail(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    socket.once('error', fail);
    socket.once('connect', () => {
      signal.removeEventListener('abort', abort);
      socket.removeListener('error', fail);
      socket.on('error', () => undefined);
      settle({ address, socket });
    });
  });
}

/** Errors that say that this computer has no way there, and nothing about the server. */
const isOurs = (error: unknown): boolean =>
  ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EACCES', 'EPERM', 'EMFILE', 'ENETDOWN'].includes(codeOf(error));

function whyNone(
  dead: readonly { readonly address: string; readonly error: unknown }[],
  port: number,
  patience: number,
): ProbeOutcome<Socket> {
  const at = listed(dead.map(({ address }) => address));
  if (dead.every(({ error }) => isOurs(error))) return notSeenThere(`This computer has no way to ${at}.`);
  if (dead.every(({ error }) => codeOf(error) === 'ECONNREFUSED')) return failed(`Nothing listens on port ${port} at ${at}.`);
  return failed(`${at} did not answer on port ${port} within ${seconds(patience)}: it is off, or a firewall lies in between.`);
}
