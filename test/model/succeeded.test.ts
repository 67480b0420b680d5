// One answer to "did it work?", wherever it is told.

import { expect, test } from 'vitest';
import { narrate } from '../../src/cli/unattended.ts';
import { endInWords } from '../../src/log/words.ts';
import type { LiveEvent } from '../../src/model/demand.ts';
import { type End, succeeded } from '../../src/model/shell.ts';
import { tookEffect } from '../../src/steps/step.ts';
import { show } from '../../src/tui/state.ts';
import { began, partner, scenes } from '../tui/sample.ts';

const ended = (hadErrors: boolean, exitCode: number | null): End => ({ kind: 'ended', hadErrors, exitCode });

/** What a log without a screen says of an end. */
function narrated(event: LiveEvent): string {
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  narrate(event, say, say);
  return said.join('\n');
}

test.each<readonly [string, End]>([
  ['a restart of IIS that ended with exit code 5', ended(false, 5)],
  ['a command with an error record', ended(true, null)],
  ['a command with an error record, and exit code 0', ended(true, 0)],
  ['a command whose end nobody saw', { kind: 'interrupted', why: 'died', detail: '' }],
])('%s is nowhere said to have worked', (_, end) => {
  const event: LiveEvent = { kind: 'ended', change: partner.id, end, seconds: 1 };
  expect(succeeded(end)).toBe(false);
  expect(tookEffect({ end, settled: null })).toBe(false);
  expect(narrated(event)).toContain('did not work');
  expect(endInWords(end)).toMatch(/^(failed|interrupted)/);
  expect(scenes.running && show(scenes.running, event, began).live.acts.map(({ state }) => state)).toContain('failed');
});

test.each([null, 0])('a command without an error record and with exit code %s is done, wherever it is told', (exitCode) => {
  const end = ended(false, exitCode);
  const event: LiveEvent = { kind: 'ended', change: partner.id, end, seconds: 1 };
  expect(tookEffect({ end, settled: null })).toBe(true);
  expect([narrated(event).trim(), endInWords(end)]).toEqual(['done, 1 s', 'done']);
  expect(scenes.running && show(scenes.running, event, began).live.acts.map(({ state }) => state)).not.toContain('failed');
});

test('a change whose end nobody saw took effect where a look found it done, and only there', () => {
  const cut: End = { kind: 'interrupted', why: 'died', detail: '' };
  expect([cut, null].map((end) => tookEffect({ end, settled: 'done' }))).toEqual([true, true]);
  expect([cut, null].map((end) => tookEffect({ end, settled: 'half done' }))).toEqual([false, false]);
});
