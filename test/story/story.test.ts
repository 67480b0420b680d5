import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/model/record.ts';
import { after, storyOf } from '../../src/story/story.ts';
import { begun, change, cutOff, done, ended, looked, momentsOf, opened, said, tales, tell } from './tales.ts';

describe('the story of any records', () => {
  test('is the same whether they are read at once or one by one, as they are written', () => {
    fc.assert(
      fc.property(tales, (facts) => {
        const moments = momentsOf(facts);
        expect(moments.reduce(after, storyOf([]))).toEqual(storyOf(moments));
      }),
      { numRuns: 300 },
    );
  });

  test('goes on where that of their beginning ends, and takes no change and no word of it back', () => {
    fc.assert(
      fc.property(tales, fc.nat({ max: 30 }), (facts, cut) => {
        const moments = momentsOf(facts);
        const [before, whole] = [storyOf(moments.slice(0, cut)), storyOf(moments)];
        expect(moments.slice(cut).reduce(after, before)).toEqual(whole);
        expect(whole.moments.slice(0, cut)).toEqual(before.moments);
        expect(whole.did.slice(0, before.did.length).map(({ seq, change: { id } }) => [seq, id])).toEqual(
          before.did.map(({ seq, change: { id } }) => [seq, id]),
        );
        for (const [index, { lines }] of before.did.entries()) expect(whole.did[index]?.lines.slice(0, lines.length)).toEqual(lines);
      }),
      { numRuns: 300 },
    );
  });

  test('leaves the story before as it was: a screen may still show it', () => {
    fc.assert(
      fc.property(tales, (facts) => {
        const moments = momentsOf(facts);
        const before = storyOf(moments);
        const copy = structuredClone(before);
        momentsOf([...facts, ...facts])
          .slice(facts.length)
          .reduce(after, before);
        expect(before).toEqual(copy);
      }),
      { numRuns: 100 },
    );
  });

  test('of a growing list of records does not grow by itself', () => {
    const records = [...momentsOf([opened])];
    const before = storyOf(records);
    records.push(...momentsOf([opened, looked('servers')]).slice(1));
    expect(before.moments).toHaveLength(1);
  });
});

describe('a run', () => {
  const closed: Fact = { type: 'closed', verdict: 'not done' };

  test('says who ran it, where, when, with what and on what', () => {
    expect(tell([opened, { type: 'driven', driver: 'PowerShell 7.6' }, closed, opened]).runs).toMatchObject([
      { by: 'admin 1', on: 'here', tool: 'test', drivenBy: 'PowerShell 7.6', closed: 'not done' },
      { by: 'admin 4', drivenBy: null, closed: null },
    ]);
  });

  test('that was ended from outside is not closed, and what it did is unclear until a look settles it', () => {
    const facts = [opened, begun(change('one')), said('one', 'at work'), opened];
    expect(tell(facts).runs.map((run) => run.closed)).toEqual([null, null]);
    expect(tell(facts).did).toMatchObject([{ end: null, settled: null, endSeq: 0, lines: [{ text: 'at work' }] }]);
    const settled: Fact = { type: 'settled', step: 'exchangeAsPartner', change: 'one', settled: 'half done' };
    expect(tell([...facts, looked('exchangeAsPartner'), settled]).did).toMatchObject([
      { settled: 'half done', endSeq: 6, left: { step: 'exchangeAsPartner' } },
    ]);
  });

  test('tells on which kind of computer the next one goes on', () => {
    const facts: readonly Fact[] = [opened, ...done(change('one')), { type: 'handed over', to: 'a Front End' }, closed, opened];
    expect(tell(facts).resumed).toMatchObject({ handedOver: 'a Front End', last: { by: 'admin 5' } });
    expect(tell([...facts, closed, opened]).resumed).toMatchObject({ handedOver: null });
  });
});

test('a salvaged file tells what is sound, and goes on as one that was ended from outside', () => {
  const sound = [opened, ...done(change('one')), begun(change('two'))];
  const salvaged: Fact = { type: 'salvaged', from: 'old.jsonl', line: 5, bytes: 900, sha256: '0' };
  const story = tell([...sound, salvaged]);
  expect(story.did).toEqual(tell(sound).did);
  expect(story.runs).toMatchObject([{ closed: null }]);
});

test('each change has the whole of its fate: the yes, what it said, how it ended, how long it took, and what it left', () => {
  const yes: Fact = { type: 'confirmed', step: 'exchangeAsPartner', digest: 'd1ge57', typed: 'restart' };
  const facts = [opened, yes, begun(change('one')), said('one', 'a'), said('one', 'b'), ended('one', cutOff), looked('exchangeAsPartner')];
  expect(tell(facts).did).toMatchObject([
    {
      seq: 3,
      by: 'admin 3',
      confirmed: { by: 'admin 2', typed: 'restart' },
      lines: [{ text: 'a' }, { text: 'b' }],
      end: { kind: 'interrupted' },
      endSeq: 6,
      seconds: 3,
      left: { step: 'exchangeAsPartner' },
      takenBack: null,
    },
  ]);
});
