// The command line: what was asked for, as data. Unknown options and commands are answered with the nearest known one.

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type LogFormat, logFormats } from '../log/formats.ts';
import { harmless } from '../model/harmless.ts';
import { isForNagios, type ParsedArguments, usualSpeed, version, withoutArguments } from './asked.ts';
import { didYouMean } from './did-you-mean.ts';
import { exitCodes, nagiosUnknown } from './exit-codes.ts';

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

type SetUpOptions = {
  state?: string;
  answers?: string;
  saveAnswers?: string;
  lab?: string | true;
  preset?: string;
  fault?: readonly string[];
  speed: number;
  input: boolean;
  yes?: true;
  approved?: string;
  color: boolean;
  plain?: true;
  screenReader?: true;
  json?: true;
  demo?: true;
  takeOver?: true;
  ticket?: string;
  note?: string;
};

/** What a renewal and an undo take. */
type RunOptions = Pick<
  SetUpOptions,
  | 'state'
  | 'lab'
  | 'answers'
  | 'speed'
  | 'input'
  | 'yes'
  | 'json'
  | 'color'
  | 'plain'
  | 'screenReader'
  | 'takeOver'
  | 'approved'
  | 'ticket'
  | 'note'
>;

type LogOptions = {
  state?: string;
  format?: LogFormat;
  out?: string;
  ticket?: string;
  note?: string;
  share?: true;
  yes?: true;
  verify?: string;
  fingerprint?: string;
};

const formats = ['table', 'json', 'nagios'] as const;
const usualWarning = 60;
type CheckOptions = Pick<SetUpOptions, 'answers' | 'json'> & {
  lab?: string;
  format: (typeof formats)[number];
  warnDays: number;
  withTestItem?: true;
  schedule?: string | true;
};
type RecordOptions = Pick<SetUpOptions, 'state' | 'answers' | 'input' | 'yes'> & { out: string; lab?: string; withTestItem?: string };

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
    .option('--approved <number>', 'with --no-input: run only the plan that has this number (partner-wizard plan)')
    .option('--json', 'with --no-input: one JSON document on standard output')
    .option('--take-over', 'go on with a state file that another wizard has open, because it is not at work any more')
    .addOption(ticketOption())
    .addOption(noteOption())
    .option('--no-color', 'no colours (NO_COLOR does the same)')
    .addOption(plainOption())
    .addOption(screenReaderOption())
    .addOption(new Option('--demo').hideHelp())
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
    .option('--approved <number>', 'with --no-input: run only the plan that has this number (partner-wizard plan --renew)')
    .option('--take-over', 'take the state file over from a wizard that is not at work any more')
    .option('--json', 'with --no-input: one JSON document on standard output')
    .addOption(ticketOption())
    .addOption(noteOption())
    .option('--no-color', 'no colours (NO_COLOR does the same)')
    .addOption(plainOption())
    .addOption(screenReaderOption())
    .action((options: RunOptions) => done({ ...withoutArguments, ...runOf(options), aim: 'renew' }));
  program
    .command('plan')
    .description('what would run, as a runbook to be approved or run by others; looks only, and changes nothing')
    .option('--state <file>', 'the state file; otherwise that of the latest rehearsal')
    .option('--lab <dir>', 'the practice lab in this folder')
    .option('--answers <file>', 'answers that the state file does not hold yet')
    .option('--renew', 'what a renewal would run (partner-wizard renew), which has a state file of its own')
    .addOption(new Option('--format <format>', 'md to read, ps1 to run, json for programs').choices(['md', 'ps1', 'json']).default('md'))
    .option('--out <file>', 'write it there instead of to standard output')
    .action((options: { state?: string; lab?: string; answers?: string; renew?: true; format: 'md' | 'ps1' | 'json'; out?: string }) =>
      done({
        kind: 'plan',
        aim: options.renew ? 'renew' : 'set up',
        state: options.state ?? null,
        lab: options.lab ?? null,
        answers: options.answers ?? null,
        format: options.format,
        out: options.out ?? null,
      }),
    );
  program
    .command('check')
    .description('look at everything, and say whether something is to be done; changes nothing, asks nothing; for monitoring, years later')
    .option(
      '--answers <file>',
      'where it connects to, and what holds for years; a finished set-up leaves one. Naming it is the confirmation',
    )
    .option('--lab <dir>', 'the practice lab in this folder instead of real servers')
    .addOption(new Option('--format <format>', 'table to read, json for programs, nagios for monitors').choices(formats).default('table'))
    .option('--json', 'the same as --format json')
    .addOption(
      new Option('--warn-days <n>', 'fewer days to the end of a certificate are something to do').argParser(readDays).default(usualWarning),
    )
    .option('--with-test-item', 'run the storage test too: it writes an item into the test mailbox that the answers name, and deletes it')
    .option('--schedule [account]', 'check nothing now: print the lines that do it every day as this account; never a password')
    .action((options: CheckOptions) =>
      done({
        kind: 'check',
        answers: options.answers ?? null,
        lab: options.lab ?? null,
        format: options.json ? 'json' : options.format,
        warnDays: options.warnDays,
        withTestItem: options.withTestItem ?? false,
        schedule: options.schedule ?? null,
      }),
    );
  program
    .command('next')
    .description(
      'what may come after a set-up: contact lists, archiving, photos and more; looks only, and tells the lines that you would type',
    )
    .option('--state <file>', 'the state file; otherwise that of the latest set-up of real servers, or else of the latest rehearsal')
    .option('--lab <dir>', 'the practice lab in this folder')
    .option('--answers <file>', 'where it connects to on real servers; a finished set-up leaves one. Naming it is the confirmation')
    .action((options: { state?: string; lab?: string; answers?: string }) =>
      done({ kind: 'next', state: options.state ?? null, lab: options.lab ?? null, answers: options.answers ?? null }),
    );
  program
    .command('record')
    .description('every look of a set-up, read only, as one file in which all names are disguised; you see it before it is written')
    .requiredOption('--out <file>', 'the file; the names behind the disguise go into <file>.map.json, which is for you alone')
    .option('--state <file>', 'a state file: its answers, and what it works on')
    .option('--lab <dir>', 'the practice lab in this folder instead of real servers')
    .option('--answers <file>', 'answers that the state file does not hold')
    .option('--with-test-item <address>', 'run the storage test too: it writes an item into this test mailbox, and asks for a word first')
    .option('--no-input', 'never ask: needs --yes, and stops with exit code 3 where an answer is missing')
    .option('--yes', 'write it without asking')
    .action((options: RecordOptions) =>
      done({
        kind: 'record',
        out: options.out,
        state: options.state ?? null,
        lab: options.lab ?? null,
        answers: options.answers ?? null,
        withTestItem: options.withTestItem ?? null,
        input: options.input,
        yes: options.yes ?? false,
      }),
    );
  program
    .command('log')
    .description('export the session log of a state file; reads it and changes nothing')
    .option('--state <file>', 'the state file; otherwise that of the latest set-up of real servers, or else of the latest rehearsal')
    .option(
      '--out <file>',
      'write it there instead of to standard output; by its ending: .html to hand in, .md for a ticket, .jsonl for programs',
    )
    .addOption(new Option('--format <format>', 'whatever the file is called; md without a file').choices(logFormats))
    .option('--ticket <text>', 'a ticket for the first page of this log, in the place of that of the set-up')
    .option('--note <text>', 'the same of a note')
    .option('--share', 'in disguise, for whoever helps you: you see what stays, then it is written, or goes to the clipboard')
    .option('--yes', 'with --share: write it without asking')
    .option('--verify <file>', 'instead of all that: look whether a state file, or a log for programs, is as it was written')
    .addOption(new Option('--fingerprint <number>', 'with --verify: the number that was printed, to be compared').argParser(readNumber))
    .action((options: LogOptions, command: Command) => done(logOf(options, command)));
  program
    .command('explain')
    .description('say what an error message means, and what leads out of it; reads that text only, and asks no server')
    .argument('[file]', 'the file that holds it; "-" or nothing for standard input')
    .action((file?: string) => done({ kind: 'explain', file: file === undefined || file === '-' ? null : file }));
  program
    .command('salvage')
    .description('make a new state file from what is sound in a damaged one, which stays as it is')
    .requiredOption('--state <file>', 'the damaged state file')
    .requiredOption('--out <file>', 'the new one')
    .action((options: { state: string; out: string }) => done({ kind: 'salvage', ...options }));
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
  ticket: options.ticket ?? null,
  note: options.note ?? null,
});

