// The session: the fold of the journal's records. Everything that the wizard knows of the past is here,
// and nothing that is not in a record.

import type { Json } from '../model/json.ts';
import type { Page, Point } from '../model/page.ts';
import type { Answer } from '../model/question.ts';
import type { Record } from '../model/record.ts';
import { type HostProcess, type Reach, succeeded } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import { type Aim, takesBack } from '../model/undo.ts';
import type { Verdict } from '../model/verdict.ts';
import type { WayOutOption } from '../model/way-out.ts';
import type { Did } from '../steps/step.ts';

/** `on` is the computer where it was given: some answers hold for that one only. */
type Given = {
  readonly key: string;
  readonly on: string;
  readonly step: StepId;
  readonly value: Answer;
  readonly changedSeq: number;
  readonly reopened: boolean;
};
type Looked = { readonly seq: number; readonly wentBy: string; readonly facts: Json };

/** Who wrote a record, where and when. */
export type Written = Pick<Record, 'at' | 'by' | 'on'>;

/** The end of the run before: `looks` are what was seen last then. */
export type Resumed = { readonly last: Written; readonly handedOver: string | null; readonly looks: Session['looks'] };

/** A change and the record that ended it; 0 while it has none. */
export type DidAt = Did & {
  readonly endSeq: number;
  /** The process that ran it, and on which computer. */
  readonly host: HostProcess;
  readonly on: string;
};

export type Session = {
  readonly world: 'lab' | 'real';
  /** What this run goes on from, until the admin has read where it stands; null where nothing was done before. */
  readonly resumed: Resumed | null;
  /** On which kind of computer the last run was to go on; null where it was simply left. */
  readonly handedOver: string | null;
  /** The record that opened this run. What was seen before it is looked at again. */
  readonly openedSeq: number;
  readonly closed: Verdict | null;
  /** Who wrote the newest record, where and when; null in a new history. */
  readonly written: Written | null;
  readonly looks: { readonly [step in StepId]?: Looked };
  readonly answers: { readonly [key: string]: Given };
  readonly confirmed: { readonly [step in StepId]?: { readonly digest: string; readonly seq: number } };
  /** By page and step, e.g. 'found servers'. */
  readonly reads: { readonly [page: string]: { readonly seq: number; readonly reopened: boolean } };
  readonly did: readonly DidAt[];
  readonly waits: readonly { readonly seq: number; readonly step: StepId; readonly wait: string; readonly met: boolean }[];
  readonly decided: readonly { readonly seq: number; readonly step: StepId; readonly about: string; readonly option: WayOutOption }[];
  /** What the admin chose to take back, while that is not over: the `seq` of each change. */
  readonly undoing: readonly number[] | null;
  /** What Back can return to, oldest first. */
  readonly points: readonly Point[];
};

const empty: Session = {
  world: 'lab',
  resumed: null,
  handedOver: null,
  openedSeq: 0,
  closed: null,
  written: null,
  looks: {},
  answers: {},
  confirmed: {},
  reads: {},
  did: [],
  waits: [],
  decided: [],
  undoing: null,
  points: [],
};

export const sessionOf = (records: readonly Record[]): Session => records.reduce(fold, empty);

/** The session after one more record. */
export function fold(session: Session, record: Record): Session {
  const { at, by, on } = record;
  return { ...after(session, record), written: { at, by, on } };
}

function after(session: Session, record: Record): Session {
  const { seq } = record;
  switch (record.type) {
    case 'opened':
      return {
        ...session,
        world: record.world,
        openedSeq: seq,
        points: pointsOn(record.on, session),
        resumed: resumedFrom(session),
        handedOver: null,
      };
    case 'looked':
      return {
        ...session,
        looks: { ...session.looks, [record.step]: { seq, wentBy: record.wentBy, facts: record.facts } },
        did: session.did.map((did) =>
          did.step === record.step && did.endSeq > 0 && did.left === null ? { ...did, left: record.facts } : did,
        ),
      };
    case 'answered': {
      const stored = storedAs(record.key, record.on);
      const before = session.answers[stored];
      const same = before !== undefined && JSON.stringify(before.value) === JSON.stringify(record.value);
      const given = {
        key: record.key,
        on: record.on,
        step: record.step,
        value: record.value,
        changedSeq: same ? before.changedSeq : seq,
        reopened: false,
      };
      const point: Point = { kind: 'answer', step: record.step, key: record.key };
      return { ...session, answers: { ...session.answers, [stored]: given }, points: [...without(session.points, point), point] };
    }
    case 'read': {
      if (record.page === 'resumed') return { ...session, resumed: null };
      const point: Point = { kind: 'read', step: record.step, page: record.page };
      return {
        ...session,
        reads: { ...session.reads, [pageKey(record.page, record.step)]: { seq, reopened: false } },
        points: [...without(session.points, point), point],
      };
    }
    case 'went back':
      return goBack(session, record.to, record.on);
    case 'confirmed':
      return { ...session, confirmed: { ...session.confirmed, [record.step]: { digest: record.digest, seq } } };
    case 'intent': {
      const { at, on, step, change, host } = record;
      const did: DidAt = { seq, endSeq: 0, at, on, step, change, host, end: null, settled: null, lines: [], left: null };
      // Who goes on with the set-up has given the undo up.
      const undoing = takesBack(change) === undefined ? null : session.undoing;
      return { ...session, closed: null, undoing, did: [...session.did, did] };
    }
    case 'output':
      return { ...session, did: updateLast(session.did, record.change, (did) => ({ ...did, lines: [...did.lines, ...record.lines] })) };
    case 'ended':
      return { ...session, did: updateLast(session.did, record.change, (did) => ({ ...did, endSeq: seq, end: record.end })) };
    case 'settled':
      return {
        ...session,
        did: updateLast(session.did, record.change, (did) => ({
          ...did,
          endSeq: seq,
          settled: record.settled,
          // The look that settled it is on record just before.
          left: session.looks[did.step]?.facts ?? null,
        })),
      };
    case 'waited':
      return { ...session, waits: [...session.waits, { seq, step: record.step, wait: record.wait, met: record.met }] };
    case 'decided':
      return {
        ...session,
        decided: [...session.decided, { seq, step: record.step, about: record.about, option: record.option }],
        answers: record.option === 'choose another way' ? reopenWays(session.answers, record.on) : session.answers,
      };
    case 'closed':
      return { ...session, closed: record.verdict, undoing: record.verdict === 'taken back' ? null : session.undoing };
    case 'undoing':
      return { ...session, closed: null, undoing: record.changes };
    case 'driven':
    case 'repaired':
    case 'took over':
    case 'salvaged':
      return session;
    case 'handed over':
      return { ...session, handedOver: record.to };
  }
}

