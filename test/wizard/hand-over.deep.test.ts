// Going on on another computer: it ends here, is on record, and goes on there from the same state file.

import { expect, test } from 'vitest';
import { changesOf, type Interject, rehearsalFolder, rehearse } from './rehearsal.ts';

test('wherever the wizard waits for the admin, it can be handed over, and goes on on the other computer', async () => {
  const whole = await rehearse(rehearsalFolder());
  const dir = rehearsalFolder();
  // One computer after the other: each answers three things, and hands over at the next.
  const handsOver = (): Interject => {
    let answered = 0;
    return (demand) => (demand.kind !== 'finished' && ++answered > 3 ? { kind: 'hand over' } : undefined);
  };
  const to: string[] = [];
  for (let each = 1; each <= whole.asked.length; each += 1) {
    const { driven } = await rehearse(dir, { computer: `computer-${each}`, interject: handsOver() });
    if (driven.kind === 'finished') break;
    expect(driven.kind).toBe('handed over');
    if (driven.kind === 'handed over') to.push(driven.to);
  }
  const last = await rehearse(dir, { computer: 'the-last' });
  expect(last.driven.kind).toBe('finished');
  expect(changesOf(last.records)).toEqual(changesOf(whole.records));
  expect(new Set(to)).toEqual(new Set(['a computer that may reach the servers', 'an Exchange server', 'a Front End']));
  expect(last.records.filter((each) => each.type === 'handed over').map((each) => each.on)).toContain('computer-1');
});
