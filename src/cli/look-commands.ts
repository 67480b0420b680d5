// The commands that only look, or read a file: each with its options, and what was asked for with them.

import { type Command, InvalidArgumentError, Option } from 'commander';
import { type LogFormat, logFormats } from '../log/formats.ts';
import type { ParsedArguments, PlanArguments } from './asked.ts';
import { batchOption, type SetUpOptions } from './options.ts';

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
type PlanOptions = Pick<SetUpOptions, 'state' | 'answers' | 'batch'> &
  Pick<PlanArguments, 'format'> & { lab?: string; renew?: true; out?: string };
type RecordOptions = Pick<SetUpOptions, 'state' | 'answers' | 'input' | 'yes'> & { out: string; lab?: string; withTestItem?: string };

/** In the order in which the help lists them. */
export function addLooks(program: Command, done: (parsed: ParsedArguments) => void): void {
  program
    .command('plan')
    .description('what would run, as a runbook to be approved or run by others; looks only, and changes nothing')
    .option('--state <file>', 'the state file; otherwise that of the latest rehearsal')
    .option('--lab <dir>', 'the practice lab in this folder')
    .option('--answers <file>', 'answers that the state file does not hold yet')
    .addOption(batchOption())
    .option('--renew', 'what a renewal would run (partner-wizard renew), which has a state file of its own')
    .addOption(new Option('--format <format>', 'md to read, ps1 to run, json for programs').choices(['md', 'ps1', 'json']).default('md'))
    .option('--out <file>', 'write it there instead of to standard output')
    .action((options: PlanOptions) =>
      done({
        kind: 'plan',
        aim: options.renew ? 'renew' : 'set up',
        state: options.state ?? null,
        lab: options.lab ?? null,
        answers: options.answers ?? null,
        batch: options.batch ?? null,
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
    .addOption(new Option('--json', 'the same as --format json').conflicts('format'))
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
}

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

/** As people write it down: in groups, or in capitals. */
function readNumber(text: string): string {
  const number = text.replace(/[\s-]/g, '').toLowerCase();
  if (!/^[0-9a-f]{8,64}$/.test(number)) throw new InvalidArgumentError('It must have 8 to 64 of the digits 0-9 and a-f.');
  return number;
}

function readDays(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of days.');
  return Number(text);
}
