// partner-wizard: start, or go on where the state file stopped. Chooses the files and the front end.

import { existsSync, statSync } from 'node:fs';
import { isFinished, worldIn } from '../journal/glance.ts';
import type { Answers } from '../wizard/no-input.ts';
import { type SetUpArguments, withoutArguments } from './asked.ts';
import { assetPath } from './assets.ts';
import { exitCodes } from './exit-codes.ts';
import { firstScreen, giveBackScreen, paint } from './first-screen.ts';
import { frontEndFor, screenReaderHint } from './front-end-for.ts';
import type { OpenLab } from './lab-options.ts';
import {
  labFolderOf,
  newRealSetUp,
  newRehearsal,
  realSetUps,
  realTarget,
  rehearsals,
  rehearsalTarget,
  renewalFileIn,
  stateFileIn,
  stateHomes,
  type Target,
  targetOfState,
} from './places.ts';
import { talk, tellJson } from './say.ts';
import { goingOn, typedLines } from './typed.ts';

const demoSpeed = 200;
const isNothing = (file: string): boolean => !existsSync(file) || (statSync(file).isFile() && statSync(file).size === 0);

export async function setUp(args: SetUpArguments, openLab: OpenLab): Promise<number> {
  const refuse = refusing(args);
  const answersFile = args.demo ? assetPath('answers', 'litware.json') : args.answers;
  const read = answersFile === null ? { ok: true as const, answers: {} } : (await import('./answers.ts')).readAnswersFile(answersFile);
  if (!read.ok) return refuse(read.why, exitCodes.wrongArguments);
  const answers = args.batch === null ? read.answers : (await import('./batch.ts')).withBatch(read.answers, args.batch);
  if (isForLab(args) && args.lab === null && (args.state === null || worldIn(args.state) !== 'lab'))
    return refuse(onlyInLab, exitCodes.wrongArguments);
  if (args.demo)
    return unattended({ ...args, yes: true, speed: demoSpeed }, answers, newRehearsal(stateHomes(process.platform, process.env)), openLab);
  const target = targetFor[args.aim](args);
  if (args.aim === 'renew' && target !== undefined && isFinished(target.statePath))
    return refuse(
      `${target.statePath} is finished. A renewal is a new run: name a new state file, or leave --state out.`,
      exitCodes.failed,
    );
  if (args.aim === 'undo' && (target === undefined || isNothing(target.statePath)))
    return refuse(
      target === undefined
        ? ['There is no state file here. Name that of the set-up that is to be taken back:', ...typedLines(goingOn('undo', 'FILE'))].join(
            '\n  ',
          )
        : `There is no state file ${target.statePath}, or nothing in it, so nothing is known that could be taken back.`,
      exitCodes.failed,
    );
  if (args.input && args.approved !== null)
    return refuse('An approved plan is run as it is, without questions: add --no-input and --answers FILE.', exitCodes.inputNeeded);
  if (!args.input) {
    if (target === undefined)
      return refuse(
        'Say what to work on: --lab for the practice lab, or --state FILE for real servers or to go on with a set-up.',
        exitCodes.inputNeeded,
      );
    const open = args.answers === null ? undefined : (await import('./closed.ts')).whyNotClosed('The answers file', args.answers);
    if (open !== undefined)
      return refuse(`${open}\nIt agrees to what this run does: whoever may write it could agree to something else.`, exitCodes.failed);
    return unattended(args, answers, target, openLab);
  }
  const kind = frontEndFor(args, process.env, process.stdin, process.stdout);
  if (kind === 'nobody') return refuse(noConsole(args), exitCodes.inputNeeded);
  // Without arguments the screen is there already, and so is the hint before it.
  if (kind !== 'screen' || args !== withoutArguments) process.stderr.write(screenReaderHint(kind));
  const first = firstScreen(args, target, Date.now());
  if (kind !== 'screen') {
    const { byLines } = await import('./by-lines.ts');
    return byLines(kind, args, answers, first, openLab);
  }
  // Ink is read from the disk while the first screen is painted.
  const loading = import('./at-screen.ts');
  paint(first, Date.now());
  const { atScreen } = await loading.catch((error: unknown) => {
    giveBackScreen();
    throw error;
  });
  return atScreen(args, answers, first, openLab);
}

