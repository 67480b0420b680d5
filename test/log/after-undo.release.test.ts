// The log after an undo, of real runs on the practice lab: what was taken back says so, and nothing counts as proven that is not.

import { describe, expect, test } from 'vitest';
import type { Record } from '../../src/model/record.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { storyOf } from '../../src/story/story.ts';
import { summaryIn } from '../../src/wizard/summary.ts';
import { madeByIn } from '../../src/wizard/undo.ts';
import { litware, rehearse } from '../wizard/rehearsal.ts';
import { cutsOfUndo, doneFolder, folderOf, undo } from '../wizard/undoing.ts';
import { logOf, options } from './sample.ts';

const log = (records: readonly Record[], format: 'md' | 'jsonl' = 'md'): string => {
  const story = storyOf(records);
  return logOf(story, { ...options, format, madeBy: madeByIn(story, sequence), calendar: summaryIn(story, sequence).calendar });
};

/** What stands under a heading, up to the next one; empty where there is no such heading. */
const under = (heading: string, text: string): string => text.split(`### ${heading}\n`)[1]?.split('\n##')[0] ?? '';
const items = (text: string): readonly string[] => text.split('\n').filter((line) => line.startsWith('- '));

describe('the log of a set-up that was taken back', () => {
  test('says of each change that it was taken back, when and by whom, and of none that it stands', async () => {
    const { records } = await undo(await doneFolder());
    const text = log(records);
    expect(under('What was changed', text).trim()).toBe('All that can be taken back was taken back.');
    const gone = under('What was changed, and taken back', text);
    expect(items(gone)).toHaveLength(4);
    const when = /^ {2}\*\*Taken back\*\* on \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \([^)]*\), by tester on here\.$/gm;
    expect(gone.match(when)).toHaveLength(4);
    expect(text).not.toContain('To take it back');
  });

  test("tells the undo's own commands as what took it back, and not as what cannot be taken back", async () => {
    const { records } = await undo(await doneFolder());
    const text = log(records);
    expect(items(under('What took it back', text))).toHaveLength(8);
    expect(under('What took it back', text)).toContain('Remove-PartnerApplication');
    expect(items(under('What cannot be taken back', text)).map((each) => each.slice(0, 13))).toEqual(['- Restart IIS']);
  });

  test('calls nothing proven that its tests proved, and says until when it was true', async () => {
    const { records } = await undo(await doneFolder());
    const text = log(records);
    expect(under('What was proven', text)).toContain('No connectivity test holds now, so nothing is proven from end to end.');
    expect(items(under('What was proven', text))).toEqual([]);
    const once = under('What was proven once, and holds no longer', text);
    expect(items(once)).toHaveLength(3);
    expect(once.match(/True until .* UTC \([^)]*\), as far as anybody knows\. Then tester on here took something back: /g)).toHaveLength(3);
  });

  test('says the same to programs', async () => {
    const { records } = await undo(await doneFolder());
    const events = log(records, 'jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const intents = events.filter((each) => each.event === 'intent');
    expect(intents.filter((each) => each.attributes.takenBack?.whole === true)).toHaveLength(4);
    expect(intents.filter((each) => each.attributes.trueUntil !== undefined)).toHaveLength(3);
  });

  test('tells what was made again as standing and proven, beside what was taken back before', async () => {
    const dir = await doneFolder();
    await undo(dir);
    const { records } = await rehearse(dir);
    const text = log(records);
    expect(items(under('What was changed', text))).toHaveLength(4);
    expect(under('What was changed', text)).toContain('Remove-CsPartnerApplication');
    expect(items(under('What was changed, and taken back', text))).toHaveLength(4);
    expect(items(under('What was proven', text))).toHaveLength(3);
    expect(items(under('What was proven once, and holds no longer', text))).toHaveLength(3);
  });
});

test('a part that was taken back is told apart from what stands', async () => {
  const { records } = await undo(await doneFolder(), {
    answers: { ...litware, 'undo.confirm': 'undo', 'undo.changes': ['autodiscover-url.set'] },
  });
  const text = log(records);
  expect(items(under('What was changed', text))).toHaveLength(3);
  expect(items(under('What was changed, and taken back', text))).toHaveLength(1);
  expect(under('What took it back', text)).toContain('Set-CsOAuthConfiguration');
  expect(items(under('What was proven', text))).toEqual([]);
});

test('a change whose undo was cut off in between is called taken back in part, until the undo is through with it', async () => {
  const cut = (await cutsOfUndo(await doneFolder())).filter((each) => each.at.endsWith('done'))[3];
  if (cut === undefined) throw new Error('Nothing was cut off.');
  const dir = folderOf(cut);
  const { records: left } = await undo(dir, { interject: (demand) => (demand.kind === 'confirm' ? { kind: 'leave' } : undefined) });
  expect(under('What was changed', log(left)).match(/\*\*Taken back in part\*\*/g)).toHaveLength(1);
  const { records } = await undo(dir);
  expect(log(records)).not.toContain('in part');
  expect(items(under('What was changed, and taken back', log(records)))).toHaveLength(4);
});
