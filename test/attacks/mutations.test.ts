// Any one thing of a state file changed: nothing is run, shown for a yes, or printed in the log that an honest run's builders would not
// have built, and nothing ends in an exception. mutations.release.test.ts tries more of them.

import { expect, test } from 'vitest';
import { changeAnything } from './mutations.ts';
import { finished, finishedLooks, honestCommands, play, serversAfter, undone } from './played-again.ts';

test('the honest file is taken back by what was made, and by nothing else', () => {
  const { commands, demands } = play(finished, serversAfter(finishedLooks), 'undo');
  expect(demands.filter(({ kind }) => kind === 'undo')).toHaveLength(1);
  expect(commands.length).toBeGreaterThan(7);
  expect(honestCommands().size).toBeGreaterThan(10);
});

test('whatever is changed in the file of a finished set-up', () => {
  changeAnything(finished, serversAfter(finishedLooks), 60);
});

test('whatever is changed in the file of a set-up that was taken back', () => {
  changeAnything(undone, serversAfter(undone), 30);
});
