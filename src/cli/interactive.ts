// The wizard with somebody to ask, on the screen or in lines: the first screen, then the run. What must outlive the full screen is
// printed when it has closed.

import { hostname } from 'node:os';
import path from 'node:path';
import { isRight } from '../model/demand.ts';
import { harmless } from '../model/harmless.ts';
import type { World } from '../model/shell.ts';
import { stepIds } from '../model/steps.ts';
import type { Aim } from '../model/undo.ts';
import type { Desk } from '../tui/desk.ts';
import type { FrontEnd } from '../wizard/front-end.ts';
import type { Answers } from '../wizard/no-input.ts';
import type { SetUpArguments } from './asked.ts';
import { exitCodes } from './exit-codes.ts';
import type { FirstScreen } from './first-screen.ts';
import { handOverOf, handOverWords } from './hand-over.ts';
import type { OpenLab } from './lab-options.ts';
import type { PlacedTarget } from './own-folders.ts';
import { calendarBeside, logBeside, stateHomes, type Target, withWholePaths } from './places.ts';
import { recentFileIn } from './recent.ts';
import { renewalLine, watchLines } from './renewal.ts';
import type { Ran } from './run.ts';
import { standingWords } from './standing.ts';
import { goingOn, thisComputer, typedLines } from './typed.ts';
import { titled } from './window-title.ts';
import { openerOf } from './worlds.ts';

/** `terminal` may be asked to copy, by an escape sequence. */
type Place = { readonly desk: Desk; readonly terminal?: NodeJS.WriteStream };

export async function interactive(
  args: SetUpArguments,
  answers: Answers,
  first: FirstScreen,
  openLab: OpenLab,
  place: Place,
): Promise<number> {
  const { desk } = place;
  let closing = '';
  try {
    const choice = await desk.chosen;
    if (choice === undefined) return desk.isDeserted() ? exitCodes.inputNeeded : exitCodes.interrupted;
    const chosen = first.chosen(choice);
    if (chosen.kind === 'tell') {
      closing = [...chosen.words, ''].join('\n');
      return exitCodes.done;
    }
    const { aim } = chosen;
    const { makeOwnFolders } = await import('./own-folders.ts');
    const placed = makeOwnFolders(withWholePaths(chosen.target), stateHomes(process.platform, process.env));
    const { target } = placed;
    const ran = await runAt(place, { ...args, aim }, answers, placed, openLab);
    closing = closingWords(ran, { ...args, aim }, target);
    return exitCodeOf(ran, desk);
  } finally {
    await desk.close();
    if (closing !== '') process.stdout.write(harmless(closing, Number.POSITIVE_INFINITY, 'keep'));
  }
}

async function runAt(
  { desk, terminal }: Place,
  args: SetUpArguments,
  answers: Answers,
  { target, said }: PlacedTarget,
  openLab: OpenLab,
): Promise<Ran> {
  // Loaded only now: the first screen need not wait for the engine, the schemas and the lab.
  const [{ run }, { noInput }, { sequence }, { render }, { manualTaskOutletOf }] = await Promise.all([
    import('./run.ts'),
    import('../wizard/no-input.ts'),
    import('../steps/sequence.ts'),
    import('../powershell/render.ts'),
    import('./manual-task.ts'),
  ]);
  const inTitle = (frontEnd: FrontEnd) => (process.platform === 'win32' ? titled(frontEnd, stepIds, process) : frontEnd);
  const frontEndFor = (world: World): FrontEnd => {
    const asked = desk.frontEnd(
      {
        aim: args.aim,
        world: world.kind,
        factor: world.factor,
        drivenBy: world.drivenBy,
        steps: sequence,
        render,
        statePath: target.statePath,
        logPath: logBeside(target.statePath, 'html'),
        calendar: { path: calendarBeside(target.statePath), renew: renewalLine(target) },
        undo: typedLines(goingOn('undo', path.resolve(target.statePath))),
        handOver: handOverOf(target, args.aim, thisComputer(), hostname()),
      },
      manualTaskOutletOf(target.statePath, terminal),
    );
    const known = noInput(answers, { yes: args.yes, show: asked.show });
    return inTitle({
      ...asked,
      // Answers from the file are taken as given; what it lacks, and everything to be read, is for the admin.
      async reply(demand, view, signal) {
        if (demand.kind !== 'ask' || view.answers[demand.question.key] !== undefined) return asked.reply(demand, view, signal);
        const reply = await known.reply(demand, view, signal);
        return reply.kind === 'missing' ? asked.reply(demand, view, signal) : reply;
      },
    });
  };
  return run({
    statePath: target.statePath,
    aim: args.aim,
    world: target.world,
    ...(target.world === 'lab' ? { labDir: target.labDir } : {}),
    said,
    openWorld: openerOf(target, args, openLab),
    takeOver: args.takeOver,
    recentFile: recentFileIn(stateHomes(process.platform, process.env)),
    renew: renewalLine(target),
    noted: { ticket: args.ticket, note: args.note },
    saveAnswers: args.saveAnswers === null ? null : { path: args.saveAnswers, given: answers },
    signal: desk.leaving,
    frontEndFor,
  });
}

