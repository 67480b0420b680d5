// partner-wizard check: every look of all steps, and what they come to. Changes nothing, and by nothing that it runs could: its shell
// starts looks alone. Nobody is asked: where it connects to says the answers file, and nothing else. One line comes first, then the rest.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { readBytes } from '../files/read.ts';
import { checkForNagios, type ForMonitor, unknownForNagios } from '../log/check-nagios.ts';
import { type CheckReport, neverMade, reportOf } from '../log/check-report.ts';
import { checkInText } from '../log/check-table.ts';
import { type Command, nameOf } from '../model/command.ts';
import { areOneName } from '../model/name.ts';
import type { World } from '../model/shell.ts';
import { onlyAllowed } from '../powershell/only-allowed.ts';
import { createBounds } from '../powershell/shells/bounded.ts';
import { whyClosed } from '../probes/port.ts';
import { createSecrets } from '../secrets/redact.ts';
import { whyNoLook } from '../steps/allowed.ts';
import { sequence } from '../steps/sequence.ts';
import type { Look } from '../steps/step.ts';
import { storyOf } from '../story/story.ts';
import { type CheckOptions, checkOf } from '../wizard/check.ts';
import { matrixFor } from '../wizard/matrix.ts';
import type { Answers } from '../wizard/no-input.ts';
import { sparing } from '../wizard/sparing.ts';
import { survey } from '../wizard/survey.ts';
import { readAnswersFile } from './answers.ts';
import { type CheckArguments, usualSpeed, version } from './asked.ts';
import { lastingAnswers } from './check-answers.ts';
import { whyNotClosed } from './closed.ts';
import { exitCodes, nagiosUnknown } from './exit-codes.ts';
import type { OpenLab } from './lab-options.ts';
import { checkAnswersBeside, isLab, realTarget, stateFileIn, type Target } from './places.ts';
import { reasonOf } from './reason.ts';
import { talk, tellAscii, tellText } from './say.ts';
import { scheduleLines } from './schedule.ts';
import { openerOf } from './worlds.ts';

/** Milliseconds: for a look at Windows on a server, for one in a management shell, for a test; and until a port counts as closed. */
const most = { windows: 60_000, shell: 120_000, test: 300_000, port: 5_000 };
/** Milliseconds: a look that took longer, and failed, was at a server that does not answer. Below what is left to a connection. */
const longLook = 4_000;
/** WinRM's own (facts.md 182), and that of web services. */
const ports = { winRm: 5985, web: 443 };

type Checked =
  | { readonly kind: 'looked'; readonly report: CheckReport; readonly text: string }
  | { readonly kind: 'lines'; readonly text: string }
  | { readonly kind: 'not looked'; readonly words: string; readonly exitCode: number };

export async function check(args: CheckArguments, openLab: OpenLab): Promise<number> {
  const { format } = args;
  const checked = await checkedBy(args, openLab).catch((error: unknown) => notLooked(`It was stopped: ${reasonOf(error)}`));
  if (checked.kind === 'not looked') {
    if (format === 'nagios') return toMonitor(unknownForNagios(checked.words));
    if (format === 'json') tellAscii(neverMade(checked.words, madeBy(new Date().toISOString(), args.lab === null ? 'real' : 'lab', null)));
    talk(checked.words);
    return checked.exitCode;
  }
  if (checked.kind === 'lines') {
    tellText(checked.text);
    return exitCodes.done;
  }
  const { report, text } = checked;
  if (format === 'nagios') return toMonitor(checkForNagios(report, args.warnDays));
  if (format === 'json') tellAscii(report);
  else tellText(text);
  return { healthy: exitCodes.done, 'something to do': exitCodes.somethingToDo, 'could not tell': exitCodes.failed }[report.verdict];
}

function toMonitor({ text, exitCode }: ForMonitor): number {
  tellText(text);
  return exitCode;
}

const notLooked = (words: string, exitCode: number = exitCodes.failed): Checked => ({ kind: 'not looked', words, exitCode });

async function checkedBy(args: CheckArguments, openLab: OpenLab): Promise<Checked> {
  const { lab } = args;
  if (lab !== null && !isLab(lab)) return notLooked(`There is no practice lab in ${lab}.`);
  const file = args.answers ?? (lab === null ? null : answersOfLab(lab));
  if (file === null && lab === null) return notLooked(namesNoAnswers, exitCodes.wrongArguments);
  const open = file === null ? undefined : whyNotClosed('The answers file', file);
  if (open !== undefined) return notLooked(`${open}\nIt says what is connected to: whoever may write it could name something else.`);
  const read = file === null ? { ok: true as const, answers: {} } : readAnswersFile(file);
  if (!read.ok) return notLooked(read.why, exitCodes.wrongArguments);
  const answers = withoutHands(lastingAnswers(read.answers));
  if (args.withTestItem && answers['connectivityTest.user'] === undefined) return notLooked(namesNoMailbox, exitCodes.wrongArguments);
  if (args.schedule !== null && file !== null) return scheduled(args, file);
  if (args.schedule !== null) return notLooked(namesNoAnswers, exitCodes.wrongArguments);
  return look(args, { answers, file, lab }, openLab);
}

