// What a cause rests on is told by the marks that whoever has the text finds in it, and by no others.

import { expect, test } from 'vitest';
import type { Evidence, Pattern } from '../../src/diagnosis/evidence.ts';
import { ownEvidence } from '../../src/diagnosis/read-text.ts';
import { restsOn } from '../../src/diagnosis/rests-on.ts';

const nothing = ownEvidence(['']);
const all: Evidence = {
  ...nothing,
  codes: [2000000, 2000005],
  http: [401, 500],
  web: ['trustfailure', 'timeout'],
  sockets: [10061, 11001],
  events: [{ source: 'msexchangeoauth', id: 1004 }],
  soap: ['erroraccessdenied', 'errorserverbusy'],
  skype: { code: '50043', host: 'mail', path: '/', proxy: false },
  unresolved: ['mail.contoso.com'],
  unknownCommands: ['get-cspool'],
};

test('all marks of a text are told, each as it stands there', () =>
  expect(restsOn(all)).toEqual([
    'x-ms-diagnostics 2000000',
    'x-ms-diagnostics 2000005',
    'HTTP 401',
    'HTTP 500',
    'trustfailure',
    'timeout',
    '10061',
    '11001',
    'event 1004 of msexchangeoauth',
    'erroraccessdenied',
    'errorserverbusy',
    'code 50043',
    'the name mail.contoso.com',
    'the command get-cspool',
  ]));

test('a text without marks rests on nothing', () => expect(restsOn(nothing)).toEqual([]));

test('Skype may tell no code', () => expect(restsOn({ ...nothing, skype: { code: '', host: 'h', path: '', proxy: false } })).toEqual([]));

test.each<[Pattern, readonly string[]]>([
  [{}, []],
  [{ code: [2000005, 2000009] }, ['x-ms-diagnostics 2000005']],
  [{ http: [500] }, ['HTTP 500']],
  [{ web: ['timeout'] }, ['timeout']],
  [{ socket: [11001] }, ['11001']],
  [{ event: { source: 'msexchangeoauth', ids: [1004] } }, ['event 1004 of msexchangeoauth']],
  [{ soap: ['errorserverbusy'] }, ['errorserverbusy']],
  [{ skypeCode: '50043' }, ['code 50043']],
  [{ elsewhere: true }, ['the name mail.contoso.com']],
  [{ unknownCommand: /get/ }, ['the command get-cspool']],
  [{ words: /anything/, kind: ['exists'], found: ['iis.old'] }, []],
])('a clue that goes by %j rests on that alone', (clue, marks) => expect(restsOn(all, clue)).toEqual(marks));
