import { expect, test } from 'vitest';
import { compareApproved } from '../../src/cli/approved.ts';
import { openLab } from '../../src/lab/lab.ts';
import { planHash } from '../../src/runbook/plan-hash.ts';
import { storyOf } from '../../src/story/story.ts';
import { wholeSurvey } from '../runbook/planning.ts';
import { litware, rehearsalFolder } from '../wizard/rehearsal.ts';

test('an approved plan runs while it is still the plan, and nothing beyond it does', async () => {
  const dir = rehearsalFolder();
  const surveyed = await wholeSurvey(dir);
  const now = () => new Date();
  const world = await openLab({ dir, faults: [], factor: 2000, now });
  try {
    const { signal } = new AbortController();
    const compare = (approved: string, answers = litware) =>
      compareApproved(world, storyOf([]), { aim: 'set up', approved, answers, signal, now });
    const number = planHash(surveyed);
    const approved = await compare(number);
    const acts = surveyed.steps.flatMap((each) => each.acts);
    const others = acts.map((act) =>
      act.kind === 'change' ? { ...act, command: { ...act.command, parameters: { Identity: 'another' } } } : act,
    );
    expect(approved.kind === 'approved' && [approved.covers(acts), approved.covers(others)]).toEqual([true, false]);
    expect(await compare(number, { ...litware, 'servers.contacts': 'move' })).toMatchObject({ kind: 'refused' });
    expect(await compare(number, {})).toMatchObject({ kind: 'missing', key: 'servers.skypeMetadataUrl' });
    expect(await compare('0'.repeat(64))).toMatchObject({ words: expect.stringContaining('is not the plan that was approved') });
    expect(await compare(number.slice(0, 12))).toMatchObject({ kind: 'refused', words: expect.stringContaining('give the whole number') });
  } finally {
    await world.close();
  }
});
