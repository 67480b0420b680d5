// What needs no person: looks, changes and waits.

import type { Wait } from '../model/change.ts';
import type { Asking, Demand } from '../model/demand.ts';
import type { Source } from '../model/finding.ts';
import { isSameOrganisation } from '../model/organisation.ts';
import type { Fact } from '../model/record.ts';
import type { StepId } from '../model/steps.ts';
import { unreachable } from '../model/unreachable.ts';
import { reported } from '../steps/findings.ts';
import { judgedBy } from '../steps/reported-waits.ts';
import type { Look, Sequence, Step, StepContext } from '../steps/step.ts';
import { runChange, settle, type Work } from './changes.ts';
import type { Driving } from './driving.ts';
import type { WaitWish } from './front-end.ts';
import { lookAhead } from './look-ahead.ts';
import { goesBy, lookIsVoid, makeLook, pauser, pfxOpener, type WhichLook } from './looks.ts';
import { readerOn } from './reader.ts';
import { optionOf } from './replies.ts';
import { stepContextOf } from './step-context.ts';
import { shellAccessOf } from './targets.ts';
import { endingOf, type Turn } from './turn.ts';

type FactOf<Type extends Fact['type']> = Extract<Fact, { readonly type: Type }>;

export async function work(demand: Exclude<Demand, Asking>, driving: Driving, turn: Turn): Promise<void> {
  const step = stepOf(demand.step, driving.sequence);
  switch (demand.kind) {
    case 'look': {
      if (demand.why === 'organisation') return identify(step, driving, turn);
      if (demand.why === 'ahead') return driving.keepAhead(await lookAhead(driving, turn));
      const which = demand.why === 'closer' ? 'closer' : 'whole';
      await keep(step, which, await see(step, which, driving, turn), driving, turn);
      return;
    }
    case 'settle':
      await settle(step, demand.change, workOf(driving, turn));
      return;
    case 'run':
      await runChange(demand.step, demand.change, workOf(driving, turn));
      return;
    case 'wait':
      await wait(step, demand.wait, driving, turn);
      return;
    default:
      unreachable(demand);
  }
}

/** Sees whose servers these are, and nothing else. */
async function identify(step: Step, driving: Driving, turn: Turn): Promise<void> {
  const seen = await step.organisation?.identify(lookTools(driving, turn));
  if (seen !== undefined && !turn.signal.aborted) await driving.keeper.record({ type: 'world', ...seen }, turn);
}

function stepOf(id: StepId, sequence: Sequence): Step {
  const step = sequence.find((each) => each.id === id);
  if (step === undefined) throw new Error(`There is no step ${id}.`);
  return step;
}

function workOf(driving: Driving, turn: Turn): Work {
  const { world, frontEnd, keeper, here, secrets } = driving;
  return {
    ...driving,
    signal: turn.signal,
    redact: secrets.redact,
    session: keeper.story,
    record: (fact) => keeper.record(fact, turn),
    tryToRecord: keeper.tryToRecord,
    see: (step) => see(step, 'whole', driving, turn),
    keep: (step, context) => keep(step, 'whole', context, driving, turn),
    pause: pauser(world, turn.signal),
    end: turn.end,
    async decide(demand, signal) {
      const reply = await frontEnd.reply(demand, keeper.view(demand), signal);
      const ending = endingOf(reply, demand);
      // There is nobody to ask, and nothing to go back to, while a command is at work.
      if (ending?.kind === 'missing') return { kind: 'leave' };
      if (ending !== undefined) return ending.kind === 'back' ? undefined : ending;
      return reply.kind === 'value' ? optionOf(reply.value, demand) : undefined;
    },
    isByHand: ({ place }) => world.reach !== undefined && shellAccessOf(keeper.story(), here())?.[place.shell].kind === 'by hand',
  };
}

async function see(step: Step, which: WhichLook, driving: Driving, turn: Turn): Promise<StepContext> {
  const story = driving.keeper.story();
  const known = stepContextOf(story, driving.here());
  // What an earlier run saw, such as a domain controller, is nothing to go by.
  const isOld = (story.looks[step.id]?.seq ?? 0) < story.openedSeq;
  const before = isOld ? { ...known, facts: Object.fromEntries(Object.entries(known.facts).filter(([id]) => id !== step.id)) } : known;
  const facts = await makeLook(step, which, lookTools(driving, turn), before);
  // Whatever is on record was before this look.
  const looks = { ...before.looks, [step.id]: Number.POSITIVE_INFINITY };
  return { ...before, looks, facts: { ...before.facts, [step.id]: facts } };
}

