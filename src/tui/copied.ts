// What `c` copies: the commands, the line or the path that a screen is about.

import { isChange } from '../model/change.ts';
import type { Context } from './context.ts';
import type { State } from './state.ts';

export function copied({ overlay, asking }: State, { handOver, render, logPath }: Omit<Context, 'now'>): string | undefined {
  if (overlay?.kind === 'elsewhere') return handOver?.lines.join('\n');
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
