// The wizard without a keyboard: answers come from a file, progress goes to standard error, the result to
// standard output.

import { instantInWords } from '../log/words.ts';
import { type Calendar, standingInWords } from '../model/calendar.ts';
import { type Demand, isRight, type LiveEvent } from '../model/demand.ts';
import { clocksApart, duration } from '../model/duration.ts';
import { harmless } from '../model/harmless.ts';
import { placeInWords } from '../model/place.ts';
import { succeeded, type World } from '../model/shell.ts';
import type { UndoItem } from '../model/undo.ts';
import { unreachable } from '../model/unreachable.ts';
import { render } from '../powershell/render.ts';
import { sequence } from '../steps/sequence.ts';
import type { FrontEnd, View } from '../wizard/front-end.ts';
import { interruptedInWords } from '../wizard/interrupted.ts';
import { type Answers, confirmKey, noInput } from '../wizard/no-input.ts';
import type { Resume } from '../wizard/resume.ts';
import type { Approved } from './approved.ts';
import type { SetUpArguments } from './asked.ts';
import { batchOrOne, lackOf, otherBatch } from './batch.ts';
import { exitCodes } from './exit-codes.ts';
import { handOverWords } from './hand-over.ts';
import type { OpenLab } from './lab-options.ts';
import type { PlacedTarget } from './own-folders.ts';
import { stateHomes, type Target } from './places.ts';
import { recentFileIn } from './recent.ts';
import { renewalLine, watchLines } from './renewal.ts';
import { type Ran, run } from './run.ts';
import { inLine, talk, tell, tellJson } from './say.ts';
import { standingWords } from './standing.ts';
import { traceInWords } from './trace-in-words.ts';
import { openerOf } from './worlds.ts';

/** Runs to the end or to the first missing answer, and gives the exit code. */
export async function runUnattended(args: SetUpArguments, answers: Answers, placed: PlacedTarget, openLab: OpenLab): Promise<number> {
  const { target, said: noted } = placed;
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const say = talk;
  const said = new Set<string>();
  // A step is looked at again after its changes: what was said before is not repeated.
  const sayOnce = (text: string) => {
    if (!said.has(text)) say(text);
    said.add(text);
  };
  const introduce = ({ kind, factor, drivenBy, ownProcess }: World) => {
    if (kind === 'real') {
      say('REAL SERVERS: what is confirmed in the answers is done to them.');
      return;
    }
    say(`PRACTICE LAB: nothing real is touched. Time runs ${factor} times faster. ${clocksApart}`);
    if (drivenBy !== undefined) say(`It is driven by ${drivenBy}.`);
    if (ownProcess !== undefined) say(`The lab runs in a process of its own, ${ownProcess}, and goes on there when this ends.`);
  };
  // What the set-up would mend is what an undo is for.
  const narrateUnlessMeant = (event: LiveEvent) => {
    if (args.aim !== 'undo' || (event.kind !== 'looked' && event.kind !== 'traced')) narrate(event, say, sayOnce);
  };
  const known = batchOrOne(answers);
  const frontEnd = noInput(known, { yes: args.yes, show: narrateUnlessMeant });
  let approved: Approved | undefined;
  const reply: FrontEnd['reply'] = async (demand, view, signal) => {
    if (demand.kind === 'undo') for (const item of demand.items) say(undoable(item));
    if (view.resumed !== null) say(resumeInWords(view.resumed).join('\n'));
    if (demand.kind === 'read' && demand.page === 'outcome') say(outcome(demand, view));
    if (demand.kind === 'confirm' && approved?.kind === 'approved' && !approved.covers(demand.plan.acts)) {
      const why = 'This step wants something now that the approved plan does not hold. Make a new plan and have that approved.';
      return { kind: 'missing', key: confirmKey(demand.step), why };
    }
    return frontEnd.reply(demand, view, signal);
  };
  const ran = await run({
    statePath: target.statePath,
    unattended: true,
    aim: args.aim,
    world: target.world,
    ...(target.world === 'lab' ? { labDir: target.labDir } : {}),
    said: noted,
    openWorld: openerOf(target, args, openLab),
    takeOver: args.takeOver,
    recentFile: recentFileIn(stateHomes(process.platform, process.env)),
    renew: renewalLine(target),
    noted: { ticket: args.ticket, note: args.note },
    saveAnswers: args.saveAnswers === null ? null : { path: args.saveAnswers, given: answers },
    signal: stop.signal,
    forbids: async (world, story) => {
      const other = otherBatch(story, args.batch);
      if (other !== undefined || args.approved === null || args.aim === 'undo') return other;
      const { compareApproved } = await import('./approved.ts');
      const given = { aim: args.aim, approved: args.approved, answers: known, signal: stop.signal, now: () => new Date() };
      approved = await compareApproved(world, story, given);
      return approved.kind === 'approved' ? undefined : approved.words;
    },
    frontEndFor: (world) => {
      introduce(world);
      return { ...frontEnd, reply };
    },
  });
  process.removeListener('SIGINT', interrupt);
  process.removeListener('SIGTERM', interrupt);
  return report(ran, args, target, stop.signal.aborted, approved);
}

