import { expect, test } from 'vitest';
import { answersForCheck, lastingAnswers } from '../../src/cli/check-answers.ts';

const answers = {
  'shells.exchange': 'remote',
  'shells.exchange.server': 'ex01.contoso.com',
  'shells.exchange.account': 'another',
  'shells.exchange.user': 'CONTOSO\\admin',
  'shells.windows': 'not at all',
  'servers.leftOut': ['ex02.contoso.com'],
  'certificates.renew': ['skype'],
  'iisRestart.confirm': 'RESTART ALL',
  'realm.not-accepted.goOnAnyway': 'GO ON ANYWAY',
  'exchangeAsPartner.autodiscoverUrl': 'keep',
};

test('a check goes by ways, servers and what was accepted, and by nothing that agrees to a change or asks for one', () => {
  expect(Object.keys(lastingAnswers(answers))).toEqual(
    Object.keys(answers).filter((each) => each !== 'certificates.renew' && each !== 'iisRestart.confirm'),
  );
});

test('it runs as whoever starts it: another account’s name is not in the file, since its password never is', () => {
  const left = answersForCheck(answers);
  expect(left['shells.exchange.account']).toBe('mine');
  expect(left['shells.exchange.user']).toBeUndefined();
});
