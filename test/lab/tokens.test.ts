// The tokens by which Skype acts at Exchange: what a server accepts, what it refuses, in which order and in whose words.

import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../../src/lab/create.ts';
import { checkToken, type Verdict } from '../../src/lab/servers/token-check.ts';
import { setUp } from '../../src/lab/set-up.ts';
import { makeToken } from '../../src/lab/tokens.ts';
import { autodiscoverPool } from '../../src/lab/workers.ts';
import { exchangeId, findCertificate, findComputer, type LabWorld } from '../../src/lab/world.ts';
import { get } from './asking.ts';
import {
  addExchange,
  autodiscoverUrl,
  exchangeServer,
  frontEnd,
  inExchange,
  inSkype,
  message,
  replicated,
  storageTest,
  type TestLab,
  testLab,
} from './playing.ts';

const host = 'autodiscover.litwareinc.com';
const now = new Date();

const setUpLab = (): Promise<TestLab> => testLab({ alter: (each) => setUp(each, now, randomBytes) });

type Changed = {
  readonly realm?: string;
  readonly audience?: string;
  readonly signer?: string;
  readonly user?: string;
  readonly at?: Date;
};

function tokenIn(world: LabWorld, changed: Changed = {}): Promise<string> {
  const signer = findCertificate(world, changed.signer ?? world.skype.central.settings.tokenIssuer?.thumbprint ?? '');
  const user = world.people.find((each) => each.sam === (changed.user ?? 'kenmyer'));
  if (signer === undefined || user === undefined) throw new Error('The world lacks the signer or the user.');
  return makeToken({
    realm: changed.realm ?? 'litwareinc.com',
    audience: changed.audience ?? `${exchangeId}/${host}@litwareinc.com`,
    signer,
    user,
    now: changed.at ?? now,
  });
}

function judge(world: LabWorld, token: string): Promise<Verdict> {
  const computer = findComputer(world, exchangeServer);
  if (computer === undefined) throw new Error('The world lacks its Exchange server.');
  return checkToken(`Bearer ${token}`, { world, computer, pool: autodiscoverPool, host, now });
}

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part: string | undefined): { readonly [name: string]: unknown } =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));

/** The token with another actor token in it. */
function withActor(token: string, alter: (actor: string) => string): string {
  const [head, body] = token.split('.');
  const claims = decoded(body);
  return `${head}.${encoded({ ...claims, actortoken: alter(String(claims.actortoken)) })}.`;
}

const world = createWorld({ preset: 'small', faults: [], now, random: randomBytes });
setUp(world, now, randomBytes);

describe('a token', () => {
  it('is accepted when all is set up, for the user that it names', async () => {
    expect(await judge(world, await tokenIn(world))).toMatchObject({ kind: 'accepted', user: { sam: 'kenmyer' } });
    expect(await judge(world, await tokenIn(world, { user: 'pilarackerman' }))).toMatchObject({ user: { sam: 'pilarackerman' } });
  });

  it('is refused when any byte of what is signed has changed', async () => {
    const token = await tokenIn(world);
    const length = String(decoded(token.split('.')[1]).actortoken).length;
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.nat(length - 1), fc.constant(length - 1)), fc.integer({ min: 0x20, max: 0x7e }), async (at, code) => {
        const changed = withActor(token, (actor) => `${actor.slice(0, at)}${String.fromCharCode(code)}${actor.slice(at + 1)}`);
        fc.pre(changed !== token);
        expect(await judge(world, changed)).toMatchObject({ kind: 'refused', status: 401 });
      }),
      { numRuns: 500 },
    );
  });

  it('is refused whole, whatever stands in its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 2000 }), async (text) => {
        expect((await judge(world, text.replaceAll(/\s/g, '.'))).kind).not.toBe('accepted');
      }),
    );
  });

  it('cannot be signed by "none", nor by somebody else’s key that calls itself by the trusted one’s name', async () => {
    const token = await tokenIn(world);
    const unsigned = withActor(token, (actor) => `${encoded({ typ: 'JWT', alg: 'none' })}.${actor.split('.')[1]}.`);
    expect(await judge(world, unsigned)).toMatchObject({ diagnostics: expect.stringMatching(/^2000001/) });
    const other = await tokenIn(world, { signer: world.skype.defaults[0]?.thumbprint ?? '' });
    const posing = withActor(other, (actor) => {
      const [, body, signature] = actor.split('.');
      return `${String(decoded(token.split('.')[1]).actortoken).split('.')[0]}.${body}.${signature}`;
    });
    expect(await judge(world, posing)).toMatchObject({ diagnostics: expect.stringMatching(/^2000000/) });
  });
});

