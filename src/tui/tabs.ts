// The pages of details, in the order of Tab: those that have something to show.

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
  const { findings, traces, unknownForms } = asking.view;
  const step = asking.demand.step;
  return (findings[step]?.length ?? 0) + traces.length + (unknownForms[step]?.length ?? 0);
}

const canBeUndone = ({ asking }: State): boolean =>
  asking !== null && (asking.demand.kind === 'confirm' || asking.demand.kind === 'read' || asking.demand.kind === 'finished');
