// What the first screen is told of a state file, without reading all of it: whether it ends as done.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isFinished, worldIn } from '../../src/journal/glance.ts';

function holding(text: string): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-glance-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  writeFileSync(path.join(dir, 'set-up.jsonl'), text);
  return path.join(dir, 'set-up.jsonl');
}
const linesOf = (...records: readonly object[]): string => records.map((each) => `${JSON.stringify(each)}\n`).join('');
const done = { type: 'closed', verdict: 'done' };
const aside = ['opened', 'driven', 'noted', 'took over', 'repaired'].map((type) => ({ type }));

test.each<[string, string, boolean]>([
  ['was closed as done', linesOf({ type: 'opened' }, done), true],
  ['was closed as done, and only looked at since', linesOf(done, ...aside), true],
  ['ends without a line end', linesOf(done).trimEnd(), true],
  ['was closed as taken back', linesOf(done, { type: 'closed', verdict: 'taken back' }), false],
  ['went on after it was done', linesOf(done, { type: 'answered' }, ...aside), false],
  ['holds nothing but that it was looked at', linesOf(...aside), false],
  ['has a last line that is no record', `${linesOf(done)}null\n`, false],
  ['has a last line without a type', linesOf(done, { verdict: 'done' }), false],
  ['is damaged at its end', `${linesOf(done)}{"type":\n`, false],
  ['is empty', '', false],
])('a state file that %s: finished or not', (_, text, finished) => expect(isFinished(holding(text))).toBe(finished));

test('one that is long is known by its end', () => expect(isFinished(holding(`${'x'.repeat(2 ** 18)}\n${linesOf(done)}`))).toBe(true));

test('what is no file that can be read is of no world and not finished', () => {
  const file = holding('');
  for (const place of [`${file}.not`, path.dirname(file)]) expect([worldIn(place), isFinished(place)]).toEqual([undefined, false]);
});

test.each<[string, string, 'lab' | 'real' | undefined]>([
  ['first', linesOf({ world: 'lab' }, { world: 'real' }), 'lab'],
  ['only', linesOf({ world: 'real' }), 'real'],
  ['unknown', linesOf({ world: 'moon' }), undefined],
  ['empty', 'null\n', undefined],
  ['quoted', '"world"\n', undefined],
  ['worldless', linesOf({ type: 'opened' }), undefined],
  ['half written', linesOf({ world: 'real' }).trimEnd(), undefined],
  ['far too long', `${' '.repeat(2 ** 18)}${linesOf({ world: 'real' })}`, undefined],
])('its %s record says of which world it is', (_, text, world) => expect(worldIn(holding(text))).toBe(world));
