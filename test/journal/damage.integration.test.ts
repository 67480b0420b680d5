import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesOn } from '../../src/files/files.ts';
import { openJournal } from '../../src/journal/journal.ts';
import { verify } from '../../src/journal/verify.ts';
import type { Fact } from '../../src/model/record.ts';
import { faulty, memoryDisk } from '../harness/memory-disk.ts';
import { create } from '../log/sample.ts';
import { journalOf } from './facts.ts';
import { optionsFor } from './options.ts';

const answer = (value: string): Fact => ({ type: 'answered', step: 'servers', key: 'servers.pool', value });
const repeats = { numRuns: 10_000 };

let whole: Buffer;
beforeAll(() => {
  const files = filesOn(memoryDisk().disk);
  const journal = journalOf(openJournal(optionsFor('/state.jsonl', { files })));
  for (const value of ['one', 'zwö', 'three']) journal.append(answer(value));
  whole = Buffer.from(files.readBytes('/state.jsonl', 2 ** 20) ?? []);
});

const linesIn = (bytes: Buffer): number => bytes.filter((byte) => byte === 0x0a).length;

describe('of a small journal', () => {
  test('any beginning is recovered up to its last whole line, with the rest handed back', () => {
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        const bytes = whole.subarray(0, length);
        const lines = linesIn(bytes);
        const torn = bytes.subarray(bytes.lastIndexOf(0x0a) + 1);
        expect(verify(bytes, 'it')).toMatchObject({ kind: 'sound', length: length - torn.length, torn });
        expect(verify(bytes, 'it')).toHaveProperty('records.length', lines);
      }),
      repeats,
    );
  });

  test('any one damaged byte is found in its line, and what stands before that line is known', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 2), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        const line = linesIn(whole.subarray(0, at)) + 1;
        const verified = verify(bytes, 'it');
        expect(verified).toMatchObject({ kind: 'refused', line });
        if (verified.kind === 'refused' && verified.remedy?.kind === 'salvage') {
          expect(verified.remedy.known).toHaveLength(line - 1);
          expect(verify(bytes.subarray(0, verified.remedy.length), 'it')).toMatchObject({ kind: 'sound', torn: Buffer.alloc(0) });
        } else {
          expect(line).toBe(1);
        }
      }),
      repeats,
    );
  });

  test('a damaged last line end is taken for a line cut short', () => {
    const bytes = Buffer.concat([whole.subarray(0, -1), Buffer.from(' ')]);
    expect(verify(bytes, 'it')).toMatchObject({ kind: 'sound', records: { length: 3 } });
  });
});

test('whatever a power cut leaves of it, it goes on after all that was flushed', () => {
  const output: Fact = { type: 'output', change: 'c', lines: [{ stream: 'output', text: 'a line' }] };
  const chances = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
  fc.assert(
    fc.property(fc.nat(3), fc.nat(6), fc.boolean(), chances, (answers, outputs, flushing, chance) => {
      const memory = memoryDisk();
      let isCut = false;
      const disk = faulty(memory.disk, (call) => (isCut && call === 'flush' ? { kind: 'error', code: 'EIO' } : undefined));
      const journal = journalOf(openJournal(optionsFor('/state.jsonl', { files: filesOn(disk) })));
      for (let n = 0; n < answers; n++) journal.append(answer(`${n}`));
      if (outputs > 0)
        journal.append({
          type: 'intent',
          step: 'servers',
          change: { ...create, id: 'c' },
          host: { pid: 1, started: '2026-11-24T11:00:00.000Z' },
        });
      const flushed = [...journal.records];
      for (let n = 0; n < outputs; n++) journal.append(output);
      isCut = true;
      if (flushing) expect(() => journal.append(answer('last'))).toThrow('EIO');
      memory.cutPower(() => chance.next().value ?? 0);

      const again = journalOf(openJournal(optionsFor('/state.jsonl', { files: filesOn(memory.disk), takeOver: true })));
      expect(again.records.slice(0, flushed.length)).toEqual(flushed);
      expect(again.records.slice(flushed.length).map(({ type }) => type)).toContain('opened');
    }),
    { numRuns: 1000 },
  );
});
