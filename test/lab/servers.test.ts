// What the lab's servers answer over real HTTPS, to their peers and to whoever looks from outside.

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startWorkers } from '../../src/lab/workers.ts';
import type { Parameters } from '../../src/model/command.ts';
import { get } from './asking.ts';
import {
  configure,
  exchangeMetadata,
  exchangeServer,
  first,
  frontEnd,
  iisReset,
  inExchange,
  onWindows,
  openTestLab,
  read,
  skypeMetadata,
  testLab,
} from './playing.ts';

const challenges = ['https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc', 'https://mail.litwareinc.com/EWS/Exchange.asmx'];

describe('TLS', () => {
  it('holds for published names with the company’s root, and for nobody without it', async () => {
    const lab = await testLab();
    expect((await get(lab, skypeMetadata)).status).toBe(200);
    expect((await get(lab, exchangeMetadata)).status).toBe(200);
    await expect(get(lab, skypeMetadata, { trust: 'system' })).rejects.toThrow(/unable to verify|self.signed/i);
  });

  it('does not hold for a server’s own name, which Exchange’s certificate lacks', async () => {
    const lab = await testLab();
    await expect(get(lab, `https://${exchangeServer}/autodiscover/metadata/json/1`)).rejects.toThrow(/altnames/);
  });

  it('listens on loopback only, and leads no name outside', async () => {
    const { route } = (await testLab()).world.network;
    for (const name of [frontEnd, 'AUTODISCOVER.litwareinc.com.', 'example.com']) expect(route(name)?.address).toBe('127.0.0.1');
    expect(route(frontEnd)?.port).not.toBe(route(exchangeServer)?.port);
  });
});

describe('auth metadata documents', () => {
  it.each([
    [skypeMetadata, '00000004-0000-0ff1-ce00-000000000000'],
    [exchangeMetadata, '00000002-0000-0ff1-ce00-000000000000'],
  ])('%s names its product, realm and signing key', async (url, id) => {
    const lab = await testLab();
    const { status, headers, body } = await get(lab, url);
    const document: unknown = JSON.parse(body);
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(document).toMatchObject({
      version: '1.0',
      realm: 'litwareinc.com',
      serviceName: id,
      issuer: `${id}@litwareinc.com`,
      allowedAudiences: [`${id}@litwareinc.com`],
    });
    const key: unknown = read(document, 'keys');
    const [signing] = Array.isArray(key) ? key : [];
    const der = Buffer.from(String(read(read(signing, 'keyvalue'), 'value')), 'base64');
    const thumbprint = createHash('sha1').update(der).digest();
    expect(read(read(signing, 'keyinfo'), 'x5t')).toBe(thumbprint.toString('base64url'));
    const { skype, exchange } = lab.kept();
    expect([skype.central.settings.tokenIssuer?.thumbprint, exchange.authConfig.current]).toContain(
      thumbprint.toString('hex').toUpperCase(),
    );
  });

  it('answer 500 while Skype has no key, and while Exchange’s key is not on the server', async () => {
    const skypeless = await testLab({ faults: ['no-oauth-token-issuer'] });
    expect((await get(skypeless, skypeMetadata)).status).toBe(500);
    const keyless = await testLab({
      alter: (world) => {
        for (const computer of world.computers) {
          computer.store = computer.store.filter((each) => each.thumbprint !== world.exchange.authConfig.current);
          startWorkers(computer, world, world.created);
        }
      },
    });
    expect((await get(keyless, exchangeMetadata)).status).toBe(500);
  });
});

describe('the OAuth challenge', () => {
  it('lists Skype only after the workers were started again', async () => {
    const lab = await testLab();
    const listed = async () => {
      const headers = await Promise.all(
        challenges.map(async (url) => String((await get(lab, url, { authorization: 'Bearer' })).headers['www-authenticate'])),
      );
      return headers.map((each) => /trusted_issuers="([^"]*)"/.exec(each)?.[1]);
    };
    await lab.play(configure());
    expect(await listed()).toEqual(['', '']);
    await lab.play(iisReset(exchangeServer));
    const issuer = '00000004-0000-0ff1-ce00-000000000000@litwareinc.com';
    expect(await listed()).toEqual([issuer, issuer]);
  });

  it('says error="invalid_token" only to an empty Bearer', async () => {
    const lab = await testLab();
    for (const url of challenges) {
      const [plain, bearer] = [await get(lab, url), await get(lab, url, { authorization: 'Bearer' })];
      expect([plain.status, bearer.status]).toEqual([401, 401]);
      expect(String(plain.headers['www-authenticate'])).toMatch(
        /^Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="[^"]*", token_types="[^"]*", Negotiate/,
      );
      expect(String(bearer.headers['www-authenticate'])).toContain('error="invalid_token"');
    }
  });

  it('health pages name the server', async () => {
    const lab = await testLab();
    for (const page of ['owa', 'ews']) {
      expect(await get(lab, `https://mail.litwareinc.com/${page}/healthcheck.htm`)).toMatchObject({
        status: 200,
        body: '200 OK<br/>ATL-EXCHANGE-001.LITWAREINC.COM',
      });
    }
  });
});

