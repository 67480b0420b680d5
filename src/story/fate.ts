// A change and all that became of it: agreed to, begun, what it said, how it ended, what a look found where nobody saw the end, and
// whether it was taken back. The commands of an undo are changes too; they are credited to what they take back.

import type { HostProcess } from '../model/shell.ts';
import { takesBack } from '../model/undo.ts';
import { type Did, tookEffect } from '../steps/step.ts';
import type { MomentOf, Written } from './moment.ts';

/** `parts` are the commands that took it back, by the records of their intents; the time is that of the last of them. */
export type TakenBack = Written & {
  readonly parts: readonly number[];
  /** The undo was through with it. Otherwise it was left in between, and something of the change may stand. */
  readonly whole: boolean;
};

export type Fate = Did & {
  /** Who began it, on which computer, and the process that ran it. */
  readonly by: string;
  readonly on: string;
  readonly host: HostProcess;
  /** The yes that it was begun with; null where there is none on record. */
  readonly confirmed: MomentOf<'confirmed'> | null;
  /** The record that ended it; 0 while it has none. */
  readonly endSeq: number;
  readonly seconds: number | null;
  readonly takenBack: TakenBack | null;
};

export type Fates = readonly Fate[];

export function withIntent(did: Fates, intent: MomentOf<'intent'>, confirmed: MomentOf<'confirmed'> | undefined): Fates {
  const { seq, at, by, on, step, change, host } = intent;
  const fate: Fate = {
    seq,
    at,
    by,
    on,
    host,
    step,
    change,
    confirmed: confirmed ?? null,
    endSeq: 0,
    seconds: null,
    end: null,
    settled: null,
    lines: [],
    left: null,
    takenBack: null,
  };
  return [...did, fate];
}

export const withOutput = (did: Fates, { change, lines }: MomentOf<'output'>): Fates =>
  updateLast(did, change, (fate) => ({ ...fate, lines: [...fate.lines, ...lines] }));

export const withEnd = (did: Fates, moment: MomentOf<'ended'>): Fates =>
  credited(
    updateLast(did, moment.change, (fate) => ({ ...fate, endSeq: moment.seq, end: moment.end, seconds: moment.seconds })),
    moment,
  );

/** `left` is what the look saw that settled it. */
export const withSettled = (did: Fates, moment: MomentOf<'settled'>, left: Did['left']): Fates =>
  credited(
    updateLast(did, moment.change, (fate) => ({ ...fate, endSeq: moment.seq, settled: moment.settled, left })),
    moment,
  );

/** The first look after a change sees what it left. */
export function withLook(did: Fates, { step, facts }: MomentOf<'looked'>): Fates {
  const isFirst = (fate: Fate) => fate.step === step && fate.endSeq > 0 && fate.left === null;
  return did.some(isFirst) ? did.map((fate) => (isFirst(fate) ? { ...fate, left: facts } : fate)) : did;
}

/** The undo that was chosen is through with all that it has begun to take back, but for what it is `at` now. */
export function throughWith(did: Fates, undoing: MomentOf<'undoing'> | null, at?: number): Fates {
  if (undoing === null) return did;
  const through = new Set(undoing.changes.filter((seq) => seq !== at).flatMap((seq) => takenBackWith(did, seq)));
  return did.map((fate) => {
    const { takenBack } = fate;
    const isThrough = takenBack !== null && !takenBack.whole && through.has(fate.seq) && takenBack.parts.some((seq) => seq > undoing.seq);
    return isThrough ? { ...fate, takenBack: { ...takenBack, whole: true } } : fate;
  });
}

/** What the command that has just ended took back, if that is what it was for. */
function credited(did: Fates, { change, at, by, on }: MomentOf<'ended' | 'settled'>): Fates {
  const part = did.findLast((each) => each.change.id === change);
  const taken = part && takesBack(part.change);
  if (part === undefined || taken === undefined || !tookEffect(part)) return did;
  const seqs = takenBackWith(did, taken);
  return did.map((fate) => {
    if (!seqs.includes(fate.seq)) return fate;
    const parts = [...new Set([...(fate.takenBack?.parts ?? []), part.seq])];
    return { ...fate, takenBack: { at, by, on, parts, whole: false } };
  });
}

/** The change of an intent; and with it the same one, made before and not taken back since: setting it twice is taken back once. */
function takenBackWith(did: Fates, seq: number): readonly number[] {
  const taken = did.find((each) => each.seq === seq);
  if (taken === undefined) return [];
  const { change } = taken;
  const before = did.filter((each) => each.seq < seq && each.change.id === change.id && each.takenBack?.whole !== true);
  return [...(change.undo.kind === 'run' ? before.map((each) => each.seq) : []), seq];
}

function updateLast(did: Fates, change: string, update: (fate: Fate) => Fate): Fates {
  const index = did.findLastIndex((each) => each.change.id === change);
  const fate = did[index];
  return fate === undefined ? did : did.with(index, update(fate));
}

/** A change whose end nobody saw, and that was not looked at since. */
export const isUnclear = (did: Did): boolean => (did.end === null || did.end.kind === 'interrupted') && did.settled === null;
