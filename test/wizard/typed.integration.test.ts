// An address that was typed although another was worked out, and leads nowhere.

import { expect, test } from 'vitest';
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
