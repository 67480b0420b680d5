// The session: the fold of the journal's records. Everything that the wizard knows of the past is here,
// and nothing that is not in a record.

import type { Json } from '../model/json.ts';
import type { Answer } from '../model/question.ts';
import type { Page, Point, Record, StepId, Verdict, WayOutOption } from '../model/record.ts';
import type { HostProcess, Reach } from '../model/shell.ts';
import type { Did } from '../steps/step.ts';

/** `on` is the computer where it was given: some answers hold for that one only. */
type Given = {
  readonly on: string;
  readonly step: StepId;
  readonly value: Answer;
  readonly changedSeq: number;
  readonly reopened: boolean;
};
type Looked = { readonly seq: number; readonly wentBy: string; readonly facts: Json };

/** A change and the record that ended it; 0 while it has none. */
export type DidAt = Did & {
  readonly endSeq: number;
  /** The process that ran it, and on which computer. */
  readonly host: HostProcess;
  readonly on: string;
};

export type Session = {
  readonly world: 'lab' | 'real';
  /** The record that opened this run. What was seen before it is looked at again. */
  readonly openedSeq: number;
  readonly closed: Verdict | null;
  readonly looks: { readonly [step in StepId]?: Looked };
  readonly answers: { readonly [key: string]: Given };
  readonly confirmed: { readonly [step in StepId]?: { readonly digest: string; readonly seq: number } };
  /** By page and step, e.g. 'found servers'. */
  readonly reads: { readonly [page: string]: { readonly seq: number; readonly reopened: boolean } };
  readonly did: readonly DidAt[];
  readonly waits: readonly { readonly seq: number; readonly step: StepId; readonly wait: string; readonly met: boolean }[];
  readonly decided: readonly { readonly seq: number; readonly step: StepId; readonly about: string; readonly option: WayOutOption }[];
  /** What Back can return to, oldest first. */
  readonly points: readonly Point[];
};

const empty: Session = {
  world: 'lab',
  openedSeq: 0,
  closed: null,
  looks: {},
  answers: {},
  confirmed: {},
  reads: {},
  did: [],
  waits: [],
  decided: [],
  points: [],
};

export const sessionOf = (records: readonly Record[]): Session => records.reduce(fold, empty);

/** The session after one more record. */
export function fold(session: Session, record: Record): Session {
  const { seq } = record;
  switch (record.type) {
    case 'opened':
      return { ...session, world: record.world, openedSeq: seq };
    case 'looked':
      return { ...session, looks: { ...session.looks, [record.step]: { seq, wentBy: record.wentBy, facts: record.facts } } };
    case 'answered': {
      const before = session.answers[record.key];
      const same = before !== undefined && JSON.stringify(before.value) === JSON.stringify(record.value);
      const given = { on: record.on, step: record.step, value: record.value, changedSeq: same ? before.changedSeq : seq, reopened: false };
      const point: Point = { kind: 'answer', step: record.step, key: record.key };
      return { ...session, answers: { ...session.answers, [record.key]: given }, points: [...without(session.points, point), point] };
    }
    case 'read': {
      const point: Point = { kind: 'read', step: record.step, page: record.page };
      return {
        ...session,
        reads: { ...session.reads, [pageKey(record.page, record.step)]: { seq, reopened: false } },
        points: [...without(session.points, point), point],
      };
    }
    case 'went back':
      return goBack(session, record.to);
    case 'confirmed':
      return { ...session, confirmed: { ...session.confirmed, [record.step]: { digest: record.digest, seq } } };
    case 'intent': {
      const { at, on, step, change, host } = record;
      const did: DidAt = { seq, endSeq: 0, at, on, step, change, host, end: null, settled: null, lines: [] };
      return { ...session, closed: null, did: [...session.did, did] };
    }
    case 'output':
      return { ...session, did: updateLast(session.did, record.change, (did) => ({ ...did, lines: [...did.lines, ...record.lines] })) };
    case 'ended':
      return { ...session, did: updateLast(session.did, record.change, (did) => ({ ...did, endSeq: seq, end: record.end })) };
    case 'settled':
      return { ...session, did: updateLast(session.did, record.change, (did) => ({ ...did, endSeq: seq, settled: record.settled })) };
    case 'waited':
      return { ...session, waits: [...session.waits, { seq, step: record.step, wait: record.wait, met: record.met }] };
    case 'decided':
      return {
        ...session,
        decided: [...session.decided, { seq, step: record.step, about: record.about, option: record.option }],
        answers: record.option === 'choose another way' ? reopenWays(session.answers) : session.answers,
      };
    case 'closed':
      return { ...session, closed: record.verdict };
    case 'repaired':
    case 'took over':
    case 'salvaged':
      return session;
  }
}

/** The ways to the shells are asked for again, each with what was answered before. */
function reopenWays(answers: Session['answers']): Session['answers'] {
  return Object.fromEntries(
    Object.entries(answers).map(([key, given]) => [key, key.startsWith('shells.') ? { ...given, reopened: true } : given]),
  );
}

function goBack(session: Session, to: Point): Session {
  const points = without(session.points, to);
  if (to.kind === 'read') {
    const key = pageKey(to.page, to.step);
    const read = session.reads[key];
    return read === undefined ? session : { ...session, points, reads: { ...session.reads, [key]: { ...read, reopened: true } } };
  }
  const given = session.answers[to.key];
  return given === undefined ? session : { ...session, points, answers: { ...session.answers, [to.key]: { ...given, reopened: true } } };
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
  readonly user: string;
  readonly computer: string;
  readonly now: string;
  /** How real servers can be reached from here; undefined in the lab, where there is nothing to choose. */
  readonly reach?: Pick<Reach, 'offers' | 'found'> | undefined;
  /** The names of the secrets that were given in this run: they are in no record. */
  readonly secrets?: readonly string[];
};

/** A change that ended and gave no error. */
export const succeeded = (did: Did): boolean =>
  did.end?.kind === 'ended' ? !did.end.hadErrors && (did.end.exitCode ?? 0) === 0 : did.settled === 'done';

/** A change whose end nobody saw, and that was not looked at since. */
export const isUnclear = (did: Did): boolean => (did.end === null || did.end.kind === 'interrupted') && did.settled === null;

/** In a word or two, for people. */
export function outcomeOf(did: Did): string {
  if (did.settled !== null) return `interrupted, then found: ${did.settled}`;
  if (did.end === null) return 'running, or interrupted';
  if (did.end.kind === 'interrupted') return `interrupted: ${did.end.why}`;
  return succeeded(did) ? 'done' : 'failed';
}