/** Whether an answer is about how a shell is reached. */
export const isWayKey = (key: string): boolean => key.startsWith('shells.');

/** The name under which an answer is kept: a way to a shell holds for the computer where it was chosen, all else wherever one goes on. */
export const storedAs = (key: string, computer: string): string => (isWayKey(key) ? `${key} on ${computer}` : key);

/** The answers that hold on a computer, by their keys. */
export function answersOn(computer: string, { answers }: Session): { readonly [key: string]: Answer } {
  const held = Object.values(answers).filter(({ key, on }) => !isWayKey(key) || on === computer);
  return Object.fromEntries(held.map(({ key, value }) => [key, value]));
}

function resumedFrom({ written, did, points, handedOver, looks }: Session): Resumed | null {
  const begun = did.length > 0 || points.some((each) => each.kind !== 'answer' || !isWayKey(each.key));
  return written === null || !begun ? null : { last: written, handedOver, looks };
}

/** What Back can return to on a computer: not to ways that were chosen on another. */
function pointsOn(computer: string, { points, written }: Session): readonly Point[] {
  return written?.on === computer ? points : points.filter((each) => each.kind !== 'answer' || !isWayKey(each.key));
}

/** The ways to the shells of a computer are asked for again, each with what was answered before. */
function reopenWays(answers: Session['answers'], computer: string): Session['answers'] {
  return Object.fromEntries(
    Object.entries(answers).map(([name, given]) => [
      name,
      isWayKey(given.key) && given.on === computer ? { ...given, reopened: true } : given,
    ]),
  );
}

function goBack(session: Session, to: Point, computer: string): Session {
  const points = without(session.points, to);
  if (to.kind === 'read') {
    const key = pageKey(to.page, to.step);
    const read = session.reads[key];
    return read === undefined ? session : { ...session, points, reads: { ...session.reads, [key]: { ...read, reopened: true } } };
  }
  const stored = storedAs(to.key, computer);
  const given = session.answers[stored];
  return given === undefined
    ? { ...session, points }
    : { ...session, points, answers: { ...session.answers, [stored]: { ...given, reopened: true } } };
}

export const pageKey = (page: Page, step: StepId): string => `${page} ${step}`;

const nameOfPoint = (point: Point) => (point.kind === 'answer' ? `answer ${point.key}` : pageKey(point.page, point.step));
const without = (points: readonly Point[], point: Point) => points.filter((each) => nameOfPoint(each) !== nameOfPoint(point));

function updateLast(did: readonly DidAt[], change: string, update: (did: DidAt) => DidAt): readonly DidAt[] {
  const index = did.findLastIndex((each) => each.change.id === change);
  return did.map((each, at) => (at === index ? update(each) : each));
}

/** Who asks, where and when: what the wizard may go by beside the session. */
export type Here = {
  /** The set-up where it is left out. */
  readonly aim?: Aim;
  readonly user: string;
  readonly computer: string;
  readonly now: string;
  /** How real servers can be reached from here; undefined in the lab, where there is nothing to choose. */
  readonly reach?: Pick<Reach, 'offers' | 'found'> | undefined;
  /** The secrets that were given in this run, as Secrets.given says it: they are in no record. */
  readonly secrets?: { readonly [ref: string]: number };
};

/** A change whose end nobody saw, and that was not looked at since. */
export const isUnclear = (did: Did): boolean => (did.end === null || did.end.kind === 'interrupted') && did.settled === null;

/** In a word or two, for people. */
export function outcomeOf(did: Did): string {
  if (did.settled !== null) return `interrupted, then found: ${did.settled}`;
  if (did.end === null) return 'running, or interrupted';
  if (did.end.kind === 'interrupted') return `interrupted: ${did.end.why}`;
  return succeeded(did.end) ? 'done' : 'failed';
}

const again: readonly WayOutOption[] = ['look again', 'test again', 'choose another way'];

/** Whether a look counts no longer, whatever else was changed: another run made it, or the admin asked for another. */
export function lookIsVoid(step: StepId, lookSeq: number, session: Session): boolean {
  return (
    lookSeq < session.openedSeq ||
    // Another way, or another server behind it, may show something else.
    Object.entries(session.answers).some(([key, given]) => key.startsWith('shells.') && given.changedSeq > lookSeq) ||
    session.decided.some(
      (each) => each.seq > lookSeq && (each.option === 'look at all again' || (each.step === step && again.includes(each.option))),
    )
  );
}
