// A practice lab in which every name is one that nobody could mistake: its organisation, domain, servers, people and accounts, and those in
// its certificates, which are issued anew.

import { randomBytes, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, issue } from '../../src/lab/certificates.ts';
import { openLab } from '../../src/lab/lab.ts';
import { type Certificate, type LabWorld, worldSchema } from '../../src/lab/world.ts';
import type { Answers } from '../../src/wizard/no-input.ts';
import { litware } from '../wizard/rehearsal.ts';

/** From the lab's names to unmistakable ones; longer ones first. */
const names: readonly (readonly [RegExp, string])[] = [
  [/litwareinc/g, 'zebrafinch'],
  [/LITWAREINC/g, 'ZEBRAFINCH'],
  [/Litware/g, 'Zebrafinch'],
  [/atl-/g, 'quokka-'],
  [/ATL-/g, 'QUOKKA-'],
  [/Atlanta/g, 'Wombatville'],
  [/kenmyer/g, 'axolotlson'],
  [/Ken Myer/g, 'Ax Axolotlson'],
  [/DB01/g, 'OKAPIBASE'],
  [/1004336348-1177238915-682003330/g, '2718281828-3141592653-1618033988'],
];

export const words = ['zebrafinch', 'quokka', 'wombatville', 'axolotlson', 'okapibase', '2718281828', '3141592653'] as const;

const renamed = (text: string): string => names.reduce((rest, [from, to]) => rest.replace(from, to), text);

export const answers: Answers = JSON.parse(renamed(JSON.stringify(litware)));

/** Makes it in a folder. */
export async function makeUnmistakable(dir: string): Promise<void> {
  await (await openLab({ dir, factor: 2000, now: () => new Date() })).close();
  const file = path.join(dir, 'world.json');
  const world = worldSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const authority = again(world.authority, 'itself');
  const pairs = [
    [world.authority, authority] as const,
    ...world.certificates.map((each) => [each, again(each, issuerOf(each, authority))] as const),
  ];
  const fresh = { ...world, authority, certificates: pairs.slice(1).map(([, made]) => made) } satisfies LabWorld;
  const text = pairs.reduce((rest, [old, made]) => rest.replaceAll(old.thumbprint, made.thumbprint), renamed(JSON.stringify(fresh)));
  writeFileSync(file, text);
}

const issuerOf = ({ pem }: Certificate, authority: Certificate): Certificate | 'itself' => {
  const { subject, issuer } = describe(pem);
  return subject === issuer ? 'itself' : authority;
};

function again({ pem, signature }: Certificate, issuer: Certificate | 'itself'): Certificate {
  const { subject, names: all, notBefore, notAfter, bits } = describe(pem);
  return issue(
    {
      commonName: renamed(subject.replace(/^CN=/, '')),
      names: all.map(renamed),
      bits: bits === 1024 || bits === 4096 ? bits : 2048,
      digest: signature === 'sha1RSA' ? 'sha1' : 'sha256',
      notBefore: new Date(notBefore),
      notAfter: new Date(notAfter),
      use: new X509Certificate(pem).ca ? 'authority' : 'server',
      issuer,
    },
    randomBytes,
  );
}
