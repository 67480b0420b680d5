// A new state file from the sound beginning of a damaged one, which stays as it is. The lines are taken over to the byte, so that
// their chain holds, and one more says where they come from.

import { basename, dirname, resolve } from 'node:path';
import { type Files, realFiles } from '../files/files.ts';
import { troubleInWords } from '../files/trouble.ts';
import { encode, hashOf } from './codec.ts';
import { ours } from './upcasts.ts';
import { maxFileBytes, type Refused, verify } from './verify.ts';

export type SalvageOptions = {
  readonly from: string;
  /** Must not be there yet. */
  readonly to: string;
  readonly now: () => Date;
  readonly on: string;
  readonly by: string;
  readonly files?: Files;
};

export type Salvaged = { readonly kind: 'salvaged'; readonly lines: number; readonly world: 'lab' | 'real' } | Refused;

export function salvage(options: SalvageOptions): Salvaged {
  try {
    return copySound(options, options.files ?? realFiles);
  } catch (error) {
    return { kind: 'refused', words: `Nothing was salvaged from ${options.from}: ${troubleInWords(error)}.` };
  }
}

function copySound({ from, to, now, on, by }: SalvageOptions, files: Files): Salvaged {
  const name = basename(from);
  const bytes = files.readBytes(from, maxFileBytes);
  if (bytes === undefined) return { kind: 'refused', words: `There is no state file ${from}. Look for a mistake in its name.` };
  const verified = verify(bytes, name);
  if (verified.kind === 'sound') return { kind: 'refused', words: `${name} is not damaged. Go on with it: --state ${from}` };
  const { remedy } = verified;
  if (remedy?.kind !== 'salvage') return verified;
  const { known, length } = remedy;
  const line = known.length + 1;
  const sound = bytes.subarray(0, length);
  const record = encode({
    v: ours,
    seq: line,
    at: now().toISOString(),
    on,
    by,
    prev: lastHash(sound),
    type: 'salvaged',
    from: name,
    line,
    bytes: bytes.length,
    sha256: hashOf(bytes),
  });
  files.ensureFolder(dirname(resolve(to)));
  if (!files.createExclusively(to, Buffer.concat([sound, Buffer.from(`${record}\n`)])))
    return { kind: 'refused', words: `${to} is there already, and is left as it is. Name a file that is not there yet.` };
  const [first] = known;
  return { kind: 'salvaged', lines: known.length, world: first?.type === 'opened' ? first.world : 'lab' };
}

function lastHash(lines: Uint8Array): string {
  const sound = Buffer.from(lines);
  return hashOf(sound.subarray(sound.lastIndexOf(0x0a, -2) + 1, -1));
}
