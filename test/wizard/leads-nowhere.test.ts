// What a recording takes over from a state file, which may be anybody's: answers, but none that says where to connect to.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leadsNowhere } from '../../src/wizard/targets.ts';

test('an answer of a file that names a way to a shell, an address or a share is not taken over', () => {
  const keys = fc
    .constantFrom('exchange', 'skype', 'windows')
    .chain((shell) => fc.constantFrom('', '.server', '.account', '.user', '.password').map((part) => `shells.${shell}${part}`));
  fc.assert(fc.property(keys, fc.string(), (key, value) => !leadsNowhere([key, value])));
  const places = fc.constantFrom('https://', 'HTTP://', '\\\\', '//').chain((start) => fc.string().map((rest) => `${start}${rest}`));
  fc.assert(
    fc.property(
      places,
      fc.array(fc.string()),
      (place, others) => !leadsNowhere(['a.key', place]) && !leadsNowhere(['a.key', [...others, place]]),
    ),
  );
});

test('any other answer is', () => {
  expect(leadsNowhere(['servers.contacts', 'keep'])).toBe(true);
  expect(leadsNowhere(['iisRestart.servers', ['ex1.example.com']])).toBe(true);
});
