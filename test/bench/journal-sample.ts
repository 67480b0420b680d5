// A journal of many records, as a very long set-up writes them: every kind of record, and most of all what commands said.

import { appendFileSync, writeFileSync } from 'node:fs';
import { encode, hashOf, noLine } from '../../src/journal/codec.ts';
import { ours } from '../../src/journal/upcasts.ts';
import type { Fact } from '../../src/model/record.ts';
import type { Moment } from '../../src/story/moment.ts';
import { create, facts, output } from '../log/sample.ts';
import { change, done, looked, momentsOf, opened } from '../story/tales.ts';

const said = output(create.id, 'WARNING: The command completed successfully but no settings were modified.', 'Done.');
const usualCycle: readonly Fact[] = [...facts, ...Array.from({ length: 9 * facts.length }, () => said)];

/** The records of one step, from its look to its last change. */
export const stepFacts: readonly Fact[] = facts.slice(1, -1);

/** The records come again and again: those of the sample, or of a run that was made. */
export function writeLongJournal(path: string, records: number, cycle: readonly Fact[] = usualCycle): void {
  let head = noLine;
  let lines: string[] = [];
  writeFileSync(path, '');
  for (let seq = 1; seq <= records; seq += 1) {
    const fact = cycle[(seq - 1) % cycle.length];
    if (fact === undefined) continue;
    const line = encode({
      v: ours,
      seq,
      at: '2026-11-24T11:00:00.000Z',
      on: 'ATL-ADM-001',
      by: 'LITWAREINC\\kenmyer',
      prev: head,
      ...fact,
    });
    head = hashOf(line);
    lines.push(`${line}\n`);
    if (lines.length < 1000 && seq < records) continue;
    appendFileSync(path, lines.join(''));
    lines = [];
  }
}

/** A history of so many changes, each with an id of its own and a look after it. */
export const manyChanges = (count: number): readonly Moment[] =>
  momentsOf([opened, ...Array.from({ length: count }, (_, at) => [...done(change(`change ${at}`)), looked('exchangeAsPartner')]).flat()]);
