// A PKCS#12 (.pfx) file on one Windows server: its bytes, for a preview, and its import into the computer's own store (facts.md 16).
// The file stays locked on its way; its password goes to the import as a SecureString and to nothing else.

import { z } from 'zod';
import type { WindowsFunction } from '../model/command.ts';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { type Fqdn, windowsOn } from '../model/place.ts';
import { type Reader, readBag } from '../powershell/reader.ts';
import { literal } from '../powershell/render.ts';
import { largestDocument } from '../x509/bounds.ts';

/** What shows the same on the server itself; it asks for the password. */
export const dumpTyped = (path: string): string => `certutil -dump ${literal(path)}`;

const content = z.object({
  State: z.enum(['read', 'folder', 'missing', 'denied', 'too large']),
  Base64: z
    .string()
    .max(largestDocument * 1.5)
    .nullish(),
  Build: z.number().int().nullish(),
});

/** Why there are no bytes, after the name of the file. */
const states = {
  folder: 'is a folder. Name the file in it.',
  missing: 'is not there, or your account may not see it.',
  denied: 'may not be read by your account.',
  'too large': 'is larger than 1 MiB, so it is not a certificate.',
} as const;

export type PfxFile = {
  readonly bytes: Uint8Array;
  /** The build of that server's Windows; null where it was not seen. */
  readonly build: number | null;
};

/** A file on a server, of at most 1 MiB. */
export async function readPfxFile(reader: Reader, computer: Fqdn, path: string): Promise<Seen<PfxFile>> {
  const command: WindowsFunction = {
    kind: 'function',
    place: windowsOn(computer),
    name: 'Get-PfxContent',
    parameters: { Path: path },
    typed: dumpTyped(path),
  };
  const read = await readBag(reader, command, content);
  if (!read.seen) return read;
  if (read.value === null) return notSeen(`${computer} said nothing about ${path}.`);
  const { State, Base64, Build } = read.value;
  if (State !== 'read') return notSeen(`On ${computer}, ${path} ${states[State]}`);
  // Nothing is build 0: so .NET reads what is not there.
  return seen({ bytes: Buffer.from(Base64 ?? '', 'base64'), build: Build || null });
}

/**
 * Imports a file with its private key, which stays exportable, so that the other Front Ends can get it. `secret` names its password;
 * null for a file without one.
 */
export function importPfx(computer: Fqdn, path: string, secret: string | null): WindowsFunction {
  const password = secret === null ? '' : ` -Password (Read-Host -AsSecureString ${literal(secret)})`;
  return {
    kind: 'function',
    place: windowsOn(computer),
    name: 'Import-StoreCertificate',
    parameters: { Path: path, ...(secret === null ? {} : { Password: { kind: 'secret', ref: secret, as: 'SecureString' } }) },
    typed: `Import-PfxCertificate -FilePath ${literal(path)} -CertStoreLocation Cert:\\LocalMachine\\My -Exportable${password}`,
  };
}
