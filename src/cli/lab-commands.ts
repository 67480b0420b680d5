// The commands of the practice lab.

import type { Command } from 'commander';
import type { ParsedArguments } from './asked.ts';
import { faultOption, presetOption, speedOption } from './options.ts';

export function addLab(program: Command, done: (parsed: ParsedArguments) => void): void {
  const lab = program.command('lab').description('the practice lab: what it can be, and how it can be broken');
  for (const [name, words] of [
    ['faults', 'list the ways in which the practice lab can be broken'],
    ['presets', 'list the worlds that the practice lab can be'],
  ] as const) {
    lab
      .command(name)
      .description(words)
      .option('--json', 'as one JSON document')
      .action((options: { json?: true }) => done({ kind: `lab ${name}`, json: options.json ?? false }));
  }
  lab
    .command('mend')
    .description('play the admin who mends a fault outside the wizard; also while a wizard works on that lab')
    .argument('<id>', 'the fault (partner-wizard lab faults)')
    .option('--lab <dir>', "the folder that holds the lab's world; otherwise that of the latest rehearsal")
    .action((id: string, options: { lab?: string }) => done({ kind: 'lab mend', id, lab: options.lab ?? null }));
  lab
    .command('serve')
    .description('run the practice lab in a process of its own, until it is stopped; wizards with the same --lab work on it')
    .requiredOption('--lab <dir>', "the folder that holds the lab's world; made when it is not there")
    .addOption(presetOption())
    .addOption(faultOption())
    .addOption(speedOption())
    .action((options: { lab: string; preset?: string; fault?: readonly string[]; speed: number }) =>
      done({
        kind: 'lab serve',
        lab: options.lab,
        preset: options.preset ?? null,
        faults: options.fault ?? [],
        speed: options.speed,
      }),
    );
}
