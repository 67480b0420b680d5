// Signs the PowerShell files of a kit, for companies whose Group Policy lets only signed scripts run: it wins over the Bypass that the
// wizard starts PowerShell with. Nothing else is signed: node.exe keeps its publisher's signature.

import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';

/** A certificate for code signing with its chain, and its key, as PEM files. */
export type Signer = { readonly certificate: string; readonly key: string };

/** The bytes of a file of the program, with a signature where it is a script and there is a signer. */
export function signed(file: string, signer: Signer | null): Buffer {
  if (signer === null || !/\.psm?1$/.test(file)) return readFileSync(file);
  const tooOld = whyNotThis(execFileSync('osslsigncode', ['--version'], { encoding: 'utf8' }));
  if (tooOld !== null) throw new Error(tooOld);
  const to = `${file}.signed`;
  execFileSync('osslsigncode', ['sign', '-certs', signer.certificate, '-key', signer.key, '-h', 'sha256', '-in', file, '-out', to]);
  const bytes = readFileSync(to);
  rmSync(to);
  return bytes;
}

/** Why this osslsigncode cannot sign scripts, by what it says of its version; null where it can. */
export function whyNotThis(said: string): string | null {
  const [, major = '0', minor = '0'] = /osslsigncode (\d+)\.(\d+)/.exec(said) ?? [];
  const [at, below] = [Number(major), Number(minor)];
  return at > 2 || (at === 2 && below >= 8)
    ? null
    : `osslsigncode ${major}.${minor} does not sign PowerShell files: that needs 2.8 or later, which Debian 12 has in its backports.`;
}
