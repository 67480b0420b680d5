// A shell that dies in the middle of the same command again and again: nobody is left in a circle of yes and run.

import { describe, expect, test } from 'vitest';
import { nameOf } from '../../src/model/command.ts';
import type { Shell, World } from '../../src/model/shell.ts';
import { changesOf, type Interject, rehearsalFolder, rehearse } from './rehearsal.ts';

const doomed = 'contacts.keep';

/** The lab, whose shell dies as often as it is told before the policy has changed. */
function dying(times: number): (lab: World) => Promise<World> {
  let left = times;
  // biome-ignore lint/correctness/useYield: it ends before it gives anything.
  async function* died(): ReturnType<Shell['run']> {
    left -= 1;
    return { kind: 'interrupted', why: 'died', detail: 'The process ended.' };
  }
  return async (lab) => ({
    ...lab,
    shell: {
      ...lab.shell,
      run: (command, how) => (left > 0 && nameOf(command) === 'Set-CsUserServicesPolicy' ? died() : lab.shell.run(command, how)),
    },
  });
}

const tries = (run: Awaited<ReturnType<typeof rehearse>>) => changesOf(run.records).filter((each) => each === doomed).length;

describe('a command that is cut short each time', () => {
  test('is tried twice by a run that agrees to everything, which then stops with a way out', async () => {
    const run = await rehearse(rehearsalFolder(), { driver: dying(1000) });
    expect(run.driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', trouble: { about: doomed } } });
    expect(run.driven.kind === 'left' && run.driven.demand.kind === 'way out' && run.driven.demand.trouble.title).toContain(
      'cut short twice',
    );
    expect(tries(run)).toBe(2);
  });

  test('runs once more where the admin wants it, and the set-up goes on when it gets through', async () => {
    const again: Interject = (demand) =>
      demand.kind === 'way out' && demand.trouble.about === doomed
        ? { kind: 'value', value: { option: 'go on anyway', typed: '' } }
        : undefined;
    const run = await rehearse(rehearsalFolder(), { driver: dying(2), interject: again });
    expect(run.driven.kind).toBe('finished');
    expect(tries(run)).toBe(3);
  });

  test('only once is simply shown and run again', async () => {
    const run = await rehearse(rehearsalFolder(), { driver: dying(1) });
    expect(run.driven.kind).toBe('finished');
    expect(tries(run)).toBe(2);
  });
});
