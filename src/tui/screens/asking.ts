// The screens that ask: what is told, and what is asked below it.

import type { Content } from '../content.ts';
import { prose } from '../content.ts';
import type { Context } from '../context.ts';
import { blank, marked, paragraph, span } from '../lines.ts';
import { sign } from '../signs.ts';
import type { State } from '../state.ts';
import { finishedScreen } from './finished.ts';
import { manualTaskScreen } from './manual-task.ts';
import { planScreen } from './plan.ts';
import { questionScreen } from './question.ts';
import { readScreen } from './read.ts';
import { targetScreen } from './targets.ts';
import { undoScreen } from './undo.ts';
import { wayOutScreen } from './way-out.ts';

export function askingScreen(state: State, asking: NonNullable<State['asking']>, context: Context, width: number, height: number): Content {
  const { told, asked } = screenOf(state, asking, context, width, height);
  const notices = state.notices.map((each) => prose(marked([span(sign.note, 'note')], each, width), [blank]));
  return {
    told: [...notices, ...told, ...(asked === undefined && state.said !== '' ? [prose([blank], paragraph(state.said, width))] : [])],
    ...(asked === undefined
      ? {}
      : { asked: state.said === '' ? asked : { ...asked, foot: [...(asked.foot ?? []), ...paragraph(state.said, width)] } }),
  };
}

function screenOf(
  state: State,
  { demand, view, input }: NonNullable<State['asking']>,
  context: Context,
  width: number,
  height: number,
): Content {
  switch (demand.kind) {
    case 'ask':
      return questionScreen(demand, view, input, width);
    case 'targets':
      return targetScreen(demand.targets, state, width);
    case 'confirm':
      return planScreen(demand, view, state, context, width);
    case 'way out':
      return wayOutScreen(demand, view, state.live, input, width, height);
    case 'by hand':
      return manualTaskScreen(demand.task, input, width);
    case 'read':
      return readScreen(demand, view, state.hop, context, width);
    case 'undo':
      return undoScreen(demand.items, input, context, width);
    case 'finished':
      return finishedScreen(demand, context, width);
  }
}
