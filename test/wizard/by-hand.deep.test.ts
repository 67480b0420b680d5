// The whole set-up by hand: an admin at a real PowerShell pastes what the wizard shows, and pastes back what it printed, from a
// console of 80 columns. Behind it is the practice lab; what runs on Windows servers is played there as well.

import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ManualTask } from '../../src/model/access.ts';
import { describeWithEngine } from '../harness/powershell.ts';
import { openConsole } from '../powershell/console.ts';
import { allByHand, inHand, labModules, sitAt } from './own-hand.ts';
import { changesOf, litware, rehearsalFolder, rehearse } from './rehearsal.ts';

const lab = path.join(import.meta.dirname, '../../assets/lab');

describeWithEngine('a set-up where every shell is your own hand', () => {
  test('ends done after the same changes as any other, and says of what it saw that it was told', { timeout: 240_000 }, async () => {
    const alone = await rehearse(rehearsalFolder());
    const manualTasks: ManualTask[] = [];
    const admin = openConsole(labModules(lab), 80);
    onTestFinished(() => admin.close());
    const { driven, records } = await rehearse(rehearsalFolder(), {
      answers: { ...litware, ...allByHand },
      factor: 200,
      driver: (opened) => inHand(opened, admin, lab),
      async interject(demand) {
        if (demand.kind !== 'by hand') return undefined;
        manualTasks.push(demand.task);
        await admin.paste(sitAt(demand.task));
        return { kind: 'value', value: { kind: 'said', text: await admin.paste(demand.task.text) } };
      },
    });
    expect(driven.kind).toBe('finished');
    expect(changesOf(records)).toEqual(changesOf(alone.records));
    expect(manualTasks.filter(({ unclear }) => unclear !== null)).toEqual([]);
    const sources = records.flatMap((record) => (record.type === 'looked' ? record.findings.map(({ source }) => source) : []));
    expect(new Set(sources)).toEqual(new Set(['reported', 'probe']));
    // Looks that belong together come as one text, so that nobody pastes thirty times.
    expect(Math.max(...manualTasks.map(({ parts }) => parts.length))).toBeGreaterThan(4);
  });
});