/** One line for each thing that happened, for a log or a nervous reader. */
export function narrate(event: LiveEvent, say: (text: string) => void, sayOnce: (text: string) => void): void {
  switch (event.kind) {
    case 'demand':
      if (event.demand.kind === 'look' && event.demand.why === 'first') say(`\n${titleOf(event.demand)}`);
      // In a large house it takes its time, and whoever reads along must not take it for the wait before it.
      if (event.demand.kind === 'look' && event.demand.why === 'after changes') say('  looking at what there is now');
      if (event.demand.kind === 'wait') say(`  waiting until ${inLine(event.demand.wait.words)}`);
      return;
    case 'notice':
      say(`Note: ${inLine(event.words)}`);
      return;
    case 'traced': {
      const line = traceInWords(event.trace);
      if (line !== undefined) sayOnce(`  ${line}`);
      return;
    }
    case 'looked':
      for (const finding of event.findings.filter((each) => each.state !== 'ok')) sayOnce(`  ${finding.state}: ${inLine(finding.words)}`);
      return;
    case 'started':
      say(`  ${inLine(event.change.words)}\n    ${inLine(`${placeInWords(event.change.command.place)}: ${render(event.change.command)}`)}`);
      return;
    case 'ended':
      say(`    ${succeeded(event.end) ? 'done' : 'did not work'}, ${duration(event.seconds)}`);
      return;
    case 'at work':
      sayOnce(`  still at work, in process ${event.pid} of this computer: ${inLine(event.change.words)} Waiting for its end.`);
      return;
    case 'settled':
      // How it ended comes as a notice.
      if (event.settled === 'running') sayOnce(`  ${inLine(interruptedInWords(event.change, event.settled))}`);
      return;
    case 'looking':
    case 'output':
    case 'waiting':
    case 'recorded':
      return;
    default:
      unreachable(event);
  }
}

function resumeInWords({ last, changed, next }: Resume): readonly string[] {
  const { drift = [], gone = [] } = Object.groupBy(
    changed.filter(({ ours }) => !ours),
    ({ now }) => (now === null ? 'gone' : 'drift'),
  );
  return [
    `Going on where ${inLine(last.by)} on ${inLine(last.on)} left it, ${instantInWords(last.at)}. What was done is looked at again.`,
    ...(drift.length === 0 ? [] : ['Changed since then, and not by this wizard:']),
    ...drift.flatMap(({ before, now }) => [...(before === null ? [] : [`  before: ${inLine(before)}`]), `  now:    ${inLine(now ?? '')}`]),
    ...gone.map(({ before }) => `Seen then, and not now. It may have changed, or could not be looked at: ${inLine(before ?? '')}`),
    `Next: ${inLine(next)}`,
  ];
}

/** How a step ended: what was proved, or that it was right already. */
function outcome(
  { step, ending, unchanged = 'Right already. Nothing was changed.' }: Extract<Demand, { kind: 'read' }>,
  view: View,
): string {
  return `  => ${ending === 'already right' ? unchanged : inLine(['Done.', ...(view.proved[step] ?? [])].join(' '))}`;
}

/** A change of the set-up, and what can be done about it now. */
function undoable({ words, takeBack }: UndoItem): string {
  if (takeBack.kind !== 'run') return `  left as it is: ${inLine(`${words} ${takeBack.why}`)}`;
  return `  to be taken back: ${inLine(words)}\n    ${inLine([takeBack.breaks, ...takeBack.leaves].join(' '))}`;
}

function titleOf(demand: Exclude<Demand, { kind: 'finished' }>): string {
  const index = sequence.findIndex((step) => step.id === demand.step);
  return `Step ${index + 1} of ${sequence.length} · ${sequence[index]?.title ?? ''}`;
}

