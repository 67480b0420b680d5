// partner-wizard log --verify: whether a state file, or an export of it for programs, is as it was written. Finds accidents, and says of
// itself what it cannot find. Reads only.

import { hash } from 'node:crypto';
import { basename } from 'node:path';
import { readBytes } from '../files/read.ts';
import { troubleInWords } from '../files/trouble.ts';
import { beginning, fingerprintOf } from '../journal/codec.ts';
import { maxFileBytes, type Verified, verify } from '../journal/verify.ts';
import { eventsBeginning, readEvents } from '../log/read-events.ts';
import { instantInWords } from '../log/words.ts';
import { harmless } from '../model/harmless.ts';
import type { Moment } from '../story/moment.ts';
import type { VerifyArguments } from './asked.ts';
import { exitCodes } from './exit-codes.ts';
import { talk, tell } from './say.ts';

export type Verification = { readonly isWhole: boolean; readonly words: readonly string[] };

export function verifyFile({ file, fingerprint }: VerifyArguments): number {
  try {
    const bytes = readBytes(file, maxFileBytes);
    if (bytes === undefined) {
      talk(`There is no file ${file}.`);
      return exitCodes.failed;
    }
    const { isWhole, words } = lookAt(bytes, harmless(basename(file), 300), fingerprint);
    tell(words.join('\n'));
    return isWhole ? exitCodes.done : exitCodes.failed;
  } catch (error) {
    talk(`${file} cannot be read: ${troubleInWords(error)}.`);
    return exitCodes.failed;
  }
}

/** `number`: what the wizard printed, or the SHA-256 of a file; null where none was given. */
export function lookAt(bytes: Uint8Array, name: string, number: string | null): Verification {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (start.startsWith(beginning)) return stateFile(bytes, name, number);
  if (start.startsWith(eventsBeginning)) return exported(bytes, name, number);
  const other = 'It begins like neither a state file of this program nor an export of one for programs (log --out NAME.jsonl)';
  return { isWhole: false, words: [`${name} is damaged in line 1, or is another file. ${other}.`] };
}

const noKey =
  'No key protects the file: whoever may write it could make all of it anew, so that it fits together. Only a number that was kept apart from it, as in a ticket, shows that.';

const isWholeInWords = (name: string, what: string, moments: readonly Pick<Moment, 'at'>[]): string =>
  `${name} is whole: ${what}, ${moments.length === 1 ? '1 record' : `${moments.length} records`}, ${instantInWords(moments[0]?.at ?? '')} to ${instantInWords(moments.at(-1)?.at ?? '')}. Each line is as it was written, and none is missing in between.`;

function stateFile(bytes: Uint8Array, name: string, number: string | null): Verification {
  const verified = verify(bytes, name);
  if (verified.kind === 'refused') return { isWhole: false, words: [verified.words.replace(/ Nothing was changed\.$/, '')] };
  const { records, torn, fingerprint } = verified;
  if (torn.length > 0)
    return {
      isWhole: false,
      words: [
        `${name} is damaged from line ${records.length + 1} on: its last ${torn.length} bytes were not written to their end. ${records.length === 0 ? 'Nothing is known before it.' : `The ${records.length} lines before it are sound.`}`,
      ],
    };
  const [first] = records;
  const world = first?.type === 'opened' && first.world === 'lab' ? 'the practice lab' : 'real servers';
  const head = `${isWholeInWords(name, `a state file of ${world}`, records)} The number of its last record is ${fingerprintOf(fingerprint)}.`;
  const compared = number === null ? undefined : compare(bytes, verified, number);
  return {
    isWhole: compared?.isWhole ?? true,
    words: [
      head,
      compared?.words ??
        'Whether lines are missing at its end cannot be seen: name the number that the wizard printed, with --fingerprint NUMBER.',
      noKey,
    ],
  };
}

/** Where in the chain the number stands that was given. */
function compare(
  bytes: Uint8Array,
  { records, fingerprint }: Extract<Verified, { kind: 'sound' }>,
  number: string,
): { readonly isWhole: boolean; readonly words: string } {
  if (hash('sha256', bytes, 'hex').startsWith(number))
    return { isWhole: true, words: 'The number that you gave is the SHA-256 of the whole file: not one byte is another.' };
  // Each record holds the hash of the one before.
  const at = [...records.slice(1).map(({ prev }) => prev), fingerprint].findLastIndex((each) => each.startsWith(number));
  const later = records.length - 1 - at;
  if (at === -1)
    return {
      isWhole: false,
      words: 'The number that you gave is of none of its records: its end was cut off since it was printed, or the file was written anew.',
    };
  return {
    isWhole: true,
    words:
      later === 0
        ? 'That is the number that you gave: nothing is missing at its end.'
        : `The number that you gave is that of record ${at + 1}, of ${instantInWords(records[at]?.at ?? '')}: all before it is as it was then, and ${later === 1 ? '1 record was' : `${later} records were`} written since. Whether any is missing after those cannot be seen.`,
  };
}

function exported(bytes: Uint8Array, name: string, number: string | null): Verification {
  const read = readEvents(bytes);
  if (read.kind === 'another version')
    return {
      isWhole: false,
      words: [`${name} is an export of another version of this program (${harmless(read.version, 20)}). Use that one to look at it.`],
    };
  if (read.kind === 'damaged') return { isWhole: false, words: [`${name} is damaged in line ${read.line}: ${harmless(read.why, 300)}.`] };
  const world = read.world === 'lab' ? 'the practice lab' : 'real servers';
  const head = `${isWholeInWords(name, `a session log of ${world} for programs`, read.moments)} It says that the last record of its state file had the number ${harmless(read.fingerprint, 64)}.`;
  if (number === null) return { isWhole: true, words: [head, noKey] };
  if (hash('sha256', bytes, 'hex').startsWith(number))
    return { isWhole: true, words: [head, 'The number that you gave is the SHA-256 of the whole file: not one byte is another.'] };
  if (number.startsWith(read.fingerprint) && number !== read.fingerprint)
    return { isWhole: true, words: [head, 'The number that you gave begins with it. No more digits of it stand in this file.', noKey] };
  return read.fingerprint.startsWith(number)
    ? { isWhole: true, words: [head, 'That is the number that you gave.', noKey] }
    : {
        isWhole: false,
        words: [head, 'The number that you gave is another: it is of another file, or of this state file at another time.', noKey],
      };
}
