// The names of a served lab's network, each behind a port of its own: a connection to it is passed on, byte by byte, to the
// computer that the lab's balancers choose at that moment. A computer that is down drops it, as it would without us.

import { connect, createServer, type Socket } from 'node:net';
import { listening } from './listening.ts';

type Route = (host: string) => { readonly address: string; readonly port: number } | undefined;

export type Balancer = { readonly name: string; readonly port: number; close(): Promise<void> };

/** Listens on 127.0.0.1 for one name. Rejects with the OS error. */
export async function startBalancer(name: string, route: Route): Promise<Balancer> {
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  };
  const server = createServer((caller) => {
    const to = route(name);
    keep(caller);
    if (to === undefined) {
      caller.destroy();
      return;
    }
    const computer = connect(to.port, to.address);
    keep(computer);
    for (const [one, other] of [
      [caller, computer],
      [computer, caller],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  server.maxConnections = 200;
  const port = await listening(server);
  return {
    name,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const each of open) each.destroy();
      }),
  };
}