describe('iisreset', () => {
  it('says what it does and starts both workers anew', async () => {
    const lab = await testLab();
    const started = async () => {
      const state = first(await lab.play(onWindows(exchangeServer, 'Get-IisState')));
      const pools: unknown = read(state, 'Pools');
      return Array.isArray(pools)
        ? pools.map((each) => [read(each, 'Name'), read(each, 'State'), Date.parse(String(read(each, 'WorkerStartedUtc')))])
        : [];
    };
    const before = Date.now();
    const { lines, end } = await lab.play(iisReset(exchangeServer, '/timeout:60'));
    expect(lines).toEqual([
      '',
      'Attempting stop...',
      'Internet services successfully stopped',
      'Attempting start...',
      'Internet services successfully restarted',
    ]);
    expect(end).toEqual({ kind: 'ended', hadErrors: false, exitCode: 0 });
    for (const [name, state, at] of await started()) {
      expect([name, state]).toEqual([expect.stringMatching(/^MSExchange(Services|Autodiscover)AppPool$/), 'Started']);
      expect(Number(at)).toBeGreaterThanOrEqual(before);
    }
  });

  it('leaves nobody to answer while IIS is stopped, until /start', async () => {
    const lab = await testLab();
    await lab.play(iisReset(exchangeServer, '/stop'));
    await expect(get(lab, exchangeMetadata)).rejects.toThrow();
    expect((await lab.play(iisReset(exchangeServer, '/status'))).lines.at(-1)).toBe(
      'Status for World Wide Web Publishing Service ( W3SVC ) : Stopped',
    );
    expect(first(await lab.play(onWindows(frontEnd, 'Get-WebDocument', { Url: exchangeMetadata })))).toMatchObject({
      Stage: 'connect',
      Status: null,
    });
    expect(first(await lab.play(onWindows(exchangeServer, 'Get-IisState')))).toMatchObject({
      Services: [
        { Name: 'W3SVC', Status: 'Stopped' },
        { Name: 'WAS', Status: 'Stopped' },
      ],
    });
    await lab.play(iisReset(exchangeServer, '/start'));
    expect((await get(lab, exchangeMetadata)).status).toBe(200);
  });

  it.each([[['atl-exchange-009']], [['atl-edge-001']]])('fails with a code for %j, which it cannot reach', async (args) => {
    const { lines, end } = await (await testLab()).play(iisReset(...args));
    expect(lines).toContain('Restart attempt failed.');
    expect(end).toMatchObject({ exitCode: 1 });
  });

  it('shows its usage for a switch that it does not know', async () => {
    expect((await (await testLab()).play(iisReset(exchangeServer, '/now'))).lines[0]).toMatch(/^Usage:/);
  });

  it('goes on when the one who started it is gone: the world that is opened again has IIS running', async () => {
    const lab = await testLab({ factor: 100 });
    const gone = new AbortController();
    const items = lab.world.shell.run(iisReset(exchangeServer), { signal: gone.signal, prompts: {} });
    // The empty line, then "Attempting stop...": from there on it is under way.
    await items.next();
    expect((await items.next()).value).toMatchObject({ text: 'Attempting stop...' });
    const rest = items.next();
    gone.abort();
    expect((await rest).value).toMatchObject({ kind: 'interrupted', why: 'cancelled' });
    expect(lab.kept().computers.find((each) => each.fqdn === exchangeServer)?.iis.underWay).not.toBeNull();
    await lab.world.close();
    const again = await openTestLab(lab.dir);
    for (;;) {
      const state = first(await again.play(onWindows(exchangeServer, 'Get-IisState')));
      if (JSON.stringify(read(state, 'Services')) === '[{"Name":"W3SVC","Status":"Running"},{"Name":"WAS","Status":"Running"}]') break;
    }
    expect((await get(again, exchangeMetadata)).status).toBe(200);
  });
});

