// Opening a state file: what is said of what was put right, what is refused and in which words, and that nothing is left behind. In memory.

import { describe, expect, test } from 'vitest';
import { filesOn } from '../../src/files/files.ts';
import { hashOf } from '../../src/journal/codec.ts';
import { type OpenOptions, openJournal, readJournal } from '../../src/journal/journal.ts';
import type { Processes } from '../../src/journal/processes.ts';
import { maxLineBytes } from '../../src/journal/verify.ts';
import { type Fault, faulty, memoryDisk } from '../harness/memory-disk.ts';
import { journalOf } from './facts.ts';
import { optionsFor } from './options.ts';

const path = '/share/state.jsonl';
const lock = `${path}.lock`;
const here: Processes = { own: 1, isAlive: () => true, startOf: () => 'noon', upFor: () => 1000 };

function share() {
  const memory = memoryDisk();
  const files = filesOn(memory.disk);
  const open = (more: Partial<OpenOptions> = {}) => openJournal(optionsFor(path, { files, processes: here, ...more }));
  const text = () => memory.texts()[path] ?? '';
  const write = (place: string, content: string) => files.writeFileAtomically(place, content);
  return { memory, files, open, text, write };
}
/** The same, with a state file that was opened and closed. */
function kept(more: Partial<OpenOptions> = {}) {
  const made = share();
  journalOf(made.open(more)).close();
  return made;
}

test('a new file begins a new history, and nothing is said of it', () => {
  const { open, memory } = share();
  const opened = open();
  expect(opened).toMatchObject({
    kind: 'open',
    notices: [],
    journal: { path, records: [{ type: 'opened', world: 'lab', lineage: 'a history' }] },
  });
  expect(Object.keys(memory.texts()).toSorted()).toEqual([path, lock]);
  journalOf(opened).close();
  expect(Object.keys(memory.texts())).toEqual([path]);
});

test('a new file may lie in a folder that is not there yet', () => {
  const { memory, open } = share();
  const folders: string[] = [];
  const makeFolder = (place: string) => void folders.push(place);
  expect(open({ files: filesOn({ ...memory.disk, makeFolder }) }).kind).toBe('open');
  expect(folders).toEqual(['/share']);
});

test('a file of the same world goes on under the history that it has, whatever new one there would be', () => {
  const { open } = kept({ world: 'real' });
  expect(journalOf(open({ world: 'real', lineage: () => 'another' })).records).toMatchObject([
    {},
    { type: 'opened', world: 'real', lineage: 'a history' },
  ]);
});

describe('a last line that was cut short', () => {
  const torn = '{"v":1,"se';
  const words = (name: string) =>
    `The end of the state file had been cut short, as by a power cut. It was set aside in ${name}; everything before it is whole.`;

  test.each<[string, readonly string[], string]>([
    ['', [], 'state.jsonl.torn-2'],
    [' beside another one', ['other'], 'state.jsonl.torn-2-2'],
    [' beside two others', ['other', 'more'], 'state.jsonl.torn-2-3'],
    [' again in the same file, by a repair that was cut short itself', [torn], 'state.jsonl.torn-2'],
  ])('is set aside%s, and that is said and on record', (_, before, name) => {
    const { open, memory, text, write } = kept();
    for (const [at, content] of before.entries()) write(`${path}.torn-2${at === 0 ? '' : `-${at + 1}`}`, content);
    write(path, `${text()}${torn}`);
    const opened = open();
    expect(opened).toMatchObject({ notices: [words(name)] });
    expect(memory.texts()[`/share/${name}`]).toBe(torn);
    const repaired = { type: 'repaired', bytes: torn.length, sha256: hashOf(Buffer.from(torn)), kept: name };
    expect(journalOf(opened).records.slice(1)).toMatchObject([{ type: 'opened' }, repaired]);
  });
});

describe('a lock that was left', () => {
  const who = 'A wizard of LITWAREINC\\kenmyer on atl-adm-001 had this state file open';
  test.each<[string, Partial<OpenOptions>, string | undefined, string]>([
    [
      'by a process that is gone',
      { processes: { ...here, isAlive: () => false } },
      undefined,
      `${who}, and ended without closing it. It was taken over; anything left unclear is looked at first.`,
    ],
    ['elsewhere, and a person said so', { on: 'another', takeOver: true }, undefined, `${who}. It was taken over, as you said.`],
    ['by nobody knows whom', { takeOver: true }, 'x\n', 'Another wizard had this state file open. It was taken over, as you said.'],
  ])('%s is told as taken over', (_, more, content, words) => {
    const { open, write } = share();
    journalOf(open());
    if (content !== undefined) write(lock, content);
    expect(open(more)).toMatchObject({ kind: 'open', notices: [words] });
  });

  test('by a wizard that may be at work is refused, and a person may say otherwise', () => {
    const { open } = share();
    journalOf(open());
    expect(open()).toEqual({
      kind: 'refused',
      words: expect.stringMatching(/^state\.jsonl is in use: .* Nothing was changed\.$/),
      remedy: { kind: 'take over' },
    });
  });
});

