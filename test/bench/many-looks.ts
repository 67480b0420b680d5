// Looks at the documents of 300 servers, as the first step makes them, against the same 300 documents fetched by undici alone, as many
// at once and each over a connection of its own. The servers are one on this computer, so what is measured is what the wizard adds.

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import path from 'node:path';
import { Agent, request } from 'undici';
import { skypeId } from '../../src/probes/auth-metadata.ts';
import { createLimiter } from '../../src/probes/limiter.ts';
import { createProbes } from '../../src/probes/probes.ts';
import { lookFromHere } from '../../src/steps/servers/look-at-documents.ts';

const corpus = path.join(import.meta.dirname, '../x509/corpus');
const text = (name: string) => readFileSync(path.join(corpus, name), 'utf8');
const host = 'pool01.contoso.com';
const url = `https://${host}/metadata/json/1`;
const servers = Array.from({ length: 300 }, (_, index) => `fe-${index}.contoso.com`);
const root = text('root.pem');

const body = JSON.stringify({
  realm: 'contoso.com',
  serviceName: skypeId,
  issuer: `${skypeId}@contoso.com`,
  keys: [{ usage: 'signing', keyvalue: { type: 'x509Certificate', value: text('good.b64').trim() } }],
});

export type ManyLooks = { readonly ours: () => Promise<void>; readonly plain: () => Promise<void>; close(): void };

export async function manyLooks(): Promise<ManyLooks> {
  const server = createServer({ cert: text('leaf.pem') + text('issuing.pem'), key: text('keys/rsa2048.pem') }, (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(body),
  );
  const port = await portOf(server);
  const network = { route: () => ({ address: '127.0.0.1', port }), authorities: [root] };
  return {
    async ours() {
      const probes = createProbes(network, () => undefined);
      const look = { probes, reader: nobody, openPfx: nobody.openPfx, show: () => undefined, pause: async () => undefined };
      const seen = await lookFromHere(look, [{ product: 'Skype', url, servers }]);
      await probes.close();
      const bad = seen.find(({ view }) => !view.document.seen);
      if (bad !== undefined) throw new Error(`A look failed: ${JSON.stringify(bad.view.stages)}`);
    },
    async plain() {
      const turns = createLimiter(16);
      await Promise.all([null, ...servers].map(() => turns(() => fetchPlainly(port))));
    },
    close: () => server.close(),
  };
}

const nobody = {
  run: () => Promise.reject(new Error('No shell is needed here.')),
  openPfx: () => Promise.reject(new Error('No file is needed here.')),
};

async function fetchPlainly(port: number): Promise<void> {
  const dispatcher = new Agent({ connect: { ca: root, servername: host } });
  const response = await request(`https://127.0.0.1:${port}/metadata/json/1`, { dispatcher, headers: { host } });
  await response.body.json();
  await dispatcher.close();
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
