// What the last screen reminds of in a hybrid organisation, after a key was changed.

import { describe, expect, test } from 'vitest';
import { seen } from '../../src/model/finding.ts';
import { leftToDo, type Others, severityOf } from '../../src/steps/certificates/others.ts';
import { denied } from './place.ts';

const nobody = seen<string[]>([]);
const hybrid: Others = {
  skypeOAuthServers: nobody,
  skypeApplications: nobody,
  exchangeAuthServers: seen(['EvoSts']),
  dedicatedApplications: seen(['EvoSts']),
  exchangeApplications: nobody,
  hybrid: seen(true),
  dedicatedSetting: seen(true),
};

/** Nothing of it is in the cloud. */
const alone: Others = { ...hybrid, dedicatedApplications: nobody, dedicatedSetting: seen(false), hybrid: seen(false) };
const [exchangesKey, skypesKey] = ['auth.publish', 'oauth.assign'];

test("who changed Exchange's key is reminded of both scripts that give it to the cloud", () => {
  const words = leftToDo(['auth.make', 'auth.publish'], hybrid).join(' ');
  expect(words).toContain('run the Hybrid Configuration Wizard: from now on,');
  expect(words).toContain('ConfigureExchangeHybridApplication.ps1 -UpdateCertificate');
  expect(words).not.toContain('Skype');
});

test("who staged Skype's key is reminded to upload it before its day", () => {
  expect(leftToDo(['oauth.roll'], hybrid).join()).toMatch(/upload Skype's new certificate .* from the day on which/);
});

test('who changed no key, or has nothing in the cloud, is reminded of nothing', () => {
  expect(leftToDo(['oauth.request', 'partner.script'], hybrid)).toEqual([]);
  expect(leftToDo(['auth.publish', 'oauth.assign'], alone)).toEqual([]);
});

describe('the cloud trusts a key by more than a hybrid configuration, and one that nobody may read hides it', () => {
  test.each([
    ['an application of its own in Entra', { ...alone, dedicatedApplications: seen(['EvoSts']) }, exchangesKey, /-UpdateCertificate/],
    [
      'that, and no right to look',
      { ...alone, hybrid: denied, dedicatedApplications: seen(['EvoSts']) },
      exchangesKey,
      /-UpdateCertificate/,
    ],
    ['an authorization server that Skype knows', { ...alone, skypeOAuthServers: seen(['microsoft.sts']) }, skypesKey, /upload Skype's new/],
  ])('%s: a word is to be typed before the key changes, and the last screen says what is left to do', (_, others, id, reminder) => {
    expect(severityOf({ key: id === exchangesKey ? 'exchange' : 'skype', from: 'From now on' }, others)).toMatchObject({ kind: 'type' });
    expect(leftToDo([id], others).join(' ')).toMatch(reminder);
  });
});
