// The runbook of what has to follow once a signing key has changed: all steps are planned before any of them has run.

import { describe, expect, test } from 'vitest';
import { isChange } from '../../src/model/change.ts';
import { answers } from '../wizard/fault-promises.ts';
import { rehearsalFolder } from '../wizard/rehearsal.ts';
import { between, changeSkypesKey, publishAuthCertificate, stageAuthCertificate } from '../wizard/renewing.ts';
import { doneFolder, meanwhile, worldIn } from '../wizard/undoing.ts';
import { guardOf, runbookOf, wholeSurvey } from './planning.ts';

const restart = 'restart atl-exchange-001.litwareinc.com';

type Options = Parameters<typeof wholeSurvey>[1];

async function planned(dir: string, options: Options = {}) {
  const survey = await wholeSurvey(dir, options);
  const changes = survey.steps.flatMap(({ acts }) => acts.filter(isChange)).filter((each) => !each.id.startsWith('test '));
  // Each says why, by something that was found amiss.
  const amiss = survey.steps.flatMap(({ findings }) => findings.flatMap(({ code, state }) => (state === 'ok' ? [] : [code])));
  expect(changes.filter(({ because }) => !because.some((each) => amiss.includes(each))).map(({ id }) => id)).toEqual([]);
  return { survey, changes, ids: changes.map((each) => each.id), page: runbookOf(survey).page };
}

describe('a runbook for a renewal', () => {
  const asked = { ...answers, 'certificates.renew': ['skype'], 'certificates.oauthTokenIssuer': 'request' };
  test('of a certificate that is valid for long holds what makes the new one, and nothing is planned without "renew"', async () => {
    const dir = await doneFolder();
    const { changes, page } = await planned(dir, { answers: asked, aim: 'renew' });
    expect(changes.map(({ id }) => id)).toEqual(['oauth.request']);
    expect(page.makes.map(({ what }) => what).join()).toContain('Certificate Skype OAuthTokenIssuer');
    expect((await planned(dir, { answers: asked })).ids).toEqual([]);
  });

  test('whose certificate is in the store lets it take over on the day, only while Skype signs with what the plan saw; it says how it is taken back', async () => {
    const dir = rehearsalFolder();
    await wholeSurvey(dir, { faults: ['oauth-due'], answers: asked });
    const own = worldIn(dir).skype.defaults[0]?.thumbprint ?? '';
    const { changes, page } = await planned(dir, { answers: { ...asked, 'certificates.oauthTokenIssuer': own }, aim: 'renew' });
    const roll = changes.find(({ id }) => id === 'oauth.roll');
    if (roll === undefined) throw new Error('Nothing is planned.');
    expect(roll).toMatchObject({ undo: { kind: 'run' } });
    const now = worldIn(dir).skype.central.settings.tokenIssuer?.thumbprint ?? '';
    const survey = await wholeSurvey(dir, { answers: asked, aim: 'renew' });
    expect(guardOf(roll, survey)?.asPlanned).toContain(now);
    expect(page.cannotUndo.map(({ what }) => what).join()).not.toContain('take over');
  });

  test("of Exchange's key says before anything that a published certificate cannot be taken back", async () => {
    const dir = await doneFolder();
    meanwhile(dir, stageAuthCertificate);
    meanwhile(dir, (world) => {
      world.exchange.authConfig.nextEffective = new Date(Date.now() - 1000).toISOString();
    });
    const { changes, page } = await planned(dir, { answers: { ...answers, 'certificates.renew': [] }, aim: 'renew' });
    expect(changes[0]).toMatchObject({ id: 'auth.publish', undo: { kind: 'cannot' } });
    expect(page.cannotUndo.map(({ what }) => what).join()).toContain('Let Exchange sign with the certificate');
  });
});

test('a runbook asks for a word of its own before a key changes that the cloud trusts', async () => {
  const dir = await doneFolder();
  meanwhile(dir, stageAuthCertificate);
  meanwhile(dir, ({ exchange }) => {
    exchange.isHybrid = true;
    exchange.authConfig.nextEffective = new Date(Date.now() - 1000).toISOString();
  });
  const { sections } = runbookOf((await planned(dir, { answers: { ...answers, 'certificates.renew': [] }, aim: 'renew' })).survey);
  const [publish] = sections.flatMap(({ parts }) => parts.flatMap(({ acts }) => acts.filter((act) => act.id === 'auth.publish')));
  expect(publish).toMatchObject({ confirm: { word: 'change the key', says: expect.stringContaining('Microsoft Entra') } });
});

describe('a runbook for a key that was renewed', () => {
  test("of Skype: Exchange reads it, and IIS is restarted although today's workers are young enough", async () => {
    const dir = await doneFolder();
    await between(dir, changeSkypesKey);
    const { ids, page } = await planned(dir);
    expect(ids).toEqual(['partner.refresh', restart]);
    expect(page.cutOff.join()).toContain('atl-exchange-001');
  });

  test('of Exchange: IIS is restarted, then Skype reads the document; the review says what cannot be taken back', async () => {
    const dir = await doneFolder();
    meanwhile(dir, publishAuthCertificate);
    const { ids, page, changes, survey } = await planned(dir);
    expect(ids).toEqual([restart, 'exchange-partner.read-again']);
    expect(page.cannotUndo.map(({ what }) => what).join()).toContain("Have Skype read Exchange's document again");
    // Which key Skype holds does not show, so nothing may count as done already; but what it is read for must still be there.
    const [, readAgain] = changes;
    expect(readAgain && guardOf(readAgain, survey)).toMatchObject({ done: null, asPlanned: expect.stringContaining('AuthToken') });
  });
});