describe('a document fetched on a server', () => {
  it('comes with that server’s own trust', async () => {
    const lab = await testLab({
      alter: (world) => {
        for (const computer of world.computers.filter((each) => each.role === 'front end')) computer.authority = 'not trusted';
      },
    });
    const from = async (computer: string, Url: string) => first(await lab.play(onWindows(computer, 'Get-WebDocument', { Url })));
    expect(await from(frontEnd, exchangeMetadata)).toMatchObject({
      Stage: 'tls',
      Status: null,
      Detail: expect.stringContaining('trust relationship'),
    });
    expect(await from(exchangeServer, skypeMetadata)).toMatchObject({
      Url: skypeMetadata,
      Stage: 'done',
      Status: 200,
      ContentType: 'application/json; charset=utf-8',
    });
    expect(await from(exchangeServer, 'https://example.com/')).toMatchObject({
      Stage: 'name',
      Detail: "The remote name could not be resolved: 'example.com'",
    });
  });

  it('comes with the way there: addresses, what was agreed, which link is not trusted', async () => {
    const lab = await testLab();
    const [seen] = (await lab.play(onWindows(frontEnd, 'Get-WebDocument', { Url: exchangeMetadata }))).objects;
    expect(seen).toMatchObject({
      Addresses: ['127.0.0.1'],
      ConnectedTo: '127.0.0.1',
      Proxy: null,
      Protocol: 'Tls13',
      NameMatches: true,
      ChainTrusted: true,
      Links: [{ Status: '' }, { Status: '' }],
      Redirects: [],
      Date: expect.stringMatching(/ GMT$/),
    });
    const other = await lab.play(onWindows(frontEnd, 'Get-WebDocument', { Url: `https://${exchangeServer}/` }));
    expect(first(other)).toMatchObject({ Stage: 'tls', NameMatches: false, ChainTrusted: true });
    expect(first(await lab.play(onWindows(frontEnd, 'Get-WebDocument', { Url: 'https://example.com/' })))).toMatchObject({
      Addresses: [],
      ConnectedTo: null,
      Links: [],
    });
  });

  it.each(['nobody.litwareinc.com', 'atl-edge-001.litwareinc.com'])('is an error record when %s cannot be reached', async (computer) => {
    const { errors } = await (await testLab()).play(onWindows(computer, 'Get-IisState'));
    expect(errors[0]?.message).toMatch(/^\[.*\] Connecting to remote server .* failed/);
  });
});

describe('a server asked at its own address', () => {
  const mail = 'https://mail.litwareinc.com/EWS/Exchange.asmx';
  const asked = async (lab: Awaited<ReturnType<typeof testLab>>, parameters: Parameters) =>
    first(await lab.play(onWindows(frontEnd, 'Get-AnswerAt', { Url: mail, At: exchangeServer, ...parameters })));

  it('answers under the published name, an empty Bearer with its challenge', async () => {
    const lab = await testLab();
    expect(await asked(lab, { Challenge: true })).toMatchObject({
      Stage: 'done',
      Status: 401,
      Challenges: expect.arrayContaining([expect.stringMatching(/^Bearer .*error="invalid_token"$/), 'NTLM']),
      NameMatches: true,
      ChainTrusted: true,
    });
    expect(await asked(lab, { Url: exchangeMetadata })).toMatchObject({ Status: 200, Body: expect.stringContaining('"serviceName"') });
    expect(await asked(lab, { At: 'nowhere.litwareinc.com' })).toMatchObject({ Stage: 'name', Status: null });
    await lab.play(iisReset(exchangeServer, '/stop'));
    expect(await asked(lab, {})).toMatchObject({ Stage: 'connect', Status: null });
  });

  it('offers no Bearer while OAuth is switched off on its virtual directory, whatever token it is sent', async () => {
    const lab = await testLab({ faults: ['oauth-off'] });
    const switched = async () =>
      (await lab.play(inExchange('Get-WebServicesVirtualDirectory', { Server: exchangeServer }, ['ShowMailboxVirtualDirectories'])))
        .objects;
    expect(await asked(lab, { Challenge: true })).toMatchObject({ Status: 401, Challenges: ['Negotiate', 'NTLM', expect.anything()] });
    const Identity = 'ATL-EXCHANGE-001\\EWS (Default Web Site)';
    expect(await switched()).toMatchObject([{ Identity, OAuthAuthentication: false }, { OAuthAuthentication: true }]);
    await lab.play(inExchange('Set-WebServicesVirtualDirectory', { Identity, OAuthAuthentication: true }));
    expect(await switched()).toMatchObject([{ OAuthAuthentication: true }, { OAuthAuthentication: true }]);
    expect(await asked(lab, { Challenge: true })).toMatchObject({
      Challenges: expect.arrayContaining([expect.stringMatching(/^Bearer /)]),
    });
  });
});

describe('the clock of a server', () => {
  it('is the domain’s, unless it is set wrong: then all that it tells of the time is wrong', async () => {
    const lab = await testLab({
      alter: (world) => {
        for (const computer of world.computers.filter((each) => each.role === 'exchange')) computer.clockOffset = -540;
      },
    });
    const behind = (instant: unknown) => Math.round((Date.now() - Date.parse(String(instant))) / 60_000);
    const [ours, theirs] = [
      first(await lab.play(onWindows(frontEnd, 'Get-Clock'))),
      first(await lab.play(onWindows(exchangeServer, 'Get-Clock'))),
    ];
    expect(ours).toMatchObject({ Source: 'atl-dc-001.litwareinc.com', SourceAheadSeconds: 0.0011 });
    expect(theirs).toMatchObject({ Source: 'Local CMOS Clock', SourceAheadSeconds: null });
    expect([behind(read(ours, 'NowUtc')), behind(read(theirs, 'NowUtc'))]).toEqual([0, 9]);
    expect(behind((await get(lab, exchangeMetadata)).headers.date)).toBe(9);
    expect(behind(read(first(await lab.play(onWindows(exchangeServer, 'Get-IisState'))), 'NowUtc'))).toBe(9);
  });
});
