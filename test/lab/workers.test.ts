// What Exchange's workers hold: read at their start and every 12 hours, and by nothing else. Skipping the restart fails as in life.

import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { setUp } from '../../src/lab/set-up.ts';
import { worldFile } from '../../src/lab/store.ts';
import { get } from './asking.ts';
import {
  autodiscoverUrl,
  configure,
  exchangeMetadata,
  exchangeServer,
  iisReset,
  inExchange,
  inSkype,
  message,
  openTestLab,
  read,
  replicated,
  stillClock,
  storageTest,
  type TestLab,
  testLab,
} from './playing.ts';

const ews = 'https://mail.litwareinc.com/EWS/Exchange.asmx';
const factor = 2000;
const hour = 3_600_000 / factor;

async function trusted(lab: TestLab, url: string): Promise<string> {
  const { headers } = await get(lab, url, { authorization: 'Bearer' });
  return /trusted_issuers="([^"]*)"/.exec(String(headers['www-authenticate']))?.[1] ?? 'no challenge';
}

describe('a worker', () => {
  it('does not know a new partner before its restart, in EWS and Autodiscover alike', async () => {
    const lab = await testLab({ factor });
    await lab.play(configure());
    expect([await trusted(lab, ews), await trusted(lab, autodiscoverUrl)]).toEqual(['', '']);
    await lab.play(iisReset(exchangeServer));
    const skype = '00000004-0000-0ff1-ce00-000000000000@litwareinc.com';
    expect([await trusted(lab, ews), await trusted(lab, autodiscoverUrl)]).toEqual([skype, skype]);
  });

  it('reads again by itself after 12 hours of production, not before', async () => {
    const time = stillClock();
    const lab = await testLab({ factor, now: time.now });
    await lab.play(configure());
    time.pass(11 * hour);
    expect(await trusted(lab, ews)).toBe('');
    time.pass(hour);
    expect(await trusted(lab, ews)).toContain('00000004');
  });

  it('keeps the old key after a refresh: the challenge looks right, the token is refused', async () => {
    const lab = await testLab({ factor, alter: (world) => setUp(world, new Date(), randomBytes) });
    const Thumbprint = lab.kept().skype.defaults[0]?.thumbprint ?? '';
    await lab.play(inSkype('Set-CsCertificate', { Identity: 'Global', Type: 'OAuthTokenIssuer', Thumbprint }));
    await replicated(lab);
    await lab.play(
      inExchange('Set-PartnerApplication', { Identity: lab.kept().exchange.partners[0]?.name ?? '' }, ['RefreshAuthMetadata']),
    );
    expect(await trusted(lab, autodiscoverUrl)).toContain('00000004');
    expect(message(await lab.play(storageTest))).toContain('2000000;reason="The token has an invalid signature."');
    await lab.play(iisReset(exchangeServer));
    expect((await lab.play(storageTest)).objects).toEqual(['Test passed.']);
  });

  it('publishes the auth certificate that it started with until it is restarted', async () => {
    const lab = await testLab({ factor });
    const keyShown = async (from: TestLab) => {
      const document: unknown = JSON.parse((await get(from, exchangeMetadata)).body);
      return JSON.stringify(read(document, 'keys'));
    };
    const before = await keyShown(lab);
    await lab.world.close();
    const world = lab.kept();
    world.exchange.authConfig.current = world.computers.find((each) => each.fqdn === exchangeServer)?.web ?? null;
    writeFileSync(worldFile(lab.dir), JSON.stringify(world));
    const again = await openTestLab(lab.dir, factor);
    expect(await keyShown(again)).toBe(before);
    await again.play(iisReset(exchangeServer));
    expect(await keyShown(again)).not.toBe(before);
  });

  it('writes its document as soon as it can when it could not at its start', async () => {
    const lab = await testLab({
      factor,
      alter: ({ computers }) => {
        for (const { iis, store } of computers) {
          for (const pool of iis.pools) pool.document = null;
          for (const each of store) each.hasPrivateKey = false;
        }
      },
    });
    expect((await get(lab, exchangeMetadata)).status).toBe(500);
    await lab.world.close();
    const world = lab.kept();
    for (const { store } of world.computers) for (const each of store) each.hasPrivateKey = true;
    writeFileSync(worldFile(lab.dir), JSON.stringify(world));
    expect((await get(await openTestLab(lab.dir, factor), exchangeMetadata)).status).toBe(200);
  });

  it('that finds no valid auth certificate at its start checks no token; one that started before goes on', async () => {
    const lab = await testLab({
      factor,
      alter: (world) => {
        setUp(world, new Date(), randomBytes);
        for (const { role, store } of world.computers) if (role === 'exchange') for (const each of store) each.hasPrivateKey = false;
      },
    });
    await lab.play(iisReset(exchangeServer));
    expect(message(await lab.play(storageTest))).toContain(
      '(500) Internal Server Error. x-ms-diagnostics: 2000007;reason="OAuth configuration not loaded."',
    );
  });
});