type Result = {
  readonly verdict: 'done' | 'not done' | 'input needed';
  readonly exitCode: number;
  readonly words: readonly string[];
  readonly missing: string | null;
};

function lacking(lack: { readonly key: string; readonly why: string }, batch: string | null, ...more: readonly string[]): Result {
  const { exitCode, words } = lackOf(lack, batch);
  return { verdict: 'input needed', exitCode, words: [...words, ...more], missing: lack.key };
}

function report(ran: Ran, args: SetUpArguments, target: Target, aborted: boolean, approved: Approved | undefined): number {
  const { statePath } = target;
  const result = approved?.kind === 'missing' ? lacking(approved, args.batch, approved.words) : resultOf(ran, target, args, aborted);
  const { logs, calendar, check, trouble } = ran.kind === 'ran' ? ran.left : { logs: [], calendar: null, check: null, trouble: null };
  if (args.json) {
    tellJson({ ...result, state: statePath, logs, calendar, check, fingerprint: ran.kind === 'ran' ? ran.fingerprint : null });
  } else {
    const files = [
      `State file: ${statePath}`,
      ...[...logs, ...(trouble === null ? [] : [trouble])].map((each) => `Session log: ${each}`),
      ...(calendar === null ? [] : [`Calendar: ${calendar}`]),
      ...(check === null
        ? []
        : [`Answers for a check: ${check}`, 'To keep watch:', ...watchLines(target, check).map((each) => `  ${each}`)]),
      ...(ran.kind === 'refused' || ran.answers === null ? [] : [`Answers: ${ran.answers}`]),
    ];
    tell(['', ...result.words, '', ...files.map(inLine)].join('\n'));
  }
  return result.exitCode;
}

function resultOf(ran: Ran, target: Target, { aim, batch }: SetUpArguments, aborted: boolean): Result {
  const stopped = aborted ? exitCodes.interrupted : exitCodes.failed;
  if (ran.kind === 'refused') return { verdict: 'not done', exitCode: stopped, words: [ran.words], missing: null };
  const { driven } = ran;
  switch (driven.kind) {
    case 'finished': {
      const right = isRight(driven.standing);
      return {
        verdict: right ? 'done' : 'not done',
        exitCode: right ? exitCodes.done : exitCodes.somethingToDo,
        words: summaryWords(driven, target),
        missing: null,
      };
    }
    case 'missing':
      return lacking(driven, batch);
    case 'handed over':
      return {
        verdict: 'not done',
        exitCode: exitCodes.somethingToDo,
        words: handOverWords(target, aim, driven.to),
        missing: null,
      };
    case 'left':
      return {
        verdict: 'not done',
        exitCode: stopped,
        words:
          driven.demand.kind === 'way out' ? troubleWords(driven.demand) : ['Stopped before the end. Run the same command again to go on.'],
        missing: null,
      };
  }
}

function summaryWords({ of, summary, standing }: Extract<Demand, { kind: 'finished' }>, target: Target): readonly string[] {
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${inLine(line)}`)];
  return [
    ...standingWords(standing, summary, target.world),
    ...part(of === 'set up' ? 'Proven:' : 'Taken back:', summary.proven),
    ...part(of === 'set up' ? 'Not proven:' : 'Left as it is:', summary.notProven),
    ...part('Remember:', summary.remember),
    ...part('Calendar:', calendarWords(summary.calendar, renewalLine(target))),
  ];
}

function calendarWords({ expiries, notSeen }: Calendar, renew: string): readonly string[] {
  return [
    ...expiries.map((each) => `${each.at.slice(0, 10)}  ${standingInWords[each.standing]}${each.words}`),
    ...notSeen,
    ...(expiries.length === 0 ? [] : ['To renew the signing certificates in time:', ...renew.split('\n').map((each) => `  ${each}`)]),
  ];
}

function troubleWords({ trouble }: Extract<Demand, { kind: 'way out' }>): readonly string[] {
  return [
    inLine(trouble.title),
    ...(trouble.seen === undefined ? [] : [`Seen last: ${inLine(trouble.seen)}`]),
    ...(trouble.cause === '' ? [] : [`Cause: ${inLine(trouble.cause)}`]),
    ...(trouble.others ?? []).map(({ cause, tell }) => `Or: ${inLine(tell === '' ? cause : `${cause} To tell: ${tell}`)}`),
    ...trouble.wayOut.map((each) => `Way out: ${inLine(each)}`),
    ...trouble.evidence.map((each) => `  > ${harmless(each, 300)}`),
  ];
}