describe('Exchange’s order of checks', () => {
  // Each wrong in one more way than the one below it: the first check that fails is the one that speaks.
  const day = 86_400_000;
  const wrong: readonly {
    readonly what: string;
    readonly code: number;
    readonly status: number;
    readonly token: Changed;
    readonly alter: (world: LabWorld) => void;
  }[] = [
    { what: 'issuer unknown to the worker', code: 2000009, status: 401, token: { realm: 'fabrikam.com' }, alter: () => {} },
    {
      what: 'made for another product',
      code: 2000003,
      status: 401,
      token: { audience: `00000003-0000-0ff1-ce00-000000000000/${host}@litwareinc.com` },
      alter: () => {},
    },
    {
      what: 'made for another host',
      code: 2000003,
      status: 401,
      token: { audience: `${exchangeId}/mail.litwareinc.com@litwareinc.com` },
      alter: () => {},
    },
    { what: 'without a realm', code: 2000003, status: 401, token: { audience: `${exchangeId}/${host}` }, alter: () => {} },
    { what: 'signed with a key that the worker does not hold', code: 2000000, status: 401, token: { signer: 'default' }, alter: () => {} },
    { what: 'expired', code: 2000002, status: 401, token: { at: new Date(now.getTime() - 2 * day) }, alter: () => {} },
    { what: 'from tomorrow', code: 2000002, status: 401, token: { at: new Date(now.getTime() + day) }, alter: () => {} },
    {
      what: 'of a realm that is no accepted domain',
      code: 2000004,
      status: 401,
      token: {},
      alter: ({ exchange }) => {
        for (const each of exchange.acceptedDomains) each.domain = '*.litwareinc.com';
      },
    },
    {
      what: 'of an application that was switched off since',
      code: 2000006,
      status: 401,
      token: {},
      alter: ({ exchange }) => {
        for (const each of exchange.partners) each.enabled = false;
      },
    },
    {
      what: 'of an application whose account has no roles',
      code: 2000008,
      status: 403,
      token: {},
      alter: ({ exchange }) => {
        exchange.assignments = [];
      },
    },
    {
      what: 'for a person without a mailbox',
      code: 2000005,
      status: 401,
      token: {},
      alter: ({ people }) => {
        for (const each of people) each.smtp = null;
      },
    },
  ];

  it.each(wrong)('$what: $code', async ({ code, status, token, alter }) => {
    const altered = structuredClone(world);
    alter(altered);
    const signer = token.signer === 'default' ? { signer: world.skype.defaults[0]?.thumbprint ?? '' } : {};
    expect(await judge(altered, await tokenIn(altered, { ...token, ...signer }))).toMatchObject({
      kind: 'refused',
      status,
      diagnostics: expect.stringMatching(new RegExp(`^${code};reason="[^"]+";error_category="\\w+"$`)),
    });
  });

  it('is kept when several things are wrong: the earliest is named', async () => {
    const altered = structuredClone(world);
    for (const { alter } of wrong) alter(altered);
    const first = async (token: Changed) => {
      const verdict = await judge(altered, await tokenIn(altered, token));
      return verdict.kind === 'refused' ? Number(verdict.diagnostics.split(';')[0]) : 0;
    };
    const signer = world.skype.defaults[0]?.thumbprint ?? '';
    expect(await first({ realm: 'fabrikam.com', audience: 'x', signer })).toBe(2000009);
    expect(await first({ audience: 'x', signer })).toBe(2000003);
    expect(await first({ signer })).toBe(2000000);
    expect(await first({})).toBe(2000004);
  });
});

