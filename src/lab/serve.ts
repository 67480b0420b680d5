// The practice lab in a process of its own: `partner-wizard lab serve`. It outlives the wizards that work on it, as servers do: a
// command that has begun goes on when its caller is gone. HTTP on 127.0.0.1, only for those who can read the token in
// DIR/lab-process.json; what is said is in wire.ts, the other side in connect.ts.

import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Command } from '../model/command.ts';
import type { End } from '../model/shell.ts';
import { type LabOptions, type OpenLab, openLab } from './lab.ts';
import { type Balancer, startBalancer } from './servers/balancer.ts';
import { portOf } from './servers/site.ts';
import { type Order, order, type Served, type Told } from './wire.ts';

export type ServeOptions = LabOptions & {
  readonly token: string;
  /** Told of each command when it is over, whoever asked for it and whether or not they are still there. */
  readonly onRan: (command: Command, end: End) => void;
};

export type Serving = { close(): Promise<void> };

const largestOrder = 1024 * 1024;
/** What a caller that does not read may leave waiting here before it is cut off. */
const largestBacklog = 16 * 1024 * 1024;
const mostAtOnce = 50;

/** Opens the world and serves it until it is closed. Throws as openLab does. */
export async function serveLab(options: ServeOptions): Promise<Serving> {
  const lab = await openLab(options);
  try {
    const balancers = await startBalancers(lab);
    const stop = new AbortController();
    const server = await listen(answering(lab, balancers, stop.signal, options));
    lab.announce({ port: portOf(server.address()), token: options.token });
    return {
      async close() {
        const closed = new Promise<void>((resolve) => server.close(() => resolve()));
        // The callers see a connection that is cut, as when a server dies, and not a command that ended in some way.
        server.closeAllConnections();
        stop.abort();
        await Promise.all([closed, ...balancers.map((each) => each.close())]);
        await lab.close();
      },
    };
  } catch (error) {
    await lab.close();
    throw error;
  }
}

function startBalancers(lab: OpenLab): Promise<readonly Balancer[]> {
  return Promise.all(lab.names.map((name) => startBalancer(name, lab.network.route)));
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

async function listen(answer: Answer): Promise<Server> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 }, (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.maxConnections = 2 * mostAtOnce;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  server.on('error', () => {});
  return server;
}

function answering(lab: OpenLab, balancers: readonly Balancer[], signal: AbortSignal, { token, onRan }: ServeOptions): Answer {
  let underWay = 0;
  return async (request, response) => {
    if (!knows(request, token)) return refuse(response, 401);
    const asked = `${request.method} ${request.url}`;
    if (asked === 'GET /world') return tell(response, worldOf(lab, balancers));
    if (asked !== 'POST /run') return refuse(response, 404);
    if (underWay >= mostAtOnce) return refuse(response, 429);
    underWay += 1;
    try {
      const wanted = await readOrder(request);
      if (wanted === undefined) return refuse(response, 400);
      onRan(wanted.command, await play(lab, wanted, response, signal));
    } finally {
      underWay -= 1;
    }
  };
}

function knows(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}

function tell(response: ServerResponse, world: Served): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(`${JSON.stringify(world)}\n`);
}

function worldOf(lab: OpenLab, balancers: readonly Balancer[]): Served {
  return {
    user: lab.user,
    factor: lab.factor,
    preset: lab.preset,
    faults: [...lab.faults],
    authorities: [...lab.network.authorities],
    names: balancers.map(({ name, port }) => ({ name, port })),
  };
}

async function readOrder(request: IncomingMessage): Promise<Order | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > largestOrder) return undefined;
    chunks.push(bytes);
  }
  try {
    return order.safeParse(JSON.parse(Buffer.concat(chunks).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Plays a command to its end, whether or not the caller still listens. */
async function play(lab: OpenLab, { command, prompts }: Order, response: ServerResponse, signal: AbortSignal): Promise<End> {
  const say = (line: Told) => {
    if (response.destroyed) return;
    response.write(`${JSON.stringify(line)}\n`);
    if (response.writableLength > largestBacklog) response.destroy();
  };
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  response.flushHeaders();
  const items = lab.shell.run(command, { signal, prompts });
  for (;;) {
    const step = await items.next();
    if (step.done === true) {
      say({ end: step.value });
      if (!response.destroyed) response.end();
      return step.value;
    }
    // JSON has no undefined: a member of that value would be left out, and the line not understood.
    say({ item: step.value.kind === 'object' ? { kind: 'object', value: step.value.value ?? null } : step.value });
  }
}
