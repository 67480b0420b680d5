// What is told at the end of a run, at a terminal and without a keyboard.

import { expect, test } from 'vitest';
import { standingWords } from '../../src/cli/standing.ts';
import { noCalendar } from '../../src/model/calendar.ts';

const summary = { title: 'Skype can act in Exchange.', proven: [], notProven: [], remember: [], calendar: noCalendar };

test('a rehearsal that ended is told as one: what was done there is done nowhere else', () => {
  expect(standingWords({ kind: 'now' }, summary, 'lab')).toEqual(['Done in the practice lab. Skype can act in Exchange.']);
  expect(standingWords({ kind: 'now' }, summary, 'real')).toEqual(['Done. Skype can act in Exchange.']);
});
