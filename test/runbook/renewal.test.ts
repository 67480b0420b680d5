// The runbook of what has to follow once a signing key has changed: all steps are planned before any of them has run.

import { describe, expect, test } from 'vitest';
import { isChange } from '../../src/model/change.ts';
import { guardOf } from '../../src/runbook/guards.ts';
import { between, changeSkypesKey, publishAuthCertificate } from '../wizard/renewing.ts';
import { doneFolder, meanwhile } from '../wizard/undoing.ts';
import { runbookOf, wholeSurvey } from './planning.ts';

const restart = 'restart atl-exchange-001.litwareinc.com';

async function planned(dir: string) {
  const survey = await wholeSurvey(dir);
  const changes = survey.steps.flatMap(({ acts }) => acts.filter(isChange)).filter((each) => !each.id.startsWith('test '));
  return { survey, changes, ids: changes.map((each) => each.id), page: runbookOf(survey).page };
}

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
    expect(readAgain && guardOf(readAgain, survey.known)).toMatchObject({ done: null, asPlanned: expect.stringContaining('AuthToken') });
  });
});
