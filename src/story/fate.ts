// A change and all that became of it: agreed to, begun, what it said, how it ended, what a look found where nobody saw the end, and
// whether it was taken back. The commands of an undo are changes too; they are credited to what they take back.

import type { Change } from '../model/change.ts';
import type { Written } from '../model/record.ts';
import type { HostProcess } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import { takesBack } from '../model/undo.ts';
import { makesAnew } from '../steps/claim.ts';
import { type Did, tookEffect } from '../steps/step.ts';
import type { MomentOf } from './moment.ts';

/** `parts` are the commands that took it back, by the records of their intents; the time is that of the last of them. */
export type TakenBack = Written & {
  readonly parts: readonly number[];
  /** The undo was through with it. Otherwise it was left in between, and something of the change may stand. */
  readonly whole: boolean;
};

/** As the records tell it; what of it is believed, claim.ts says. */
export type Fate = Omit<Did, 'id' | 'kind' | 'about' | 'shell' | 'fields' | 'takenBack'> & {
  readonly change: Change;

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

/** The changes while they are told. A change is added and replaced in place, so that a history takes no longer than it is long. */
export type Telling = {
  readonly did: Fate[];
  /** The places in `did` of what has ended and was not looked at since. */
  readonly unseen: Map<StepId, number[]>;
};

/** Goes on with a copy: whoever has the changes so far keeps them as they are. */
export function tellingOf(did: Fates): Telling {
  const telling: Telling = { did: [...did], unseen: new Map() };
  for (const [at, fate] of did.entries()) noteUnseen(telling, fate, at);
  return telling;
}

export function addIntent({ did }: Telling, intent: MomentOf<'intent'>, confirmed: MomentOf<'confirmed'> | undefined): void {
  const { seq, at, by, on, step, change, host } = intent;
  did.push({
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
  });
}

export function addOutput(telling: Telling, { change, lines }: MomentOf<'output'>): void {
  updateLast(telling, change, (fate) => ({ ...fate, lines: [...fate.lines, ...lines] }));
}

export function addEnd(telling: Telling, moment: MomentOf<'ended'>): void {
  const { change, seq, end, seconds } = moment;
  credit(
    telling,
    updateLast(telling, change, (fate) => ({ ...fate, endSeq: seq, end, seconds })),
    moment,
  );
}

/** `left` is what the look saw that settled it. */
export function addSettled(telling: Telling, moment: MomentOf<'settled'>, left: (step: StepId) => Did['left']): void {
  const { change, seq, settled } = moment;
  credit(
    telling,
    updateLast(telling, change, (fate) => ({ ...fate, endSeq: seq, settled, left: left(fate.step) })),
    moment,
  );
}

/** The first look after a change sees what it left. */
export function addLook({ did, unseen }: Telling, { step, facts }: MomentOf<'looked'>): void {
  const places = unseen.get(step);
  if (places === undefined || facts === null) return;
  updateWhere(did, places, (fate) => (isUnseen(fate) ? { ...fate, left: facts } : fate));
  unseen.delete(step);
}

/** The undo that was chosen is through with all that it has begun to take back, but for what it is `at` now. */
export function throughWith({ did }: Telling, undoing: MomentOf<'undoing'> | null, at?: number): void {
  if (undoing === null) return;
  const through = new Set(undoing.changes.filter((seq) => seq !== at).flatMap((seq) => takenBackWith(did, seq)));
  updateWhere(did, did.keys(), (fate) => {
    const { takenBack } = fate;
    const isThrough = takenBack !== null && !takenBack.whole && through.has(fate.seq) && takenBack.parts.some((seq) => seq > undoing.seq);
    return isThrough ? { ...fate, takenBack: { ...takenBack, whole: true } } : fate;
  });
}

/** What the command that has just ended took back, if that is what it was for. */
function credit({ did }: Telling, part: Fate | undefined, { at, by, on }: Written): void {
  const taken = part && takesBack(part.change);
  if (part === undefined || taken === undefined || !tookEffect(part)) return;
  const seqs = takenBackWith(did, taken);
  updateWhere(did, did.keys(), (fate) => {
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
  return [...(makesAnew(change.id) ? [] : before.map((each) => each.seq)), seq];
}

/** The last change of this id, as it is now; undefined where there is none. */
function updateLast(telling: Telling, change: string, update: (fate: Fate) => Fate): Fate | undefined {
  const at = telling.did.findLastIndex((each) => each.change.id === change);
  const fate = telling.did[at];
  if (fate === undefined) return undefined;
  const updated = update(fate);
  telling.did[at] = updated;
  noteUnseen(telling, updated, at);
  return updated;
}

function updateWhere(did: Fate[], places: Iterable<number>, update: (fate: Fate) => Fate): void {
  for (const at of places) {
    const fate = did[at];
    if (fate !== undefined) did[at] = update(fate);
  }
}

const isUnseen = ({ endSeq, left }: Fate): boolean => endSeq > 0 && left === null;

function noteUnseen({ unseen }: Telling, fate: Fate, at: number): void {
  if (!isUnseen(fate)) return;
  const places = unseen.get(fate.step) ?? [];
  places.push(at);
  unseen.set(fate.step, places);
}

/** A change whose end nobody saw, and that was not looked at since. */
export const isUnclear = (did: Pick<Did, 'end' | 'settled'>): boolean =>
  (did.end === null || did.end.kind === 'interrupted') && did.settled === null;
