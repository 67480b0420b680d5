// The world in its folder: made once, resumed as it was, never silently started afresh; and how commands are cut short.

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWorld, presets } from '../../src/lab/create.ts';
import { faults } from '../../src/lab/faults/catalogue.ts';
import { openLab } from '../../src/lab/lab.ts';
import { worldFile } from '../../src/lab/store.ts';
import { worldSchema } from '../../src/lab/world.ts';
import { textFiles } from '../checks/files.ts';
import { addExchange, configure, exchangeServer, iisReset, inExchange, inSkype, newFolder, openTestLab, testLab } from './playing.ts';

const now = () => new Date();

describe('a practice world', () => {
  it('is made with the admin signed in', async () => {
    const world = await openLab({ dir: `${newFolder()}/deep/er`, preset: 'small', factor: 10_000, now });
    expect([world.kind, world.user, world.factor]).toEqual(['lab', 'LITWAREINC\\kenmyer', 10_000]);
    await world.close();
  });

  it.each(presets)('of the preset $id is plain data with a schema, whatever its faults', ({ id, title, words }) => {
    expect([title, words].every((each) => each.length > 10)).toBe(true);
    const made = createWorld({ preset: id, faults: faults.map((each) => each.id), now: now(), random: randomBytes });
    expect(worldSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
    for (const fault of faults) expect([fault.title, fault.words, fault.source].every((each) => each.length > 10)).toBe(true);
  });

  it('has no fault that takes more than a row of fifteen lines', () => {
    const rows = textFiles('.', ['src/lab/faults']).flatMap(({ text }) => text.match(/^ {2}\{\n {4}id: [\s\S]*?^ {2}\},$/gm) ?? []);
    expect(rows).toHaveLength(faults.length);
    expect(rows.filter((row) => row.split('\n').length > 15)).toEqual([]);
  });

  it('is the same when it is closed and opened again', async () => {
    const lab = await testLab();
    await lab.play(configure());
    await lab.play(addExchange);
    const looks = [
      inExchange('Get-PartnerApplication'),
      inExchange('Get-ManagementRoleAssignment'),
      inSkype('Get-CsPartnerApplication'),
      inSkype('Get-CsCertificate'),
    ];
    const before = await Promise.all(looks.map((each) => lab.play(each)));
    const authorities = lab.world.network.authorities;
    await lab.world.close();
    const again = await openTestLab(lab.dir);
    expect(await Promise.all(looks.map((each) => again.play(each)))).toEqual(before);
    expect(again.world.network.authorities).toEqual(authorities);
  });

  it('has each change on disk before the cmdlet returns', async () => {
    const lab = await testLab();
    for await (const item of lab.world.shell.run(addExchange, { signal: new AbortController().signal, prompts: {} })) {
      expect(item.kind).toBe('object');
      expect(lab.kept().skype.central.settings.partners).toHaveLength(1);
    }
  });

  it.each([
    ['damaged', (text: string) => text.slice(0, -200), /is damaged/],
    ['changed by hand', (text: string) => text.replace('"Authoritative"', '"Mine"'), /damaged at "exchange.acceptedDomains.0.type"/],
    ['newer', (text: string) => text.replace('"version":2', '"version":9'), /newer version of this program/],
    ['older', (text: string) => text.replace('"version":2', '"version":1'), /older version of this program/],
    ['empty', () => '', /is damaged/],
    ['no world', () => '[]', /is damaged/],
  ])('that is %s ends with a sentence and is left alone', async (_, spoil, sentence) => {
    const lab = await testLab();
    await lab.world.close();
    const file = worldFile(lab.dir);
    const spoilt = spoil(readFileSync(file, 'utf8'));
    writeFileSync(file, spoilt);
    await expect(openTestLab(lab.dir)).rejects.toThrow(sentence);
    await expect(openTestLab(lab.dir)).rejects.toThrow(/Nothing was changed\. Keep the file/);
    expect(readFileSync(file, 'utf8')).toBe(spoilt);
  });

  it('leaves no copy of itself, which would hold its keys, when a program was killed while it wrote', async () => {
    const lab = await testLab();
    await lab.world.close();
    const copy = `${worldFile(lab.dir)}.4242-00000000-0000-4000-8000-000000000000.tmp`;
    const notes = `${worldFile(lab.dir)}.tmp`;
    for (const file of [copy, notes]) writeFileSync(file, '{}');
    await (await openTestLab(lab.dir)).world.close();
    expect([existsSync(copy), existsSync(notes)]).toEqual([false, true]);
  });

  it('cannot be kept where a folder has its file’s name', async () => {
    const dir = newFolder();
    mkdirSync(worldFile(dir));
    await expect(openLab({ dir, factor: 1, now })).rejects.toThrow(/world.json is a folder, not a file/);
  });

  it('names the known faults and presets for an unknown one, and makes nothing', async () => {
    const dir = newFolder();
    await expect(openLab({ dir, faults: ['no-such-thing'], factor: 1, now })).rejects.toThrow(
      'has no fault named "no-such-thing". It knows: no-oauth-token-issuer',
    );
    expect(() => createWorld({ preset: 'huge', faults: [], now: now(), random: randomBytes })).toThrow(
      `It knows: ${presets.map((each) => each.id).join(', ')}.`,
    );
    expect(existsSync(worldFile(dir))).toBe(false);
  });

  it('refuses a fault that it was made without, instead of ignoring it', async () => {
    const lab = await testLab();
    await lab.world.close();
    await expect(openLab({ dir: lab.dir, faults: ['no-oauth-token-issuer'], factor: 1, now })).rejects.toThrow(
      /was made without the fault "no-oauth-token-issuer"/,
    );
  });

  it.each([0, -1, Number.NaN])('refuses the factor %s', async (factor) => {
    await expect(openLab({ dir: newFolder(), factor, now })).rejects.toThrow(/greater than 0/);
  });
});

describe('a command', () => {
  it('that is cancelled ends at once as interrupted, in whatever it was doing', async () => {
    const lab = await testLab({ factor: 1 });
    for (const command of [configure(), addExchange, inExchange('Get-ExchangeServer'), iisReset(exchangeServer)]) {
      const stopped = new AbortController();
      const played = lab.play(command, { signal: stopped.signal });
      stopped.abort();
      expect((await played).end).toMatchObject({ kind: 'interrupted', why: 'cancelled' });
    }
  });

  it('that was cancelled before it began changes nothing', async () => {
    const lab = await testLab();
    const before = lab.kept();
    expect((await lab.play(addExchange, { signal: AbortSignal.abort() })).end).toMatchObject({ why: 'cancelled' });
    expect(lab.kept()).toEqual(before);
  });

  it('ends as died when the lab has been closed', async () => {
    const lab = await testLab();
    await lab.world.close();
    expect((await lab.play(addExchange)).end).toMatchObject({ kind: 'interrupted', why: 'died' });
  });
});
