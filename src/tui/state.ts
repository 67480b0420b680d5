// The front end's state: the demand it has to answer, what is live while the engine works, and its own view
// (focus, typed text, scrolling). Pure: (state, event) -> state; keys are in press.ts.

import { type Asking, type Demand, isAsking, type LiveEvent } from '../model/demand.ts';
import { asAnswered } from '../model/instant.ts';
import { type Labels, labelsOf, type Question } from '../model/question.ts';
import { succeeded } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import type { UndoItem } from '../model/undo.ts';
import type { Moment } from '../story/moment.ts';
import type { View } from '../wizard/front-end.ts';
import { idle, type Live, mark, withTrace } from './live.ts';
import { emptyManualTask, type ManualTaskInput } from './manual-task.ts';

/** What lies over a screen: a page to read, or a small question of its own. */
export type Overlay = {
  readonly kind:
    | 'help'
    | 'words'
    | 'why'
    | 'looks'
    | 'undo'
    | 'leave'
    | 'elsewhere'
    | 'not right'
    | 'log'
    | 'record'
    | 'others'
    | 'error message'
    | 'what next'
    | 'follow-up';
  /** First line that is shown, or as far down as the pointer needs. */
  readonly scroll: number | 'focus';
  /** Of those with entries; of a record, which one of the log it is, and of a follow-up, which of them. */
  readonly cursor: number;
};

/**
 * Whether a key may agree to what is asked. It may once its hint is drawn, and that is drawn after a while without any key: so no key
 * that was held, or meant for the screen before, agrees to what nobody can have read.
 */
export type KeyGuard = { readonly kind: 'shut'; readonly since: number } | { readonly kind: 'drawing' } | { readonly kind: 'open' };

/** What the admin is filling in; it belongs to one demand. */
export type Input =
  | { readonly kind: 'text'; readonly text: string; readonly cursor: number; readonly error: string }
  | { readonly kind: 'one'; readonly cursor: number }
  | { readonly kind: 'many'; readonly cursor: number; readonly chosen: readonly string[] }
  /** `note` says what to type where nothing was typed; `error` that something else was. */
  | { readonly kind: 'word'; readonly text: string; readonly note: string; readonly error: string }
  /** A way out; `text` is the word typed for the option under the cursor. */
  | { readonly kind: 'option'; readonly cursor: number; readonly text: string; readonly note: string; readonly error: string }
  | ManualTaskInput
  | { readonly kind: 'page' };

/** What is looked for on the page; the entries or lines, from 0, where that began and that was gone to last. */
export type Search = { readonly text: string; readonly from: number; readonly place: number };

/** The first screen: what to work on; `aside` stands at the right, such as when it was last worked on. */
export type Choice = {
  readonly id: string;
  readonly label: string;
  readonly because: string;
  readonly aside?: string;
  /** More choices, instead of a start; Esc comes back from them. */
  readonly opens?: readonly Choice[];
  /** A page, instead of a start. */
  readonly shows?: 'error message';
};
export type Welcome = { readonly choices: readonly Choice[]; readonly cursor: number; readonly outer?: Welcome };

export type State = {
  readonly welcome: Welcome | null;
  readonly asking: { readonly demand: Asking; readonly view: View; readonly input: Input } | null;
  readonly live: Live;
  readonly step: StepId | null;
  /** To be seen until the next reply. */
  readonly notices: readonly string[];
  /** What became of the last key that copies or writes; until the next key. */
  readonly said: string;
  readonly overlay: Overlay | null;
  readonly search: Search | null;
  /** An error message that somebody has, and what it means; no lines while nobody has looked. */
  readonly explaining: { readonly text: string; readonly lines: readonly string[] };
  /** First line of what is told that is shown, or as far down as the focus needs. */
  readonly scroll: number | 'focus';
  /** The hop that was chosen in the picture of the test; null where none was. */
  readonly hop: number | null;
  /** What is told was shown to its end. */
  readonly seen: boolean;
  readonly guard: KeyGuard;
  /** When the last plan was agreed to, in milliseconds. */
  readonly agreedAt: number;
  /** What was on record when something was asked last, and what was recorded since. */
  readonly told: readonly Moment[];
  readonly later: readonly Moment[];
  /** How choices read, of all that was asked so far. */
  readonly labels: Labels;
  /** What each step was seen to be when something was asked last. */
  readonly findings: View['findings'];
  /** This computer has a window for folders. */
  readonly opensFolder: boolean;
};

export const initial: State = {
  welcome: null,
  asking: null,
  live: idle,
  step: null,
  notices: [],
  said: '',
  overlay: null,
  search: null,
  explaining: { text: '', lines: [] },
  scroll: 'focus',
  hop: null,
  seen: false,
  guard: { kind: 'shut', since: 0 },
  agreedAt: 0,
  told: [],
  later: [],
  labels: {},
  findings: {},
  opensFolder: false,
};

// More can never be seen at once, and the journal keeps the rest.
const keptLines = 400;

/** The input for a demand, beginning with the answer given before, else with the likely one. */
function inputFor(demand: Asking, view: View): Input {
  switch (demand.kind) {
    case 'ask':
      return inputForQuestion(demand.question, view);
    case 'confirm':
      return demand.plan.severity.kind === 'mild' ? { kind: 'page' } : { kind: 'word', text: '', note: '', error: '' };
    case 'way out':
      return { kind: 'option', cursor: 0, text: '', note: '', error: '' };
    case 'by hand':
      return emptyManualTask;
    case 'undo':
      return { kind: 'many', cursor: 0, chosen: takable(demand.items).map((each) => String(each.seq)) };
    case 'targets':
    case 'read':
    case 'finished':
      return { kind: 'page' };
  }
}

