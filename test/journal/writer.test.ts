// A fact is in the file when it was appended, whatever the disk does meanwhile; and where it is not, nothing of it is. In memory.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filesOn } from '../../src/files/files.ts';
import { hashOf, noLine } from '../../src/journal/codec.ts';
import { maxFileBytes, maxLineBytes, verify } from '../../src/journal/verify.ts';
import { CannotWrite, createWriter, type Writer } from '../../src/journal/writer.ts';
import type { Fact, Record } from '../../src/model/record.ts';
import { type Call, type Fault, faulty, memoryDisk } from '../harness/memory-disk.ts';

const path = '/share/state.jsonl';
const opened: Fact = { type: 'opened', world: 'lab', lineage: 'a history', tool: 'test 1' };
const answer = (value: string): Fact => ({ type: 'answered', step: 'servers', key: 'servers.pool', value });
const said = (text: string): Fact => ({ type: 'output', change: 'c', lines: [{ stream: 'output', text }] });
const start = { length: 0, fingerprint: noLine };
const who = { path, now: () => new Date('2026-11-24T11:00:00.000Z'), on: 'here', by: 'me' };

/** A writer on a disk of its own, where `goesWrong` is asked before every call of the disk. */
function writing(from = start) {
  const memory = memoryDisk();
  const at: { fault: (call: Call) => Fault | undefined; ours: boolean; asked: number } = { fault: () => undefined, ours: true, asked: 0 };
  const records: Record[] = [];
  let handles = 0;
  const files = filesOn(
    faulty(memory.disk, (call) => {
      const fault = at.fault(call);
      if (call === 'open' && fault === undefined) handles += 1;
      if (call === 'close') handles -= 1;
      return fault;
    }),
  );
  const isOurs = () => {
    at.asked += 1;
    return at.ours;
  };
  const writer = createWriter(records, from, { ...who, files, isOurs });
  const text = () => memory.texts()[path] ?? '';
  const replace = (content: string) => filesOn(memory.disk).writeFileAtomically(path, content);
  return { memory, at, records, writer, text, replace, handles: () => handles };
}
/** What the file tells. */
const told = (text: string) => {
  const verified = verify(Buffer.from(text), 'it');
  return verified.kind === 'sound' && verified.torn.length === 0 ? verified.records : verified;
};
/** What failed is given again until it is there. */
function insist(writer: Writer, fact: Fact): void {
  for (let left = 20; ; left -= 1) {
    try {
      writer.append(fact);
      return;
    } catch (error) {
      if (!(error instanceof CannotWrite) || left === 0) throw error;
    }
  }
}

test('what was appended is what is read, each line after the other', () => {
  const { writer, records, text } = writing();
  for (const fact of [opened, answer('one'), said('two')]) expect(writer.append(fact)).toMatchObject(fact);
  expect(told(text())).toEqual(records);
  expect(records.map(({ seq, at, on, by }) => [seq, at, on, by])).toEqual(
    [1, 2, 3].map((seq) => [seq, '2026-11-24T11:00:00.000Z', 'here', 'me']),
  );
  expect(writer.fingerprint()).toBe(hashOf(Buffer.from(text().split('\n').at(-2) ?? '')));
});

test('all but what commands say is on the disk at once', () => {
  const { writer, memory, text, records } = writing();
  for (const fact of [opened, said('one'), answer('two'), said('three')]) writer.append(fact);
  memory.cutPower(() => 0.9);
  expect(told(text())).toEqual(records.slice(0, 3));
});

test('whenever the disk fails, and at whatever, a fact that is given again is there once, and so is all before it', () => {
  const facts = fc.array(fc.oneof(fc.string().map(answer), fc.string().map(said)), { minLength: 1, maxLength: 5 });
  const calls = fc.constantFrom<Call>('write', 'flush', 'open', 'read', 'cut', 'standsAt', 'standsBehind', 'close');
  const faults = fc.uniqueArray(fc.tuple(calls, fc.nat(6)), { maxLength: 4, selector: String });
  fc.assert(
    fc.property(facts, faults, (given, wrong) => {
      const { writer, at, records, text } = writing();
      const counts = new Map<Call, number>();
      at.fault = (call) => {
        const count = counts.get(call) ?? 0;
        counts.set(call, count + 1);
        return wrong.some(([which, when]) => which === call && when === count) ? { kind: 'error', code: 'EIO' } : undefined;
      };
      for (const fact of [opened, ...given]) insist(writer, fact);
      expect(records).toMatchObject([opened, ...given]);
      expect(told(text())).toEqual(records);
    }),
  );
});

