// The wizard at a terminal: the first screen, then the run. What must outlive the full screen is printed when it
// has closed.

import { existsSync } from 'node:fs';
import type { World } from '../model/shell.ts';
import { managementShells } from '../powershell/detect.ts';
import { startTui, type Tui } from '../tui/start.tsx';
import type { Choice } from '../tui/state.ts';
import type { FrontEnd } from '../wizard/front-end.ts';
import type { Answers } from '../wizard/no-input.ts';
import type { SetUpArguments } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { isFinished, logBeside, newTarget, rehearsals, stateHome, type Target } from './places.ts';
import type { OpenLab, Ran } from './run.ts';

export async function interactive(args: SetUpArguments, answers: Answers, given: Target | undefined, openLab: OpenLab): Promise<number> {
  const tui = startTui({
    stdin: process.stdin,
    stdout: process.stdout,
    colours: args.color && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    unicode: canUnicode(),
    slowConsole: process.platform === 'win32' && !process.env.WT_SESSION && !process.env.TERM_PROGRAM,
  });
  let closing = '';
  try {
    const target = given ?? (await choose(tui));
    if (target === undefined) return exitCodes.interrupted;
    const ran = await run(args, answers, target, tui, openLab);
    closing = closingWords(ran, target);
    return exitCodeOf(ran);
  } finally {
    await tui.close();
    process.stdout.write(closing);
  }
}

/** Windows' own console draws only what its raster font has; Windows Terminal and others draw all. */
function canUnicode(): boolean {
  const { platform, env } = process;
  if (env.TERM === 'linux') return false;
  return platform !== 'win32' || Boolean(env.WT_SESSION) || env.TERM_PROGRAM === 'vscode' || env.TERM === 'xterm-256color';
}

async function choose(tui: Tui): Promise<Target | undefined> {
  const home = stateHome(process.platform, process.env);
  const latest = rehearsals(home).at(-1);
  const shells = managementShells(process.env);
  const unfinished = latest !== undefined && !isFinished(latest.statePath);
  const choices: readonly Choice[] = [
    ...(latest === undefined
      ? []
      : [
          {
            id: 'go on',
            label: unfinished ? `Go on with rehearsal ${latest.number}` : `Look at the finished rehearsal ${latest.number}`,
            because: unfinished ? 'It goes on where you left. Nothing is asked twice.' : 'It shows what was proven and where its log is.',
          },
        ]),
    {
      id: 'lab',
      label: 'Rehearse in the practice lab',
      because: 'A small world on this computer with both servers in it. Nothing real is touched.',
    },
    {
      id: 'real',
      label: 'Work on real servers',
      because: shells.length === 0 ? 'No management shell was found on this computer.' : 'A management shell was found on this computer.',
      unavailable:
        'This version only rehearses: it does not run commands on real servers yet. Rehearse, and keep the session log: it holds every command with its reason.',
    },
  ];
  const chosen = await tui.welcome(choices, unfinished ? 'go on' : 'lab');
  if (chosen === undefined) return undefined;
  return chosen === 'go on' && latest !== undefined ? { statePath: latest.statePath, labDir: latest.dir } : newTarget(home);
}

async function run(args: SetUpArguments, answers: Answers, target: Target, tui: Tui, openLab: OpenLab): Promise<Ran> {
  // The engine, the schemas and the lab are loaded while the first screen is up.
  const [{ runOnLab }, { noInput }, { sequence }, { render }] = await Promise.all([
    import('./run.ts'),
    import('../wizard/no-input.ts'),
    import('../steps/sequence.ts'),
    import('../powershell/render.ts'),
  ]);
  const frontEndFor = (world: World): FrontEnd => {
    const asked = tui.frontEnd({
      world: world.kind,
      factor: world.factor,
      steps: sequence,
      render,
      statePath: target.statePath,
      logPath: logBeside(target.statePath, 'md'),
    });
    const known = noInput(answers, { yes: args.yes, show: asked.show });
    return {
      show: asked.show,
      // Answers from the file are taken as given; what it lacks, and everything to be read, is for the admin.
      async reply(demand, view, signal) {
        if (demand.kind !== 'ask' || view.answers[demand.question.key] !== undefined) return asked.reply(demand, view, signal);
        const reply = await known.reply(demand, view, signal);
        return reply.kind === 'missing' ? asked.reply(demand, view, signal) : reply;
      },
    };
  };
  const faults = existsSync(target.statePath) ? [] : args.faults;
  return runOnLab({
    statePath: target.statePath,
    lab: { dir: target.labDir, faults, factor: args.speed },
    openLab,
    signal: tui.leaving,
    frontEndFor,
  });
}

function exitCodeOf(ran: Ran): number {
  if (ran.kind === 'refused') return exitCodes.failed;
  return ran.driven.kind === 'finished' ? exitCodes.done : exitCodes.interrupted;
}

function closingWords(ran: Ran, { statePath }: Target): string {
  if (ran.kind === 'refused') return `${ran.words}\n`;
  const [log = ''] = ran.logs;
  const done = ran.driven.kind === 'finished';
  return [
    done ? 'Done: server-to-server authentication works in the practice lab.' : 'Stopped. Nothing is lost, and nothing was undone.',
    ...(done ? [] : [`To go on:     partner-wizard --state ${statePath}`]),
    `State file:   ${statePath} (ends in ${ran.head})`,
    `Session log:  ${log}`,
    '',
  ].join('\n');
}
