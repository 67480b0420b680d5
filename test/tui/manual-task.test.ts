// What is run by hand, on the screen: a paste of many lines is taken as one, and nothing is handed over by accident.

import { describe, expect, test } from 'vitest';
import { copied } from '../../src/tui/copied.ts';
import { press } from '../../src/tui/press.ts';
import type { State } from '../../src/tui/state.ts';
import { paste } from '../../src/tui/typing.ts';
import { asking, began, bothAnswers, character, context, manualTasks, named } from './sample.ts';

const seen = { lines: 10, height: 18, from: 0 };
const key = (state: State, pressed: Parameters<typeof press>[1]) => press(state, pressed, seen, began);
const inputOf = (state: State) => (state.asking?.input.kind === 'manual task' ? state.asking.input : undefined);
const enter = named('enter');
const halves = bothAnswers.split('\n').map((line) => `${line}\r\n`);

describe('a manual task', () => {
  test('takes a paste of many lines as one, says what it looks like, and hands it over on Enter', () => {
    const pasted = paste(asking(manualTasks.look), bothAnswers, began);
    expect(inputOf(pasted)?.seen).toEqual({ words: '2 lines pasted. It looks like the answer of Get-CsPool and 1 more.', whole: true });
    expect(key(pasted, enter).reply).toEqual({ kind: 'value', value: { kind: 'said', text: bothAnswers } });
  });

  test('keeps what was pasted when something is missing, and adds to it', () => {
    const half = paste(asking(manualTasks.look), halves[0] ?? '', began);
    const { state, reply } = key(half, enter);
    expect(reply).toBeUndefined();
    expect(inputOf(state)?.seen.words).toContain('Get-CsSipDomain');
    expect(inputOf(paste(state, halves[1] ?? '', began))?.seen.whole).toBe(true);
  });

  test('with nothing pasted gives no answer, and says what to do', () => {
    const { state, reply } = key(asking(manualTasks.look), enter);
    expect(reply).toBeUndefined();
    expect(inputOf(state)?.error).toContain('Paste');
  });

  test('that only looks cannot have printed nothing; a change can', () => {
    expect(key(key(asking(manualTasks.look), named('down')).state, enter).reply).toEqual({ kind: 'value', value: { kind: 'not run' } });
    expect(key(key(asking(manualTasks.change), named('down')).state, enter).reply).toEqual({
      kind: 'value',
      value: { kind: 'said', text: '' },
    });
  });

  test('is copied with c, and written to a file with f', () => {
    const task = asking(manualTasks.look);
    expect(key(task, character('c')).wish).toBe('copy');
    expect(key(task, character('f')).wish).toBe('write');
    expect(copied(task, context)).toBe(manualTasks.look.task.text);
  });

  test('of a hundred megabytes pasted keeps no more than can be an answer', () => {
    expect((inputOf(paste(asking(manualTasks.look), 'x'.repeat(100 * 2 ** 20), began))?.text ?? '').length).toBeLessThan(9 * 2 ** 20);
  });
});
