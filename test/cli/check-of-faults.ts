// A check of a world that is broken in one way: what it runs there, and what it leaves.

import { readFileSync } from 'node:fs';
import { type ExpectStatic, vi } from 'vitest';
import { check } from '../../src/cli/check.ts';
import { openLab } from '../../src/lab/lab.ts';
import { worldFile } from '../../src/lab/store.ts';
import { nameOf } from '../../src/model/command.ts';
import { rehearsalFolder } from '../wizard/rehearsal.ts';

/** Nothing but looks was run, and the world is what it was, to the byte. */
export async function isLeftAsItWas(fault: string, expect: ExpectStatic): Promise<void> {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const dir = rehearsalFolder();
  await (await openLab({ dir, faults: [fault], factor: 2000, now: () => new Date() })).close();
  const before = readFileSync(worldFile(dir), 'utf8');
  const ran: string[] = [];
  const asked = { kind: 'check', lab: dir, answers: 'assets/answers/litware.json', format: 'json' } as const;
  await check({ ...asked, warnDays: 60, withTestItem: false, schedule: null }, async (options) => {
    const lab = await openLab({ ...options, factor: 2000 });
    const run: typeof lab.shell.run = (command, how) => {
      ran.push(nameOf(command));
      return lab.shell.run(command, how);
    };
    return { ...lab, shell: { ...lab.shell, run } };
  });
  expect(ran.length).toBeGreaterThan(10);
  expect(ran.filter((each) => !/^(Get|Debug)-/.test(each))).toEqual([]);
  expect(readFileSync(worldFile(dir), 'utf8')).toBe(before);
}
