// What the engine tells, as the screen's state.

import { expect, test } from 'vitest';
import type { LiveEvent } from '../../src/model/demand.ts';
import { frameOf, linesIn } from '../../src/tui/frame.ts';
import { answered, type State, show, withDemand, withdrawn } from '../../src/tui/state.ts';
import { asking, began, context, demands, partner, scenes, view, working } from './sample.ts';

const states = (state: State) => state.live.acts.map((act) => act.state);
const ended = (hadErrors: boolean): LiveEvent => ({
  kind: 'ended',
  change: partner.id,
  end: { kind: 'ended', hadErrors, exitCode: null },
  seconds: 1,
});
const running = scenes.running ?? asking(demands.mild);

test('a change is marked as running, then as done, in the place that it has in the plan', () => {
  expect(states(running)).toEqual(['to do', 'to do', 'now', 'to do', 'to do', 'to do']);
  expect(states(show(running, ended(false), began))).toEqual(['to do', 'to do', 'done', 'to do', 'to do', 'to do']);
});

test('a change that had errors, or was cut short, is not marked as done', () => {
  expect(states(show(running, ended(true), began))).toContain('failed');
  const cut: LiveEvent = { kind: 'ended', change: partner.id, end: { kind: 'interrupted', why: 'died', detail: '' }, seconds: 1 };
  expect(states(show(running, cut, began))).toContain('failed');
});

test('each command starts with an empty screen of its own, and its own clock', () => {
  const next = show(running, { kind: 'started', change: { ...partner, id: 'next' } }, began + 5_000);
  expect(next.live.output).toEqual([]);
  expect(next.live.since).toBe(began + 5_000);
});

test('a time that was answered comes back as it was typed, in the time of this computer', () => {
  const at = new Date(2026, 10, 30, 18, 1).toISOString();
  const { key } = demands.text.question;
  expect(asking(demands.text, { ...view, answers: { [key]: at } }).asking?.input).toMatchObject({ text: '2026-11-30 18:01' });
  expect(asking(demands.text, { ...view, answers: { [key]: '2026-11-30' } }).asking?.input).toMatchObject({ text: '2026-11-30' });
});

test('endless output keeps its newest lines and takes no more room', () => {
  const lines = Array.from(
    { length: 5_000 },
    (_, index): LiveEvent => ({ kind: 'output', change: partner.id, line: { stream: 'output', text: `line ${index}` } }),
  );
  const { output } = lines.reduce((state, event) => show(state, event, began), running).live;
  expect(output.length).toBeLessThanOrEqual(1_000);
  expect(output.at(-1)?.text).toBe('line 4999');
});

test('a demand to look begins with nothing looked at', () => {
  const again = show(scenes.looking ?? running, { kind: 'demand', demand: { kind: 'look', step: 'certificates', why: 'first' } }, began);
  expect(again.live.looking).toEqual([]);
  expect(again.step).toBe('certificates');
});

test('help that was open does not hide a new demand', () => {
  const state = withDemand({ ...working(), overlay: { kind: 'help', scroll: 3, cursor: 0 }, scroll: 7 }, demands.mild, view, began);
  expect(state.overlay).toBeNull();
  expect(state.scroll).toBe(0);
});

test('an interrupted command that may still be at work is said to be', () => {
  const settling = working(
    { kind: 'demand', demand: { kind: 'settle', step: 'skypeAsPartner', change: partner } },
    { kind: 'settled', change: partner, settled: 'running' },
  );
  const lines = linesIn(frameOf(settling, context, { columns: 80, rows: 24 }));
  expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n')).toContain('may still be at work');
});

test('what is wrong with the state file is said above the first page, until that is answered', () => {
  const words = 'The end of the state file had been cut short.';
  const told = show(asking(demands.mild), { kind: 'notice', words }, began);
  const shown = (state: State) =>
    linesIn(frameOf(state, context, { columns: 80, rows: 24 }))
      .flat()
      .map((span) => span.text)
      .join('');
  expect(shown(told)).toContain(words);
  expect(shown(answered(told))).not.toContain(words);
});

test('what is not asked any more takes its pages with it, but for leaving', () => {
  const over = (kind: 'others' | 'leave') => withdrawn({ ...asking(demands['way out']), overlay: { kind, scroll: 0, cursor: 0 } });
  expect(over('others')).toMatchObject({ asking: null, overlay: null });
  expect(over('leave')).toMatchObject({ asking: null, overlay: { kind: 'leave' } });
});
