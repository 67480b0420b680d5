// An address that was typed although another was worked out, and leads nowhere.

import { expect, test } from 'vitest';
import type { Asking, Reply } from '../../src/model/demand.ts';
import { typeAnother } from '../../src/wizard/typed.ts';
import { type Interject, rehearsalFolder, rehearse } from './rehearsal.ts';

const key = 'servers.skypeMetadataUrl';
const typed = 'https://wrong.example.org/metadata/json/1';
const workedOut = 'https://atl-cs-001.litwareinc.com/metadata/json/1';

/** Types the address once, and takes the first way out. */
const slip = (): Interject => {
  let slipped = false;
  return (demand) => {
    if (demand.kind === 'ask' && demand.question.key === key && !slipped) {
      slipped = true;
      return { kind: 'value', value: typed };
    }
    const [first] = demand.kind === 'way out' ? demand.options : [];
    return first === undefined ? undefined : { kind: 'value', value: { option: first.option, typed: '' } };
  };
};

test('a typed address that fails is told before the next question, with what was worked out, and is taken back by the first entry', async () => {
  const { asked, driven, records } = await rehearse(rehearsalFolder(), { interject: slip() });
  const at = asked.findIndex((each) => each.kind === 'ask' && each.question.key === key);
  const stop = asked[at + 1];
  if (stop?.kind !== 'way out') throw new Error(`After the answer came ${stop?.kind}.`);
  expect(stop.trouble.cause).toContain(`You typed this: ${typed}. Worked out was ${workedOut}.`);
  expect(stop.trouble.wayOut.join(' ')).toContain('DNS');
  expect(stop.options[0]?.label).toBe(`Take back what you typed: use ${workedOut}, which was worked out`);
  expect(records.flatMap((each) => (each.type === 'answered' && each.key === key ? [each.value] : []))).toEqual([typed, workedOut]);
  expect(driven.kind).toBe('finished');
});

/** Replies in turn to the demands from the first question for the address on, then leaves; gives the demands it replied to. */
async function slipping(...replies: readonly Reply[]): Promise<readonly Asking[]> {
  const left = [...replies];
  const met: Asking[] = [];
  await rehearse(rehearsalFolder(), {
    attended: true,
    interject(demand) {
      const isIt = demand.kind === 'ask' && demand.question.key === key;
      if (!isIt && met.length === 0) return undefined;
      met.push(demand);
      return left.shift() ?? { kind: 'leave' };
    },
  });
  return met;
}
const value = (given: string | boolean): Reply => ({ kind: 'value', value: given });
const questionIn = (demand: Asking | undefined) => (demand?.kind === 'ask' && demand.question.kind === 'one' ? demand.question : undefined);

test('at the keys it is asked for once more: what was worked out first, then what was typed and how that fails, then another one', async () => {
  const [, again, next] = await slipping(value(typed), value(workedOut));
  expect(questionIn(again)).toMatchObject({ key, likely: workedOut, anew: true });
  expect(questionIn(again)?.choices.map((each) => each.value)).toEqual([workedOut, typed, expect.anything()]);
  expect(questionIn(again)?.why).toMatch(/^You typed https:\/\/wrong\.example\.org\S+, and that does not work\. .*DNS/);
  expect(questionIn(again)?.choices[1]?.because).toContain('Worked out was 1.');
  expect(next?.kind === 'ask' && next.question.key).toBe('servers.exchangeMetadataUrl');
});

test('kept all the same it stops, and going back asks for the text again', async () => {
  const [, again, stop, text] = await slipping(value(typed), value(typed), { kind: 'back' });
  expect(questionIn(again)?.key).toBe(key);
  expect(stop?.kind).toBe('way out');
  expect(text).toMatchObject({ kind: 'ask', question: { kind: 'text', key } });
});

test('going back from there leads to what came before the question, and another one can be typed', async () => {
  const [, again, before, once, text] = await slipping(value(typed), { kind: 'back' }, value(true), value(typeAnother));
  expect(questionIn(again)?.key).toBe(key);
  expect(before).toMatchObject({ kind: 'read', page: 'found' });
  expect(questionIn(once)?.key).toBe(key);
  expect(text).toMatchObject({ kind: 'ask', question: { kind: 'text', key } });
});
