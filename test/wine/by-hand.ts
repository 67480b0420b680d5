// What kit.test.ts runs under Wine: a whole set-up by hand, in which each text goes through the file that the key f writes. It is read
// from there, as an editor shows it, and run in a PowerShell. What came of it is printed as JSON.
//   node.exe by-hand.mjs STATE_FILE POWERSHELL PROJECT

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manualTaskOutletOf } from '../../src/cli/manual-task.ts';
import { run } from '../../src/cli/run.ts';
import { openLab } from '../../src/lab/lab.ts';
import { onlyAllowed } from '../../src/powershell/only-allowed.ts';
import { whyNotAllowed } from '../../src/steps/allowed.ts';
import { noInput } from '../../src/wizard/no-input.ts';
import { consoleOn } from '../powershell/console-on.ts';
import { allByHand, inHand, labModules, sitAt } from '../wizard/own-hand.ts';

const [, , statePath = '', powerShell = '', project = ''] = process.argv;
const lab = path.join(project, 'assets/lab');
// The stand-in has the cmdlets that it lacks in its own file.
const modules = [path.join(path.dirname(powerShell), 'powershell-engine.dll'), ...labModules(lab)];
const admin = consoleOn(powerShell, path.join(project, 'test/powershell/console.ps1'), modules, 80);
const { write } = manualTaskOutletOf(statePath, process.stderr);
const answers = { ...JSON.parse(readFileSync(path.join(project, 'assets/answers/litware.json'), 'utf8')), ...allByHand };
const answered = noInput(answers, { yes: true, show: () => undefined });
const told: string[] = [];
let unclear = 0;

const ran = await run({
  statePath,
  aim: 'set up',
  world: 'lab',
  takeOver: false,
  renew: '',
  saveAnswers: null,
  signal: new AbortController().signal,
  async openWorld({ now }) {
    const world = await inHand(await openLab({ dir: path.dirname(statePath), faults: [], factor: 200, now }), admin, lab);
    return { ...world, shell: onlyAllowed(world.shell, whyNotAllowed) };
  },
  frontEndFor: () => ({
    show: answered.show,
    async reply(demand, view, signal) {
      if (demand.kind !== 'by hand') return answered.reply(demand, view, signal);
      if (demand.task.unclear !== null) unclear += 1;
      told.push(await write(demand.task.text, 'by hand'));
      const [, file = ''] = /in the file (.*)\. Open it/.exec(told.at(-1) ?? '') ?? [];
      await admin.paste(sitAt(demand.task));
      return { kind: 'value', value: { kind: 'said', text: await admin.paste(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) } };
    },
  }),
});
admin.close();
process.stdout.write(JSON.stringify({ ended: ran.kind === 'ran' ? ran.driven.kind : ran.words, told: [...new Set(told)], unclear }));
process.exit();
