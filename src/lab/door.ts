// A door into an open lab: HTTP on 127.0.0.1, only for those who know its token. Another process runs commands through it in JSON
// (`/run`, connect.ts), PowerShell in CLIXML (`/powershell`, assets/lab);
// and may have the admin played (`/mend`, mend.ts). A command that has begun goes on when its caller is gone.

import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Command } from '../model/command.ts';
import { parseJson } from '../model/json.ts';
import type { AdminPlay, End, Shell } from '../model/shell.ts';
import { readOrder as readClixmlOrder, writeItem as writeClixmlTold } from './clixml.ts';
import type { Mended, Mender } from './mend.ts';
import { listening } from './servers/listening.ts';
import { about, type LabItem, type Order, order, type Served, wish } from './wire.ts';

export type DoorOptions = {
  /** Plays the commands; without it none is taken. */
  readonly shell?: Shell;
  /** Plays the admin; without it none is played. */
  readonly mender?: Mender;
  readonly token: string;
  /** What `/world` answers; without it nobody is told. */
  readonly world?: Served;
  /** Told of each command when it is over, whoever asked for it and whether or not they are still there. */
  readonly onRan: (command: Command, end: End) => void;
};

export type Door = { readonly port: number; readonly token: string; close(): Promise<void> };

/** How orders and answers are written. */
type Script = {
  readonly type: string;
  readonly read: (text: string) => Order | undefined;
  readonly write: (told: LabItem) => string;
};

const scripts: { readonly [asked: string]: Script } = {
  'POST /run': { type: 'application/x-ndjson', read: (text) => readJsonOrder(text), write: (told) => JSON.stringify(told) },
  'POST /powershell': { type: 'text/xml; charset=utf-8', read: readClixmlOrder, write: writeClixmlTold },
};

/** What the admin is asked for; undefined for an order that is not understood. */
const admin: { readonly [asked: string]: (mender: Mender, order: unknown) => readonly AdminPlay[] | Mended | undefined } = {
  'POST /offers': (mender, order) => {
    const read = about.safeParse(order);
    return read.success ? mender.offers(read.data.about) : undefined;
  },
  'POST /mend': (mender, order) => {
    const read = wish.safeParse(order);
    return read.success ? mender.mend(read.data.id) : undefined;
  },
};

const largestOrder = 1024 * 1024;
/** What a caller that does not read may leave waiting here before it is cut off. */
const largestBacklog = 16 * 1024 * 1024;
const mostAtOnce = 50;

export async function openDoor(options: DoorOptions): Promise<Door> {
  const stop = new AbortController();
  const answer = answering(options, stop.signal);
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 }, (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.maxConnections = 2 * mostAtOnce;
  return {
    port: await listening(server),
    token: options.token,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // The callers see a connection that is cut, as when a server dies, and not a command that ended in some way.
      server.closeAllConnections();
      stop.abort();
      await closed;
    },
  };
}

type Responder = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

function answering({ shell, mender, token, world, onRan }: DoorOptions, signal: AbortSignal): Responder {
  let underWay = 0;
  return async (request, response) => {
    if (!knows(request, token)) return refuse(response, 401);
    const asked = `${request.method} ${request.url}`;
    if (asked === 'GET /world' && world !== undefined) return tell(response, world);
    const plays = mender !== undefined && Object.hasOwn(admin, asked) ? admin[asked] : undefined;
    if (mender !== undefined && plays !== undefined) {
      const answer = plays(mender, parseJson((await readText(request)) ?? ''));
      return answer === undefined ? refuse(response, 400) : tell(response, answer);
    }
    const script = Object.hasOwn(scripts, asked) ? scripts[asked] : undefined;
    if (shell === undefined || script === undefined) return refuse(response, 404);
    if (underWay >= mostAtOnce) return refuse(response, 429);
    underWay += 1;
    try {
      const text = await readText(request);
      const wanted = text === undefined ? undefined : script.read(text);
      if (wanted === undefined) return refuse(response, 400);
      onRan(wanted.command, await play(shell, wanted, script, response, signal));
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

function tell(response: ServerResponse, answer: Served | readonly AdminPlay[] | Mended): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(`${JSON.stringify(answer)}\n`);
}

async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > largestOrder) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const readJsonOrder = (text: string): Order | undefined => order.safeParse(parseJson(text)).data;

/** Plays a command to its end, whether or not the caller still listens. */
async function play(
  shell: Shell,
  { command, prompts }: Order,
  { type, write }: Script,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<End> {
  const say = (told: LabItem) => {
    if (response.destroyed) return;
    response.write(`${write(told)}\n`);
    if (response.writableLength > largestBacklog) response.destroy();
  };
  response.writeHead(200, { 'content-type': type });
  response.flushHeaders();
  const items = shell.run(command, { signal, prompts });
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