function exitCodeOf(ran: Ran, desk: Desk): number {
  if (ran.kind === 'refused') return exitCodes.failed;
  if (ran.driven.kind === 'handed over') return exitCodes.somethingToDo;
  if (ran.driven.kind === 'missing') return exitCodes.inputNeeded;
  if (ran.driven.kind !== 'finished') return desk.isDeserted() ? exitCodes.inputNeeded : exitCodes.interrupted;
  const { standing } = ran.driven;
  return isRight(standing) || standing.kind === 'as of this file' ? exitCodes.done : exitCodes.somethingToDo;
}

function closingWords(ran: Ran, { aim, plain, screenReader }: SetUpArguments, target: Target): string {
  const { world, statePath } = target;
  if (ran.kind === 'refused') return `${ran.words}\n`;
  const files = [
    `State file:   ${statePath}`,
    `Fingerprint:  ${ran.fingerprint}, the number of its last record. Keep it apart: by it "log --verify" tells whether lines are missing.`,
    ...[...ran.left.logs.slice(0, 1), ...(ran.left.trouble === null ? [] : [ran.left.trouble])].map((each) => `Session log:  ${each}`),
    ...(ran.left.calendar === null ? [] : [`Calendar:     ${ran.left.calendar}`]),
    ...(ran.answers === null ? [] : [`Answers:      ${ran.answers}`]),
  ];
  const done = ran.driven.kind === 'finished';
  if (ran.driven.kind === 'handed over') return [...handOverWords(target, aim, ran.driven.to), ...files, ''].join('\n');
  const lines = [...(screenReader ? ['--screen-reader'] : []), ...(plain ? ['--plain'] : [])];
  const typed = (next: Aim) => typedLines([...goingOn(next, path.resolve(statePath)), ...lines]).map((each) => `  ${each}`);
  const stopped = aim === 'undo' ? 'Stopped. Nothing is lost.' : 'Stopped. Nothing is lost, and nothing was taken back.';
  const ended = ran.driven.kind === 'finished' ? standingWords(ran.driven.standing, ran.driven.summary, world) : [stopped];
  if (ran.driven.kind === 'finished' && ran.driven.standing.kind !== 'now') return [...ended, ...files, ''].join('\n');
  return [
    ...(ran.driven.kind === 'missing' ? [`An answer is missing: ${ran.driven.key}`, ran.driven.why] : []),
    ...ended,
    ...(done && aim !== 'undo' ? ['To take it back:', ...typed('undo')] : []),
    ...(ran.left.check === null ? [] : ['To keep watch:', ...watchLines(target, ran.left.check).map((each) => `  ${each}`)]),
    ...(done ? [] : ['To go on:', ...typed(aim)]),
    ...files,
    '',
  ].join('\n');
}
