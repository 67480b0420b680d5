// Coming back to a set-up: the first page says where it stands, and nothing that was answered is asked again.

import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readWorld, worldFile } from '../../src/lab/store.ts';
import type { Asking } from '../../src/model/demand.ts';
import type { View } from '../../src/wizard/front-end.ts';
import { interruptedInWords } from '../../src/wizard/interrupted.ts';
import type { Drift, Resume } from '../../src/wizard/resume.ts';
import { partner } from '../tui/sample.ts';
import { type Interject, type Rehearsal, rehearsalFolder, rehearse } from './rehearsal.ts';

const keyOf = (demand: Asking) => (demand.kind === 'ask' ? demand.question.key : '');
const isResumed = (demand: Asking) => demand.kind === 'read' && demand.page === 'resumed';

/** Leaves at the given confirmation; before that it goes on. */
const leaveAt =
  (step: string): Interject =>
  (demand) =>
    demand.kind === 'confirm' && demand.step === step ? { kind: 'leave' } : undefined;

/** Resumes, and gives what the first page says of where it stands. */
async function resume(
  dir: string,
  options: Parameters<typeof rehearse>[1] = {},
): Promise<Rehearsal & { readonly pages: readonly Resume[] }> {
  const pages: Resume[] = [];
  const look = (_: Asking, { resumed }: View) => {
    if (resumed !== null) pages.push(resumed);
  };
  const run = await rehearse(dir, {
    ...options,
    interject: (demand, view) => {
      look(demand, view);
      return options.interject?.(demand, view);
    },
  });
  return { ...run, pages };
}

describe('a resumed set-up', () => {
  test('begins with where it stands, once, and asks nothing that was answered', async () => {
    const dir = rehearsalFolder();
    const first = await rehearse(dir, { interject: leaveAt('iisRestart') });
    const { asked, pages, driven } = await resume(dir);
    expect(driven.kind).toBe('finished');
    expect(asked.filter(isResumed)).toHaveLength(1);
    expect(asked[0] !== undefined && isResumed(asked[0])).toBe(true);
    const answered = first.asked.map(keyOf).filter((key) => key !== '');
    expect(asked.map(keyOf).filter((key) => answered.includes(key))).toEqual([]);
    expect(pages[0]?.steps.map(({ standing }) => standing)).toEqual(['done', 'done', 'done', 'next', 'to do', 'to do']);
    expect(pages[0]?.next).toContain('plan');
    expect(pages[0]?.last).toMatchObject({ by: 'tester', on: 'here' });
  });

  test('finds nothing changed where nobody changed anything, wherever it was left', async () => {
    const dir = rehearsalFolder();
    const drift: Drift[] = [];
    for (let run = 0; run < 40; run += 1) {
      let answered = 0;
      const { driven, pages } = await resume(dir, {
        interject: (demand) => (!isResumed(demand) && ++answered > 2 ? { kind: 'leave' } : undefined),
      });
      drift.push(...pages.flatMap(({ changed }) => changed));
      if (driven.kind === 'finished') break;
    }
    expect(drift.filter(({ ours }) => !ours)).toEqual([]);
    expect(drift.map(({ now }) => now)).toEqual([expect.stringContaining('Skype also knows Exchange')]);
  });
});

describe('what somebody else changed meanwhile', () => {
  test('is told before anything is asked, as it was and as it is, and the step is open again', async () => {
    const dir = rehearsalFolder();
    await rehearse(dir, { interject: leaveAt('exchangeAsPartner') });
    const world = readWorld(worldFile(dir));
    const policy = world?.skype.central.settings.policies.find(({ identity }) => identity === 'Global');
    if (world === undefined || policy === undefined) throw new Error('The lab has no such policy.');
    policy.ucsAllowed = true;
    writeFileSync(worldFile(dir), JSON.stringify(world));
    const { pages, driven } = await resume(dir);
    const [page] = pages;
    expect(page?.changed).toMatchObject([{ step: 'servers', ours: false }]);
    expect(page?.changed[0]?.before).toMatch(/contact/i);
    expect(page?.changed[0]?.now).toMatch(/contact/i);
    expect(page?.steps.map(({ standing }) => standing).slice(0, 2)).toEqual(['open again', 'open again']);
    expect(driven.kind).toBe('finished');
  });
});

describe('a change that was interrupted', () => {
  const noticesOf = ({ events }: Rehearsal) => events.flatMap((each) => (each.kind === 'notice' ? [each.words] : []));

  test('is looked at first, and the admin is told which of five it was and what follows', async () => {
    const dir = rehearsalFolder();
    const stop = new AbortController();
    await rehearse(dir, {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind === 'started' && event.change.id === 'exchange-partner.create') stop.abort();
      },
    });
    const resumed = await resume(dir);
    const settled = resumed.records.flatMap((each) => (each.type === 'settled' ? [each.settled] : []));
    expect(settled).toHaveLength(1);
    expect(noticesOf(resumed)).toHaveLength(1);
    expect(noticesOf(resumed)[0]).toContain(settled[0] === 'done' ? 'It was done.' : 'It had not started.');
    expect(resumed.pages).toHaveLength(1);
  });

  test.each(['not started', 'running', 'half done', 'done', 'cannot tell'] as const)(
    'that is found "%s" has its own sentence',
    (settled) => {
      const others = (['not started', 'running', 'half done', 'done', 'cannot tell'] as const).filter((each) => each !== settled);
      expect(others.map((each) => interruptedInWords(partner, each))).not.toContain(interruptedInWords(partner, settled));
      expect(interruptedInWords(partner, settled)).toContain(partner.words);
    },
  );
});
