// Our full screen while a command floods it: the real front end, fed as the engine feeds it.
//   flood                          5,000 lines a second, for ever
//   flood board                    restarts of 60 servers, as a board on which something changes all the time
//   flood HOST-OPTIONS(JSON) FILE  100,000 objects of a real PowerShell, as quick as it gives them; then the memory taken, in FILE

import { writeFileSync } from 'node:fs';
import { clearEarly } from '../../src/cli/memory.ts';
import type { Change } from '../../src/model/change.ts';
import { startHost } from '../../src/powershell/host/host.ts';
import { exchangeCmdlet } from '../../src/powershell/reader.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { startTui } from '../../src/tui/start.tsx';
import { initial } from '../../src/tui/state.ts';
import { linesOf } from '../../src/wizard/output-lines.ts';

const change: Change = {
  kind: 'change',
  id: 'flood',
  words: 'Print lines, 5,000 a second.',
  because: [],
  command: { kind: 'program', place: { shell: 'exchange', computer: 'any' }, file: 'iisreset.exe', args: ['/status'] },
  prompts: {},
  fields: null,
  undo: { kind: 'cannot', why: 'Nothing was done.' },
  whenUnclear: 'repeat',
  onFailure: 'stop',
  usually: 60,
};

// As the wizard does before it is led.
clearEarly();
const tui = startTui({ stdin: process.stdin, stdout: process.stdout, state: initial, colours: true, signs: 'unicode', slowConsole: false });
const frontEnd = tui.frontEnd(
  { aim: 'set up', world: 'lab', factor: 1, steps: sequence, render: () => 'iisreset.exe /status', statePath: '', logPath: '' },
  { copy: async () => '', write: async () => '' },
);
frontEnd.show({ kind: 'demand', demand: { kind: 'run', step: 'iisRestart', change } });

tui.leaving.addEventListener('abort', () => process.exit(0));

const [, , hostOptions, memoryFile = ''] = process.argv;
if (hostOptions === 'board') restartMany(60);
else frontEnd.show({ kind: 'started', change });
if (hostOptions === undefined) printLines();
else if (hostOptions !== 'board') await streamObjects(hostOptions);

function printLines(): void {
  let line = 0;
  const began = performance.now();
  setInterval(() => {
    // As many as are due: a timer that comes late must not slow the flood down.
    for (const due = ((performance.now() - began) / 1000) * 5000; line < due; line += 1) {
      const text = `line ${line}: Internet services are being looked at, one after the other`;
      frontEnd.show({ kind: 'output', change: change.id, line: { stream: 'output', text } });
    }
  }, 5);
}

/** The first half of them is done. */
function restartMany(count: number): void {
  const acts = Array.from({ length: count }, (_, index): Change => ({ ...change, id: `restart server-${index + 1}.contoso.com` }));
  for (const [index, act] of acts.entries()) {
    frontEnd.show({ kind: 'started', change: act });
    if (index < count / 2)
      frontEnd.show({ kind: 'ended', change: act.id, end: { kind: 'ended', hadErrors: false, exitCode: 0 }, seconds: 48 });
  }
  let line = 0;
  setInterval(() => {
    line += 1;
    frontEnd.show({ kind: 'output', change: change.id, line: { stream: 'output', text: `attempt ${line}` } });
  }, 20);
}

async function streamObjects(options: string): Promise<void> {
  const host = startHost({
    ...JSON.parse(options),
    nonce: () => 'n1',
    secret: () => undefined,
    sessionFor: () => null,
    noise: () => undefined,
  });
  const many = exchangeCmdlet('Test-Many', { parameters: { Count: 100_000 } });
  const taken: number[] = [];
  let objects = 0;
  for await (const item of host.run(many, { signal: new AbortController().signal, prompts: {} })) {
    for (const line of linesOf(item, (text) => text)) frontEnd.show({ kind: 'output', change: change.id, line });
    objects += 1;
    if (objects % 1000 === 0) taken.push(process.memoryUsage.rss() / 2 ** 20);
  }
  writeFileSync(memoryFile, JSON.stringify(taken));
  process.exit(0);
}
