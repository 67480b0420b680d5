// What the task bar reads of a console window of Windows.

import { expect, test } from 'vitest';
import { titled } from '../../src/cli/window-title.ts';
import { stepIds } from '../../src/model/steps.ts';
import { demands, view, wait } from '../tui/sample.ts';

function inWindow() {
  const window = { title: 'Administrator: Windows PowerShell' };
  const silent = { show: () => {}, reply: async () => ({ kind: 'leave' }) as const };
  return { window, front: titled(silent, stepIds, window) };
}

test('the title says at which step the wizard is, and how long it has waited', () => {
  const { front, window } = inWindow();
  front.show({ kind: 'demand', demand: { kind: 'look', step: 'servers', why: 'first' } });
  expect(window.title).toBe('partner-wizard: step 1, looking');
  front.show({ kind: 'demand', demand: { kind: 'wait', step: 'iisRestart', wait } });
  front.show({ kind: 'waiting', wait, saw: '', seconds: 60 });
  expect(window.title).toBe('partner-wizard: step 4, waiting 1 min');
});

test('the title says when it is the turn of whoever sits there', async () => {
  const { front, window } = inWindow();
  await front.reply(demands.severe, view, new AbortController().signal);
  expect(window.title).toBe('partner-wizard: step 4, asks you');
});

test('the title of a window is never read: where it is empty, Node would end', () => {
  const window = {
    get title(): string {
      throw new Error('It was read.');
    },
    set title(_) {},
  };
  const front = titled({ show: () => {}, reply: async () => ({ kind: 'leave' }) as const }, stepIds, window);
  expect(() => front.show({ kind: 'demand', demand: demands.finished })).not.toThrow();
});
