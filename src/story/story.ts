// The story: the records of a journal, folded once into what happened. Everything that the wizard knows of the past is here, and
// nothing that is not in a record; the engine, every screen, the undo and the log read it. Small questions about it stand beside it.

import type { Noted } from '../model/noted.ts';
import { isKnown, type KnownOrganisation } from '../model/organisation.ts';
import type { Point } from '../model/page.ts';
import type { Written } from '../model/record.ts';
import type { StepId } from '../model/steps.ts';
import type { ConnectionTarget } from '../model/target.ts';
import { takesBack } from '../model/undo.ts';
import type { Verdict } from '../model/verdict.ts';
import { type Answering, addAnswer, type GivenAnswers, reopen, reopenAccess } from './answers.ts';
import { addEnd, addIntent, addLook, addOutput, addSettled, type Fates, type Telling, tellingOf, throughWith } from './fate.ts';
import { joinOutput, type Moment, type MomentOf } from './moment.ts';
import { addPoint, dropPoint, hasBegun, type Pointing, pageKey, pointing, pointsOn } from './points.ts';

/** One start of the wizard. */
type Run = MomentOf<'opened'> & {
  /** Who ran the practice lab's commands; null for real servers. */
  readonly drivenBy: string | null;
  /** On which kind of computer it was to go on; null where it was simply left. */
  readonly handedOver: string | null;
  /** Null while it goes on, and where it was ended from outside. */
  readonly closed: Verdict | null;
};

/** The end of the run before: `looks` are what was seen last then. */
export type Resumed = { readonly last: Written; readonly handedOver: string | null; readonly looks: Story['looks'] };

export type Story = {
  readonly world: 'lab' | 'real';
  /** The name of the history. */
  readonly lineage: string;
  readonly runs: readonly Run[];
  /** What this run goes on from, until the admin has read where it stands; null where nothing was done before. */
  readonly resumed: Resumed | null;
  /** The record that opened this run. What was seen before it is looked at again. */
  readonly openedSeq: number;
  /** How it was closed, while nothing was begun since. One of an earlier run is history. */
  readonly closed: MomentOf<'closed'> | null;
  /** What is to stand on the log's first page. */
  readonly noted: Noted;
  /** Whose servers the history tells of: what was seen before the first change. Null where nobody saw it then. */
  readonly organisation: KnownOrganisation | null;
  /** Whose servers this run sees; null while it has not seen any. */
  readonly sees: MomentOf<'world'> | null;
  /** What this run may connect to; null while nobody has agreed. */
  readonly targets: readonly ConnectionTarget[] | null;
  /** Who wrote the newest record, where and when; null in a new history. */
  readonly written: Written | null;
  /** The last look of each step. */
  readonly looks: { readonly [step: StepId]: MomentOf<'looked'> };
  readonly answers: GivenAnswers;
  /** What was pasted for looks that were left before they were whole, oldest first; none of it was looked at yet. */
  readonly pasted: readonly MomentOf<'pasted'>[];
  /** This run's last yes to each step's plan. */
  readonly confirmed: { readonly [step: StepId]: MomentOf<'confirmed'> };
  /** By page and step, e.g. 'found servers'. */
  readonly reads: { readonly [page: string]: { readonly seq: number; readonly reopened: boolean } };
  /** The changes, oldest first, tests and what an undo ran among them. */
  readonly did: Fates;
  /** Of this run, as what was decided: what another agreed to, waited for and reported is history, and stands among the moments. */
  readonly waits: readonly MomentOf<'waited'>[];
  readonly decided: readonly MomentOf<'decided'>[];
  /** What the admin chose to take back, while that is not over. */
  readonly undoing: MomentOf<'undoing'> | null;
  /** What Back can return to, oldest first. */
  readonly points: readonly Point[];
  /** All of it, in order. */
  readonly moments: readonly Moment[];
};

const beginning: Story = {
  world: 'lab',
  lineage: '',
  runs: [],
  resumed: null,
  openedSeq: 0,
  closed: null,
  noted: { ticket: null, note: null },
  organisation: null,
  sees: null,
  targets: null,
  written: null,
  looks: {},
  answers: {},
  pasted: [],
  confirmed: {},
  reads: {},
  did: [],
  waits: [],
  decided: [],
  undoing: null,
  points: [],
  moments: [],
};

/** The story while it is told. What grows with the history is added to in place; all else is what it is in a story. */
type Draft = Omit<Story, 'did' | 'waits' | 'decided' | 'moments' | 'answers' | 'points'> & {
  readonly telling: Telling;
  readonly answers: Answering;
  readonly points: Pointing;
  readonly waits: MomentOf<'waited'>[];
  readonly decided: MomentOf<'decided'>[];
};

const draftOf = ({ did, waits, decided, answers, points, moments: _, ...rest }: Story): Draft => ({
  ...rest,
  answers: new Map(Object.entries(answers)),
  points: pointing(points),
  telling: tellingOf(did),
  waits: [...waits],
  decided: [...decided],
});

const finished = ({ telling, answers, points, ...rest }: Draft, moments: readonly Moment[]): Story => ({
  ...rest,
  answers: Object.fromEntries(answers),
  points: [...points.values()],
  did: telling.did,
  moments,
});

/** The same as `after`, record by record, but quick: it takes as long as the history is long, and most records are output. */
export const storyOf = (records: readonly Moment[]): Story =>
  finished(joinOutput(records).reduce(withMoment, draftOf(beginning)), [...records]);

/** The story after one more record. */
export const after = (story: Story, record: Moment): Story => finished(withMoment(draftOf(story), record), [...story.moments, record]);

