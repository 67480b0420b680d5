// What mends a fault of the lab has its guard in the runbook: looked at before it is run, and known when it is done.

import { expect, test } from 'vitest';
import { isChange } from '../../src/model/change.ts';
import { expected, answers as faultAnswers } from '../wizard/fault-promises.ts';
import { rehearsalFolder } from '../wizard/rehearsal.ts';
import { guardOf, surveyLab, wholeSurvey } from './planning.ts';

/** What does not show before or after: which key Skype holds, and what a test would find. It is never skipped. */
const isNeverDone = (id: string): boolean => id.startsWith('test ') || id === 'exchange-partner.read-again';

const mended = Object.entries(expected).flatMap(([fault, outcome]) =>
  'mends' in outcome && outcome.mends !== null ? [[fault, outcome.planned ?? outcome.mends]] : [],
);
test.each(mended)('%s, mended by %s, has its guard in the runbook', async (fault, mends) => {
  const broken = rehearsalFolder();
  const answers = { ...faultAnswers, 'certificates.oauthTokenIssuer': 'none' };
  const asked = await surveyLab(broken, { faults: [fault ?? ''], answers });
  // The certificate's thumbprint differs in every lab; what can be chosen is in the refusal.
  const thumbprint = asked.kind === 'missing' ? (/[0-9A-F]{40}/.exec(asked.why)?.[0] ?? '') : '';
  const chosen = mends === 'oauth.request' ? 'request' : thumbprint;
  const survey =
    asked.kind === 'surveyed' ? asked : await wholeSurvey(broken, { answers: { ...answers, 'certificates.oauthTokenIssuer': chosen } });
  const changes = survey.steps.flatMap(({ acts }) => acts.filter(isChange));
  expect(changes.map(({ id }) => id)).toContain(mends);
  const unguarded = changes.filter((change) => !isNeverDone(change.id) && !guardOf(change, survey)?.done);
  expect(unguarded.map(({ id }) => id)).toEqual([]);
});
