// PKCS#12 files on a Windows server: read as they are, and imported into the computer's personal store. A password comes as its
// fingerprint only (sealed.ts); what Windows says of a wrong one is from memory.

import { createPrivateKey } from 'node:crypto';
import forge from 'node-forge';
import type { Value } from '../model/command.ts';
import { describe } from './certificates.ts';
import { isFolder, pfxPassword, readFile } from './files.ts';
import { fingerprintOf } from './sealed.ts';
import { refusal, type Stage } from './stage.ts';
import { type Certificate, type Computer, findCertificate, same } from './world.ts';

export function pfxContent(computer: Computer, path: string, stage: Stage) {
  const Build = computer.windows;
  if (isFolder(stage.store.read(), computer, path)) return { State: 'folder', Base64: null, Build };
  const bytes = readFile(computer, path, stage);
  return bytes === undefined ? { State: 'missing', Base64: null, Build } : { State: 'read', Base64: bytes.toString('base64'), Build };
}

/** Throws a Refusal where there is no such file, the password is wrong, or it is no PKCS#12 file. */
export function importPfx(computer: Computer, path: string, password: Value, stage: Stage) {
  const bytes = readFile(computer, path, stage);
  if (bytes === undefined) throw failed(`Could not find file '${path}'.`, 'FileNotFoundException', 'ObjectNotFound');
  const certificate = open(bytes, password, computer);
  stage.store.change((draft) => {
    if (findCertificate(draft, certificate.thumbprint) === undefined) draft.certificates.push(certificate);
    const there = draft.computers.find((each) => same(each.fqdn, computer.fqdn));
    const others = there?.store.filter((each) => !same(each.thumbprint, certificate.thumbprint)) ?? [];
    const entry = { thumbprint: certificate.thumbprint, friendlyName: '', hasPrivateKey: true, exportable: true, services: '' };
    if (there !== undefined) there.store = [...others, entry];
  });
  const { subject } = describe(certificate.pem);
  return [{ Thumbprint: certificate.thumbprint, Subject: subject, HasPrivateKey: true }];
}

function open(bytes: Buffer, password: Value, { windows }: Computer): Certificate {
  const right =
    password !== null && typeof password === 'object' && password.kind === 'secret' && password.ref === fingerprintOf(pfxPassword);
  const tree = parsed(bytes);
  // What an older Windows cannot undo, it takes for a wrong password (facts.md 192).
  if (!right || (windows < 17_763 && bytes.includes(aes)))
    throw failed('The specified network password is not correct.', 'CryptographicException', 'NotSpecified');
  const bags = forge.pkcs12.pkcs12FromAsn1(tree, pfxPassword).safeContents.flatMap((each) => each.safeBags);
  const pem = bags.flatMap(({ cert }) => (cert === undefined ? [] : [forge.pki.certificateToPem(cert)]))[0];
  const key = bags.flatMap((bag) => (bag.key === undefined || bag.key === null ? [] : [forge.pki.privateKeyToPem(bag.key)]))[0];
  if (pem === undefined || key === undefined) throw notPfx();
  return {
    thumbprint: describe(pem).thumbprint,
    pem,
    key: String(createPrivateKey(key).export({ format: 'pem', type: 'pkcs8' })),
    signature: 'sha256RSA',
  };
}

/** PBES2, as DER writes its number. */
const aes = Buffer.from('06092a864886f70d01050d', 'hex');

function parsed(bytes: Buffer) {
  try {
    return forge.asn1.fromDer(bytes.toString('latin1'));
  } catch {
    throw notPfx();
  }
}

const notPfx = () => failed('Cannot find the requested object.', 'CryptographicException', 'NotSpecified');
const failed = (message: string, id: string, category: string) => refusal(message, `${id},Import-StoreCertificate`, category);
