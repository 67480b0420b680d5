// Set-ups that worked, with a signing certificate of a kind that does not sign, or not yet, or not for long: each is named where the
// certificates are looked at, and what is in order is the only thing that is called so at the end.

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describe as described, issue } from '../../src/lab/certificates.ts';
import { createWorld } from '../../src/lab/create.ts';
import { allSettings, restartAll } from '../../src/lab/faults/fault.ts';
import { entry } from '../../src/lab/presets/parts.ts';
import { setUp } from '../../src/lab/set-up.ts';
import { worldFile, writeWorld } from '../../src/lab/store.ts';
import type { Certificate, Computer, LabWorld } from '../../src/lab/world.ts';
import { keptWorld } from '../harness/kept-world.ts';
import { answers, likely } from './fault-promises.ts';
import { changesOf, type Rehearsal, rehearsalFolder, rehearse } from './rehearsal.ts';

const day = 86_400_000;
const now = new Date();
const later = (days: number): Date => new Date(now.getTime() + days * day);
const server = 'atl-exchange-001.litwareinc.com';
const authName = 'Microsoft Exchange Server Auth Certificate';

const made = (kind: { readonly bits?: 1024 | 2048; readonly from?: Date; readonly name?: string }): Certificate =>
  issue(
    {
      commonName: kind.name ?? authName,
      names: [],
      bits: kind.bits ?? 2048,
      digest: 'sha256',
      notBefore: kind.from ?? later(-30),
      notAfter: later(1000),
      use: 'server',
      issuer: 'itself',
    },
    randomBytes,
  );

const exchangeOf = (world: LabWorld): Computer => {
  const found = world.computers.find(({ role }) => role === 'exchange');
  if (found === undefined) throw new Error('There is no Exchange server.');
  return found;
};

/** Exchange has signed with this one all along, and Skype knows it. */
function signsWith(world: LabWorld, certificate: Certificate): void {
  world.certificates.push(certificate);
  const exchange = exchangeOf(world);
  exchange.store = exchange.store.filter(({ thumbprint }) => thumbprint !== world.exchange.authConfig.current);
  exchange.store.push({ ...entry(certificate, authName), services: 'SMTP' });
  world.exchange.authConfig.current = certificate.thumbprint;
  for (const { partners } of allSettings(world))
    for (const { keys } of partners) if (keys.kind === 'metadata') keys.certificates = [described(certificate.pem).raw];
}

/** Skype has signed with this one all along, and Exchange knows it. */
function skypeSignsWith(world: LabWorld, certificate: Certificate): void {
  if (!world.certificates.some(({ thumbprint }) => thumbprint === certificate.thumbprint)) {
    world.certificates.push(certificate);
    for (const each of world.computers) if (each.role === 'front end') each.store.push(entry(certificate, 'OAuth'));
  }
  for (const settings of allSettings(world))
    settings.tokenIssuer = { thumbprint: certificate.thumbprint, previous: null, effective: later(-1).toISOString(), next: null };
  for (const each of world.exchange.partners) each.certificates = [described(certificate.pem).raw];
}

/** Plays the set-up again in a world that was finished and then altered. */
async function again(alter: (world: LabWorld) => void): Promise<Rehearsal & { readonly dir: string }> {
  const dir = rehearsalFolder();
  const world = createWorld({ preset: 'small', faults: [], now, random: randomBytes });
  setUp(world, now, randomBytes);
  alter(world);
  restartAll(world, now, later(-0.5));
  writeWorld(worldFile(dir), world);
  return { ...(await rehearse(dir, { answers, interject: likely })), dir };
}

/** What the first look at the certificates found. */
const found = ({ records }: Rehearsal) => {
  const first = records.find((each) => each.type === 'looked' && each.step === 'certificates');
  return first?.type === 'looked' ? first.findings : [];
};
const authChanges = ({ records }: Rehearsal) => changesOf(records).filter((id) => id.startsWith('auth.'));

