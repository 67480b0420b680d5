// The whole set-up through host.ps1, the real engine and the lab's modules tells the same story, record by record, as the lab alone.

import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createWorld } from '../../src/lab/create.ts';
import { worldFile } from '../../src/lab/store.ts';
import { describeWithEngine } from '../harness/powershell.ts';
import { rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { drivenByEngine } from './lab-driving.ts';
import { storyOf } from './same-journal.ts';

type Options = NonNullable<Parameters<typeof rehearse>[1]>;

/** One world, set up twice. A real engine takes real milliseconds: time must not run so fast that they use up a wait's patience. */
async function bothWays(options: Options = {}) {
  const world = JSON.stringify(
    createWorld({ preset: options.preset ?? 'small', faults: options.faults ?? [], now: new Date(), random: randomBytes }),
  );
  const run = (driver: Options['driver']) => {
    const dir = rehearsalFolder();
    writeFileSync(worldFile(dir), world);
    return rehearse(dir, { factor: 200, ...options, ...(driver === undefined ? {} : { driver }) });
  };
  return { alone: await run(undefined), through: await run(drivenByEngine) };
}

describeWithEngine('the whole set-up through a real PowerShell', () => {
  test('tells the same story as without one', async () => {
    const { alone, through } = await bothWays();
    expect(through.driven.kind).toBe('finished');
    expect(storyOf(through.records)).toEqual(storyOf(alone.records));
  });
});
