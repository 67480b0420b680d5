// What `c` copies and `f` writes: the commands, the line, the record or the path that a screen is about.

import { isChange } from '../model/change.ts';
import { typedLinesOf } from '../model/follow-up.ts';
import type { Context } from './context.ts';
import { pointedList } from './pointer.ts';
import { logAsText, recordAsText } from './screens/so-far.ts';
import type { State } from './state.ts';

/** Of the log, the record with the pointer. */
export function copied(state: State, context: Context): string | undefined {
  const { overlay, asking } = state;
  const { handOver, render, logPath } = context;
  if (overlay?.kind === 'elsewhere') return handOver?.lines.join('\n');
  if (overlay?.kind === 'log') return recordAsText(state, pointedList(state)?.cursor ?? 0, context);
  if (overlay?.kind === 'record') return recordAsText(state, overlay.cursor, context);
  if (overlay?.kind === 'follow-up') {
    const followUp = asking?.view.followUps[overlay.cursor];
    return followUp === undefined ? undefined : `${typedLinesOf(followUp).join('\n')}\n`;
  }
  const demand = asking?.demand;
  switch (demand?.kind) {
    case 'by hand':
      return demand.task.text;
    case 'confirm':
      return `${demand.plan.acts
        .filter(isChange)
        .map(({ command }) => render(command))
        .join('\n')}\n`;
    case 'finished':
      return logPath;
    default:
      return undefined;
  }
}

export type WrittenAs = 'by hand' | 'log so far';

/** What is written to a file: of the log, all of it. */
export function written(state: State, context: Context): { readonly as: WrittenAs; readonly text: string } | undefined {
  if (state.overlay?.kind === 'log' || state.overlay?.kind === 'record') return { as: 'log so far', text: logAsText(state, context) };
  const text = copied(state, context);
  return text === undefined ? undefined : { as: 'by hand', text };
}
