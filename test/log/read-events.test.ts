import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEvents } from '../../src/log/read-events.ts';
import type { Fact } from '../../src/model/record.ts';
import { createSecrets } from '../../src/secrets/redact.ts';
import type { Moment } from '../../src/story/moment.ts';
import { storyOf } from '../../src/story/story.ts';
import { anyFacts } from '../journal/facts.ts';
import { create, facts, finding, logOf, options, output, told } from './sample.ts';

const exported = (all: readonly Fact[], redact: (text: string) => string = (text) => text): Buffer =>
  Buffer.from(logOf(told(all), { ...options, redact, format: 'jsonl' }));

function readBack(bytes: Buffer): readonly Moment[] {
  const read = readEvents(bytes);
  if (read.kind !== 'whole') throw new Error(JSON.stringify(read));
  return read.moments;
}

describe('a log for programs, read back', () => {
  test('gives the same story, whatever is in it', () => {
    fc.assert(
      fc.property(anyFacts, (more) => {
        const story = told([...facts, ...more]);
        expect(storyOf(readBack(exported([...facts, ...more])))).toEqual(story);
      }),
      { numRuns: 100 },
    );
  });

  test('gives the same story but for its secrets', () => {
    const secrets = createSecrets();
    secrets.keep('password', { text: 'hunter2hunter2' });
    const secret: readonly Fact[] = [
      {
        type: 'looked',
        step: 'servers',
        wentBy: '',
        facts: { hunter2hunter2: ['hunter2hunter2'] },
        findings: [finding('It is hunter2hunter2.')],
      },
      output(create.id, 'It is hunter2hunter2.', 'No more.'),
      output(create.id, '-----BEGIN PRIVATE KEY-----', 'MIIBnotForAnyone'),
      output(create.id, 'MIIBnotForAnyoneEither', '-----END PRIVATE KEY-----'),
      { type: 'closed', verdict: 'done' },
    ];
    const bytes = exported([...facts, ...secret], secrets.redact);
    expect(bytes.toString()).not.toMatch(/hunter2|MIIB/);
    const story = storyOf(readBack(bytes));
    const { closed, looks, did } = told([...facts, ...secret]);
    expect(story.closed).toEqual(closed);
    expect(Object.keys(story.looks)).toEqual(Object.keys(looks));
    expect(story.did.map(({ seq, end, takenBack }) => [seq, end, takenBack])).toEqual(
      did.map((each) => [each.seq, each.end, each.takenBack]),
    );
  });

  test.each(['', 'c0ffee', '•••'])(
    'is damaged where it names its state file by %j: any number would be that of such a file',
    (fingerprint) => {
      const read = readEvents(Buffer.from(logOf(told(facts), { ...options, fingerprint, format: 'jsonl' })));
      expect(read).toMatchObject({ kind: 'damaged', line: 1, why: 'it does not name the state file that it was made from' });
    },
  );

  test('names the state file that it was made from, and the version of its form, first', () => {
    const [first = ''] = exported(facts).toString().split('\n');
    expect(JSON.parse(first)).toMatchObject({
      n: 1,
      event: 'log',
      attributes: { format: 2, fingerprint: options.fingerprint, records: facts.length },
    });
    expect(readEvents(Buffer.from(first.replace('"format":2', '"format":3')))).toMatchObject({ kind: 'damaged', line: 1 });
  });

  test('shows no terminal anything that it could take for an order', () => {
    const bytes = exported([...facts, output(create.id, '\u001b[2J\u202e\u0085\u2028\u{e0041}')]).toString();
    expect(bytes.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(readBack(Buffer.from(bytes)).at(-1)).toMatchObject({ lines: [{ text: '\u001b[2J\u202e\u0085\u2028\u{e0041}' }] });
  });
});
