// The pages of details, in the order of Tab: those that have something to show.

import type { StepId } from '../model/steps.ts';
import type { View } from '../wizard/front-end.ts';
import { pictured, type Way, waysIn } from './hops.ts';
import type { Overlay, State } from './state.ts';

/** The pages of details, in the order of Tab. */
export const tabs = ['why', 'looks', 'undo', 'words'] as const satisfies readonly Overlay['kind'][];
type Tab = (typeof tabs)[number];
export const isTab = (kind: Overlay['kind'] | undefined): kind is Tab => tabs.some((each) => each === kind);

/** Those that have something to show. */
export function tabsOf(state: State): readonly Tab[] {
  const has: { readonly [tab in Tab]: boolean } = { why: true, looks: looksOf(state) > 0, undo: canBeUndone(state), words: true };
  return tabs.filter((tab) => has[tab]);
}

export function looksOf({ asking }: State): number {
  if (asking === null || asking.demand.kind === 'finished') return 0;
  return looksIn(asking.view, asking.demand.step);
}

/** All that the page of looks shows of a step. */
export function looksIn({ findings, matrix, traces, unknownForms }: View, step: StepId): number {
  return (findings[step]?.length ?? 0) + matrix.length + traces.length + (unknownForms[step]?.length ?? 0);
}

/** The way of the connectivity test that has its picture on the screen; undefined where none has. */
export function wayShown({ asking, overlay }: State): Way | undefined {
  const demand = asking?.demand;
  if (asking === null || demand === undefined || demand.kind === 'finished') return undefined;
  const isShown = overlay === null ? demand.kind === 'read' && demand.page === 'outcome' : overlay.kind === 'looks';
  return isShown ? pictured(waysIn(asking.view.findings[demand.step] ?? [])) : undefined;
}

const canBeUndone = ({ asking }: State): boolean =>
  asking !== null && (asking.demand.kind === 'confirm' || asking.demand.kind === 'read' || asking.demand.kind === 'finished');
