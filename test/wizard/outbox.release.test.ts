import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Record } from '../../src/model/record.ts';
import { describeWithEngine } from '../harness/powershell.ts';
import { type Interject, type Rehearsal, rehearsalFolder, rehearse } from './rehearsal.ts';
import { outboxIn, slowChange, withSlowChange } from './slow-world.ts';

/** A folder where a wizard was killed in the middle of its first change. */
async function killedInTheMiddle(): Promise<string> {
  const dir = rehearsalFolder();
  // Whatever the test does, the change must not wait for ever.
  onTestFinished(() => letItGo(dir));
  const wizard = spawn(process.execPath, [path.join(import.meta.dirname, 'doomed-wizard.ts'), dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const said of wizard.stdout) if (String(said).includes('under way')) break;
  wizard.kill('SIGKILL');
  await once(wizard, 'close');
  return dir;
}

const letItGo = (dir: string) => writeFileSync(path.join(dir, 'go'), '');
const outboxes = (dir: string) => readdirSync(dir).filter((name) => name.startsWith(path.basename(outboxIn(dir))));
const timesMade = (dir: string) => readFileSync(path.join(dir, 'made and seen'), 'utf8');
const ofTheChange = (records: readonly Record[], type: 'intent' | 'ended' | 'settled') =>
  records.filter((each) => each.type === type && (each.type === 'intent' ? each.change.id : each.change) === slowChange);
const heard = (records: readonly Record[]) =>
  records.flatMap((each) => (each.type === 'output' && each.change === slowChange ? each.lines.map((line) => line.text) : []));

/** Made once, the rest of its output on record, judged by a look and not by what was left for us, and nothing left lying about. */
function expectHeardLate({ driven, records }: Rehearsal, dir: string): void {
  expect(driven.kind).toBe('finished');
  expect(ofTheChange(records, 'intent')).toHaveLength(1);
  expect(ofTheChange(records, 'ended')).toEqual([]);
  expect(ofTheChange(records, 'settled')).toMatchObject([{ settled: 'done' }]);
  expect(heard(records)).toContain('It is made.');
  expect(timesMade(dir)).toBe('once\n');
  expect(outboxes(dir)).toEqual([]);
}

describeWithEngine('a wizard that was killed in the middle of a change', () => {
  test('waits, when it is started again, for the change that is still at work', async () => {
    const dir = await killedInTheMiddle();
    let waited = 0;
    const resumed = await rehearse(dir, {
      driver: async (lab) => withSlowChange(lab, dir),
      onEvent: (event) => {
        if (event.kind !== 'at work') return;
        waited += 1;
        letItGo(dir);
      },
    });
    expect(waited).toBeGreaterThan(0);
    expectHeardLate(resumed, dir);
  });

  test('hears, when it is started again, how the change ended meanwhile', async () => {
    const dir = await killedInTheMiddle();
    letItGo(dir);
    await expect.poll(() => outboxes(dir).filter((name) => !name.endsWith('.part')).length, { timeout: 20_000 }).toBe(1);
    expectHeardLate(await rehearse(dir, { driver: async (lab) => withSlowChange(lab, dir) }), dir);
  });
});

describeWithEngine('a change that takes much longer than usual', () => {
  test('goes on until the admin stops it; then it is looked at, and run again only when it has not begun to take effect', async () => {
    const dir = rehearsalFolder();
    const answers: ('keep waiting' | 'interrupt')[] = ['keep waiting', 'interrupt'];
    const interject: Interject = (demand) => {
      if (demand.kind !== 'way out' || demand.trouble.about !== slowChange) return undefined;
      const option = answers.shift();
      if (option === undefined) return undefined;
      return { kind: 'value', value: { option, typed: '' } };
    };
    const { driven, records } = await rehearse(dir, {
      driver: async (lab) => withSlowChange(lab, dir),
      interject,
      leastPatience: 1500,
      onEvent: (event) => {
        if (event.kind === 'ended') letItGo(dir);
      },
    });
    expect(driven.kind).toBe('finished');
    expect(records.flatMap((each) => (each.type === 'decided' ? [each.option] : []))).toEqual(['keep waiting', 'interrupt']);
    expect(ofTheChange(records, 'ended')[0]).toMatchObject({ end: { kind: 'interrupted', why: 'cancelled' } });
    expect(ofTheChange(records, 'settled')).toHaveLength(1);
    expect(timesMade(dir)).toBe('once\n');
  });
});
