// The command line: what was asked for, as data. Unknown options and commands are answered with the nearest known one.

import { Command, CommanderError } from 'commander';
import { harmless } from '../model/harmless.ts';
import { isForNagios, type ParsedArguments, version, withoutArguments } from './asked.ts';
import { didYouMean } from './did-you-mean.ts';
import { exitCodes, nagiosUnknown } from './exit-codes.ts';
import { addLab } from './lab-commands.ts';
import { addLooks } from './look-commands.ts';
import {
  batchOption,
  faultOption,
  noteOption,
  plainOption,
  presetOption,
  type RunOptions,
  type SetUpOptions,
  screenReaderOption,
  speedOption,
  ticketOption,
} from './options.ts';

/** Reads the arguments after the program's name. What is wrong with them is told to a monitor in its own way, too. */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const parsed = parse(argv);
  if (parsed.kind !== 'said' || parsed.exitCode !== exitCodes.wrongArguments || !isForNagios(argv)) return parsed;
  return { ...parsed, text: `UNKNOWN: ${parsed.text.replaceAll('|', '/')}`, exitCode: nagiosUnknown, toMonitor: true };
}

function parse(argv: readonly string[]): ParsedArguments {
  // Nobody types these: they are pasted, or meant to hide something where the argument is shown again.
  const unseen = argv.find((each) => harmless(each, each.length) !== each);
  if (unseen !== undefined)
    return {
      kind: 'said',
      text: `This argument holds characters that cannot be seen, so it is not used: ${harmless(unseen, 300)}\n`,
      exitCode: exitCodes.wrongArguments,
    };
  let text = '';
  let parsed: ParsedArguments | undefined;
  const program = createProgram((value) => {
    parsed = value;
  });
  for (const command of [program, ...program.commands, ...program.commands.flatMap((each) => each.commands)]) {
    command.exitOverride().configureOutput({
      writeOut: (each) => {
        text += each;
      },
      writeErr: (each) => {
        text += each;
      },
    });
  }
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const [first] = program.args;
    // The wizard itself takes no argument, so this was meant to be a command.
    if (error.code === 'commander.excessArguments' && first !== undefined && commandIn(program, first) === undefined)
      return unknownCommand(program, first);
    return { kind: 'said', text, exitCode: error.exitCode === 0 ? exitCodes.done : exitCodes.wrongArguments };
  }
  return parsed ?? { kind: 'said', text, exitCode: exitCodes.done };
}

const commandIn = (program: Command, name: string): Command | undefined => program.commands.find((each) => each.name() === name);

const unknownCommand = (program: Command, name: string): ParsedArguments => ({
  kind: 'said',
  text: `There is no command "${harmless(name, 80)}".${didYouMean(
    name,
    program.commands.map((each) => each.name()),
  )} All commands: partner-wizard help\n`,
  exitCode: exitCodes.wrongArguments,
});

