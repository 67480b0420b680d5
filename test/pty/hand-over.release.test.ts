// Half a run by one person on one computer, the other half by another on another: the built program as processes with another
// home, language, time zone, user, computer and processor, and the state file brought to another place. The lab is in its own process.

import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Record } from '../../src/model/record.ts';
import { asIfNothingHadHappened, stage, type WholeRun, wholeRun } from '../harness/killed.ts';
import { answers, type Person, runWizardAs } from '../harness/lab-process.ts';

let whole: WholeRun;
beforeAll(async () => {
  whole = await wholeRun();
}, 60_000);

/** The last answer that the first half lacks: with it, IIS would be restarted. */
const missing = 'iisRestart.confirm';

test('half a run on one computer and the rest on another end as a run without a break, and nothing is asked twice', async ({
  onTestFinished,
}) => {
  await using here = await stage(whole);
  const folder = mkdtempSync(path.join(tmpdir(), 'partner-wizard-two-computers-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [first, second] = people(folder);
  const before = path.join(first.home, 'set-up.jsonl');
  const after = path.join(second.home, 'set-up.jsonl');
  const { [missing]: _, ...half } = JSON.parse(readFileSync(answers, 'utf8'));
  const halfFile = path.join(first.home, 'half.json');
  writeFileSync(halfFile, JSON.stringify(half));

  const stopped = await runWizardAs(first, { lab: here.dir, state: before, answers: halfFile });
  expect(stopped.code, stopped.words).toBe(3);
  renameSync(before, after);
  const ended = await runWizardAs(second, { lab: here.dir, state: after, answers });
  expect(ended.code, ended.words).toBe(0);

  const text = readFileSync(after, 'utf8');
  const records: readonly Record[] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  asIfNothingHadHappened(whole, expect, here, after);
  const keys = records.flatMap((each) => (each.type === 'answered' ? [each.key] : []));
  expect(keys).toEqual([...new Set(keys)]);
  expect(new Set(records.map(({ on, by }) => `${by} on ${on}`))).toEqual(new Set([first, second].map(({ on, by }) => `${by} on ${on}`)));
  expect(records.every(({ at }) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at))).toBe(true);
  expect(records.map(({ at }) => at)).toEqual(records.map(({ at }) => at).toSorted());
  for (const own of [folder, tmpdir(), first.zone, second.zone, first.language, second.language, first.arch])
    expect(text).not.toContain(own);
  // The log of the second names both, and gives its own zone beside UTC.
  const log = readFileSync(path.join(second.home, 'set-up.log.html'), 'utf8');
  for (const { on, by } of [first, second]) expect(log).toContain(`${by} on ${on}`);
  expect(log).toContain('UTC+05:30');
});

function people(folder: string): readonly [Person, Person] {
  const home = (name: string): string => {
    const dir = path.join(folder, name);
    mkdirSync(dir);
    return dir;
  };
  return [
    { on: 'ATL-EXCHANGE-001', by: 'kenmyer', home: home('one'), language: 'de_DE.UTF-8', zone: 'America/St_Johns', arch: 'ia32' },
    { on: 'ATL-CS-001', by: 'Jörg Müller', home: home('Jörg’s files'), language: 'ja_JP.UTF-8', zone: 'Asia/Kolkata', arch: 'arm64' },
  ];
}
