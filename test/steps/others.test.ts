// What the last screen reminds of in a hybrid organisation, after a key was changed.

import { expect, test } from 'vitest';
import { seen } from '../../src/model/finding.ts';
import { leftToDo, type Others } from '../../src/steps/certificates/others.ts';

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
  expect(leftToDo(['auth.publish', 'oauth.assign'], { ...hybrid, hybrid: seen(false) })).toEqual([]);
});
