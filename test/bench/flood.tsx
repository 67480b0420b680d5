// Our full screen while a command prints 5,000 lines a second: the real front end, fed as the engine feeds it.

import type { Change } from '../../src/model/change.ts';
import { startTui } from '../../src/tui/start.tsx';
import { initial } from '../../src/tui/state.ts';

const change: Change = {
  kind: 'change',
  id: 'flood',
  words: 'Print lines, 5,000 a second.',
  because: [],
  command: { kind: 'program', place: { shell: 'exchange', computer: 'any' }, file: 'iisreset.exe', args: ['/status'] },
  prompts: {},
  before: null,
  undo: { kind: 'cannot', why: 'Nothing was done.' },
  whenUnclear: 'repeat',
  onFailure: 'stop',
  usually: 60,
};

const tui = startTui({ stdin: process.stdin, stdout: process.stdout, state: initial, colours: true, unicode: true, slowConsole: false });
const frontEnd = tui.frontEnd(
  { world: 'lab', factor: 1, steps: [], render: () => 'iisreset.exe /status', statePath: '', logPath: '' },
  { copy: async () => '', write: async () => '' },
);
frontEnd.show({ kind: 'demand', demand: { kind: 'run', step: 'iisRestart', change } });
frontEnd.show({ kind: 'started', change });

let line = 0;
const began = performance.now();
setInterval(() => {
  // As many as are due: a timer that comes late must not slow the flood down.
  for (const due = ((performance.now() - began) / 1000) * 5000; line < due; line += 1) {
    frontEnd.show({
      kind: 'output',
      change: change.id,
      line: { stream: 'output', text: `line ${line}: Internet services are being looked at, one after the other` },
    });
  }
}, 5);
tui.leaving.addEventListener('abort', () => process.exit(0));
