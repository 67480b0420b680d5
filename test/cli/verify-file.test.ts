// What --verify finds: any single accident in a state file or in an export of it, and a cut tail by the number that was printed.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookAt } from '../../src/cli/verify-file.ts';
import { filesOn } from '../../src/files/files.ts';
import { openJournal } from '../../src/journal/journal.ts';
import { memoryDisk } from '../harness/memory-disk.ts';
import { journalOf } from '../journal/facts.ts';
import { optionsFor } from '../journal/options.ts';
import { create, facts, logOf, options, output, told } from '../log/sample.ts';

const some = [...facts.slice(1), output(create.id, 'zwölf', '\u2028')];

function files(): { readonly [kind: string]: Buffer } {
  const files = filesOn(memoryDisk().disk);
  const journal = journalOf(openJournal(optionsFor('/set-up.jsonl', { files })));
  for (const fact of some) journal.append(fact);
  return {
    'a state file': Buffer.from(files.readBytes('/set-up.jsonl', 2 ** 20) ?? []),
    'an export for programs': Buffer.from(logOf(told([facts[0] ?? output('', ''), ...some]), { ...options, format: 'jsonl' })),
  };
}

const linesOf = (bytes: Buffer): readonly Buffer[] => {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const until = bytes.indexOf(0x0a, from) + 1 || bytes.length;
    lines.push(bytes.subarray(from, until));
    from = until;
  }
  return lines;
};

/** A file after one accident, and the first line that is not what it was; `null` where the accident changed nothing. */
type Accident = (bytes: Buffer, at: number, other: number) => Buffer;

const accidents: { readonly [name: string]: Accident } = {
  'another byte': (bytes, at, other) => {
    const changed = Buffer.from(bytes);
    changed[at % bytes.length] = other % 256;
    return changed;
  },
  'bytes that are gone': (bytes, at, other) =>
    Buffer.concat([bytes.subarray(0, at % bytes.length), bytes.subarray((at % bytes.length) + 1 + (other % 40))]),
  'bytes that came in between': (bytes, at, other) =>
    Buffer.concat([
      bytes.subarray(0, at % bytes.length),
      Buffer.from(' \n"x0'.slice(0, 1 + (other % 5))),
      bytes.subarray(at % bytes.length),
    ]),
  'a line that is gone': (bytes, at) => {
    const lines = linesOf(bytes);
    return Buffer.concat(lines.toSpliced(at % (lines.length - 1), 1));
  },
  'a line that is there twice': (bytes, at) => {
    const lines = linesOf(bytes);
    const again = lines[at % lines.length] ?? Buffer.alloc(0);
    return Buffer.concat(lines.toSpliced(at % lines.length, 0, again));
  },
  'lines in another order': (bytes, at, other) => {
    const lines = [...linesOf(bytes)];
    const [one, two] = [at % lines.length, other % lines.length];
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = [lines[one], lines[two]];
    lines[one] = second;
    lines[two] = first;
    return Buffer.concat(lines);
  },
};

/** Bytes that both have from their beginning on. */
function sameFor(one: Buffer, other: Buffer): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

describe.each(Object.keys(files()))('of %s', (kind) => {
  const whole = files()[kind] ?? Buffer.alloc(0);

  test('nothing is said against it as it was written', () => {
    const { isWhole, words } = lookAt(whole, 'it', null);
    expect(isWhole).toBe(true);
    expect(words.join(' ')).toMatch(/^it is whole: .* none is missing in between\./);
    expect(words.join(' ')).toContain('No key protects the file');
  });

  test('each of 1,000 single accidents is found, in the line where it is or in the one after it', () => {
    const accident = fc.tuple(fc.constantFrom(...Object.keys(accidents)), fc.nat(1_000_000), fc.nat(1_000_000));
    fc.assert(
      fc.property(accident, ([name, at, other]) => {
        const damaged = accidents[name]?.(whole, at, other) ?? whole;
        fc.pre(!damaged.equals(whole));
        const { isWhole, words } = lookAt(damaged, 'it', null);
        const line = Number(/damaged (?:in|from) line (\d+)/.exec(words.join(' '))?.[1]);
        const first = linesOf(whole.subarray(0, sameFor(whole, damaged) + 1)).length;
        expect({ isWhole, near: line === first || line === first + 1 }, `${name}: ${words.join(' ')}`).toEqual({
          isWhole: false,
          near: true,
        });
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an end that was cut off between two lines', () => {
  const { 'a state file': state = Buffer.alloc(0), 'an export for programs': log = Buffer.alloc(0) } = files();
  const printed = /The number of its last record is (\w+)\./.exec(lookAt(state, 'it', null).words.join(' '))?.[1] ?? '';
  const cuts = linesOf(state).map((_, index) => Buffer.concat(linesOf(state).slice(0, index + 1)));

  test('is found in a state file by the number that was printed, and without it is said to be what cannot be seen', () => {
    for (const cut of cuts.slice(0, -1)) {
      expect(lookAt(cut, 'it', printed)).toMatchObject({ isWhole: false });
      expect(lookAt(cut, 'it', null).words.join(' ')).toContain('Whether lines are missing at its end cannot be seen');
    }
    expect(lookAt(state, 'it', printed).words.join(' ')).toContain('That is the number that you gave: nothing is missing at its end.');
  });

  test('is told apart from records that were written since', () => {
    const [earlier] = cuts.slice(-3);
    const before = /The number of its last record is (\w+)\./.exec(lookAt(earlier ?? state, 'it', null).words.join(' '))?.[1] ?? '';
    const { isWhole, words } = lookAt(state, 'it', before);
    expect(isWhole).toBe(true);
    expect(words.join(' ')).toMatch(/is that of record \d+, of .*, and 2 records were written since\./);
  });

  test('is found in an export without any number, which says up to which record it goes', () => {
    const lines = linesOf(log);
    for (const length of lines.keys())
      if (length > 0) expect(lookAt(Buffer.concat(lines.slice(0, length)), 'it', null)).toMatchObject({ isWhole: false });
    expect(lookAt(log, 'it', options.fingerprint)).toMatchObject({ isWhole: true });
    expect(lookAt(log, 'it', 'deadbeef')).toMatchObject({ isWhole: false });
  });
});

test('of a longer number than an export has, only the digits that stand there are said to be the same', () => {
  const { 'an export for programs': log = Buffer.alloc(0) } = files();
  expect(lookAt(log, 'it', options.fingerprint).words).toContain('That is the number that you gave.');
  const longer = lookAt(log, 'it', `${options.fingerprint}beef`).words.join(' ');
  expect(longer).toContain('begins with it');
  expect(longer).not.toContain('That is the number');
});

test('anything else is called what it is', () => {
  expect(lookAt(Buffer.from('# My notes'), 'notes.md', null).words.join(' ')).toMatch(
    /^notes\.md is damaged in line 1, or is another file\./,
  );
});
