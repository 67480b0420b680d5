import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { litware, litwarePool, rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { playBack, type Recorded, recordLab } from './recorded.ts';

const told = ({ code, state, about }: Finding, disguised: (text: string) => readonly string[]) => ({
  code,
  state,
  about: disguised(about),
});

/** Played back, a recording finds what was found live: the same codes and states, about the same things in disguise. */
async function expectTheSame({ made, found }: Recorded): Promise<void> {
  const played = await playBack(made);
  expect(played.notThere).toEqual([]);
  // What a finding is about is a name, or a word of our own.
  const live = found.map((each) => told(each, (about) => [made.text(about), about]));
  const again = played.found.map((each, at) =>
    told(each, (about) => (live[at]?.about.includes(about) ? (live[at]?.about ?? []) : [about])),
  );
  expect(again).toEqual(live);
}

test('a fresh lab, recorded and played back, gives the same findings as live', async () => {
  await expectTheSame(await recordLab(rehearsalFolder()));
});

test('a finished set-up, recorded and played back, gives the same findings as live', async () => {
  const dir = rehearsalFolder();
  await rehearse(dir);
  await expectTheSame(await recordLab(dir));
});

test('a pool, recorded and played back, gives the same findings as live', async () => {
  await expectTheSame(await recordLab(rehearsalFolder(), { preset: 'pool', answers: litwarePool }));
});

test.each([
  [['auth-certificate-expired', 'user-without-mailbox']],
  [['clock-wrong', 'hybrid-furniture', 'rights-missing']],
  [['html-login-page', 'realm-not-accepted']],
  [['tls-untrusted']],
])('a lab with the faults %j, recorded and played back, gives the same findings as live', async (faults) => {
  await expectTheSame(await recordLab(rehearsalFolder(), { faults }));
});

test('a lab without a signing certificate, too', async () => {
  const answers = { ...litware, 'certificates.oauthTokenIssuer': 'other' };
  await expectTheSame(await recordLab(rehearsalFolder(), { faults: ['no-oauth-token-issuer'], answers }));
});
