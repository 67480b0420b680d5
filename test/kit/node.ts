// The Node.js of a kit: npm's package of it, the very one that its row in forms.ts tells the integrity of, unpacked and otherwise
// left alone, so that its publisher's signature stays whole.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Form, Node } from './forms.ts';

const hashOf = (algorithm: 'sha256' | 'sha512', bytes: Buffer) => createHash(algorithm).update(bytes);
export const sha256 = (bytes: Buffer): string => hashOf('sha256', bytes).digest('hex');

/** The program, unpacked in `folder`. */
export function nodeOf({ from, node, integrity, program }: Form, folder: string): string {
  const wanted = `${from}@${node.version}`;
  const packed = path.join(folder, execFileSync('npm', ['pack', '--silent', wanted], { cwd: folder, encoding: 'utf8' }).trim());
  const brought = `sha512-${hashOf('sha512', readFileSync(packed)).digest('base64')}`;
  if (brought !== integrity) throw new Error(`${wanted} is not the package that was expected: ${brought}, not ${integrity}.`);
  execFileSync('tar', ['-xzf', packed, '-C', folder, '--strip-components=2', `package/bin/${program}`]);
  return path.join(folder, program);
}

/** Node's licence with those of all that is inside it, which npm's packages for Windows do not hold. */
export function licenceOf({ version, licence }: Node): Buffer {
  const file = path.join(import.meta.dirname, 'node-licences', `${version}.txt`);
  const text = readFileSync(file);
  if (sha256(text) !== licence) throw new Error(`${file} is not the licence of Node.js ${version} that was committed.`);
  return text;
}