describe('a fact that cannot be written', () => {
  test('is not on record, and says why and what helps', () => {
    const { writer, at, records, text } = writing();
    writer.append(opened);
    const [before, fingerprint] = [text(), writer.fingerprint()];
    at.fault = (call) => (call === 'flush' ? { kind: 'error', code: 'ENOSPC' } : undefined);
    expect(() => writer.append(answer('one'))).toThrow(`The state file ${path} cannot be written: the disk is full (ENOSPC).`);
    expect(() => writer.append(answer('one'))).toThrow(
      expect.objectContaining({ wayOut: 'Make room on that disk.', cause: expect.objectContaining({ code: 'ENOSPC' }) }),
    );
    expect(records).toHaveLength(1);
    expect(writer.fingerprint()).toBe(fingerprint);
    at.fault = () => undefined;
    writer.append(answer('two'));
    expect(text().startsWith(before)).toBe(true);
    expect(told(text())).toMatchObject([opened, answer('two')]);
  });

  test('is there once when it is given again, also where it is the first', () => {
    const { writer, at, text } = writing();
    at.fault = (call) => (call === 'flush' ? { kind: 'error', code: 'EIO' } : undefined);
    expect(() => writer.append(opened)).toThrow('EIO');
    at.fault = () => undefined;
    writer.append(opened);
    expect(told(text())).toMatchObject([opened]);
  });

  test('of a wizard whose file was taken over touches nothing; what commands say does not ask', () => {
    const { writer, at, text } = writing();
    writer.append(opened);
    at.ours = false;
    const [before, asked] = [text(), at.asked];
    expect(() => writer.append(answer('one'))).toThrow('Another wizard has taken the state file state.jsonl over');
    expect(text()).toBe(before);
    expect(at.asked).toBe(asked + 1);
    writer.append(said('two'));
    expect(at.asked).toBe(asked + 1);
    expect(told(text())).toMatchObject([opened, said('two')]);
  });

  test.each([
    ['longer', (text: string) => `${text}x`],
    ['shorter', (text: string) => text.slice(0, -1)],
    ['empty', () => ''],
    ['without its line end', (text: string) => `${text.slice(0, -1)}x`],
    ['another', (text: string) => text.replace('test 1', 'test 2')],
  ])('because the file is %s is told as a change by another program, until the file is back', (_, change) => {
    const { writer, text, replace } = writing();
    writer.append(opened);
    const before = text();
    replace(change(before));
    for (const _ of [1, 2]) expect(() => writer.append(answer('one'))).toThrow(/^Another program changed the state file state\.jsonl/);
    expect(text()).toBe(change(before));
    replace(before);
    writer.append(answer('one'));
    expect(told(text())).toMatchObject([opened, answer('one')]);
  });

  test.each([
    ['', [opened]],
    [' before anything was in it', []],
  ])('because the file has gone%s is told so, and none is made in its place', (_, before) => {
    const { writer, memory } = writing();
    for (const fact of before) writer.append(fact);
    memory.disk.remove(path);
    for (const _ of [1, 2]) expect(() => writer.append(answer('one'))).toThrow('or took it away');
    expect(memory.texts()).toEqual({});
  });

  test.each([
    [1, 'is full.'],
    [0, 'Another program changed'],
  ])('says so where the file is full: with %i bytes too many', (more, why) => {
    const once = writing();
    once.writer.append(opened);
    const { writer } = writing({ length: maxFileBytes - once.text().length + more, fingerprint: noLine });
    expect(() => writer.append(opened)).toThrow(why);
  });

  test.each<[string, Fact]>([
    ['it is too long', answer('x'.repeat(4 * 2 ** 20))],
    [
      'its part "seconds" is not as it should be',
      { type: 'ended', step: 'servers', change: 'c', end: { kind: 'ended', hadErrors: false, exitCode: null }, seconds: Number.NaN },
    ],
  ])('because %s could not be read again, and is a mistake of the program', (why, fact) => {
    const { writer, text } = writing();
    writer.append(opened);
    const before = text();
    expect(() => writer.append(fact)).toThrow(`A record cannot be kept in the state file: ${why}.`);
    expect(text()).toBe(before);
  });
});

test('what was said and not yet on the disk is written again with what comes after a failure, also where nothing was before it', () => {
  const { writer, at, text } = writing();
  writer.append(said('one'));
  writer.append(said('two'));
  at.fault = (call) => (call === 'flush' ? { kind: 'error', code: 'EIO' } : undefined);
  expect(() => writer.append(opened)).toThrow('EIO');
  at.fault = () => undefined;
  writer.append(opened);
  expect(
    text()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).type),
  ).toEqual(['output', 'output', 'opened']);
});

test('what was said is written again without waiting for the disk line by line', () => {
  const waits = (lines: number) => {
    const { writer, at } = writing();
    for (let line = 0; line < lines; line += 1) writer.append(said('one'));
    at.fault = (call) => (call === 'flush' ? { kind: 'error', code: 'EIO' } : undefined);
    expect(() => writer.append(opened)).toThrow('EIO');
    let flushes = 0;
    at.fault = (call) => {
      if (call === 'flush') flushes += 1;
      return undefined;
    };
    writer.append(opened);
    return flushes;
  };
  expect(waits(5)).toBe(waits(1));
});

test('what was said and was lost with the power is written again too', () => {
  const { writer, at, memory, text } = writing();
  writer.append(opened);
  writer.append(said('one'));
  at.fault = (call) => (call === 'write' ? { kind: 'error', code: 'EIO' } : undefined);
  expect(() => writer.append(answer('two'))).toThrow('EIO');
  memory.cutPower(() => 0.9);
  at.fault = () => undefined;
  writer.append(answer('two'));
  expect(told(text())).toMatchObject([opened, said('one'), answer('two')]);
});

test('a line may be as long as the longest that is read', () => {
  const { writer, text } = writing();
  writer.append(opened);
  const before = text().length;
  writer.append(answer(''));
  const room = maxLineBytes + 1 - (text().length - before);
  expect(writer.append(answer('x'.repeat(room)))).toMatchObject({ seq: 3 });
});

test('no file is left open, whether it fails or is closed', () => {
  const { writer, at, handles } = writing();
  writer.append(opened);
  expect(handles()).toBe(1);
  at.fault = (call) => (call === 'write' ? { kind: 'error', code: 'EIO' } : undefined);
  expect(() => writer.append(answer('one'))).toThrow('EIO');
  expect(handles()).toBe(0);
  at.fault = () => undefined;
  writer.append(answer('one'));
  expect(handles()).toBe(1);
  writer.close();
  expect(handles()).toBe(0);
});

test('one that was closed opens the file again for what is still to be said', () => {
  const { writer, text } = writing();
  writer.append(opened);
  writer.close();
  writer.close();
  writer.append(answer('one'));
  expect(told(text())).toMatchObject([opened, answer('one')]);
});