function createProgram(done: (parsed: ParsedArguments) => void): Command {
  const program = new Command('partner-wizard')
    .description(
      'Takes you by the hand through server-to-server authentication between Skype for Business Server and Exchange Server.\nStarts, or goes on where the state file stopped. It changes nothing that you have not seen and confirmed.',
    )
    .version(version, '-V, --version', 'say which version this is')
    .helpOption('-h, --help', 'show this help')
    .option('--state <file>', 'the state file of this set-up (a share is fine)')
    .option('--answers <file>', 'answers to the questions, as JSON; what it lacks is asked for')
    .option('--save-answers <file>', 'write there the answers that repeat this run; never a password')
    .option('--lab [dir]', 'work on the practice lab instead of real servers; dir holds its world')
    .addOption(presetOption())
    .addOption(faultOption())
    .addOption(speedOption())
    .option('--no-input', 'never ask: stop with exit code 3 and name what is missing')
    .option('--yes', 'agree to plans that need only a yes')
    .addOption(batchOption())
    .option('--approved <number>', 'with --no-input: run only the plan that has this number (partner-wizard plan)')
    .option('--json', 'with --no-input: one JSON document on standard output')
    .option('--take-over', 'go on with a state file that another wizard has open, because it is not at work any more')
    .addOption(ticketOption())
    .addOption(noteOption())
    .option('--no-color', 'no colours (NO_COLOR does the same)')
    .addOption(plainOption())
    .addOption(screenReaderOption())
    .option('--demo', 'the whole job in a new practice lab without a keyboard, in a few seconds')
    // What follows a command's name is that command's own: it has options of the same names.
    .enablePositionalOptions()
    .addHelpText('after', help)
    .action((options: SetUpOptions) =>
      done({
        kind: 'set up',
        aim: 'set up',
        state: options.state ?? null,
        answers: options.answers ?? null,
        saveAnswers: options.saveAnswers ?? null,
        lab: options.lab ?? null,
        preset: options.preset ?? null,
        faults: options.fault ?? [],
        speed: options.speed,
        input: options.input,
        yes: options.yes ?? false,
        approved: options.approved ?? null,
        color: options.color,
        plain: options.plain ?? false,
        screenReader: options.screenReader ?? false,
        json: options.json ?? false,
        demo: options.demo ?? false,
        takeOver: options.takeOver ?? false,
        batch: options.batch ?? null,
        ticket: options.ticket ?? null,
        note: options.note ?? null,
      }),
    );
  program
    .command('renew')
    .description('renew certificates that are still valid, then whatever must follow: a set-up run with a state file of its own')
    .option('--state <file>', 'a new state file, or that of a renewal that was left')
    .option('--lab [dir]', 'on the practice lab in this folder; otherwise that of the latest rehearsal')
    .option('--answers <file>', 'answers to the questions, as JSON; what it lacks is asked for')
    .addOption(speedOption())
    .option('--no-input', 'never ask: stop with exit code 3 and name what is missing')
    .option('--yes', 'agree to plans that need only a yes')
    .addOption(batchOption())
    .option('--approved <number>', 'with --no-input: run only the plan that has this number (partner-wizard plan --renew)')
    .option('--take-over', 'take the state file over from a wizard that is not at work any more')
    .option('--json', 'with --no-input: one JSON document on standard output')
    .addOption(ticketOption())
    .addOption(noteOption())
    .option('--no-color', 'no colours (NO_COLOR does the same)')
    .addOption(plainOption())
    .addOption(screenReaderOption())
    .action((options: RunOptions) => done({ ...withoutArguments, ...runOf(options), aim: 'renew' }));
  addLooks(program, done);
  program
    .command('undo')
    .description('take back what a set-up changed, newest first; only what is still as it was left')
    .option('--state <file>', 'the state file; otherwise that of the latest set-up of real servers, or else of the latest rehearsal')
    .option('--lab <dir>', 'the practice lab in this folder')
    .option('--answers <file>', 'with --no-input: which changes (undo.changes), and the word that agrees (undo.confirm)')
    .addOption(speedOption())
    .option('--no-input', 'never ask: stop with exit code 3 and name what is missing')
    .option('--yes', 'agree to what needs only a yes')
    .option('--take-over', 'take the state file over from a wizard that is not at work any more')
    .option('--json', 'with --no-input: one JSON document on standard output')
    .addOption(ticketOption())
    .addOption(noteOption())
    .option('--no-color', 'no colours (NO_COLOR does the same)')
    .addOption(plainOption())
    .addOption(screenReaderOption())
    .action((options: RunOptions) => done({ ...withoutArguments, ...runOf(options), aim: 'undo' }));
  program
    .command('help')
    .description('show the help of a command')
    .argument('[command...]', 'such as plan, or lab mend')
    .action((names: readonly string[]) => {
      let at = program;
      for (const name of names) {
        const inner = commandIn(at, name);
        if (inner === undefined) return done(unknownCommand(at, name));
        at = inner;
      }
      return at.help();
    });
  program
    .command('version')
    .description('say which version this is')
    .action(() => done({ kind: 'said', text: `${version}\n`, exitCode: exitCodes.done }));
  addLab(program, done);
  return program;
}

const runOf = (options: RunOptions) => ({
  state: options.state ?? null,
  lab: options.lab ?? null,
  answers: options.answers ?? null,
  speed: options.speed,
  input: options.input,
  yes: options.yes ?? false,
  approved: options.approved ?? null,
  json: options.json ?? false,
  color: options.color,
  plain: options.plain ?? false,
  screenReader: options.screenReader ?? false,
  takeOver: options.takeOver ?? false,
  batch: options.batch ?? null,
  ticket: options.ticket ?? null,
  note: options.note ?? null,
});

const help = `
Screen reader? Start with --screen-reader.

Examples:
  partner-wizard                          start, or go on
  partner-wizard --lab ./rehearsal        rehearse in a folder of your own
  partner-wizard --lab --fault no-oauth-token-issuer
  partner-wizard help plan                what a command takes
  partner-wizard plan --state ./set-up.jsonl --answers FILE --format ps1 --out runbook.ps1    what would run, to be approved first
  partner-wizard --state ./set-up.jsonl   real servers, with the state file at a place of your own
  partner-wizard check --answers set-up.check.json    look at everything, years later
  partner-wizard next --state ./set-up.jsonl    what may come next, with the lines to type
  partner-wizard record --out shapes.json what the servers answer, all names in disguise
  partner-wizard log --out change.html    what was done, to be handed in
  partner-wizard log --verify set-up.jsonl --fingerprint c0ffee123456    is it as it was written?
  partner-wizard explain error.txt        what an error message means
  partner-wizard renew                    renew certificates before they expire
  partner-wizard undo                     take back what was done, newest first
  partner-wizard lab serve --lab ./rehearsal    the lab in a process of its own
  partner-wizard lab mend clock-wrong --lab ./rehearsal    play the admin who mends that

Exit codes: 0 done, 1 failed or could not tell, 2 something to do, 3 input needed, 64 wrong arguments, 130 interrupted.`;