function logOf({ verify, fingerprint, ...options }: LogOptions, command: Command): ParsedArguments {
  if (verify !== undefined) return { kind: 'log verify', file: verify, fingerprint: fingerprint ?? null };
  if (fingerprint !== undefined) command.error('error: --fingerprint is compared with a file that is named with --verify');
  return {
    kind: 'log',
    state: options.state ?? null,
    format: options.format ?? null,
    out: options.out ?? null,
    share: options.share ?? false,
    yes: options.yes ?? false,
    ticket: options.ticket ?? null,
    note: options.note ?? null,
  };
}

const plainOption = () => new Option('--plain', 'ask in lines instead of on a screen: only the prompt under way is drawn over');
const screenReaderOption = () =>
  new Option('--screen-reader', 'whole sentences, line by line, for who reads with the ears (ACCESSIBLE=1 does the same)');
const presetOption = () =>
  new Option('--preset <id>', 'which world a new practice lab is: small (one server each), pool, hybrid, two-forests, migration or large');
const faultOption = () =>
  new Option('--fault <id>', 'break a new practice lab in this way; repeatable').argParser((id: string, before: readonly string[] = []) => [
    ...before,
    id,
  ]);
const ticketOption = () => new Option('--ticket <text>', "the ticket that this is done for; it stands on the log's first page");
const noteOption = () => new Option('--note <text>', 'whatever else is to stand there');
const speedOption = () =>
  new Option('--speed <n>', 'practice lab: how many times faster time runs there').argParser(readSpeed).default(usualSpeed);

/** As people write it down: in groups, or in capitals. */
function readNumber(text: string): string {
  const number = text.replace(/[\s-]/g, '').toLowerCase();
  if (!/^[0-9a-f]{8,64}$/.test(number)) throw new InvalidArgumentError('It must have 8 to 64 of the digits 0-9 and a-f.');
  return number;
}

function readSpeed(text: string): number {
  const speed = Number(text);
  if (!Number.isFinite(speed) || speed < 1 || speed > 10_000) throw new InvalidArgumentError('It must be a number from 1 to 10,000.');
  return speed;
}

function readDays(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of days.');
  return Number(text);
}

const help = `
Screen reader? Start with --screen-reader.

Examples:
  partner-wizard                          start, or go on
  partner-wizard --lab ./rehearsal        rehearse in a folder of your own
  partner-wizard --lab --fault no-oauth-token-issuer
  partner-wizard help plan                what a command takes
  partner-wizard plan --format ps1 --out runbook.ps1    what would run, to be approved first
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
