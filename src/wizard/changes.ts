// A change: run, with its intent on record before and its end after; minded while it takes long; and settled where its end was
// not seen. It is never run twice on a guess: who does not know, looks.

import { setTimeout as sleep } from 'node:timers/promises';
import { createKeptOutput } from '../journal/kept-output.ts';
import type { Change } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import type { Asking } from '../model/demand.ts';
import { duration } from '../model/duration.ts';
import type { OutputLine } from '../model/output.ts';
import type { Fact } from '../model/record.ts';
import type { End, Item, World } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import type { WayOutOption } from '../model/way-out.ts';
import { drain } from '../powershell/drain.ts';
import type { Step, StepContext } from '../steps/step.ts';
import type { Fate } from '../story/fate.ts';
import type { Story } from '../story/story.ts';
import type { FrontEnd } from './front-end.ts';
import { heardLateInWords, interruptedInWords } from './interrupted.ts';
import { linesOf } from './output-lines.ts';
import type { Ending } from './turn.ts';
import { settledBy } from './undo.ts';

/** What a change needs of the drive. */
export type Work = {
  readonly world: World;
  readonly frontEnd: Pick<FrontEnd, 'show'>;
  readonly computer: string;
  readonly now: () => Date;
  /** Aborted when the admin leaves. */
  readonly signal: AbortSignal;
  readonly redact: (text: string) => string;
  readonly leastPatience?: number;
  session(): Story;
  /** Waits, with the admin, for a disk that cannot take it. */
  record(fact: Fact): Promise<void>;
  /** Whether the disk took it. */
  tryToRecord(fact: Fact): boolean;
  see(step: Step): Promise<StepContext>;
  keep(step: Step, context: StepContext): Promise<void>;
  /** Seconds of production; ends at once when the admin leaves. */
  pause(seconds: number): Promise<void>;
  /** Ends the turn in which it is at work. */
  end(ending: Ending): void;
  /** Asks for a way out, or is told that this is the end; undefined where none of them was taken. */
  decide(demand: Overdue, signal: AbortSignal): Promise<WayOutOption | Ending | undefined>;
  isByHand(command: Command): boolean;
};

type Overdue = Extract<Asking, { kind: 'way out' }>;

export async function runChange(step: StepId, change: Change, work: Work): Promise<void> {
  const { frontEnd, world, signal, now } = work;
  const started = now();
  // What runs the command may outlive us; then a resumed wizard waits for it.
  const host = (await world.shell.ready?.(change.command, signal)) ?? { pid: process.pid, started: started.toISOString() };
  await work.record({ type: 'intent', step, change, host });
  frontEnd.show({ kind: 'started', change });
  const [stop, over] = [new AbortController(), new AbortController()];
  const unwritten: Fact[] = [];
  const minding = work.isByHand(change.command) ? undefined : mind(step, change, over.signal, stop, unwritten, work);
  const options = { signal: AbortSignal.any([signal, stop.signal]), prompts: change.prompts };
  const output = outputOf(change, work);
  let end: End;
  try {
    end = await drain(world.shell.run(change.command, options), output.take);
  } finally {
    over.abort();
    await minding;
  }
  for (const fact of unwritten) await work.record(fact);
  await output.finish();
  await finish(step, change, end, ((now().getTime() - started.getTime()) / 1000) * world.factor, work);
}

async function finish(step: StepId, change: Change, end: End, seconds: number, { record, frontEnd }: Work): Promise<void> {
  await record({ type: 'ended', step, change: change.id, end, seconds });
  frontEnd.show({ kind: 'ended', change: change.id, end, seconds });
}

/** Shows what a command gives, and puts it on record. A command at work is not made to wait for the disk: what it says is kept. */
function outputOf(change: Change, { frontEnd, record, tryToRecord, redact }: Work) {
  const kept = createKeptOutput();
  const said = (lines: readonly OutputLine[]): Fact => ({ type: 'output', change: change.id, lines });
  let failed = false;
  const take = (item: Item) => {
    for (const line of linesOf(item, redact)) {
      frontEnd.show({ kind: 'output', change: change.id, line });
      kept.add(line);
      const batch = failed ? [] : kept.batch();
      if (batch.length === 0) continue;
      failed = !tryToRecord(said(batch));
      if (!failed) kept.written(batch.length);
    }
  };
  const finish = async () => {
    for (let lines = kept.rest(); lines.length > 0; lines = kept.rest()) {
      await record(said(lines));
      kept.written(lines.length);
    }
  };
  return { take, finish };
}

