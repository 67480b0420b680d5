// What can be taken back of a renewal: a staged certificate before its day, one that signs as long as the one before is valid, and
// nothing that would leave Skype unable to sign, or that Exchange has published (facts.md 97).

import { describe, expect, test } from 'vitest';
import { answers as all, likely } from './fault-promises.ts';
import { rehearsalFolder, rehearse } from './rehearsal.ts';
import { clock, day, renewal } from './renewing.ts';
import { doneFolder, leftAsItIs, takenBack, undo, worldIn } from './undoing.ts';

const issuerIn = (dir: string) => worldIn(dir).skype.central.settings.tokenIssuer;
const only = (changes: readonly string[]) => ({ ...all, 'undo.confirm': 'undo', 'undo.changes': [...changes] });

describe("a renewal of Skype's certificate that is taken back", () => {
  test('before its day leaves Skype signing as before, and nothing staged', async () => {
    const dir = await doneFolder();
    const signs = issuerIn(dir)?.thumbprint;
    await renewal(dir, ['skype']);
    expect(issuerIn(dir)?.next).not.toBeNull();
    const undone = await undo(dir);
    expect(takenBack(undone)).toEqual(['undo oauth.roll: Set-CsCertificate Global']);
    expect(issuerIn(dir)).toMatchObject({ thumbprint: signs, next: null });
    expect(leftAsItIs(undone)).toContain('Request a certificate');
  });

  test('after its day lets Skype sign with the one before again, and the next run finds nothing that does not fit', async () => {
    const [dir, time] = [await doneFolder(), clock()];
    const { now } = time;
    const signs = issuerIn(dir)?.thumbprint;
    await renewal(dir, ['skype'], { now });
    time.pass(day + 1000);
    expect(takenBack(await undo(dir, { now }))).toEqual(['undo oauth.roll: Set-CsCertificate Global']);
    expect(issuerIn(dir)).toMatchObject({ thumbprint: signs });
    expect((await renewal(dir, [], { now })).driven.kind).toBe('finished');
  });

  test('is refused where the one before has ended meanwhile: no one is left without a key', async () => {
    const [dir, time] = [rehearsalFolder(), clock()];
    const { now } = time;
    await rehearse(dir, { faults: ['oauth-due'], interject: likely, answers: { ...all, 'certificates.oauthTokenIssuer': 'request' }, now });
    expect(issuerIn(dir)?.next).not.toBeNull();
    time.pass(21 * day);
    const undone = await undo(dir, { now, answers: only(['oauth.roll']) });
    expect(takenBack(undone)).toEqual([]);
    expect(leftAsItIs(undone)).toContain('can no longer sign. Assign another one instead.');
  });
});

test('the first certificate that Skype signs with is not taken away while a partner relies on it', async () => {
  const dir = rehearsalFolder();
  await rehearse(dir, { faults: ['no-oauth-token-issuer'], interject: likely });
  const undone = await undo(dir, { answers: only(['oauth.assign']) });
  expect(takenBack(undone)).toEqual([]);
  expect(leftAsItIs(undone)).toMatch(/Skype would have no certificate to sign with, and Exchange may rely on it/);
});

test("Exchange's published certificate is named as what cannot be taken back", async () => {
  const [dir, time] = [await doneFolder(), clock()];
  const { now } = time;
  await renewal(dir, ['exchange'], { now });
  time.passTo(worldIn(dir).exchange.authConfig.nextEffective ?? '');
  await renewal(dir, [], { now });
  const { current } = worldIn(dir).exchange.authConfig;
  const undone = await undo(dir, { now });
  expect(takenBack(undone)).toEqual([]);
  expect(leftAsItIs(undone)).toContain('Exchange does not go back to a certificate that it signed with before.');
  expect(worldIn(dir).exchange.authConfig.current).toBe(current);
});

describe('where the cloud trusts the keys', () => {
  test("Skype's is staged only after a word, and what has to be done in Entra is said; taking it back says so again", async () => {
    const [dir, time] = [rehearsalFolder(), clock()];
    const { now } = time;
    const answers = { ...all, 'certificates.oauthTokenIssuer': 'request', 'certificates.confirm': 'change the key' };
    const { driven, asked } = await rehearse(dir, { faults: ['oauth-due', 'hybrid-furniture'], answers, now });
    expect(driven.kind).toBe('finished');
    const plans = asked.flatMap((each) => (each.kind === 'confirm' && each.step === 'certificates' ? [each.plan] : []));
    expect(plans.map(({ acts, severity }) => [acts[0]?.id, severity.kind])).toEqual([
      ['oauth.request', 'mild'],
      ['oauth.roll', 'type'],
    ]);
    expect(plans[1]?.warns.join(' ')).toContain('service principal in Entra');
    time.pass(day + 1000);
    const undone = await undo(dir, { now, answers: only(['oauth.roll']) });
    const warned = undone.asked.flatMap((each) => (each.kind === 'confirm' ? each.plan.warns : []));
    expect(warned.join(' ')).toContain('service principal in Entra');
  });
});
