// What an admin is told where there is no connection to speak of: names, addresses, proxies; and what a server's clock says.

import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { clockOf, together } from '../../src/probes/clock.ts';
import { createLimiter } from '../../src/probes/limiter.ts';
import { isGood } from '../../src/probes/outcome.ts';
import { proxyFor } from '../../src/probes/proxy.ts';
import { connectTo, resolve } from '../../src/probes/reach.ts';
import { address, document, plain, probesTo, web } from './serving.ts';

const own = { route: () => undefined, authorities: [] };
const soon = () => AbortSignal.timeout(5_000);

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = server.address();
  await new Promise((done) => server.close(done));
  return at === null || typeof at === 'string' ? 9 : at.port;
}

describe('a name', () => {
  test('leads to all of its addresses', async () => {
    const found = await resolve('localhost', 443, own, soon());
    expect(isGood(found) ? found.value : []).toContainEqual({ address: '127.0.0.1', port: 443 });
    expect(found.words).toMatch(/^localhost has the address(es)? .*127\.0\.0\.1/);
  });

  test('that no DNS can know is not called a broken server', async () => {
    const found = await resolve(`${'a'.repeat(64)}.invalid`, 443, own, soon());
    expect(['failed', 'not seen']).toContain(found.state);
    expect(found.words).toMatch(/DNS.*a{64}\.invalid\.$/);
  });

  test('whose DNS does not answer in time says nothing against the server', async () => {
    const found = await resolve('pool01.contoso.com', 443, own, AbortSignal.abort());
    expect(found).toEqual({ state: 'not seen', words: 'This computer got no answer from its DNS when it asked for pool01.contoso.com.' });
  });
});

describe('a connection', () => {
  test('that is refused is named so', async () => {
    const tried = await connectTo([{ address: '127.0.0.1', port: await closedPort() }], 443, 1_000, soon());
    expect(tried).toEqual({ state: 'failed', words: 'Nothing listens on port 443 at 127.0.0.1.' });
  });

  test('is made to the address that answers, and the silent one is named', async () => {
    const port = await plain(() => undefined);
    const addresses = [
      { address: '127.0.0.1', port: await closedPort() },
      { address: '127.0.0.1', port },
    ];
    const tried = await connectTo(addresses, 443, 1_000, soon());
    if (isGood(tried)) tried.value.destroy();
    expect([tried.state, tried.words]).toEqual(['noted', '127.0.0.1 answers on port 443. 127.0.0.1 does not answer there.']);
  });

  test('to an address that this computer has no way to says nothing against the server', async () => {
    // The broadcast address takes no connection: the computer itself refuses to try.
    const tried = await connectTo([{ address: '255.255.255.255', port: 443 }], 443, 2_000, soon());
    expect(tried).toEqual({ state: 'not seen', words: 'This computer has no way to 255.255.255.255.' });
  });

  test('that nobody takes is given up after half of the time', async () => {
    // A backlog of connections that no one accepts is what a firewall looks like; an ended signal is the same to the caller.
    const tried = await connectTo([{ address: '127.0.0.1', port: 9 }], 443, 1_000, AbortSignal.abort());
    expect(tried).toMatchObject({ state: 'failed', words: expect.stringContaining('within 1 second') });
  });
});

describe('a proxy of this computer', () => {
  const environment = { HTTPS_PROXY: 'http://admin:secret@proxy.contoso.com:8080', NO_PROXY: 'localhost, .fabrikam.com,*.litwareinc.com' };
  test('is named without its password', () => expect(proxyFor('pool01.contoso.com', environment)).toBe('proxy.contoso.com:8080'));
  test.each(['localhost', 'a.fabrikam.com', 'fabrikam.com', 'mail.litwareinc.com'])('does not matter for %s, which is exempt', (host) =>
    expect(proxyFor(host, environment)).toBeNull(),
  );
  test('matters for a name that only looks exempt', () => expect(proxyFor('notfabrikam.com', environment)).not.toBeNull());
  test('is found in small letters too, and ruled out for all by a star', () => {
    expect(proxyFor('a.b', { https_proxy: 'proxy:1' })).toBe('proxy:1');
    expect(proxyFor('a.b', { https_proxy: 'proxy:1', no_proxy: '*' })).toBeNull();
    expect(proxyFor('a.b', {})).toBeNull();
  });
});

describe("a server's clock", () => {
  const answer = (date: string, sent: number, received: number) => ({ headers: { date }, sent, received });
  const noon = Date.parse('2026-11-24T12:00:00Z');

  test('is bounded by the second that the header cuts off and the time of the request', () => {
    // The server's clock showed 12:00:00.0 to 12:00:01.0 at some time between 12:00:02.0 and 12:00:02.4 here.
    expect(clockOf(answer('Tue, 24 Nov 2026 12:00:00 GMT', noon + 2_000, noon + 2_400))).toEqual({ offsetMs: -1_700, errorMs: 700 });
  });

  test('is known better from several answers, and never worse', () => {
    const both = together({ offsetMs: -1_700, errorMs: 700 }, { offsetMs: -1_200, errorMs: 500 });
    expect(both).toEqual({ offsetMs: -1_350, errorMs: 350 });
  });

  test('that was set in between is taken from the newer answer', () => {
    expect(together({ offsetMs: 60_000, errorMs: 500 }, { offsetMs: 0, errorMs: 500 })).toEqual({ offsetMs: 0, errorMs: 500 });
  });

  test('is not read from an old answer out of a cache, nor from a header that is no time', () => {
    expect(clockOf({ headers: { date: 'Tue, 24 Nov 2026 12:00:00 GMT', age: '10' }, sent: noon, received: noon })).toBeUndefined();
    expect(clockOf(answer('soon', noon, noon))).toBeUndefined();
  });

  test('that is an hour fast is seen to be', async () => {
    const port = await web((request, response) => {
      response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString());
      document(request, response);
    });
    const probes = probesTo(port);
    const look = () => probes.readDocument(address, { expectedId: 'x', at: 'fe1.contoso.com' });
    const [first, second] = [(await look()).clock, (await look()).clock];
    expect(Math.abs((second?.offsetMs ?? 0) - 3_600_000)).toBeLessThanOrEqual(second?.errorMs ?? 0);
    expect(second?.errorMs ?? 0).toBeLessThanOrEqual(first?.errorMs ?? 0);
  });
});

test('many looks run side by side, but only so many at once, and one that fails lets the next one in', async () => {
  const takeTurn = createLimiter(3);
  let [running, most, done] = [0, 0, 0];
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resume) => setImmediate(resume));
    running -= 1;
    done += 1;
    if (done % 2 === 0) throw new Error('on purpose');
  };
  await Promise.allSettled(Array.from({ length: 20 }, () => takeTurn(work)));
  expect([most, done]).toEqual([3, 20]);
});

test('a hundred servers are looked at, and each is seen', async () => {
  const port = await web(document);
  const probes = probesTo(port, { patience: 30_000 });
  const servers = Array.from({ length: 100 }, (_, at) => `fe${at}.contoso.com`);
  const views = await Promise.all(
    servers.map((at) => probes.readDocument(address, { at, expectedId: '00000004-0000-0ff1-ce00-000000000000' })),
  );
  expect(views.filter((view) => view.document.seen).length).toBe(100);
});