describe('Exchange’s auth certificate', () => {
  test('without its key is replaced, and SMTP, which the new one takes, is given back', async () => {
    const done = await again((world) => {
      world.exchange.newCertificateTakesSmtp = true;
      for (const each of exchangeOf(world).store) if (each.thumbprint === world.exchange.authConfig.current) each.hasPrivateKey = false;
    });
    expect(found(done)).toContainEqual(expect.objectContaining({ code: 'auth.no-key', state: 'to mend' }));
    expect(authChanges(done)).toEqual(['auth.make', `auth.put-back SMTP ${server}`, 'auth.stage-now', 'auth.publish']);
    expect(done.driven.kind).toBe('finished');
    const after = keptWorld(done.dir, 2000);
    expect(after.exchange.transportCertificates).toEqual([{ server, thumbprint: exchangeOf(after).web }]);
  });

  test('with 1,024 bits gives way to a good one that is there', async () => {
    const better = made({});
    const done = await again((world) => {
      signsWith(world, made({ bits: 1024 }));
      world.certificates.push(better);
      exchangeOf(world).store.push(entry(better, authName));
    });
    expect(found(done)).toContainEqual(expect.objectContaining({ code: 'auth.weak', state: 'to mend' }));
    expect(authChanges(done)).toEqual(['auth.stage-now', 'auth.publish']);
    expect(done.driven.kind).toBe('finished');
    expect(keptWorld(done.dir, 2000).exchange.authConfig.current).toBe(better.thumbprint);
  });

  test('with an elliptic-curve key is named, and replaced', async () => {
    const pem = readFileSync('test/x509/corpus/p256.pem', 'utf8');
    const done = await again((world) => signsWith(world, { thumbprint: described(pem).thumbprint, pem, key: null, signature: '' }));
    expect(found(done)).toContainEqual(expect.objectContaining({ code: 'auth.other-key', state: 'to mend' }));
    expect(authChanges(done)).toEqual(['auth.make', 'auth.stage-now', 'auth.publish']);
    expect(done.driven.kind).toBe('finished');
  });

  test('valid from next week is named with that day, and replaced', async () => {
    const done = await again((world) => signsWith(world, made({ from: later(7) })));
    const [named] = found(done).filter(({ code }) => code === 'auth.not-yet-valid');
    expect(named?.words).toContain(later(7).toISOString().slice(0, 10));
    expect(done.driven.kind).toBe('finished');
  });

  test('that the web site shows, too, is told; nothing is changed for that', async () => {
    const done = await again((world) => {
      const web = world.certificates.find(({ thumbprint }) => thumbprint === exchangeOf(world).web);
      if (web === undefined) throw new Error('There is no web certificate.');
      world.exchange.authConfig.current = web.thumbprint;
      for (const { partners } of allSettings(world))
        for (const { keys } of partners) if (keys.kind === 'metadata') keys.certificates = [described(web.pem).raw];
    });
    expect(found(done)).toContainEqual(expect.objectContaining({ code: 'auth.shared', about: server, state: 'note' }));
    expect(authChanges(done)).toEqual([]);
    expect(done.driven.kind).toBe('finished');
  });
});

describe('Skype’s signing certificate', () => {
  test('valid from next week is named with that day, and never called proven', async () => {
    const next = made({ from: later(7), name: 'litwareinc.com' });
    const done = await again((world) => skypeSignsWith(world, next));
    const [named] = found(done).filter(({ code }) => code === 'oauth.not-yet-valid');
    expect(named).toMatchObject({ state: 'to mend', words: expect.stringContaining('not valid before') });
    expect(done.driven.kind).toBe('finished');
    expect(keptWorld(done.dir, 2000).skype.central.settings.tokenIssuer?.thumbprint).not.toBe(next.thumbprint);
  });

  test('that is the Default certificate, too, is told with the day until when', async () => {
    const done = await again((world) => {
      const standard = world.certificates.find(({ thumbprint }) => thumbprint === world.skype.defaults[0]?.thumbprint);
      if (standard === undefined) throw new Error('There is no Default certificate.');
      skypeSignsWith(world, standard);
    });
    const [told] = found(done).filter(({ code }) => code === 'oauth.shared');
    expect(told).toMatchObject({ state: 'note', words: expect.stringMatching(/on \d{4}-\d\d-\d\d at the latest/) });
    expect(done.driven.kind).toBe('finished');
  });
});
