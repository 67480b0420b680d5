import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Files, filesOn, realFiles } from '../../src/files/files.ts';
import { fingerprintOf, hashOf, noLine } from '../../src/journal/codec.ts';
import { openJournal, readJournal } from '../../src/journal/journal.ts';
import type { Fact, Record } from '../../src/model/record.ts';
import { type Call, type Fault, faulty, memoryDisk } from '../harness/memory-disk.ts';
import { anyFacts, folder, journalOf, written } from './facts.ts';
import { optionsFor } from './options.ts';

const answer = (value: string): Fact => ({ type: 'answered', step: 'servers', key: 'servers.pool', value });
const three = [answer('one'), answer('two'), answer('three')];

const wordsOf = (opened: { readonly kind: string; readonly words?: string }): string => opened.words ?? `not refused: ${opened.kind}`;

describe('a journal', () => {
  test('gives back every fact of every type as it was written, in this run and in the next', () => {
    const path = join(folder(), 'state.jsonl');
    fc.assert(
      fc.property(anyFacts, (facts) => {
        rmSync(path, { force: true });
        const { records } = written(path, facts);
        const read = readJournal(path);
        expect(read).toMatchObject({ kind: 'read', records, tornBytes: 0 });
        expect(records).toHaveLength(facts.length + 1);
        facts.forEach((fact, at) => {
          expect(records[at + 1]).toEqual({ ...records[at + 1], ...fact });
        });
      }),
      { numRuns: 50 },
    );
  });

  test('is one line of JSON a record, each with the SHA-256 of the one before it', () => {
    const path = join(folder(), 'state.jsonl');
    const journal = written(path, three);
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    const hashes = [noLine, ...lines.map((line) => hashOf(line))];
    expect(lines.map((line) => JSON.parse(line).prev)).toEqual(hashes.slice(0, -1));
    expect(lines.map((line) => JSON.parse(line).seq)).toEqual([1, 2, 3, 4]);
    expect(journal.fingerprint()).toBe(fingerprintOf(hashes.at(-1) ?? ''));
    expect(readJournal(path)).toMatchObject({ fingerprint: journal.fingerprint() });
  });

  test('goes on where it stopped: the next run adds its opening and keeps the history', () => {
    const path = join(folder(), 'new folder', 'state.jsonl');
    written(path, three);
    const before = readFileSync(path);
    const journal = journalOf(openJournal(optionsFor(path, { lineage: () => 'another', tool: 'test 2' })));
    journal.close();
    expect(journal.records.map((record) => record.type)).toEqual(['opened', 'answered', 'answered', 'answered', 'opened']);
    expect(journal.records[4]).toMatchObject({ lineage: 'a history', tool: 'test 2', seq: 5 });
    expect(readFileSync(path).subarray(0, before.length)).toEqual(before);
  });

  test.runIf(process.platform !== 'win32')('can be read by its owner only', () => {
    const path = join(folder(), 'state.jsonl');
    written(path, []);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('begins anew in a file that is empty', () => {
    const path = join(folder(), 'state.jsonl');
    writeFileSync(path, '');
    expect(written(path, []).records.map((record) => record.type)).toEqual(['opened']);
  });
});

describe('what a command said', () => {
  const output = (lines: number): Fact => ({
    type: 'output',
    change: 'c',
    lines: Array.from({ length: lines }, (_, n) => ({ stream: 'output', text: `line ${n}` })),
  });

  test('does not make each line wait for the disk, but every other fact does', () => {
    const durable: boolean[] = [];
    const files: Files = {
      ...realFiles,
      openForAppend(path) {
        const real = realFiles.openForAppend(path);
        return {
          ...real,
          append(line, flushed) {
            durable.push(flushed);
            real.append(line, flushed);
          },
        };
      },
    };
    const journal = journalOf(openJournal(optionsFor(join(folder(), 'state.jsonl'), { files })));
    for (const fact of [output(1), ...three, { type: 'closed', verdict: 'done' } as const]) journal.append(fact);
    journal.close();
    expect(durable).toEqual([true, false, true, true, true, true]);
  });
});

describe('damage', () => {
  test('of a line is told with what is known before it and what to do', () => {
    const path = join(folder(), 'state.jsonl');
    written(path, three);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"two"', '"too"'));
    expect(wordsOf(openJournal(optionsFor(path)))).toBe(
      'state.jsonl is damaged in line 3: its checksum does not fit its content. The 2 lines before it are sound, up to 2026-11-24T11:00:00.000Z. Nothing was changed.',
    );
  });

  test.each([
    ['taken away', (lines: readonly string[]) => lines.toSpliced(1, 1), 2],
    ['doubled', (lines: readonly string[]) => lines.toSpliced(1, 0, lines[1] ?? ''), 3],
    ['taken from the beginning', (lines: readonly string[]) => lines.slice(1), 1],
  ])('is seen when a whole line was %s', (_, change, line) => {
    const path = join(folder(), 'state.jsonl');
    written(path, three);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    writeFileSync(path, `${change(lines).join('\n')}\n`);
    expect(readJournal(path)).toMatchObject({ kind: 'refused', line, words: expect.stringContaining(`in line ${line}`) });
  });

  test('is seen when the lines of another history follow', () => {
    const dir = folder();
    written(join(dir, 'a'), []);
    written(join(dir, 'b'), []);
    appendFileSync(join(dir, 'a'), readFileSync(join(dir, 'b')));
    expect(readJournal(join(dir, 'a'))).toMatchObject({ kind: 'refused', line: 2 });
  });
});

describe('a file cut short at any byte', () => {
  test('goes on from its last whole line, and the torn bytes are kept', () => {
    const dir = folder();
    const path = join(dir, 'state.jsonl');
    written(path, three);
    const whole = readFileSync(path);
    const { records } = written(path, []);
    fc.assert(
      fc.property(fc.nat(whole.length), (length) => {
        for (const name of readdirSync(dir)) rmSync(join(dir, name));
        writeFileSync(path, whole.subarray(0, length));
        const good = whole.subarray(0, length).filter((byte) => byte === 0x0a).length;
        const torn = whole.subarray(whole.subarray(0, length).lastIndexOf(0x0a) + 1, length);
        expect(readJournal(path)).toMatchObject({ kind: 'read', tornBytes: torn.length });

        const journal = journalOf(openJournal(optionsFor(path)));
        journal.close();
        expect(journal.records.slice(0, good)).toEqual(records.slice(0, good));
        expect(journal.records.slice(good).map((record) => record.type)).toEqual(torn.length === 0 ? ['opened'] : ['opened', 'repaired']);
        if (torn.length > 0) expect(readFileSync(`${path}.torn-${good + 1}`)).toEqual(torn);
        expect(readJournal(path)).toMatchObject({ kind: 'read', records: journal.records, tornBytes: 0 });
      }),
      { numRuns: 100 },
    );
  });

  test('is never repaired by a reader', () => {
    const dir = folder();
    const path = join(dir, 'state.jsonl');
    written(path, three);
    appendFileSync(path, '{"v":1,"seq"');
    const before = readFileSync(path);
    expect(readJournal(path)).toMatchObject({ kind: 'read', tornBytes: 12 });
    expect(readFileSync(path)).toEqual(before);
    expect(readdirSync(dir)).toEqual(['state.jsonl']);
  });

  test('keeps the torn bytes of an earlier repair that was cut short too', () => {
    const path = join(folder(), 'state.jsonl');
    written(path, []);
    writeFileSync(`${path}.torn-2`, 'earlier');
    appendFileSync(path, '{"v":1');
    written(path, []);
    expect(readFileSync(`${path}.torn-2`, 'utf8')).toBe('earlier');
    expect(readFileSync(`${path}.torn-2-2`, 'utf8')).toBe('{"v":1');
  });
});

describe('a file that is refused', () => {
  test('belongs to the other world, whichever way round', () => {
    const dir = folder();
    journalOf(openJournal(optionsFor(join(dir, 'lab')))).close();
    journalOf(openJournal(optionsFor(join(dir, 'real'), { world: 'real' }))).close();
    const before = readFileSync(join(dir, 'lab'));
    expect(wordsOf(openJournal(optionsFor(join(dir, 'lab'), { world: 'real' })))).toContain('lab belongs to the practice lab');
    expect(wordsOf(openJournal(optionsFor(join(dir, 'real'))))).toContain('real belongs to real servers');
    expect(readFileSync(join(dir, 'lab'))).toEqual(before);
  });

  test('was written by a newer version', () => {
    const path = join(folder(), 'state.jsonl');
    written(path, []);
    appendFileSync(path, '{"v":3,"type":"something new"}\n');
    expect(wordsOf(openJournal(optionsFor(path)))).toContain(
      'was written by a newer version of this program (its records are of version 3)',
    );
  });

  test.each(['hello', 'hello\n', '{"name":"package"}\n', '\n', '\u0000\u0001', `${'['.repeat(100_000)}\n`])(
    'is not one of ours: %j',
    (content) => {
      const path = join(folder(), 'notes.txt');
      writeFileSync(path, content);
      expect(wordsOf(openJournal(optionsFor(path)))).toContain('does not begin like a state file of this program');
      expect(readFileSync(path, 'utf8')).toBe(content);
    },
  );

  test('is nested as deep as to exhaust a reader', () => {
    const path = join(folder(), 'state.jsonl');
    writeFileSync(path, `{"v":1,"x":${'['.repeat(1_000_000)}\n`);
    expect(readJournal(path)).toMatchObject({ kind: 'refused', line: 1 });
  });

  test('has a line that never ends', () => {
    const path = join(folder(), 'state.jsonl');
    written(path, []);
    appendFileSync(path, 'x'.repeat(5 * 2 ** 20));
    expect(readJournal(path)).toMatchObject({ kind: 'refused', line: 2 });
  });

  test('is a folder, or cannot be made', () => {
    const dir = folder();
    expect(wordsOf(openJournal(optionsFor(dir)))).toContain('is a folder, not a file.');
    writeFileSync(join(dir, 'file'), '');
    expect(wordsOf(openJournal(optionsFor(join(dir, 'file', 'state'))))).toContain('cannot be used');
  });

  test('is not there, for a reader: then none is made', () => {
    const path = join(folder(), 'none.jsonl');
    expect(readJournal(path)).toMatchObject({ kind: 'refused', words: expect.stringContaining('There is no state file') });
    expect(existsSync(path)).toBe(false);
  });
});

describe('while it is open', () => {
  test('stops when another program wrote to the file, before anything more is written', () => {
    const path = join(folder(), 'state.jsonl');
    const journal = journalOf(openJournal(optionsFor(path)));
    appendFileSync(path, 'x');
    const before = readFileSync(path);
    expect(() => journal.append(answer('one'))).toThrow('Another program changed the state file state.jsonl');
    expect(readFileSync(path)).toEqual(before);
    journal.close();
  });

  test('stops when the file was taken away', () => {
    const dir = folder();
    const path = join(dir, 'state.jsonl');
    const journal = journalOf(openJournal(optionsFor(path)));
    rmSync(path);
    mkdirSync(path);
    expect(() => journal.append(answer('one'))).toThrow('or took it away');
    journal.close();
  });

  describe('on a disk that fails', () => {
    const path = '/share/state.jsonl';
    const onDisk = () => {
      const memory = memoryDisk();
      const bad: { fault?: Fault | undefined; at?: Call } = {};
      const files = filesOn(faulty(memory.disk, (call) => (call === (bad.at ?? 'write') ? bad.fault : undefined)));
      return { memory, bad, files, journal: journalOf(openJournal(optionsFor(path, { files }))) };
    };
    const full: Fault = { kind: 'error', code: 'ENOSPC' };
    const answers = (records: readonly Record[]) => records.flatMap((each) => (each.type === 'answered' ? [each.value] : []));

    test('says so with what helps, and takes the same fact again once there is room, without a trace of the failed try', () => {
      const { bad, files, journal } = onDisk();
      journal.append(answer('one'));
      bad.fault = full;
      expect(() => journal.append(answer('two'))).toThrow('state.jsonl cannot be written: the disk is full (ENOSPC).');
      expect(() => journal.append(answer('two'))).toThrow(expect.objectContaining({ wayOut: 'Make room on that disk.' }));
      bad.fault = undefined;
      journal.append(answer('two'));
      journal.close();
      expect(readJournal(path, files)).toMatchObject({ kind: 'read', tornBytes: 0 });
      expect(answers(journal.records)).toEqual(['one', 'two']);
    });

    test('writes again what was not flushed before a flush failed', () => {
      const { bad, files, journal, memory } = onDisk();
      const said: Fact = { type: 'output', change: 'c', lines: [{ stream: 'output', text: 'a line' }] };
      journal.append(said);
      [bad.fault, bad.at] = [{ kind: 'error', code: 'EIO' }, 'flush'];
      expect(() => journal.append(answer('one'))).toThrow('the disk reported an error (EIO)');
      bad.fault = undefined;
      journal.append(answer('one'));
      memory.cutPower(() => 0.9);
      expect(readJournal(path, files)).toMatchObject({ kind: 'read', records: [{ type: 'opened' }, said, answer('one')] });
    });

    test('goes on when a share that had gone is back, though its files have new numbers', () => {
      const { journal, memory, files } = onDisk();
      journal.append(answer('one'));
      const there = files.readBytes(path, 2 ** 20) ?? new Uint8Array();
      memory.disk.remove(path);
      expect(() => journal.append(answer('two'))).toThrow('or took it away');
      expect(memory.disk.standsAt(path)).toBeUndefined();
      files.writeFileAtomically(path, there);
      journal.append(answer('two'));
      expect(readJournal(path, files)).toMatchObject({ kind: 'read', records: [{}, answer('one'), answer('two')] });
    });

    test('leaves a file alone that took the place of ours', () => {
      const { bad, journal, files } = onDisk();
      bad.fault = full;
      expect(() => journal.append(answer('one'))).toThrow('full');
      bad.fault = undefined;
      files.writeFileAtomically(path, 'foreign');
      expect(() => journal.append(answer('one'))).toThrow('Another program changed');
      expect(Buffer.from(files.readBytes(path, 100) ?? []).toString()).toBe('foreign');
    });

    test.each<Call>(['open', 'write', 'flush', 'standsAt', 'link'])('is refused with a sentence when it fails at the start: %s', (at) => {
      const memory = memoryDisk();
      const files = filesOn(faulty(memory.disk, (call) => (call === at ? { kind: 'error', code: 'EACCES' } : undefined)));
      const opened = openJournal(optionsFor(path, { files }));
      // Without links there is another way.
      if (at === 'link') expect(opened.kind).toBe('open');
      else expect(wordsOf(opened)).toContain('this account may not read or write there (EACCES)');
    });
  });

  test('refuses a record that the next start could not read', () => {
    const path = join(folder(), 'state.jsonl');
    const journal = journalOf(openJournal(optionsFor(path)));
    expect(() => journal.append(answer('x'.repeat(5 * 2 ** 20)))).toThrow('it is too long');
    expect(() =>
      journal.append({
        type: 'waited',
        step: 'servers',
        wait: 'w',
        met: true,
        saw: '',
        source: 'shell',
        isDown: false,
        seconds: Number.NaN,
      }),
    ).toThrow('its part "seconds" is not as it should be');
    expect(journal.append(answer('short'))).toMatchObject({ seq: 2 });
    journal.close();
  });
});
