// Sixty stand-in servers on this computer, some of which do not answer: a process that stands still, whose row of waiting connections is
// full, is to whoever connects what a firewall is. What is measured is how long a check is held up by them; and how long a look is by one
// server that answers late.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { skypeId } from '../../src/probes/auth-metadata.ts';
import { whyClosed } from '../../src/probes/port.ts';
import { createProbes } from '../../src/probes/probes.ts';
import { lookFromHere } from '../../src/steps/servers/look-at-documents.ts';
import type { Look } from '../../src/steps/step.ts';
import { sparing } from '../../src/wizard/sparing.ts';

const corpus = path.join(import.meta.dirname, '../x509/corpus');
const text = (name: string) => readFileSync(path.join(corpus, name), 'utf8');
const host = 'pool01.contoso.com';
const servers = Array.from({ length: 60 }, (_, index) => `fe-${index}.contoso.com`);

const body = JSON.stringify({
  realm: 'contoso.com',
  serviceName: skypeId,
  issuer: `${skypeId}@contoso.com`,
  keys: [{ usage: 'signing', keyvalue: { type: 'x509Certificate', value: text('good.b64').trim() } }],
});

export type SilentHosts = {
  /** The network looks of the first step and the trial of port 5985, both side by side; `patience` is one time-out, in milliseconds. */
  readonly look: (patience: number) => Promise<void>;
  close(): void;
};

const hostAnswering = (after: number): Server =>
  createServer(
    { cert: text('leaf.pem') + text('issuing.pem'), key: text('keys/rsa2048.pem') },
    (_, response) => void setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(body), after),
  );

export type LateHost = { readonly look: () => Promise<void>; close(): void };

/** The network looks of the first step at servers that answer at once, but for one that takes so many milliseconds. */
export async function lateHost(after: number): Promise<LateHost> {
  const [prompt, late] = [hostAnswering(0), hostAnswering(after)];
  const [port, latePort] = [await portOf(prompt), await portOf(late)];
  const network = {
    route: (name: string) => ({ address: '127.0.0.1', port: name === servers.at(-1) ? latePort : port }),
    authorities: [text('root.pem')],
  };
  return {
    async look() {
      const probes = createProbes(network, () => undefined);
      const look: Look = { probes, reader: nobody, openPfx: nobody.openPfx, show: () => undefined, pause: async () => undefined };
      const seen = await lookFromHere(look, [{ product: 'Skype', url: `https://${host}/metadata/json/1`, servers }]);
      await probes.close();
      const bad = seen.find(({ view }) => !view.document.seen);
      if (bad !== undefined) throw new Error(`A look failed: ${JSON.stringify(bad.view.stages)}`);
    },
    close() {
      prompt.close();
      late.close();
    },
  };
}

/** `one`: which of them is silent, one in so many. */
export async function silentHosts(one: number): Promise<SilentHosts> {
  const silent = servers.filter((_, index) => index % one === one - 1);
  const server = hostAnswering(0);
  const port = await portOf(server);
  const standing = await standStill();
  const network = {
    route: (name: string) => ({ address: '127.0.0.1', port: silent.includes(name) ? standing.port : port }),
    authorities: [text('root.pem')],
  };
  return {
    async look(patience) {
      // A connection has half of a look's time.
      const probes = createProbes(network, () => undefined, { patience: 2 * patience });
      const open: ReturnType<typeof whyClosed>[] = [];
      const look: Look = { probes, reader: nobody, openPfx: nobody.openPfx, show: () => undefined, pause: async () => undefined };
      const spared = sparing(look, {
        async closed(name) {
          const trial = whyClosed(name, 5985, network, patience);
          open.push(trial);
          return (await trial)?.words;
        },
        silent: (name) => whyClosed(name, 443, network, patience),
        ...{ patience: 0.8 * patience, clock: () => performance.now() },
      });
      spared.meets?.(servers);
      const seen = await lookFromHere(spared, [{ product: 'Skype', url: `https://${host}/metadata/json/1`, servers }]);
      // Later looks find out at once.
      await Promise.all(silent.map((at) => spared.probes.readDocument(`https://${host}/`, { at, expectedId: skypeId })));
      const closed = (await Promise.all(open)).filter((each) => each !== undefined).length;
      await probes.close();
      const unseen = seen.filter(({ view }) => !view.document.seen).length;
      // A computer that is busy may miss a server that answers.
      if (closed < silent.length || unseen < silent.length) throw new Error(`Not answered: ${closed} and ${unseen}.`);
    },
    close() {
      server.close();
      standing.close();
    },
  };
}

const nobody = {
  run: () => Promise.reject(new Error('No shell is needed here.')),
  openPfx: () => Promise.reject(new Error('No file is needed here.')),
};

const listener =
  "const s = require('net').createServer(); s.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => console.log(s.address().port));";

/** A process that listens and stands still. */
async function standStill(): Promise<{ readonly port: number; close(): void }> {
  const child = spawn(process.execPath, ['-e', listener], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve) => child.stdout.once('data', (data) => resolve(Number(data))));
  child.kill('SIGSTOP');
  const waiting: Socket[] = [];
  // Until no connection is taken any more.
  for (let taken = true; taken; ) {
    const socket = connect({ host: '127.0.0.1', port });
    socket.on('error', () => undefined);
    waiting.push(socket);
    taken = await Promise.race([
      new Promise<boolean>((resolve) => socket.once('connect', () => resolve(true))),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 300)),
    ]);
  }
  return {
    port,
    close() {
      for (const each of waiting) each.destroy();
      child.kill('SIGKILL');
    },
  };
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.listen(0, '127.0.0.1', () => {
      const at = server.address();
      if (at === null || typeof at === 'string') reject(new Error('The server has no port.'));
      else resolve(at.port);
    });
  });
}
