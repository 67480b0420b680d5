// What stands on the terminal while Enquirer asks: its lists, and what is said when Ctrl+C ends them.

import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { askByEnquirer } from '../../src/plain/enquirer.ts';
import type { Posed } from '../../src/plain/prompt.ts';
import { key, textOf, untilSeen, virtualTerminal } from '../harness/terminal.ts';

const long = [
  'Tell Skype where Exchange finds its own Autodiscover service.',
  "Run Exchange's own script: it makes the account LyncEnterprise-ApplicationAccount, gives it 3 roles, and more.",
  'Keep contact lists in Skype.',
];
const entries = long.map((label) => ({ label, because: '' }));
const letters = [{ letter: 'q', does: 'leave', means: '' }];
const several: Posed = { kind: 'several', entries, marked: [0, 2], head: [], letters };

/** A window of 50 columns in which this is asked; `does` are keys, each after the screen has stood still. */
async function asked(prompt: Posed, rows: number, does: readonly string[] = []) {
  const terminal = virtualTerminal({ columns: 50, rows }, true);
  const keyboard = Object.assign(new PassThrough(), { setRawMode: () => undefined });
  const output = Object.assign(new PassThrough(), { columns: 50, rows });
  output.on('data', (chunk) => terminal.write(chunk));
  const leaving = new AbortController();
  const asker = askByEnquirer(keyboard, output, (line) => output.write(`${line}\n`), 1);
  onTestFinished(asker.close);
  void asker.interrupted.then(() => {
    output.write('It is safe.\n');
    leaving.abort();
  });
  const given = asker.ask(prompt, leaving.signal);
  await untilSeen(terminal, 'Enter:', 5000);
  for (const each of does) {
    const before = textOf(terminal);
    keyboard.write(each);
    await untilSeen(terminal, (screen) => screen !== before, 5000);
  }
  return { terminal, given };
}

test('no line of a list is left for the terminal to break: names stay whole, and stand under their own text', async () => {
  const { terminal } = await asked(several, 20, [key.down, key.space]);
  const lines = textOf(terminal).split('\n');
  expect(lines.map((each) => each.trimEnd())).toEqual([
    '(q leave)',
    '? Space marks; or a letter; then Enter:',
    ' [x] 1  Tell Skype where Exchange finds its own',
    '        Autodiscover service.',
    ">[x] 2  Run Exchange's own script: it makes the",
    '        account',
    '        LyncEnterprise-ApplicationAccount, gives',
    '        it 3 roles, and more.',
    ' [x] 3  Keep contact lists in Skype.',
  ]);
});

test('a list that is taller than its window scrolls in it, and leaves no piece behind', async () => {
  const { terminal } = await asked({ kind: 'choice', entries, likely: 0, head: [], letters }, 10, [key.down, key.down]);
  const screen = textOf(terminal);
  expect(screen.match(/Enter:/g)).toHaveLength(1);
  expect(screen).toContain('> 3  Keep contact lists in Skype.');
  expect(screen).not.toContain('Tell Skype');
});

test('what is said when Ctrl+C ends a prompt stands below it, and the list is gone', async () => {
  const { terminal, given } = await asked(several, 20, [key.ctrlC]);
  expect(await given).toEqual({ kind: 'over' });
  await untilSeen(terminal, /\nIt is safe\.$/, 5000);
  expect(textOf(terminal)).not.toMatch(/\[x\]|No items/);
});