/**
 * A command that takes much longer than usual is not stopped by the wizard: the admin decides, as often as it takes. What the disk
 * does not take meanwhile is `unwritten`.
 */
async function mind(step: StepId, change: Change, over: AbortSignal, stop: AbortController, unwritten: Fact[], work: Work): Promise<void> {
  const { world, leastPatience = 30_000 } = work;
  const patience = Math.max(leastPatience, (3 * change.usually * 1000) / world.factor);
  const done = AbortSignal.any([over, work.signal]);
  for (let asked = 1; !stop.signal.aborted; asked++) {
    await sleep(patience, undefined, { signal: done }).catch(() => undefined);
    if (done.aborted) return;
    const option = await work.decide(overdue(step, change, (asked * patience * world.factor) / 1000), done);
    // The command has ended meanwhile, or the admin has left.
    if (done.aborted) return;
    if (typeof option === 'object') return work.end(option);
    const decided: Fact | undefined = option && { type: 'decided', step, about: change.id, option };
    if (decided !== undefined && !work.tryToRecord(decided)) unwritten.push(decided);
    if (option === 'interrupt') stop.abort();
  }
}

function overdue(step: StepId, change: Change, seconds: number): Overdue {
  return {
    kind: 'way out',
    step,
    trouble: {
      about: change.id,
      title: `This takes longer than usual: ${duration(seconds)}, instead of about ${duration(change.usually)}.`,
      cause: 'The command is still at work. The server may be busy, or wait for something.',
      wayOut: ['Waiting does no harm. If you interrupt it, the wizard looks at what it has done before anything else is run.'],
      evidence: [],
    },
    options: [
      { option: 'keep waiting', label: 'Go on waiting', word: '' },
      { option: 'interrupt', label: 'Interrupt it, and look at what it did', word: '' },
    ],
  };
}

/**
 * An interrupted change: hear what it said where that was left for us, then look, and say which of five it was: what lies beside a state
 * file is not believed by itself. Servers go on with a command when the wizard is gone, and may show nothing of it for a while, so one
 * that is not done is looked at until it has had the time that it usually takes.
 */
export async function settle(step: Step, change: Change, work: Work): Promise<void> {
  const { world, now, signal, frontEnd } = work;
  const did = work.session().did.findLast((each) => each.change.id === change.id);
  const heard = did?.end === null ? await heardLate(did, work) : false;
  if (signal.aborted) return;
  const began = now().getTime();
  // By this clock or by that of the intent, whichever says more: another computer may have written it.
  const since = () => ((now().getTime() - Math.min(began, Date.parse(did?.at ?? ''))) / 1000) * world.factor;
  // One that has ended, or was left at a question, is not at work.
  const stopped = heard || (did?.end?.kind === 'interrupted' && did.end.why === 'asked');
  for (;;) {
    const mayBeAtWork = !stopped && since() < change.usually;
    const context = await work.see(step);
    if (signal.aborted) return;
    const settled = settledBy(step, did?.seq ?? 0, context);
    if (settled === 'done' || (settled !== 'running' && !mayBeAtWork)) {
      await work.keep(step, context);
      frontEnd.show({ kind: 'settled', change, settled });
      frontEnd.show({ kind: 'notice', words: (heard ? heardLateInWords : interruptedInWords)(change, settled) });
      await work.record({ type: 'settled', step: step.id, change: change.id, settled });
      return;
    }
    frontEnd.show({ kind: 'settled', change, settled: 'running' });
    await work.pause(5);
    if (signal.aborted) return;
  }
}

/** Waits for a command that has outlived its wizard, and puts what it gave on record. Gives whether its end was left for us. */
async function heardLate({ change, host, on }: Fate, work: Work): Promise<boolean> {
  const { world, computer, signal, frontEnd } = work;
  while (!signal.aborted) {
    const left = await world.shell.left?.(host, on === computer);
    if (left === undefined || left.kind === 'not known') return false;
    if (left.kind === 'ended') {
      const output = outputOf(change, work);
      left.items.forEach(output.take);
      await output.finish();
      left.forget();
      return true;
    }
    frontEnd.show({ kind: 'at work', change, pid: host.pid });
    await work.pause(2);
  }
  return false;
}