type By = { readonly answers: Answers; readonly file: string | null; readonly lab: string | null };

/** By hand nobody could look: what is asked of Windows is left out then, and said so. The two shells are what it is all about. */
const withoutHands = (answers: Answers): Answers =>
  answers['shells.windows'] === 'by hand' ? { ...answers, 'shells.windows': 'not at all' } : answers;

const leavesOutIn = (answers: Answers): CheckOptions['leavesOut'] => {
  const servers = answers['servers.leftOut'];
  return {
    windows: answers['shells.windows'] === 'not at all',
    servers: (Array.isArray(servers) ? servers : []).filter((each) => typeof each === 'string'),
  };
};

async function look(args: CheckArguments, by: By, openLab: OpenLab): Promise<Checked> {
  const { answers, file, lab } = by;
  const target: Target = lab === null ? realTarget({ statePath: file ?? '' }) : { world: 'lab', statePath: stateFileIn(lab), labDir: lab };
  const leavesOut = leavesOutIn(answers);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const now = () => new Date();
  const bounds = createBounds(boundOf);
  try {
    const open = openerOf(target, { preset: null, faults: [], speed: usualSpeed }, openLab, bounds);
    const opened = await open({ now, secrets: createSecrets() });
    const world: World = { ...opened, shell: onlyAllowed(opened.shell, (command) => whyNoLook(command, args.withTestItem)) };
    const at = now().toISOString();
    try {
      const surveyed = await survey({
        ...{ sequence, aim: 'set up', story: storyOf([]), answers, world, computer: hostname(), now, signal: stop.signal },
        checks: { tests: args.withTestItem },
        looking: ({ title }) => {
          if (args.format === 'table' && process.stderr.isTTY) talk(`Looking: ${title}`);
        },
        through: (each: Look) =>
          sparing(each, {
            closed: closedIn(world, leavesOut, answers),
            silent: (server) => whyClosed(server, ports.web, world.network, most.port),
            ...{ patience: longLook, clock: () => performance.now() },
          }),
      });
      switch (surveyed.kind) {
        case 'stopped':
          return notLooked('Stopped. Nothing was changed.', args.format === 'nagios' ? nagiosUnknown : exitCodes.interrupted);
        case 'missing':
          return notLooked(`It could not look, because an answer is missing: ${surveyed.key}.\n${surveyed.why}`);
        case 'surveyed': {
          const checked = checkOf(surveyed, sequence, { warnDays: args.warnDays, leavesOut });
          const rows = matrixFor(surveyed.context, sequence);
          const report = reportOf(checked, madeBy(at, world.kind, file), rows);
          const titles = new Map(sequence.map(({ id, title }) => [id, title]));
          return { kind: 'looked', report, text: checkInText(report, rows, titles) };
        }
      }
    } finally {
      await world.close();
    }
  } finally {
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
  }
}

const madeBy = (at: string, world: CheckReport['world'], file: string | null) => ({
  ...{ at, tool: `partner-wizard ${version}`, world, answers: file },
  sha256: file === null ? null : sumOf(file),
});

const boundOf = (command: Command): number => {
  if (command.place.shell === 'windows') return most.windows;
  return nameOf(command).startsWith('Test-') ? most.test : most.shell;
};

/** Why Windows on a server is not asked. */
const closedIn =
  (world: World, { windows }: CheckOptions['leavesOut'], answers: Answers) =>
  async (server: string): Promise<string | undefined> => {
    if (windows) return 'The answers leave out the looks at the servers themselves.';
    const isHere = areOneName('identity', server.split('.')[0], hostname());
    if (world.kind === 'lab' || answers['shells.windows'] !== 'remote' || isHere) return undefined;
    return (await whyClosed(server, ports.winRm, world.network, most.port))?.words;
  };

function answersOfLab(lab: string): string | null {
  const file = checkAnswersBeside(stateFileIn(lab));
  return existsSync(file) ? file : null;
}

const sumOf = (file: string): string =>
  createHash('sha256')
    .update(readBytes(file, 2 ** 20) ?? '')
    .digest('hex');

function scheduled({ schedule, warnDays, withTestItem }: CheckArguments, file: string): Checked {
  return { kind: 'lines', text: scheduleLines({ account: schedule, answers: file, warnDays, withTestItem }) };
}

const namesNoAnswers =
  'An answers file says where the check connects to, and nothing else does: name it with --answers FILE. A finished set-up leaves one beside its state file; a practice lab needs none (--lab DIR).';
const namesNoMailbox = 'The storage test needs a mailbox that is there for tests: name its owner as connectivityTest.user in the answers.';
