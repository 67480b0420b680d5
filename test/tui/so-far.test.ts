// The log so far, as the key l shows it: from the story, and nothing of it twice.

import { expect, test } from 'vitest';
import { copied, written } from '../../src/tui/copied.ts';
import { frameOf, linesIn } from '../../src/tui/frame.ts';
import { momentsOf } from '../../src/tui/log-entries.ts';
import { press } from '../../src/tui/press.ts';
import { initial, type State, show, withDemand } from '../../src/tui/state.ts';
import { asking, began, character, context, demands, named, recordedSoFar, view } from './sample.ts';

const soFar = recordedSoFar();
const size = { columns: 80, rows: 24 };
const shown = (state: State) =>
  linesIn(frameOf(state, context, size))
    .map((line) => line.map(({ text }) => text).join(''))
    .join('\n');
const opened = (state: State) => press(state, character('l'), frameOf(state, context, size).extent, began).state;
/** As the engine tells of each record, while nothing is asked. */
const live = (state: State) =>
  soFar.reduce((all, record) => show(all, { kind: 'recorded', record: { v: 1, prev: '', ...record } }, began), state);

test('stands over what is asked and what is under way, each record once', () => {
  const asked = asking(demands.one, { ...view, moments: soFar });
  expect(momentsOf(asked).map(({ seq }) => seq)).toEqual(soFar.map(({ seq }) => seq));
  expect(momentsOf(live(asked)).map(({ seq }) => seq)).toEqual(soFar.map(({ seq }) => seq));
  expect(shown(opened(live(initial)))).toContain('Log so far, newest last');
});

test('shows a command in full with how it ended, and no name that only the program knows', () => {
  const screen = shown(opened(asking(demands.one, { ...view, moments: soFar })));
  expect(screen).toMatch(/ran {5}Set-CsUserServicesPolicy -Identity Global +ok, 5 s\n +-UcsAllowed \$false/);
  expect(screen).not.toMatch(/contacts\.keep|servers\.contacts|contacts\.replicated/);
  expect(screen).toMatch(/waited {2}for the Front Ends to receive the change +1 min 18 s\n/);
});

test('begins at its end, and stays there while more is written', () => {
  const many = Array.from({ length: 40 }, (_, index) => soFar.map((each) => ({ ...each, seq: index * 100 + each.seq }))).flat();
  const state = opened(asking(demands.one, { ...view, moments: many }));
  const next = show(state, { kind: 'recorded', record: { v: 1, prev: '', seq: 9_000, ...went } }, began);
  for (const each of [state, next]) expect(frameOf(each, context, size).extent.from).toBeGreaterThan(100);
  expect(shown(next)).toContain('went back in Certificates');
});

const went = {
  at: '2026-11-28T10:00:00.000Z',
  by: 'kenmyer',
  on: 'ATL-ADMIN-01',
  type: 'went back',
  to: { kind: 'read', step: 'certificates', page: 'found' },
} as const;

test('is no key where letters go into a field, nor before anything is on record', () => {
  const typing = opened(withDemand(initial, demands.text, { ...view, moments: soFar }, began));
  expect(typing.overlay).toBeNull();
  expect(opened(asking(demands.one)).overlay).toBeNull();
});

const pressed = (state: State, ...keys: readonly Parameters<typeof press>[1][]): State =>
  keys.reduce((all, key) => press(all, key, frameOf(all, context, size).extent, began).state, state);
const log = opened(asking(demands.one, { ...view, moments: soFar }));

test('tells an answer by its label, and not as the state file has it', () => {
  expect(shown(log)).toContain('answered in Servers: Keep them in Skype for now');
  expect(shown(log)).not.toMatch(/Servers: keep$/m);
});

test('opens one record in full: the command, what it said, and how it ended; Esc leads back to its line', () => {
  const up = Array.from({ length: 2 }, () => named('up'));
  const record = pressed(log, ...up, named('enter'));
  for (const part of ['Keep contact lists in Skype.', 'Set-CsUserServicesPolicy', '-UcsAllowed $false', 'ok, 5 s', 'done'])
    expect(shown(record)).toContain(part);
  expect(pressed(record, named('escape')).overlay).toMatchObject({ kind: 'log', cursor: soFar.length - 5 });
  expect(pressed(record, named('escape'), named('escape')).overlay).toBeNull();
});

test('copies the record with the pointer, and writes all of it to a file', () => {
  expect(copied(pressed(log, named('up')), context)).toContain('2 of 2 Front Ends have it');
  expect(written(log, context)).toMatchObject({ as: 'log so far', text: expect.stringContaining('began') });
  expect(press(log, character('f'), frameOf(log, context, size).extent, began).wish).toBe('write');
});

test('opens a wait in full: what was waited for, how long, and what was seen last', () => {
  const waited = soFar.filter(({ type }) => type === 'waited');
  const screen = shown(pressed(opened(asking(demands.one, { ...view, moments: waited })), named('enter')));
  expect(screen).toMatch(/waited for the Front Ends to receive the change/);
  expect(screen).toContain('How long: 1 min 18 s');
  expect(screen).toContain('Seen last: 2 of 2 Front Ends have it.');
});
