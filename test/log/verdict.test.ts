// The first sentence of the log, whatever the end: how it stands, with its date.

import { expect, test } from 'vitest';
import type { Fact } from '../../src/model/record.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { storyOf } from '../../src/story/story.ts';
import { summaryIn } from '../../src/wizard/summary.ts';
import { finished, undone } from '../attacks/played-again.ts';
import { badly, begun, change, cutOff, done, ended, looked, opened, tested, undoOf } from '../story/tales.ts';
import { finding, logOf, options, told } from './sample.ts';

const set = change('setting');
const at = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(\d\d:\d\d:\d\d, UTC-05:00\)/.source;

const again: Fact = { type: 'opened', world: 'real', lineage: 'a history', tool: 'test' };

/** The verdict of a real session that consists of these facts. */
function verdictOf(all: readonly Fact[]): string {
  const text = logOf(told([again, ...all]), { ...options, format: 'md' });
  return text.split('\n').find((line) => line.startsWith('> ')) ?? '';
}

const closed = (verdict: 'done' | 'not done' | 'taken back'): Fact => ({ type: 'closed', verdict });
const setTwice = [...done(set), ...done(change('another')), closed('done')];

test.each<readonly [string, readonly Fact[], RegExp]>([
  ['done', [...done(set), ...tested(), closed('done')], new RegExp(`^> \\*\\*Done\\*\\* on ${at}\\. All is set up\\.$`)],
  [
    'done, and only looked at again since',
    [...done(set), ...tested(), closed('done'), again, looked('servers'), closed('not done')],
    new RegExp(`^> \\*\\*Done\\*\\* on ${at}\\. All is set up\\.$`),
  ],
  [
    'done, with a proof that holds no longer since a look found something amiss',
    [...done(set), ...tested(), closed('done'), again, looked('servers', [finding('The realm is gone.')]), closed('not done')],
    new RegExp(`^> \\*\\*Done\\*\\* on ${at}\\. What was proven then holds no longer\\. True until ${at}, .* found: The realm is gone\\.$`),
  ],
  [
    'renewed',
    [{ type: 'answered', step: 'certificates', key: 'certificates.renew', value: ['skype'] }, ...done(set), closed('done')],
    new RegExp(`^> \\*\\*Renewed\\*\\* on ${at}\\.`),
  ],
  [
    'taken back',
    [...done(set), closed('done'), again, { type: 'undoing', changes: [2] }, ...done(undoOf(2)), closed('taken back')],
    new RegExp(`^> \\*\\*Taken back\\*\\* on ${at}, .*\\. Nothing stands that can be taken back\\.$`),
  ],
  [
    'taken back in part',
    [...setTwice, again, { type: 'undoing', changes: [2] }, ...done(undoOf(2)), closed('taken back')],
    new RegExp(`^> \\*\\*Taken back in part\\*\\* on ${at}, .*\\. 1 change stands\\.$`),
  ],
  [
    'left while it was taken back',
    [...setTwice, again, { type: 'undoing', changes: [4, 2] }, ...done(undoOf(2)), closed('not done')],
    new RegExp(
      `^> \\*\\*Not done\\*\\*: left on ${at}, .*, before its end\\. It was taking back what was done, and had begun with 1 of 2 changes\\.$`,
    ),
  ],
  [
    'broken off while it was taken back',
    [...setTwice, again, { type: 'undoing', changes: [4, 2] }, ...done(undoOf(2))],
    new RegExp(`^> \\*\\*Broken off\\*\\*: .* of ${at}, .*\\. It was taking back what was done, and had begun with 1 of 2 changes\\.$`),
  ],
  [
    'set up once more after an undo that was left',
    [
      ...setTwice,
      again,
      { type: 'undoing', changes: [4, 2] },
      ...done(undoOf(2)),
      closed('not done'),
      again,
      ...done(set),
      closed('not done'),
    ],
    new RegExp(`^> \\*\\*Not done\\*\\*: left on ${at}, .*, before its end\\.$`),
  ],
  [
    'failed',
    [
      begun(set),
      { type: 'output', change: 'setting', lines: [{ stream: 'error', text: 'No room.' }] },
      ended('setting', badly),
      closed('not done'),
    ],
    new RegExp(`^> \\*\\*Failed\\*\\* on ${at}, .*\\. This failed: Do setting\\. \\*\\*The server said:\\*\\* No room\\.$`),
  ],
  [
    'left where something stood in the way',
    [looked('servers', [finding('No pool is there.', 'stop')]), closed('not done')],
    new RegExp(`^> \\*\\*Not done\\*\\*: left on ${at}, .*, before its end\\. In its way stood: No pool is there\\.$`),
  ],
  ['left', [looked('servers'), closed('not done')], new RegExp(`^> \\*\\*Not done\\*\\*: left on ${at}, .*, before its end\\.$`)],
  [
    'handed over',
    [looked('servers'), { type: 'handed over', to: 'an Exchange server' }, closed('not done')],
    new RegExp(`^> \\*\\*Handed over\\*\\* on ${at}, .*, to go on on another computer: an Exchange server\\.$`),
  ],
  [
    'broken off in the middle of a change',
    [begun(set)],
    new RegExp(`^> \\*\\*Broken off\\*\\*: .* of ${at}, .*\\. This was at work, and nobody saw its end: Do setting\\.$`),
  ],
  [
    'interrupted',
    [begun(set), ended('setting', cutOff), closed('not done')],
    new RegExp(`^> \\*\\*Not done\\*\\*: left on ${at}, .*, before its end\\. What became of this is not known: Do setting\\.$`),
  ],
])('says of a session that was %s that it was, and when', (_, all, verdict) => {
  expect(verdictOf(all)).toMatch(verdict);
});

