// A world that breaks after it was set up: what the test says there leads to the cause, by that answer alone.

import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { causeInWords, diagnose } from '../../src/diagnosis/diagnose.ts';
import { ownEvidence } from '../../src/diagnosis/read-text.ts';
import { worldFile } from '../../src/lab/store.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import {
  addExchange,
  configure,
  exchangeServer,
  frontEnd,
  iisReset,
  message,
  newFolder,
  openTestLab,
  replicated,
  setAutodiscover,
  storageTest,
  testLab,
} from '../lab/playing.ts';

let finished = '';

/** Set up once, by the article. */
async function setUp(): Promise<string> {
  if (finished !== '') return finished;
  const lab = await testLab({ factor: 2000 });
  for (const command of [configure(), iisReset(exchangeServer, '/timeout:60'), setAutodiscover, addExchange]) await lab.play(command);
  await replicated(lab);
  finished = JSON.stringify(lab.kept());
  return finished;
}

const on = (fqdn: string, change: (computer: LabWorld['computers'][number]) => void) => (world: LabWorld) => {
  for (const each of world.computers) if (each.fqdn === fqdn) change(each);
};

describe('a set-up that was well is broken, and the cause is named', () => {
  test.each<[string, string, (world: LabWorld) => void]>([
    [
      'the Front End does not trust the authority',
      'certificate-exchange-not-trusted',
      on(frontEnd, (each) => {
        each.authority = 'not trusted';
      }),
    ],
    [
      'the EWS address leads nowhere',
      'ews-name-unknown',
      ({ exchange }) => {
        for (const each of exchange.servers) each.ewsUrl = 'https://mail.nowhere.example/EWS/Exchange.asmx';
      },
    ],
    [
      'the realm is covered by a wildcard only',
      'realm-not-accepted',
      ({ exchange }) => {
        for (const each of exchange.acceptedDomains) each.domain = '*.litwareinc.com';
      },
    ],
    [
      'the linked account is gone',
      'linked-account',
      ({ exchange }) => {
        exchange.mailUsers = [];
        for (const each of exchange.partners) each.linkedAccount = null;
      },
    ],
  ])('%s', async (_, id, change) => {
    const dir = newFolder();
    const world = JSON.parse(await setUp());
    change(world);
    writeFileSync(worldFile(dir), JSON.stringify(world));
    const said = message(await (await openTestLab(dir, 2000)).play(storageTest));
    const diagnosis = diagnose(ownEvidence([said]));
    expect(diagnosis).toMatchObject({ id });
    expect(diagnosis && causeInWords(diagnosis)).toMatch(/^(?:Certain|Most likely): /);
  });
});