describe('what is refused leaves no lock', () => {
  test.each<['lab' | 'real', string]>([
    ['real', 'state.jsonl belongs to the practice lab, and this is for real servers.'],
    ['lab', 'state.jsonl belongs to real servers, and this is the practice lab.'],
  ])('the other world than %s', (world, words) => {
    const { open, memory } = kept({ world: world === 'lab' ? 'real' : 'lab' });
    expect(open({ world })).toMatchObject({ kind: 'refused', words: expect.stringContaining(words) });
    expect(Object.keys(memory.texts())).toEqual([path]);
  });

  test('a damaged file', () => {
    const { open, memory, text, write } = kept();
    write(path, text().replace('a history', 'my history'));
    expect(open()).toMatchObject({ kind: 'refused', line: 1 });
    expect(Object.keys(memory.texts())).toEqual([path]);
  });

  test('whatever the disk fails at while it is opened, it can be opened when the disk is well', () => {
    for (let bad = 0; bad < 60; bad += 1) {
      const { memory, open, text, write } = kept();
      write(path, `${text()}{"v":1`);
      let count = 0;
      const fault: Fault = { kind: 'error', code: 'EIO' };
      const files = filesOn(faulty(memory.disk, () => (count++ === bad ? fault : undefined)));
      const first = open({ files });
      count = bad + 1;
      if (first.kind === 'open') first.journal.close();
      else
        expect(first.words).toMatch(/^The state file \/share\/state\.jsonl cannot be used: .*EIO.* Nothing was changed on any server\.$/);
      expect(open().kind).toBe('open');
    }
  });
});

test('no file is left open where it cannot be begun, nor when it is closed', () => {
  const { memory, text, write, open } = kept();
  write(path, `${text()}{"v":1`);
  let handles = 0;
  let flushes = 0;
  const bad: { at: number } = { at: 0 };
  const files = filesOn(
    faulty(memory.disk, (call) => {
      if (call === 'flush' && ++flushes === bad.at) return { kind: 'error', code: 'EIO' };
      if (call === 'open') handles += 1;
      if (call === 'close') handles -= 1;
      return undefined;
    }),
  );
  for (let at = 1; at < 40; at += 1) {
    flushes = 0;
    bad.at = at;
    const opened = open({ files });
    if (opened.kind === 'open') opened.journal.close();
    expect(handles).toBe(0);
  }
  // Here the disk is well, but the first record is too long.
  bad.at = 0;
  const refused = open({ files, path: '/share/other.jsonl', lineage: () => 'x'.repeat(maxLineBytes) });
  expect(refused).toMatchObject({ kind: 'refused', words: expect.stringContaining('it is too long') });
  expect(handles).toBe(0);
});

test('what people compare is that of the last line, as a reader sees it', () => {
  const { open, files } = kept();
  const journal = journalOf(open());
  journal.close();
  expect(readJournal(path, files)).toMatchObject({ fingerprint: journal.fingerprint() });
});

test('a disk that is gone lets a file be closed all the same', () => {
  const { memory, open } = share();
  let gone = false;
  const files = filesOn(faulty(memory.disk, () => (gone ? { kind: 'error', code: 'EIO' } : undefined)));
  const journal = journalOf(open({ files }));
  gone = true;
  expect(() => journal.close()).not.toThrow();
});

describe('a reader', () => {
  test('is given what is whole, how much more there is, and what people compare', () => {
    const { files, text, write } = kept();
    const [line = ''] = text().split('\n');
    write(path, `${text()}{"v":1`);
    expect(readJournal(path, files)).toMatchObject({
      kind: 'read',
      records: [{ type: 'opened' }],
      tornBytes: 6,
      fingerprint: hashOf(Buffer.from(line)).slice(0, 12),
    });
  });

  test('is told of damage, with its line', () => {
    const { files, text, write } = kept();
    write(path, text().replace('a history', 'my history'));
    expect(readJournal(path, files)).toMatchObject({ kind: 'refused', line: 1 });
  });

  test('is told where there is no file, and where it cannot be read', () => {
    const { memory, files } = kept();
    expect(readJournal('/share/none', files)).toEqual({
      kind: 'refused',
      words: 'There is no state file /share/none. Look for a mistake in its name.',
    });
    const broken = filesOn(faulty(memory.disk, (call) => (call === 'read' ? { kind: 'error', code: 'EIO' } : undefined)));
    expect(readJournal(path, broken)).toMatchObject({
      kind: 'refused',
      words: expect.stringMatching(/^The state file \/share\/state\.jsonl cannot be read: .*EIO/),
    });
  });
});
