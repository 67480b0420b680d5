// The way into a practice lab that runs in a process of its own (serve.ts, door.ts): a World like any other. When the caller stops
// listening, the command goes on in the lab; when the lab goes away, the command counts as interrupted.

import { type IncomingMessage, request } from 'node:http';
import { hostname } from 'node:os';
import type { Command } from '../model/command.ts';
import type { End, Item, PlayAdmin, Prompts, World } from '../model/shell.ts';
import { ownerOf } from './claim.ts';
import type { Making } from './faults/fault.ts';
import { checkKept, type LabOptions } from './lab.ts';
import { type Mended, mendFault } from './mend.ts';
import { closedPort } from './servers/fetch.ts';
import { labItem, mended, type Order, offered, type Served, served } from './wire.ts';

type Door = { readonly port: number; readonly token: string };
type Path = '/world' | '/run' | '/offers' | '/mend';

/** A world in another process, with the door through which PowerShell reaches it as well. */
export type ConnectedLab = World & { readonly door: Door };

/** A line is one item; the largest are objects with certificates in them. */
const largestLine = 4 * 1024 * 1024;
const patience = 10_000;
/** Of the commands that the door plays at once (door.ts), so that two wizards may work on one lab. */
const mostAtOnce = 24;

/**
 * Connects to the lab that serves the world in a folder, or gives undefined where none does. Throws an Error with a sentence
 * where it does not answer, or where its world was made otherwise than is wanted.
 */
export async function connectLab(options: Pick<LabOptions, 'dir' | 'preset' | 'faults'>): Promise<ConnectedLab | undefined> {
  const owner = ownerOf(options.dir);
  if (owner === undefined || owner.serving === null) return undefined;
  const door = owner.serving;
  const world = await readWorld(door).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The practice lab in ${options.dir} runs in process ${owner.pid}, but does not answer: ${why} Stop it and start it again.`,
    );
  });
  checkKept(world, options);
  const turns = createTurns(mostAtOnce);
  const ports = new Map(world.names.map(({ name, port }) => [name.toLowerCase(), port]));
  return {
    kind: 'lab',
    shell: { run: (command, { signal, prompts }) => turns(() => run(door, command, signal, prompts)) },
    network: {
      // A name outside the lab must not reach the real network: it leads to a port where nobody listens.
      route: (host) => ({ address: '127.0.0.1', port: ports.get(host.replace(/\.$/, '').toLowerCase()) ?? closedPort }),
      authorities: world.authorities,
    },
    user: world.user,
    factor: world.factor,
    ownProcess: owner.pid,
    ...(owner.mending === null ? {} : { playAdmin: playAdminThrough(owner.mending) }),
    door,
    close: async () => {},
  };
}

/** Mends one fault of a folder's world: through whoever has it open here, or else in its file. Throws as mendFault does. */
export async function mendIn(dir: string, id: string, making: Making): Promise<Mended> {
  const owner = ownerOf(dir);
  if (owner === undefined || owner.mending === null || owner.on !== hostname()) return mendFault(dir, id, making);
  return mended.parse(await askOnce(owner.mending, '/mend', { id }));
}

const playAdminThrough = (door: Door): PlayAdmin => ({
  offers: async (about) => offered.parse(await askOnce(door, '/offers', { about })),
  play: async (id) => {
    mended.parse(await askOnce(door, '/mend', { id }));
  },
});

const readWorld = async (door: Door): Promise<Served> => served.parse(await askOnce(door, '/world', undefined));

/** Asks for what is one line. */
async function askOnce(door: Door, path: Path, body: object | undefined): Promise<unknown> {
  const answer = await ask(door, path, body, AbortSignal.timeout(patience));
  for await (const line of linesOf(answer)) return JSON.parse(line);
  throw new Error('It said nothing.');
}

type Running = AsyncGenerator<Item, End>;

/** A look at a large house asks hundreds of things at once: a few are under way, the others wait their turn. */
function createTurns(most: number): (begin: () => Running) => Running {
  let free = most;
  const waiting: (() => void)[] = [];
  return async function* (begin) {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return yield* begin();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

async function* run(door: Door, command: Command, signal: AbortSignal, prompts: Prompts): Running {
  try {
    signal.throwIfAborted();
    const answer = await ask(door, '/run', { command, prompts } satisfies Order, signal);
    for await (const line of linesOf(answer)) {
      const said = labItem.parse(JSON.parse(line));
      if ('end' in said) return said.end;
      yield said.item;
    }
    return died('The practice lab ended before the command did.');
  } catch (error) {
    if (signal.aborted)
      return { kind: 'interrupted', why: 'cancelled', detail: 'The wizard stopped listening. The command may go on in the practice lab.' };
    return died(`The practice lab does not answer any more: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const died = (detail: string): End => ({ kind: 'interrupted', why: 'died', detail });

function ask({ port, token }: Door, path: Path, body: object | undefined, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: text === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${token}`, ...(text === undefined ? {} : { 'content-length': Buffer.byteLength(text) }) },
        agent: false,
        signal,
      },
      (response) => {
        if (response.statusCode === 200) resolve(response);
        else {
          response.destroy();
          reject(new Error(`It answered ${response.statusCode}.`));
        }
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}

/** Lines that were told as a whole: one without its end was cut off. */
async function* linesOf(response: IncomingMessage): AsyncGenerator<string, void> {
  response.setEncoding('utf8');
  let rest = '';
  for await (const chunk of response) {
    const pieces = `${rest}${String(chunk)}`.split('\n');
    rest = pieces.pop() ?? '';
    if (rest.length > largestLine) throw new Error('It sent a line that is too long.');
    yield* pieces;
  }
}