const noConsole = ({ aim, lab }: SetUpArguments) =>
  [
    'The wizard asks questions, and there is no terminal here to answer them in, as in PowerShell ISE, Enter-PSSession or a scheduled task: open a window of Windows PowerShell or cmd as administrator, and type there:',
    ...typedLines(process.argv.slice(2)).map((each) => `  ${each}`),
    'Where lines are read from here by a program, add --screen-reader. Or run it without a keyboard:',
    ...typedLines([
      ...(aim === 'set up' ? [] : [aim]),
      ...(lab === null ? ['--state', 'FILE'] : ['--lab', 'DIR']),
      ...['--no-input', '--yes', '--answers', 'FILE'],
    ]).map((each) => `  ${each}`),
  ].join('\n');

const onlyInLab = '--fault and --preset are for the practice lab only, and this is not it: add --lab, or leave them out.';
/** Whether it asks for what only the practice lab has. */
const isForLab = ({ preset, faults }: SetUpArguments): boolean => preset !== null || faults.length > 0;

async function unattended(args: SetUpArguments, answers: Answers, target: Target, openLab: OpenLab): Promise<number> {
  const [{ runUnattended }, { makeOwnFolders }] = await Promise.all([import('./unattended.ts'), import('./own-folders.ts')]);
  return runUnattended(args, answers, makeOwnFolders(target, stateHomes(process.platform, process.env)), openLab);
}

/** A renewal works on what was set up, with a state file of its own; one that was left is gone on with. */
function renewalTarget(args: SetUpArguments): Target {
  const { state, lab } = args;
  const homes = stateHomes(process.platform, process.env);
  if (typeof lab === 'string') return { world: 'lab', statePath: state ?? renewalFileIn(lab), labDir: lab };
  if (state !== null) return targetAt(state, args);
  if (lab === true) {
    const latest = rehearsals(homes).at(-1);
    return latest === undefined ? newRehearsal(homes) : { ...rehearsalTarget(latest), statePath: renewalFileIn(latest.dir) };
  }
  const latest = realSetUps(homes).at(-1);
  return latest === undefined || isFinished(latest.statePath) ? newRealSetUp(homes) : realTarget(latest);
}

const targetFor = { 'set up': targetOf, renew: renewalTarget, undo: undoTarget } as const;

/** What can be taken back: what was named, else the latest set-up of real servers, else the latest rehearsal. */
function undoTarget(args: SetUpArguments): Target | undefined {
  const { state, lab } = args;
  if (lab !== null) return targetOf(args);
  if (state !== null) return targetOfState(state);
  const homes = stateHomes(process.platform, process.env);
  const [real, rehearsal] = [realSetUps(homes).at(-1), rehearsals(homes).at(-1)];
  if (real !== undefined) return realTarget(real);
  return rehearsal === undefined ? undefined : rehearsalTarget(rehearsal);
}

/** The files that the command line names, or undefined where the first screen is to ask. */
function targetOf(args: SetUpArguments): Target | undefined {
  if (typeof args.lab === 'string') return { world: 'lab', statePath: args.state ?? stateFileIn(args.lab), labDir: args.lab };
  if (args.state !== null) return targetAt(args.state, args);
  return args.lab === true ? latestTarget() : undefined;
}

/** What a state file works on: what it says itself, else real servers, unless the lab was asked for. */
function targetAt(statePath: string, { lab }: SetUpArguments): Target {
  const world = lab === true ? 'lab' : worldIn(statePath);
  return world === 'lab' ? { world, statePath, labDir: labFolderOf(statePath) } : realTarget({ statePath });
}

/** The rehearsal that is not finished yet, or a new one. */
function latestTarget(): Target {
  const homes = stateHomes(process.platform, process.env);
  const latest = rehearsals(homes).at(-1);
  return latest === undefined || isFinished(latest.statePath) ? newRehearsal(homes) : rehearsalTarget(latest);
}

/** A program gets the form of every end (unattended.ts). */
const refusing =
  ({ json, input, state }: SetUpArguments) =>
  (words: string, exitCode: number): number => {
    const verdict = exitCode === exitCodes.inputNeeded ? 'input needed' : 'not done';
    const nothing = { missing: null, state, logs: [], calendar: null, check: null, fingerprint: null };
    if (json && !input) tellJson({ verdict, exitCode, words: [words], ...nothing });
    talk(words);
    return exitCode;
  };
