// The keys of an answers file: those that the steps ask, each described, also for editors.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readAnswers, readAnswersFile } from '../../src/cli/answers.ts';
import { answerKeys, answersSchema } from '../../src/cli/answers-schema.ts';
import { checkReport } from '../../src/log/check-report.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { confirmKey } from '../../src/wizard/no-input.ts';
import { rehearsalFolder } from '../wizard/rehearsal.ts';

const assets = path.join(import.meta.dirname, '../../assets');

test('every question of every step has its key, and every plan', () => {
  const asked = sequence.flatMap((step) => [...Object.keys(step.asks), confirmKey(step.id)]);
  expect(answerKeys.filter((key) => !/^(\$schema|shells\.|undo\.)|\.goOnAnyway$/.test(key)).toSorted()).toEqual(asked.toSorted());
});

test('the schema for editors describes each key in a sentence, and is up to date (vitest -u writes it anew)', async () => {
  const schema = z.toJSONSchema(answersSchema);
  for (const [key, each] of Object.entries(schema.properties ?? {}))
    expect(each, key).toMatchObject({ description: expect.stringMatching(/^[A-Z].{15,}[.?"]$/) });
  const whole = { ...schema, title: 'Answers for partner-wizard', description: 'partner-wizard --answers FILE' };
  await expect(`${JSON.stringify(whole, null, 2)}\n`).toMatchFileSnapshot(path.join(assets, 'answers.schema.json'));
});

test('the schema of a check is up to date, too', async () => {
  const whole = { ...z.toJSONSchema(checkReport), title: 'A check by partner-wizard', description: 'partner-wizard check --json' };
  await expect(`${JSON.stringify(whole, null, 2)}\n`).toMatchFileSnapshot(path.join(assets, 'check.schema.json'));
});

test.each(['litware', 'litware-pool'])('the sample %s names the schema, and is taken', (name) => {
  const text = readFileSync(path.join(assets, 'answers', `${name}.json`), 'utf8');
  expect(JSON.parse(text).$schema).toBe('../answers.schema.json');
  expect(readAnswers(text, name)).toMatchObject({ ok: true, answers: { 'servers.contacts': 'keep' } });
});

test.each([
  [{ 'iisRestart.confirm.1': 'BATCH 1', 'iisRestart.confirm.12': 'BATCH 12' }, ['BATCH 1', 'BATCH 12']],
  [{ 'iisRestart.confirm': 'ex-1', 'iisRestart.confirm.2': ['BATCH 2'] }, ['ex-1', 'BATCH 2']],
  [{ 'iisRestart.confirm': ['BATCH 1', 'BATCH 2'] }, ['BATCH 1', 'BATCH 2']],
])('the words for batches may stand under their numbers: %j', (answers, words) => {
  expect(readAnswers(JSON.stringify(answers), 'it')).toEqual({ ok: true, answers: { 'iisRestart.confirm': words } });
});

test('how many in a batch may be written as a number, and nothing else may', () => {
  expect(readAnswers('{ "iisRestart.batch": 4 }', 'it')).toEqual({ ok: true, answers: { 'iisRestart.batch': '4' } });
  expect(readAnswers('{ "iisRestart.who": 4 }', 'it')).toMatchObject({ ok: false, why: expect.stringContaining('must be one of') });
});

describe('a key that is not one', () => {
  const why = (answers: object) => {
    const read = readAnswers(JSON.stringify(answers), 'answers.json');
    return read.ok ? 'accepted' : read.why;
  };
  test.each([
    [{ 'servers.contact': 'keep' }, 'Did you mean "servers.contacts"?'],
    [{ 'realm.notaccepted.goOnAnyway': 'GO ON ANYWAY' }, 'Did you mean "realm.not-accepted.goOnAnyway"?'],
    [{ 'shells.exchnge.account': 'mine' }, 'Did you mean "shells.exchange.account"?'],
    [{ servers: { contacts: 'keep' } }, 'Write "servers.contacts" as one key'],
    [
      { shells: { exchange: { acount: 'mine' } } },
      '"shells.exchange.acount" is not an answer key. Did you mean "shells.exchange.account"?',
    ],
    [{ shells: { exchange: { password: 'hunter2' } } }, 'a password is never read from a file'],
    [{ 'servers.contacts': 'kep' }, '"servers.contacts" must be one of "keep", "pilot", "move".'],
    [{ 'servers.leftOut': 'fe01' }, '"servers.leftOut" must be a list'],
    [{ 'iisRestart.confirm': [1] }, '"iisRestart.confirm" must be a text, or a list of texts.'],
    [{ 'iisRestart.confirm.1': 1 }, '"iisRestart.confirm" must be a text, or a list of texts.'],
    [{ 'iisRestart.confirm.0': 'BATCH 0' }, '"iisRestart.confirm.0" is not an answer key. Did you mean "iisRestart.confirm"?'],
    [{ 'connectivityTest.user': null }, '"connectivityTest.user" must be a text'],
  ])('%j is answered with what would be', (answers, expected) => {
    expect(why(answers)).toContain(expected);
    expect(why(answers)).not.toContain('hunter2');
  });
});

test.each([
  ['UTF-16, as > of Windows PowerShell writes', Buffer.from('\uFEFF{"connectivityTest.user":"sip:zoë@litwareinc.com"}', 'utf16le')],
  ['the code page of western Windows', Buffer.from('{"connectivityTest.user":"sip:zoë@litwareinc.com"}', 'latin1')],
])('an answers file in %s is read as it was meant', (_, bytes) => {
  const file = path.join(rehearsalFolder(), 'answers.json');
  writeFileSync(file, bytes);
  expect(readAnswersFile(file)).toEqual({ ok: true, answers: { 'connectivityTest.user': 'sip:zoë@litwareinc.com' } });
});
