// JSON from outside: what it means, and how deep it may go.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../src/model/json.ts';

test('any JSON is read as what it means', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('what is wide is read, what is deeper than any walk would come back from is not', () => {
  const pair = fc.constantFrom<readonly [string, string]>(['[', ']'], ['{"a":', '}']);
  const nested = fc.array(pair, { minLength: 150, maxLength: 260 });
  fc.assert(
    fc.property(nested, fc.integer({ min: 0, max: 300 }), (pairs, beside) => {
      const open = pairs.map(([each]) => each).join('');
      const close = pairs.map(([, each]) => each).toReversed();
      const text = `[${'{},'.repeat(beside)}${open}0${close.join('')}]`;
      expect(parseJson(text) === undefined).toBe(pairs.length + 1 > 200);
    }),
  );
  expect(parseJson('{')).toBeUndefined();
});
