import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remembered } from '../../src/model/remembered.ts';

test('whatever is asked for, it is what would be made, and only the last few are not made again', () => {
  const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 40 });
  fc.assert(
    fc.property(keys, fc.integer({ min: 1, max: 4 }), (asked, most) => {
      const get = remembered<string>(most);
      for (const [at, key] of asked.entries()) {
        let made = false;
        const value = get(key, () => {
          made = true;
          return `made of ${key}`;
        });
        expect(value).toBe(`made of ${key}`);
        const lately = [...new Set(asked.slice(0, at).toReversed())].slice(0, most);
        expect(made).toBe(!lately.includes(key));
      }
    }),
  );
});
