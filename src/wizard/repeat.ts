// The answers that repeat a run: what was answered, agreed to and gone on in spite of, under the keys of an answers file. Worked out
// from the records, so that a run that stopped half way has its answers too. Passwords are in no record, and so not in here.

import type { Record } from '../model/record.ts';
import { type Answers, confirmKey, goOnAnywayKey } from './no-input.ts';
import { isWayKey, sessionOf } from './session.ts';
import { undoWord } from './undo.ts';

/** `computer` is where it is to be repeated: the ways to the shells were chosen for one computer each. */
export function answersOf(records: readonly Record[], computer: string): Answers {
  const given = Object.values(sessionOf(records).answers).flatMap(({ key, on, value, reopened }) =>
    reopened || (isWayKey(key) && on !== computer) ? [] : [[key, value] as const],
  );
  return Object.fromEntries([...given, ...confirmations(records), ...wentOnAnyway(records)]);
}

/** A step that was agreed to more than once, as after an interruption, may have asked for another word each time. */
function confirmations(records: readonly Record[]) {
  const words = new Map<string, Set<string>>();
  for (const record of records) {
    // What agreed to an undo is no part of a run that is to be repeated.
    if (record.type !== 'confirmed' || record.typed?.toLowerCase() === undoWord) continue;
    const key = confirmKey(record.step);
    words.set(key, (words.get(key) ?? new Set()).add(record.typed ?? 'yes'));
  }
  return [...words].map(([key, typed]) => {
    const [only = '', ...more] = typed;
    return [key, more.length === 0 ? only : [only, ...more]] as const;
  });
}

function wentOnAnyway(records: readonly Record[]) {
  const words = new Map(
    records
      .flatMap((record) => (record.type === 'looked' ? record.findings : []))
      .flatMap(({ code, override }) => (override === undefined ? [] : [[code, override] as const])),
  );
  return records.flatMap((record) => {
    const word = record.type === 'decided' && record.option === 'go on anyway' ? words.get(record.about) : undefined;
    return record.type !== 'decided' || word === undefined ? [] : [[goOnAnywayKey(record.about), word] as const];
  });
}
