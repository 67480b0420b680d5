// A set-up that stands is healthy however its names are written; an entry whose address leads nowhere, or to somebody else's document, is
// named today, and not at the next renewal.

import { describe, expect, test } from 'vitest';
import type { LabWorld } from '../../src/lab/world.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Answers } from '../../src/wizard/no-input.ts';
import { answers, likely } from './fault-promises.ts';
import { changesOf, rehearsalFolder, rehearse } from './rehearsal.ts';
import { mendedBy, newRun } from './renewing.ts';
import { doneFolder, meanwhile, takenBack, undo, worldIn } from './undoing.ts';

const exchange = (world: LabWorld) => world.computers.find(({ role }) => role === 'exchange');

/** Exchange's entry for Skype. */
function entryOf(world: LabWorld): LabWorld['exchange']['partners'][number] {
  const found = world.exchange.partners.find(({ applicationId }) => /^00000004/.test(applicationId));
  if (found === undefined) throw new Error('The set-up made no entry.');
  return found;
}

/** Skype's settings, as the Central Management Store and each replica hold them. */
const settingsOf = ({ skype }: LabWorld) => [skype.central.settings, ...skype.replicas.map((each) => each.settings)];

/** A set-up that is done, changed by somebody, and run again. */
async function again(alter: (world: LabWorld) => void, more: Answers = {}) {
  const dir = await doneFolder();
  meanwhile(dir, alter);
  const run = await newRun(dir, { answers: { ...answers, ...more }, interject: likely });
  const found = run.records.flatMap((each) => (each.type === 'looked' ? each.findings : []));
  return { dir, run, changes: mendedBy(run), found };
}

const wordsOf = (found: readonly Finding[], code: string) => found.find((each) => each.code === code)?.words ?? '';

describe('a set-up that stands has nothing changed', () => {
  test.each<[string, (world: LabWorld) => void]>([
    [
      "the issuers in what Exchange's services list are in other capitals",
      (world) => {
        for (const { trusts } of exchange(world)?.iis.pools ?? [])
          for (const each of trusts) each.issuer = each.issuer.replace('litwareinc.com', 'LitwareInc.com').replace('0ff1', '0FF1');
      },
    ],
    [
      "the Autodiscover address of Skype names the usual port, or the root's dot",
      (world) => {
        settingsOf(world).forEach(({ oauth }, at) => {
          oauth.autodiscoverUrl = `https://Autodiscover.litwareinc.com${at === 0 ? ':443' : '.'}/Autodiscover/autodiscover.svc`;
        });
      },
    ],
    [
      "the addresses in both entries name the usual port, or the root's dot",
      (world) => {
        entryOf(world).metadataUrl = 'https://ATL-CS-001.litwareinc.com.:443/metadata/json/1';
        for (const { partners } of settingsOf(world))
          for (const { keys } of partners)
            if (keys.kind === 'metadata') keys.url = keys.url.replace('litwareinc.com/', 'litwareinc.com.:443/');
      },
    ],
    [
      'the entry reads the same document under another name of the Front End',
      (world) => {
        world.names.push({ name: 'sip.litwareinc.com', computers: ['atl-cs-001.litwareinc.com'] });
        entryOf(world).metadataUrl = 'https://sip.litwareinc.com/metadata/json/1';
      },
    ],
  ])('where %s', async (_, alter) => {
    const { run, changes } = await again(alter);
    expect(run.driven.kind).toBe('finished');
    expect(changes).toEqual([]);
  });
});

test('a set-up finishes where the SIP domain is written in capitals', async () => {
  const dir = rehearsalFolder();
  await rehearse(dir, { interject: (demand) => (demand.kind === 'ask' ? { kind: 'leave' } : undefined) });
  meanwhile(dir, (world) => {
    for (const { oauth } of settingsOf(world)) if (oauth.realm !== null) oauth.realm = 'LitwareInc.com';
    for (const each of world.skype.sipDomains) each.name = each.name.replace('litwareinc', 'LitwareInc');
  });
  const run = await newRun(dir, { answers, interject: likely });
  expect(run.driven.kind).toBe('finished');
  expect(changesOf(run.records).filter((each) => each.startsWith('restart '))).toHaveLength(1);
});

describe('an address in the entry for Skype', () => {
  test('that leads nowhere is mended today, although what Exchange has stored is right', async () => {
    const { changes, found, dir } = await again((world) => {
      entryOf(world).metadataUrl = 'https://old-pool.litwareinc.com/metadata/json/1';
    });
    expect(changes[0]).toBe('partner.move');
    expect(wordsOf(found, 'partner.url')).toContain('It gives atl-exchange-001.litwareinc.com no document.');
    expect(entryOf(worldIn(dir)).metadataUrl).toBe('https://atl-cs-001.litwareinc.com/metadata/json/1');
  });

  test("that leads to another product's document is mended", async () => {
    const { changes } = await again((world) => {
      entryOf(world).metadataUrl = 'https://autodiscover.litwareinc.com/autodiscover/metadata/json/1';
    });
    expect(changes[0]).toBe('partner.move');
  });
});

test('an address in the entry for Exchange that leads nowhere is mended today', async () => {
  const { changes, found } = await again((world) => {
    for (const { partners } of settingsOf(world))
      for (const { keys } of partners) if (keys.kind === 'metadata') keys.url = 'https://old.litwareinc.com/autodiscover/metadata/json/1';
  });
  expect(changes).toEqual(['exchange-partner.mend']);
  expect(wordsOf(found, 'exchange-partner.differs')).toContain('It gives atl-cs-001.litwareinc.com no document.');
});

test('an entry that does not take SIDs is named, mended, and can be set back', async () => {
  const { dir, changes, found } = await again((world) => {
    entryOf(world).acceptsSids = false;
  });
  expect(changes[0]).toBe('partner.accept-sids');
  expect(wordsOf(found, 'partner.sids')).toContain('AcceptSecurityIdentifierInformation');
  expect(entryOf(worldIn(dir)).acceptsSids).toBe(true);
  expect(takenBack(await undo(dir))).toEqual(['undo partner.accept-sids: Set-PartnerApplication']);
  expect(entryOf(worldIn(dir)).acceptsSids).toBe(false);
});

describe('a SIP address that is no address of the mailbox', () => {
  const other = (world: LabWorld) => {
    for (const each of world.people) if (each.sip === 'sip:kenmyer@litwareinc.com') each.sip = 'sip:ken@litwareinc.com';
  };
  const user = { 'connectivityTest.user': 'ken@litwareinc.com' };

  test('stops the test with a way on', async () => {
    const { run, found } = await again(other, user);
    expect(run.driven.kind).toBe('left');
    expect(wordsOf(found, 'test-user.no-mailbox')).toBe('ken@litwareinc.com is no address of a mailbox on your Exchange servers.');
    const [options] = run.asked.flatMap((each) => (each.kind === 'way out' ? [each.options.map(({ option }) => option)] : []));
    expect(options).toContain('go on anyway');
  });

  test('proves the link where the admin goes on: Exchange finds the mailbox by the SID', async () => {
    const { run } = await again(other, { ...user, 'test-user.no-mailbox.goOnAnyway': 'go on anyway' });
    expect(run.driven.kind).toBe('finished');
  });
});
