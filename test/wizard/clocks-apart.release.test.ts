// Clocks of servers and domain controllers that are apart: what was changed and what was restarted is told all the same.

import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createWorld } from '../../src/lab/create.ts';
import { worldFile } from '../../src/lab/store.ts';
import { nameOf } from '../../src/model/command.ts';
import type { Item, Shell, World } from '../../src/model/shell.ts';
import { answers } from './fault-promises.ts';
import { changesOf, rehearsalFolder, rehearse } from './rehearsal.ts';

/** A lab whose Exchange servers and domain controllers are ahead by so many seconds. */
function apart(exchange: number, directory: number): string {
  const dir = rehearsalFolder();
  const world = createWorld({ preset: 'small', faults: [], now: new Date(), random: randomBytes });
  for (const each of world.computers) if (each.role === 'exchange') each.clockOffset = exchange;
  world.directory.clockOffset = directory;
  writeFileSync(worldFile(dir), JSON.stringify(world));
  return dir;
}

/** The lab, in which nobody can ask a domain controller for the time. */
const withoutTime = async (lab: World): Promise<World> => ({
  ...lab,
  shell: { ...lab.shell, run: (...args) => without(lab.shell.run(...args), nameOf(args[0])) },
});

async function* without(run: ReturnType<Shell['run']>, name: string): ReturnType<Shell['run']> {
  for (;;) {
    const next = await run.next();
    if (next.done) return next.value;
    yield name === 'Get-IisState' ? blinded(next.value) : next.value;
  }
}

function blinded(item: Item): Item {
  if (item.kind !== 'object' || item.value === null || typeof item.value !== 'object') return item;
  return { ...item, value: { ...item.value, Clocks: [] } };
}

const restarts = (records: Parameters<typeof changesOf>[0]) => changesOf(records).filter((each) => each.startsWith('restart '));

describe.each([
  ['a clock that can be measured', undefined],
  ['one that nobody can ask for the time', withoutTime],
] as const)('%s', (_, driver) => {
  test.each([
    [-115, 0],
    [-180, 0],
    [-270, 0],
    [270, 0],
    [0, 270],
    [-130, 130],
  ])('Exchange %i s and the directory %i s ahead: IIS is restarted once, and the set-up ends', async (exchange, directory) => {
    const dir = apart(exchange, directory);
    const driving = driver === undefined ? {} : { driver };
    const first = await rehearse(dir, { answers, ...driving });
    expect(first.driven.kind).toBe('finished');
    expect(restarts(first.records)).toHaveLength(1);
    // Another state file over the finished world: nothing is restarted for nothing.
    rmSync(path.join(dir, 'set-up.jsonl'));
    const second = await rehearse(dir, { answers, ...driving });
    expect(second.driven.kind).toBe('finished');
    expect(restarts(second.records)).toEqual([]);
  });
});

test('clocks too far apart that the admin goes on in spite of: IIS is restarted once, and the test names what is wrong', async () => {
  const { driven, records } = await rehearse(rehearsalFolder(), {
    faults: ['clock-wrong'],
    answers: { ...answers, 'clock.apart.goOnAnyway': 'GO ON ANYWAY' },
  });
  expect(restarts(records)).toHaveLength(1);
  expect(driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', step: 'connectivityTest' } });
});
