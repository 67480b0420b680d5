// Where the pointer is in every list: on the first screen, in a question, over a screen. And whether letters go into a field instead.

import { logEntries } from './log-entries.ts';
import { choicesFor } from './manual-task.ts';
import { type Input, type Overlay, type State, takable } from './state.ts';

export type List = { readonly count: number; readonly cursor: number };

type Entry = { readonly id: 'leave' | 'stay' | 'elsewhere' | 'end here' | 'look again' | 'foreign' | 'read it'; readonly label: string };

/** The wizard waits for the admin, and has something to go on with. */
const canHandOver = ({ asking }: State): boolean => asking !== null && asking.demand.kind !== 'finished';

/** The entries of what lies over a screen; none where it is only read. */
export function entriesOf(state: State, kind: Overlay['kind']): readonly Entry[] {
  const stay: Entry = { id: 'stay', label: 'Stay' };
  switch (kind) {
    case 'leave':
      return [
        { id: 'leave', label: 'Leave' },
        stay,
        ...(canHandOver(state) ? [{ id: 'elsewhere', label: 'Go on on another computer' } as const] : []),
      ];
    case 'elsewhere':
      return [{ id: 'end here', label: 'End here; these lines are shown once more' }, stay];
    case 'not right':
      return [
        { id: 'look again', label: 'A server is missing: look again' },
        { id: 'foreign', label: 'One is foreign: go on to the question which to leave out' },
        { id: 'leave', label: 'These are the servers of another organisation: leave' },
        { id: 'stay', label: 'All is as it should be' },
      ];
    case 'what next':
      return (state.asking?.view.followUps ?? []).map(({ title, now }) => ({ id: 'read it', label: `${title}: ${now}` }));
    default:
      return [];
  }
}

export function pointedList(state: State): List | undefined {
  const { overlay, welcome, asking } = state;
  if (overlay !== null) {
    const count = overlay.kind === 'log' ? logEntries(state).length : entriesOf(state, overlay.kind).length;
    return count === 0 ? undefined : { count, cursor: Math.min(overlay.cursor, count - 1) };
  }
  if (welcome !== null) return { count: welcome.choices.length, cursor: welcome.cursor };
  if (asking === null) return undefined;
  const { demand, input } = asking;
  const count = countOf(demand);
  return 'cursor' in input && input.kind !== 'text' && count > 0 ? { count, cursor: input.cursor } : undefined;
}

/** How many entries of a long list a page key passes; with no more than these it is seen at a glance. */
export const leapt = 10;
export const isLongList = (state: State): boolean => (pointedList(state)?.count ?? 0) > leapt;

function countOf(demand: NonNullable<State['asking']>['demand']): number {
  switch (demand.kind) {
    case 'ask':
      return 'choices' in demand.question ? demand.question.choices.length : 0;
    case 'way out':
      return demand.options.length;
    case 'by hand':
      return choicesFor(demand.task).length;
    case 'undo':
      return takable(demand.items).length;
    default:
      return 0;
  }
}

/** The pointer on another entry; what was typed for the one before is gone. */
export function pointedAt(state: State, cursor: number): State {
  const { overlay, welcome, asking } = state;
  // The log is told, and scrolls to its pointer.
  if (overlay !== null) return { ...state, overlay: { ...overlay, cursor, scroll: 'focus' } };
  if (welcome !== null) return { ...state, welcome: { ...welcome, cursor } };
  return asking === null ? state : withInput(state, pointing(asking.input, cursor));
}

function pointing(input: Input, cursor: number): Input {
  switch (input.kind) {
    case 'option':
      return input.cursor === cursor ? input : { ...input, cursor, text: '', note: '', error: '' };
    case 'manual task':
      return { ...input, cursor, note: '', error: '' };
    case 'one':
    case 'many':
      return { ...input, cursor };
    default:
      return input;
  }
}

export const withInput = (state: State, input: Input): State =>
  state.asking === null ? state : { ...state, asking: { ...state.asking, input } };

/** Whether characters go into a field. */
export function isTyping({ overlay, asking }: State): boolean {
  if (overlay !== null || asking === null) return false;
  const { input, demand } = asking;
  if (input.kind === 'option') return demand.kind === 'way out' && (demand.options[input.cursor]?.word ?? '') !== '';
  return input.kind === 'text' || input.kind === 'word';
}
