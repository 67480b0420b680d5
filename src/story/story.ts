// The story: the records of a journal, folded once into what happened. Everything that the wizard knows of the past is here, and
// nothing that is not in a record; the engine, every screen, the undo and the log read it. Small questions about it stand beside it.

import type { Point } from '../model/page.ts';
import type { StepId } from '../model/steps.ts';
import { takesBack } from '../model/undo.ts';
import type { Verdict } from '../model/verdict.ts';
import { type GivenAnswers, reopenAccess, reopened, withAnswer } from './answers.ts';
import { type Fates, throughWith, withEnd, withIntent, withLook, withOutput, withSettled } from './fate.ts';
import { joinOutput, type Moment, type MomentOf, type Written } from './moment.ts';
import { hasBegun, pageKey, pointsOn, withoutPoint, withPoint } from './points.ts';

/** One start of the wizard. */
export type Run = MomentOf<'opened'> & {
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
  readonly closed: Verdict | null;
  /** Who wrote the newest record, where and when; null in a new history. */
  readonly written: Written | null;
  /** The last look of each step. */
  readonly looks: { readonly [step: StepId]: MomentOf<'looked'> };
  readonly answers: GivenAnswers;
  /** The last yes to each step's plan. */
  readonly confirmed: { readonly [step: StepId]: MomentOf<'confirmed'> };
  /** By page and step, e.g. 'found servers'. */
  readonly reads: { readonly [page: string]: { readonly seq: number; readonly reopened: boolean } };
  /** The changes, oldest first, tests and what an undo ran among them. */
  readonly did: Fates;
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
  moments: [],
};

/** The same as `after`, record by record, but quick: most records of a long history are output. */
export const storyOf = (records: readonly Moment[]): Story => ({
  ...joinOutput(records).reduce(withMoment, beginning),
  moments: [...records],
});

/** The story after one more record. */
export const after = (story: Story, record: Moment): Story => ({
  ...withMoment(story, record),
  moments: [...story.moments, record],
});

function withMoment(story: Story, moment: Moment): Story {
  const { at, by, on } = moment;
  return { ...told(story, moment), runs: runsAfter(story.runs, moment), written: { at, by, on } };
}

function told(story: Story, moment: Moment): Story {
  const { seq } = moment;
  switch (moment.type) {
    case 'opened':
      return {
        ...story,
        world: moment.world,
        lineage: moment.lineage,
        openedSeq: seq,
        points: pointsOn(moment.on, story.points, story.written),
        resumed: resumedFrom(story),
      };
    case 'looked':
      return { ...story, looks: { ...story.looks, [moment.step]: moment }, did: withLook(story.did, moment) };
    case 'answered':
      return {
        ...story,
        answers: withAnswer(story.answers, moment),
        points: withPoint(story.points, { kind: 'answer', step: moment.step, key: moment.key }),
      };
    case 'read':
      if (moment.page === 'resumed') return { ...story, resumed: null };
      return {
        ...story,
        reads: { ...story.reads, [pageKey(moment.page, moment.step)]: { seq, reopened: false } },
        points: withPoint(story.points, { kind: 'read', step: moment.step, page: moment.page }),
      };
    case 'went back':
      return wentBack(story, moment);
    case 'confirmed':
      return { ...story, confirmed: { ...story.confirmed, [moment.step]: moment } };
    case 'intent':
      return intended(story, moment);
    case 'output':
      return { ...story, did: withOutput(story.did, moment) };
    case 'ended':
      return { ...story, did: withEnd(story.did, moment) };
    case 'settled': {
      const step = story.did.findLast((each) => each.change.id === moment.change)?.step;
      // The look that settled it is on record just before.
      return { ...story, did: withSettled(story.did, moment, (step && story.looks[step]?.facts) ?? null) };
    }
    case 'waited':
      return { ...story, waits: [...story.waits, moment] };
    case 'decided':
      return {
        ...story,
        decided: [...story.decided, moment],
        answers: moment.option === 'choose another way' ? reopenAccess(story.answers, moment.on) : story.answers,
      };
    case 'undoing':
      // Who leaves one as it is, chooses the others anew: the undo is through with those before it.
      return {
        ...story,
        closed: null,
        did: throughWith(story.did, story.undoing && { ...story.undoing, changes: moment.changes }),
        undoing: moment,
      };
    case 'closed':
      return moment.verdict === 'taken back'
        ? { ...story, closed: moment.verdict, did: throughWith(story.did, story.undoing), undoing: null }
        : { ...story, closed: moment.verdict };
    case 'driven':
    case 'handed over':
    case 'repaired':
    case 'took over':
    case 'salvaged':
      return story;
  }
}

function intended(story: Story, moment: MomentOf<'intent'>): Story {
  const taken = takesBack(moment.change);
  // Who goes on with the set-up has given the undo up.
  const undoing = taken === undefined ? null : story.undoing;
  const did = throughWith(story.did, undoing, taken);
  return { ...story, closed: null, undoing, did: withIntent(did, moment, story.confirmed[moment.step]) };
}

function resumedFrom({ written, did, points, runs, looks }: Story): Resumed | null {
  return written === null || !(did.length > 0 || hasBegun(points))
    ? null
    : { last: written, handedOver: runs.at(-1)?.handedOver ?? null, looks };
}

function wentBack(story: Story, { to, on }: MomentOf<'went back'>): Story {
  const points = withoutPoint(story.points, to);
  if (to.kind === 'answer') return { ...story, points, answers: reopened(story.answers, to.key, on) };
  const key = pageKey(to.page, to.step);
  const read = story.reads[key];
  return read === undefined ? story : { ...story, points, reads: { ...story.reads, [key]: { ...read, reopened: true } } };
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
    // What was put right in the file is not the run's own doing.
    case 'repaired':
    case 'took over':
      return runs;
    default:
      return (runs.at(-1)?.closed ?? null) === null ? runs : change({ closed: null });
  }
}
