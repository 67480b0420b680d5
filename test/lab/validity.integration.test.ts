// What the lab's servers do with a signing certificate whose first day has not come: nothing, as with one that has ended.

import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { issue, isValidAt } from '../../src/lab/certificates.ts';
import { allSettings } from '../../src/lab/faults/fault.ts';
import { entry } from '../../src/lab/presets/parts.ts';
import { setUp } from '../../src/lab/set-up.ts';
import { get } from './asking.ts';
import { message, storageTest, testLab } from './playing.ts';

const day = 86_400_000;
const now = new Date();
const nextWeek = issue(
  {
    commonName: 'litwareinc.com',
    names: [],
    bits: 2048,
    digest: 'sha256',
    notBefore: new Date(now.getTime() + 7 * day),
    notAfter: new Date(now.getTime() + 700 * day),
    use: 'server',
    issuer: 'itself',
  },
  randomBytes,
);

it('Skype publishes no document with it, and comes to Exchange without a token', async () => {
  const lab = await testLab({
    alter: (world) => {
      setUp(world, now, randomBytes);
      world.certificates.push(nextWeek);
      for (const each of world.computers) if (each.role === 'front end') each.store.push(entry(nextWeek, 'OAuth'));
      for (const settings of allSettings(world))
        settings.tokenIssuer = { thumbprint: nextWeek.thumbprint, previous: null, effective: now.toISOString(), next: null };
    },
  });
  expect((await get(lab, 'https://atl-cs-001.litwareinc.com/metadata/json/1')).status).toBe(500);
  expect(message(await lab.play(storageTest))).toContain('Status=401');
});

it('what begins in a few minutes is borne: another clock made it', () => {
  const begins = now.getTime() + 7 * day;
  expect(isValidAt(nextWeek.pem, new Date(begins - 4 * 60_000))).toBe(true);
  expect(isValidAt(nextWeek.pem, new Date(begins - 6 * 60_000))).toBe(false);
});
