// The whole set-up through host.ps1, the real engine and the lab's modules tells the same story, record by record, as the lab alone.
// With its faults, and in a pool: lab-whole.release.test.ts.

import { expect, test } from 'vitest';
import type { Record } from '../../src/model/record.ts';
import { describeWithDoubles } from './doubles.ts';
import { bothWays, storyOf } from './same-journal.ts';

describeWithDoubles('the whole set-up through a real PowerShell', () => {
  test('tells the same story as without one', async () => {
    const { alone, through } = await bothWays();
    expect(through.driven.kind).toBe('finished');
    expect(storyOf(through.records)).toEqual(storyOf(alone.records));
  });
});

test('another finding, command or answer makes another story; another time, process or GUID does not', () => {
  const story = (value: string, at: string, guid: string): readonly string[] => {
    const line = { v: 1, seq: 1, at, on: 'here', by: 'tester', prev: '' } as const;
    const records: readonly Record[] = [
      { ...line, type: 'answered', step: 'servers', key: 'contacts', value },
      { ...line, type: 'output', change: 'x', lines: [{ stream: 'output', text: `${guid} at ${at}` }] },
    ];
    return storyOf(records);
  };
  const one = story('keep', '2027-01-31T08:00:00.000Z', '11111111-2222-4333-8444-555555555555');
  expect(story('keep', '2027-01-31T09:00:00.000Z', '66666666-2222-4333-8444-555555555555')).toEqual(one);
  expect(story('move', '2027-01-31T08:00:00.000Z', '11111111-2222-4333-8444-555555555555')).not.toEqual(one);
});
