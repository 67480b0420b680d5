// What the task bar reads of a console window of Windows, and that the window gets its own title back.

import { expect, test } from 'vitest';
import { titled } from '../../src/cli/window-title.ts';
import { stepIds } from '../../src/model/steps.ts';
import { demands, view, wait } from '../tui/sample.ts';

function inWindow() {
  const window = { title: 'Administrator: Windows PowerShell' };
  let end = () => {};
  const silent = { show: () => {}, reply: async () => ({ kind: 'leave' }) as const };
  const front = titled(silent, stepIds, window, (putBack) => {
    end = putBack;
  });
  return { window, front, end: () => end() };
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

test('at the end the title is what it was', () => {
  const { front, window, end } = inWindow();
  front.show({ kind: 'demand', demand: demands.finished });
  end();
  expect(window.title).toBe('Administrator: Windows PowerShell');
});