describe('over HTTPS', () => {
  it('a refused token gets the challenge and why; none gets the challenge only', async () => {
    const lab = await setUpLab();
    const refused = await get(lab, autodiscoverUrl, { authorization: 'Bearer x.y.z', post: '<a/>' });
    expect(refused.status).toBe(401);
    expect(refused.headers['x-ms-diagnostics']).toBe(
      '2000001;reason="OAuth token submitted with the request can not be parsed.";error_category="invalid_token"',
    );
    expect(String(refused.headers['www-authenticate'])).toContain('error="invalid_token"');
    const none = await get(lab, autodiscoverUrl, { post: '<a/>' });
    expect([none.status, none.headers['x-ms-diagnostics']]).toEqual([401, undefined]);
  });

  it('an accepted token gets no more than its own user’s mailbox, and only by messages that are understood', async () => {
    const lab = await setUpLab();
    const authorization = `Bearer ${await tokenIn(lab.kept())}`;
    const asks = (mailbox: string) => `<GetUserSettingsRequestMessage><Mailbox>${mailbox}</Mailbox></GetUserSettingsRequestMessage>`;
    expect((await get(lab, autodiscoverUrl, { authorization, post: asks('kenmyer@litwareinc.com') })).body).toContain('https://mail.');
    expect((await get(lab, autodiscoverUrl, { authorization, post: asks('pilarackerman@litwareinc.com') })).body).toContain('InvalidUser');
    expect((await get(lab, autodiscoverUrl, { authorization, post: 'what?' })).status).toBe(500);
  });

  it('a message without end is refused, and the server lives on', async () => {
    const lab = await testLab();
    expect((await get(lab, autodiscoverUrl, { post: 'x'.repeat(300_000) })).status).toBe(413);
    expect((await get(lab, autodiscoverUrl)).status).toBe(401);
  });

  it('Skype says whom it trusts: Exchange, once its partner application has reached that Front End', async () => {
    const lab = await testLab();
    const url = `https://${frontEnd}/Autodiscover/AutodiscoverService.svc/root/oauth/user`;
    const trusted = async () => {
      const { status, headers } = await get(lab, url);
      expect(status).toBe(401);
      return /trusted_issuers="([^"]*)"/.exec(String(headers['www-authenticate']))?.[1];
    };
    expect(await trusted()).toBe('');
    await lab.play(addExchange);
    await replicated(lab);
    expect(await trusted()).toBe(`${exchangeId}@litwareinc.com`);
  });
});

describe('the storage test', () => {
  const items = (lab: TestLab) => lab.kept().people.find((each) => each.sam === 'kenmyer')?.items ?? [];

  it('leaves a real item in the mailbox, unless it is told to delete it', async () => {
    const lab = await setUpLab();
    await lab.play(storageTest);
    expect(items(lab)).toEqual([]);
    await lab.play(inSkype('Test-CsExStorageConnectivity', { SipUri: 'sip:kenmyer@litwareinc.com' }));
    expect(items(lab)).toEqual([expect.objectContaining({ folder: 'conversationhistory', subject: 'Storage connectivity test' })]);
  });

  it('says 403 and 2000008 when the application’s account lost its roles', async () => {
    const lab = await setUpLab();
    await lab.play(inExchange('Remove-MailUser', { Identity: 'LyncEnterprise-ApplicationAccount', Confirm: false }));
    expect(message(await lab.play(storageTest))).toMatch(/Status=403 ---> .*\(403\) Forbidden\. x-ms-diagnostics: 2000008;/);
    expect(items(lab)).toEqual([]);
  });

  it('needs the key on the Front End: a certificate without it signs nothing', async () => {
    const lab = await setUpLab();
    await lab.world.close();
    const altered = lab.kept();
    for (const each of findComputer(altered, frontEnd)?.store ?? []) each.hasPrivateKey = false;
    const keyless = await testLab({ alter: (each) => Object.assign(each, altered) });
    expect(message(await keyless.play(storageTest))).toMatch(/\(401\) Unauthorized\.$/);
  });
});