/** What another run agreed to, waited for, decided and was told is history. */
const unsaid = () => ({ sees: null, targets: null, confirmed: {}, waits: [], decided: [] });
export const anew = (story: Story): Story => ({ ...story, ...unsaid() });

function withMoment(draft: Draft, moment: Moment): Draft {
  const { at, by, on } = moment;
  return { ...told(draft, moment), runs: runsAfter(draft.runs, moment), written: { at, by, on } };
}

function told(story: Draft, moment: Moment): Draft {
  const { seq } = moment;
  switch (moment.type) {
    case 'opened':
      return {
        ...story,
        ...unsaid(),
        world: moment.world,
        lineage: moment.lineage,
        openedSeq: seq,
        points: pointsOn(moment.on, story.points, story.written),
        resumed: resumedFrom(story),
      };
    case 'world':
      return {
        ...story,
        sees: moment,
        organisation: story.organisation ?? (story.telling.did.length === 0 && isKnown(moment) ? moment : null),
      };
    case 'noted':
      return { ...story, noted: { ticket: moment.ticket, note: moment.note } };
    case 'targets':
      return { ...story, targets: moment.targets };
    case 'looked':
      addLook(story.telling, moment);
      return {
        ...story,
        looks: { ...story.looks, [moment.step]: moment },
        pasted: story.pasted.filter(({ step }) => step !== moment.step),
      };
    case 'pasted':
      return { ...story, pasted: [...story.pasted, moment] };
    case 'answered':
      addAnswer(story.answers, moment);
      addPoint(story.points, { kind: 'answer', step: moment.step, key: moment.key });
      return story;
    case 'read':
      if (moment.page === 'resumed') return { ...story, resumed: null };
      addPoint(story.points, { kind: 'read', step: moment.step, page: moment.page });
      return { ...story, reads: { ...story.reads, [pageKey(moment.page, moment.step)]: { seq, reopened: false } } };
    case 'went back':
      return wentBack(story, moment);
    case 'confirmed':
      return { ...story, confirmed: { ...story.confirmed, [moment.step]: moment } };
    case 'intent':
      return intended(story, moment);
    case 'output':
      addOutput(story.telling, moment);
      return story;
    case 'ended':
      addEnd(story.telling, moment);
      return story;
    case 'settled':
      // The look that settled it is on record just before.
      addSettled(story.telling, moment, (step) => story.looks[step]?.facts ?? null);
      return story;
    case 'waited':
      story.waits.push(moment);
      return story;
    case 'decided':
      story.decided.push(moment);
      if (moment.option === 'choose another way') reopenAccess(story.answers, moment.on);
      return story;
    case 'undoing':
      // Who leaves one as it is, chooses the others anew: the undo is through with those before it.
      throughWith(story.telling, before(story, moment));
      return { ...story, closed: null, undoing: moment };
    case 'closed':
      if (moment.verdict !== 'taken back') return { ...story, closed: moment };
      throughWith(story.telling, story.undoing);
      return { ...story, closed: moment, undoing: null };
    case 'driven':
    case 'handed over':
    case 'repaired':
    case 'took over':
    case 'salvaged':
      return story;
  }
}

/** What the undo is through with once these are chosen: of its own run what is among them, of an earlier run all that is not. */
function before({ undoing, openedSeq }: Draft, { changes }: MomentOf<'undoing'>): MomentOf<'undoing'> | null {
  if (undoing === null || undoing.seq > openedSeq) return undoing && { ...undoing, changes };
  return { ...undoing, changes: undoing.changes.filter((each) => !changes.includes(each)) };
}

function intended(story: Draft, moment: MomentOf<'intent'>): Draft {
  const taken = takesBack(moment.change);
  // Who goes on with the set-up has given the undo up.
  const undoing = taken === undefined ? null : story.undoing;
  throughWith(story.telling, undoing, taken);
  addIntent(story.telling, moment, story.confirmed[moment.step]);
  return { ...story, closed: null, undoing };
}

function resumedFrom({ written, telling, points, runs, looks }: Draft): Resumed | null {
  return written === null || !(telling.did.length > 0 || hasBegun(points))
    ? null
    : { last: written, handedOver: runs.at(-1)?.handedOver ?? null, looks };
}

function wentBack(story: Draft, { to, on }: MomentOf<'went back'>): Draft {
  dropPoint(story.points, to);
  if (to.kind === 'answer') reopen(story.answers, to.key, on);
  const key = to.kind === 'read' ? pageKey(to.page, to.step) : '';
  const read = story.reads[key];
  return read === undefined ? story : { ...story, reads: { ...story.reads, [key]: { ...read, reopened: true } } };
}

function runsAfter(runs: readonly Run[], moment: Moment): readonly Run[] {
  const change = (what: Partial<Pick<Run, 'drivenBy' | 'handedOver' | 'closed'>>) =>
    runs.map((run, index) => (index === runs.length - 1 ? { ...run, ...what } : run));
  switch (moment.type) {
    case 'opened':
      return [...runs, { ...moment, drivenBy: null, handedOver: null, closed: null }];
    case 'driven':
      return change({ drivenBy: moment.driver });
    case 'handed over':
      return change({ handedOver: moment.to });
    case 'closed':
      return change({ closed: moment.verdict });
    // What was put right in the file, or is said of it, is not the run's own doing.
    case 'noted':
    case 'repaired':
    case 'took over':
      return runs;
    default:
      return (runs.at(-1)?.closed ?? null) === null ? runs : change({ closed: null });
  }
}
