// What an entry looks for is there or it is not: everything that it names must be, and one value of each list is enough.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Evidence, fits, type Pattern } from '../../src/diagnosis/evidence.ts';
import { ownEvidence } from '../../src/diagnosis/read-text.ts';

const nothing = ownEvidence(['']);
const skype = { code: '50043', host: 'autodiscover', path: '/autodiscover.svc', proxy: true };
type There = Partial<Evidence>;

/** A pattern, where it fits, and where it does not although something of the kind is there. */
const rows: readonly (readonly [Pattern, There, There])[] = [
  [{ code: [2000000, 2000001] }, { codes: [7, 2000001] }, { codes: [7] }],
  [{ http: [401, 403] }, { http: [200, 401] }, { http: [200] }],
  [{ web: ['timeout', 'x'] }, { web: ['y', 'timeout'] }, { web: ['y'] }],
  [{ socket: [10061, 1] }, { sockets: [2, 10061] }, { sockets: [2] }],
  [{ hresult: [5, 6] }, { hresults: [7, 6] }, { hresults: [7] }],
  [{ id: /^a/ }, { ids: ['b', 'a'] }, { ids: ['b', 'ba'] }],
  [{ soap: ['a', 'b'] }, { soap: ['c', 'b'] }, { soap: ['c'] }],
  [{ event: { source: 's', ids: [1, 2] } }, { events: [{ source: 's', id: 2 }] }, { events: [{ source: 's', id: 3 }] }],
  [
    { event: { source: 's', ids: [1] } },
    {
      events: [
        { source: 't', id: 1 },
        { source: 's', id: 1 },
      ],
    },
    { events: [{ source: 't', id: 1 }] },
  ],
  [{ skypeCode: '50043' }, { skype }, { skype: { ...skype, code: '5' } }],
  [{ skypePath: /svc$/ }, { skype }, { skype: { ...skype, path: '/' } }],
  [{ skypePath: /./ }, { skype }, { skype: { ...skype, path: '' } }],
  [{ proxied: true }, { skype }, { skype: { ...skype, proxy: false } }],
  [{ speaker: 'skype' }, { speaker: 'skype' }, { speaker: 'shell' }],
  [{ stage: 'ews' }, { stage: 'ews' }, { stage: 'autodiscover' }],
  [{ answerer: 'gateway' }, { answerer: 'gateway' }, { answerer: 'exchange' }],
  [{ bearer: 'offered' }, { challenge: ['ntlm', 'bearer'] }, { challenge: ['ntlm'] }],
  [{ bearer: 'none' }, { challenge: ['ntlm'] }, { challenge: ['ntlm', 'bearer'] }],
  [{ elsewhere: true }, { skype, unresolved: ['autodiscover', 'mail'] }, { skype, unresolved: ['autodiscover'] }],
  [{ elsewhere: true }, { skype, unresolved: ['mail'] }, { skype: null, unresolved: ['mail'] }],
  [{ unknownCommand: /^get-cs/ }, { unknownCommands: ['x', 'get-cspool'] }, { unknownCommands: ['x'] }],
  [{ kind: ['denied', 'exists'] }, { kinds: ['exists'] }, { kinds: ['no command'] }],
  [{ found: ['iis.old', 'x'] }, { found: ['y', 'iis.old'] }, { found: ['y'] }],
  [{ words: /moon/ }, { text: 'themoon' }, { text: 'thesun' }],
];
const beside = (there: There): Evidence => ({ ...nothing, ...there });

describe.each(rows)('an entry that looks for %j', (pattern, there, other) => {
  test('fits where that is there', () => expect(fits(pattern, beside(there))).toBe(true));
  test('does not fit where another one is', () => expect(fits(pattern, beside(other))).toBe(false));
  test('does not fit where nothing is', () => expect(fits(pattern, nothing)).toBe(false));
  test('fits nowhere that it is told not to', () => {
    expect(fits({ unless: pattern }, beside(there))).toBe(false);
    expect(fits({ unless: pattern }, beside(other))).toBe(true);
  });
});

test('an entry that looks for nothing fits anything', () => expect(fits({}, nothing)).toBe(true));

test('an entry that looks for several things fits where all of them are there', () =>
  fc.assert(
    fc.property(fc.constantFrom(...rows), fc.constantFrom(...rows), ([one, there], [two, thereToo, not]) => {
      const both = { ...one, ...two };
      fc.pre(Object.keys(both).length === 2 && new Set([...Object.keys(there), ...Object.keys(thereToo)]).size === 2);
      expect(fits(both, beside({ ...there, ...thereToo }))).toBe(true);
      expect(fits(both, beside({ ...there, ...not }))).toBe(false);
    }),
  ));