/** What there is to choose from. */
export const takable = (items: readonly UndoItem[]): readonly UndoItem[] => items.filter((each) => each.takeBack.kind === 'run');

function inputForQuestion(question: Question, view: View): Input {
  const before = view.answers[question.key];
  switch (question.kind) {
    case 'text': {
      const text = typeof before === 'string' ? asAnswered(before) : question.likely;
      return { kind: 'text', text, cursor: [...text].length, error: '' };
    }
    case 'secret':
      return { kind: 'text', text: '', cursor: 0, error: '' };
    case 'one': {
      const wanted = typeof before === 'string' && question.anew === undefined ? before : question.likely;
      const at = question.choices.findIndex(({ value }) => value === wanted);
      return { kind: 'one', cursor: Math.max(0, at) };
    }
    case 'many':
      return { kind: 'many', cursor: 0, chosen: Array.isArray(before) ? before : question.likely };
  }
}

/** A demand to answer, at a moment in milliseconds. */
export function withDemand(state: State, demand: Asking, view: View, now: number): State {
  const step = demand.kind === 'finished' ? null : demand.step;
  return {
    ...state,
    asking: { demand, view, input: inputFor(demand, view) },
    step,
    scroll: 0,
    search: null,
    hop: null,
    seen: false,
    guard: { kind: 'shut', since: now },
    said: '',
    told: view.moments,
    later: [],
    labels: { ...state.labels, ...view.labels, ...labelsOf(demand.kind === 'ask' ? [demand.question] : []) },
    findings: view.findings,
    overlay: state.overlay?.kind === 'leave' ? state.overlay : null,
  };
}

/** More of an error message is an error log: its part around the error is enough. */
const longestMessage = 2 ** 20;

/** A piece of an error message: it is added to what is there. */
export const withMessage = (state: State, pasted: string): State => ({
  ...state,
  explaining: { text: `${state.explaining.text}${pasted}`.slice(0, longestMessage), lines: [] },
});

/** What a message means, unless more of it has come meanwhile. */
export const explained = (state: State, text: string, lines: readonly string[]): State =>
  state.explaining.text === text
    ? { ...state, explaining: { text, lines }, overlay: state.overlay && { ...state.overlay, scroll: 0 } }
    : state;

/** Where a paste is a message, line for line, and no text for a field. */
export const takesMessage = ({ overlay }: State): boolean => overlay?.kind === 'error message';

/** The demand was answered; the engine goes on. */
export const answered = (state: State): State => ({ ...state, asking: null, notices: [], scroll: 0, search: null, said: '' });

/** What was asked about is over: nobody must answer it any more. */
export const withdrawn = (state: State): State => ({ ...answered(state), overlay: state.overlay?.kind === 'leave' ? state.overlay : null });

/** A live event; `now` in milliseconds. */
export function show(state: State, event: LiveEvent, now: number): State {
  const { live } = state;
  switch (event.kind) {
    case 'demand':
      return beginDemand(state, event.demand, now);
    case 'notice':
      return { ...state, notices: [...state.notices, event.words] };
    case 'looking': {
      const what = event.command.kind === 'probe' ? event.command.url : 'name' in event.command ? event.command.name : event.command.file;
      return { ...state, live: { ...live, looking: [...live.looking, what].slice(-200) } };
    }
    case 'traced':
      return { ...state, live: { ...live, traces: withTrace(live.traces, event.trace) } };
    case 'started':
      return { ...state, live: { ...live, acts: mark(live.acts, event.change.id, event.change.words, 'now'), output: [], since: now } };
    case 'output':
      return { ...state, live: { ...live, output: [...live.output, event.line].slice(-keptLines) } };
    case 'ended':
      return {
        ...state,
        live: { ...live, acts: mark(live.acts, event.change, '', succeeded(event.end) ? 'done' : 'failed', event.seconds) },
      };
    case 'waiting':
      return { ...state, live: { ...live, saw: event.saw, waited: event.seconds, wish: null } };
    case 'recorded':
      return recorded(state, event.record);
    case 'at work':
      return {
        ...state,
        live: { ...live, saw: `It is still at work, in process ${event.pid} of this computer. The wizard waits for its end.` },
      };
    case 'settled':
      return event.settled === 'running'
        ? { ...state, live: { ...live, saw: 'It may still be at work, so it is looked at until it has had its usual time.' } }
        : state;
    case 'looked':
      return state;
  }
}

function recorded(state: State, record: Moment): State {
  const later = { ...state, later: [...state.later, record] };
  const { live } = state;
  if (record.type !== 'waited') return later;
  return { ...later, live: { ...live, acts: mark(live.acts, record.wait, '', record.met ? 'done' : 'failed', record.seconds) } };
}

function beginDemand(state: State, demand: Demand, now: number): State {
  const step = demand.kind === 'finished' ? null : demand.step;
  if (isAsking(demand)) return { ...state, step };
  const { live } = state;
  const acts =
    demand.kind === 'wait'
      ? mark(live.acts, demand.wait.id, `Wait until ${demand.wait.words}.`, 'now')
      : demand.kind === 'look'
        ? []
        : live.acts;
  const seen = demand.kind === 'look' || demand.kind === 'settle' ? { looking: [], traces: [] } : {};
  const batch = acts.length === 0 ? null : live.batch;
  return { ...state, step, scroll: 'focus', live: { ...live, ...seen, demand, since: now, acts, batch, saw: '', waited: 0, wish: null } };
}
