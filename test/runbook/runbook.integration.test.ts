import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { inJson, runbookShape } from '../../src/runbook/document.ts';
import { inMarkdown } from '../../src/runbook/markdown.ts';
import { planHash } from '../../src/runbook/plan-hash.ts';
import { litware, litwarePool, rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { meanwhile } from '../wizard/undoing.ts';
import { plannedFor, runbookOf, scriptOf, stable, surveyLab, usualSurvey, wholeSurvey } from './planning.ts';

const usual = usualSurvey();

describe('a runbook for the usual first set-up', () => {
  test('reads as a change advisory board wants it', async () => {
    await expect(stable(inMarkdown(runbookOf(usual.survey())))).toMatchFileSnapshot('small.md');
  });

  test('is a script whose sections can be read before they are run', async () => {
    const script = stable(scriptOf(runbookOf(usual.survey())));
    const sections = script.slice(script.indexOf('# Section 1 of'));
    expect(script.startsWith('\uFEFF#requires -Version 3.0\n# Runbook: ')).toBe(true);
    await expect(sections).toMatchFileSnapshot('small.ps1');
  });

  test('has a section for each shell, one of its own for what hurts, and one for the test', async () => {
    const { sections } = runbookOf(usual.survey());
    expect(sections.map(({ title, shell, hurts }) => [title, shell.split(' ')[0], hurts])).toEqual([
      ['Servers', 'Skype', false],
      ['Skype as partner', 'Exchange', false],
      ['IIS restart', 'Exchange', true],
      ['Exchange as partner', 'Skype', false],
      ['Connectivity test', 'Skype', false],
    ]);
  });

  test('is the same as data, in the shape that it promises', async () => {
    const runbook = runbookOf(usual.survey());
    expect(runbookShape.strict().parse(JSON.parse(inJson(runbook)))).toEqual(runbook);
  });

  test('asks for the name of each server before that server is restarted', async () => {
    const { sections } = await plannedFor(rehearsalFolder(), { preset: 'pool', answers: litwarePool });
    const words = sections.flatMap(({ parts }) =>
      parts.flatMap(({ acts }) => acts.flatMap((act) => (act.kind === 'change' && act.confirm ? [act.confirm.word] : []))),
    );
    expect(words).toEqual(['atl-exchange-001', 'atl-exchange-002']);
  });
});

describe('a word of its own', () => {
  test('is asked for before each change of where Outlook looks, and before no other change of that section', async () => {
    const dir = rehearsalFolder();
    await wholeSurvey(dir);
    meanwhile(dir, (world) => {
      for (const each of world.exchange.servers) each.internalUri = null;
    });
    const { sections } = await plannedFor(dir, { answers: { ...litware, 'servers.internalUri': 'set' } });
    const changes = sections.flatMap(({ parts }) => parts.flatMap(({ acts }) => acts.filter((act) => act.kind === 'change')));
    expect(Object.fromEntries(changes.map(({ id, confirm }) => [id.split(' ')[0], confirm?.word ?? null]))).toMatchObject({
      'contacts.keep': null,
      'internal-uri': 'CHANGE OUTLOOK',
      restart: 'atl-exchange-001',
    });
  });
});

describe('the number of a plan', () => {
  test('is the same whoever makes it, and when', async () => {
    expect(planHash(await wholeSurvey(usual.dir()))).toBe(planHash(usual.survey()));
  });

  test.each([
    ['an answer', { answers: { ...litware, 'connectivityTest.user': 'sip:pilar@litwareinc.com' } }],
    ['the server that would be told', { answers: { ...litware, 'servers.contacts': 'move' } }],
    ['the world', { faults: ['autodiscover-url-wrong'], answers: { ...litware, 'exchangeAsPartner.autodiscoverUrl': 'change' } }],
  ])('changes with %s', async (_, options) => {
    const surveyed = await wholeSurvey('faults' in options ? rehearsalFolder() : usual.dir(), options);
    expect(planHash(surveyed)).not.toBe(planHash(usual.survey()));
  });
});

describe('planning', () => {
  test('changes nothing and writes nothing', async () => {
    const kept = () => readdirSync(usual.dir()).map((name) => [name, readFileSync(path.join(usual.dir(), name), 'utf8')]);
    const before = kept();
    await wholeSurvey(usual.dir());
    expect(kept()).toEqual(before);
  });

  test('names the answer that it lacks', async () => {
    const { 'connectivityTest.user': _, ...others } = litware;
    expect(await surveyLab(usual.dir(), { answers: others })).toMatchObject({ kind: 'missing', key: 'connectivityTest.user' });
  });

  test('goes by the state file: nothing is left after a set-up that ended well, and an interrupted change stops it', async () => {
    const rehearsed = rehearsalFolder();
    const { records } = await rehearse(rehearsed);
    const { sections, page } = await plannedFor(rehearsed, { records, answers: {} });
    expect({ sections, blocked: page.blocked }).toEqual({ sections: [], blocked: [] });
    const intent = records.findIndex((each) => each.type === 'intent');
    const interrupted = await plannedFor(rehearsed, { records: records.slice(0, intent + 1) });
    expect(interrupted.page.blocked.join()).toContain('was interrupted');
  });

  test('says of a broken world what must be mended first, and its script refuses to run, unless the answers say to go on', async () => {
    const broken = rehearsalFolder();
    const runbook = await plannedFor(broken, { faults: ['realm-not-accepted'] });
    expect(runbook.page.blocked.join()).toContain("is not one of Exchange's accepted domains");
    expect(scriptOf(runbook)).toMatch(/\$blocked = @\('Servers: Skype signs in the name of /);
    const answers = { ...litware, 'realm.not-accepted.goOnAnyway': 'go on anyway' };
    expect((await plannedFor(broken, { answers })).page.blocked).toEqual([]);
  });
});