async function keep(step: Step, which: WhichLook, context: StepContext, { keeper, frontEnd }: Driving, turn: Turn): Promise<void> {
  // A look cut short saw too little to be kept.
  if (turn.signal.aborted) return;
  const findings = reported(judgedBy(step, context), context.access);
  const wentBy = goesBy(step, which, context);
  await keeper.record({ type: 'looked', step: step.id, wentBy, facts: context.facts[step.id] ?? null, findings }, turn);
  const story = keeper.story();
  const { sees } = story;
  const seen = step.organisation?.in(context.facts[step.id] ?? null);
  const isNew = sees === null || lookIsVoid(step.id, sees.seq, story) || !isSameOrganisation(sees, seen ?? sees);
  if (seen !== undefined && isNew) await keeper.record({ type: 'world', ...seen }, turn);
  frontEnd.show({ kind: 'looked', step: step.id, findings });
}

async function wait(step: Step, what: Wait, driving: Driving, turn: Turn): Promise<void> {
  const look = watcher(step, what, 0, driving, turn);
  const pause = wishfulPause(driving, turn);
  for (;;) {
    const seen = await look();
    if (turn.signal.aborted) return;
    if (seen.met || seen.seconds >= what.patience || (await pause(what.every)) === 'ways on') {
      if (!turn.signal.aborted) await driving.keeper.record(seen, turn);
      return;
    }
  }
}

/** Looks once at what is waited for, as often as it is called; gives what there is to record of it. `before` are seconds waited already. */
function watcher(step: Step, what: Wait, before: number, driving: Driving, turn: Turn): () => Promise<FactOf<'waited'>> {
  const { world, now, frontEnd, keeper } = driving;
  const began = now().getTime();
  // In the lab time runs faster: a wait counts the seconds that it would take in production.
  const waited = () => before + ((now().getTime() - began) / 1000) * world.factor;
  const access = stepContextOf(keeper.story(), driving.here()).access;
  const isTold = what.restsOn.some((shell) => access?.[shell].kind === 'by hand');
  const by = (source: Source): Source => (source === 'shell' && isTold ? 'reported' : source);
  return async () => {
    const { met, saw, source = 'shell', isDown = false } = await step.watch(what, lookTools(driving, turn), waited());
    const seconds = Math.round(waited());
    if (!turn.signal.aborted) frontEnd.show({ kind: 'waiting', wait: what, saw, seconds });
    return { type: 'waited', step: step.id, wait: what.id, met, saw, source: by(source), isDown, seconds };
  };
}

/** Nobody is in a hurry on a page that may be open all night. */
const leastBetween = 15;

/** Goes on with a wait while its ways on are asked, until `over`, which cuts the look under way short; gives what was seen then. */
export async function waitMeanwhile(
  { step, waiting: { wait, seconds } }: Asked,
  over: AbortSignal,
  driving: Driving,
  turn: Turn,
): Promise<FactOf<'waited'> | undefined> {
  const signal = AbortSignal.any([turn.signal, over]);
  const look = watcher(stepOf(step, driving.sequence), wait, seconds, driving, { ...turn, signal });
  const pause = pauser(driving.world, signal);
  const { promise: cut, resolve } = Promise.withResolvers<undefined>();
  signal.addEventListener('abort', () => resolve(undefined), { once: true });
  for (;;) {
    await pause(Math.max(leastBetween, wait.every));
    if (signal.aborted) return undefined;
    const seen = await Promise.race([look(), cut]);
    if (seen === undefined || seen.met) return seen;
  }
}

/** A page about a wait. */
type Asked = { readonly step: StepId; readonly waiting: NonNullable<Extract<Demand, { kind: 'way out' }>['waiting']> };

/** Pauses between two looks, until the admin wishes something; gives that. */
function wishfulPause({ world, frontEnd }: Driving, { signal }: Turn): (seconds: number) => Promise<WaitWish | undefined> {
  let wished = frontEnd.wished?.();
  return async (seconds) => {
    const over = new AbortController();
    const passed = pauser(world, AbortSignal.any([signal, over.signal]))(seconds).then(() => undefined);
    const wish = await Promise.race([passed, ...(wished === undefined ? [] : [wished])]);
    over.abort();
    if (wish !== undefined) wished = frontEnd.wished?.();
    return wish;
  };
}

function lookTools({ world, frontEnd, probes, secrets }: Driving, { step, signal }: Turn): Look {
  return {
    reader: readerOn({ world, signal, looking: (command) => frontEnd.show({ kind: 'looking', step, command }) }),
    probes,
    openPfx: pfxOpener(secrets.reveal),
    show(trace) {
      if (!signal.aborted) frontEnd.show({ kind: 'traced', step, trace });
    },
    pause: pauser(world, signal),
  };
}
