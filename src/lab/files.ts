// Files on the lab's computers, as far as the wizard is told of some: what was written there, and those that are on every Front End from
// the start. These are made when they are first looked at, since keys take a moment to make.

import forge from 'node-forge';
import { issue } from './certificates.ts';
import type { Stage } from './stage.ts';
import { type Certificate, type Computer, type LabWorld, same } from './world.ts';

/** The password of every PKCS#12 file in the lab. */
export const pfxPassword = 'practice';

/** The bytes of a file, or undefined where there is none of that name. */
export function readFile(computer: Computer, path: string, stage: Stage): Buffer | undefined {
  const kept = find(stage.store.read(), computer, path);
  if (kept !== undefined) return Buffer.from(kept.base64, 'base64');
  const usual = computer.role === 'front end' ? usualFiles.find((each) => same(each.path, path)) : undefined;
  if (usual === undefined) return undefined;
  const bytes = usual.make(stage);
  stage.store.change((draft) => {
    draft.files.push({ computer: computer.fqdn, path: usual.path, base64: bytes.toString('base64') });
  });
  return bytes;
}

/** Whether it is a folder with such files in it. */
export const isFolder = ({ files }: LabWorld, computer: Computer, path: string): boolean =>
  [...usualFiles, ...files.filter((each) => same(each.computer, computer.fqdn))].some((each) =>
    each.path.toLowerCase().startsWith(`${path.toLowerCase().replace(/\\$/, '')}\\`),
  );

const find = ({ files }: LabWorld, computer: Computer, path: string) =>
  files.find((each) => same(each.computer, computer.fqdn) && same(each.path, path));

const folder = 'C:\\Certificates';

const usualFiles: readonly { readonly path: string; readonly make: (stage: Stage) => Buffer }[] = [
  { path: `${folder}\\ServerToServerAuth.pfx`, make: (stage) => pfxOf(certificate({ years: [0, 2], bits: 2048 }, stage), stage) },
  // As newer programs export it.
  { path: `${folder}\\New.pfx`, make: (stage) => pfxOf(certificate({ years: [0, 2], bits: 2048 }, stage), stage, 'aes256') },
  { path: `${folder}\\Old.pfx`, make: (stage) => pfxOf(certificate({ years: [-3, -1], bits: 1024 }, stage), stage) },
  {
    path: `${folder}\\readme.txt`,
    make: () => Buffer.from(`The password of the .pfx files in this folder is: ${pfxPassword}\r\nOld.pfx is from before the move.\r\n`),
  },
];

function certificate({ years, bits }: { readonly years: readonly [number, number]; readonly bits: 1024 | 2048 }, stage: Stage) {
  const { authority, directory } = stage.store.read();
  const at = (distance: number) => new Date(stage.now().getTime() - dayInMilliseconds + distance * 365 * dayInMilliseconds);
  return issue(
    {
      commonName: directory.domain,
      names: [directory.domain],
      bits,
      digest: 'sha256',
      notBefore: at(years[0]),
      notAfter: at(years[1]),
      use: 'server',
      issuer: authority,
    },
    stage.random,
  );
}

const dayInMilliseconds = 24 * 60 * 60 * 1000;

/** With its key and the root's certificate, as an export "with the whole path" writes it. */
function pfxOf({ key, pem }: Certificate, { store }: Stage, algorithm: 'aes256' | '3des' = '3des'): Buffer {
  const chain = [pem, store.read().authority.pem].map((each) => forge.pki.certificateFromPem(each));
  const made = forge.pkcs12.toPkcs12Asn1(forge.pki.privateKeyFromPem(key ?? ''), chain, pfxPassword, { algorithm });
  return Buffer.from(forge.asn1.toDer(made).getBytes(), 'latin1');
}
