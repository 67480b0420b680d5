// What the wizard runs in a broken world, and in a larger one, is what can be read from its source as well.

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { mendFault } from '../../src/lab/mend.ts';
import { emitted } from '../wizard/emitted.ts';
import { answers, expected, likely } from '../wizard/fault-promises.ts';
import { commandsOf, isAmong } from '../wizard/ran.ts';
import { litwarePool, rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';

const all = emitted();

test.each(Object.keys(expected))('with the fault %s, before and after it is mended', async (fault) => {
  const dir = rehearsalFolder();
  const broken = await commandsOf((onEvent) => rehearse(dir, { faults: [fault], answers, interject: likely, onEvent }));
  if ('stops' in (expected[fault] ?? {})) mendFault(dir, fault, { now: new Date(), random: randomBytes });
  const mended = await commandsOf((onEvent) => rehearse(dir, { answers, interject: likely, onEvent }));
  expect([...broken, ...mended].filter((each) => !isAmong(each, all))).toEqual([]);
});

test('in a pool of two Front Ends and two Exchange servers', async () => {
  const commands = await commandsOf((onEvent) => rehearse(rehearsalFolder(), { preset: 'pool', answers: litwarePool, onEvent }));
  expect(commands.filter((each) => !isAmong(each, all))).toEqual([]);
});