test('of a renewal whose next certificate takes over later says that it is not over, and what must follow on which day', () => {
  const story = told([
    again,
    { type: 'answered', step: 'certificates', key: 'certificates.renew', value: ['skype'] },
    ...done(set),
    closed('done'),
  ]);
  const next = {
    what: 'oauth next',
    at: '2026-12-01T08:00:00.000Z',
    standing: 'due',
    servers: [],
    thumbprint: '',
    words: 'Skype begins to sign with its next certificate. What must follow then, the command renew does.',
    followUp: 'Run the renewal again on that day.',
  } as const;
  const title = 'All is set up. It is not over yet.';
  const log = logOf(story, { ...options, format: 'md', title, calendar: { expiries: [next], notSeen: [] } });
  expect(log).toContain(`All is set up. It is not over yet. 2026-12-01: ${next.words} ${next.followUp}`);
});

test('of a session that was left says at which step it stood', () => {
  expect(verdictOf([looked('certificates'), closed('not done')])).toMatch(/, at step 2\. Certificates, before its end\.$/);
});

test('has the ticket and the note on its first page, those that are given for one log before those of the set-up', () => {
  const story = told([opened, { type: 'noted', ticket: 'CHG-1', note: 'Approved by the board.' }]);
  const own = logOf(story, { ...options, format: 'md' });
  expect(own).toContain('| Ticket | CHG-1 |');
  expect(own).toContain('| Note | Approved by the board. |');
  const other = logOf(story, { ...options, format: 'md', ticket: 'CHG-2' });
  expect(other).toContain('| Ticket | CHG-2 |');
  expect(other).toContain('| Note | Approved by the board. |');
});

const failing: readonly Fact[] = [
  again,
  begun(set),
  { type: 'output', change: 'setting', lines: [{ stream: 'error', text: 'No room.' }] },
  ended('setting', badly),
  closed('not done'),
];
const trouble = { title: 'Setting failed.', cause: 'Most likely: the disk is full.', wayOut: ['Make room.', 'Look again.'] };

test('names the cause and the first way out of what failed before what the server said', () => {
  const log = logOf(told(failing), { ...options, format: 'md', trouble });
  expect(log).toContain(
    'This failed: Do setting. **Cause:** Most likely: the disk is full. **Way out:** Make room. **The server said:** No room.',
  );
});

test('names the way out of what stands in the way, and of nothing else', () => {
  const story = told([again, looked('servers', [finding('No pool is there.', 'stop')]), closed('not done')]);
  const logWith = (title: string) => logOf(story, { ...options, format: 'md', trouble: { ...trouble, title, cause: '' } });
  expect(logWith('No pool is there.')).toContain('In its way stood: No pool is there. **Way out:** Make room.');
  expect(logWith('Something else.')).toMatch(/In its way stood: No pool is there\.\r?\n/);
});

test('what was proven stands in the title, however far an undo went that began nothing', () => {
  const begins = undone.findIndex(({ type }, index) => type === 'intent' && index >= finished.length);
  const cuts = Array.from({ length: begins - finished.length + 1 }, (_, more) => undone.slice(0, finished.length + more));
  expect(cuts.length).toBeGreaterThan(5);
  const titles = cuts.map((each) => summaryIn(storyOf(each), sequence).title);
  expect([...new Set(titles)]).toEqual(['Skype can act in Exchange. Proven through 1 of 1 Front End.']);
});
