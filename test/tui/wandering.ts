// Someone who wanders: goes back, opens help, resizes the window, leaves, comes back, and answers in between, by the real keys on the
// real reducer. However they wander, they end where the straight way ends.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Asking, Reply } from '../../src/model/demand.ts';
import { frameOf } from '../../src/tui/frame.ts';
import type { Key } from '../../src/tui/keys.ts';
import { press } from '../../src/tui/press.ts';
import { initial, type State, withDemand } from '../../src/tui/state.ts';
import type { View } from '../../src/wizard/front-end.ts';
import { rehearse } from '../wizard/rehearsal.ts';
import { began, character, context, named } from './sample.ts';

type Move =
  | { readonly kind: 'answer' | 'back' | 'leave' | 'help' | 'details' | 'log' | 'page' }
  | { readonly kind: 'resize'; readonly columns: number; readonly rows: number };

const plain = (kind: 'answer' | 'back' | 'leave' | 'help' | 'details' | 'log' | 'page', weight: number) => ({
  weight,
  arbitrary: fc.constant<Move>({ kind }),
});
const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    plain('answer', 10),
    plain('back', 4),
    plain('leave', 1),
    ...(['help', 'details', 'log', 'page'] as const).map((kind) => plain(kind, 1)),
    {
      weight: 2,
      arbitrary: fc.record<Move & { kind: 'resize' }>({
        kind: fc.constant('resize'),
        columns: fc.integer({ min: 20, max: 160 }),
        rows: fc.integer({ min: 6, max: 60 }),
      }),
    },
  ),
  { minLength: 4, maxLength: 24 },
);

const keysFor: { readonly [kind in Exclude<Move['kind'], 'answer' | 'resize'>]: readonly Key[] } = {
  back: [named('escape')],
  leave: [named('interrupt'), named('interrupt')],
  help: [named('help'), character('w'), named('escape')],
  details: [named('tab'), named('tab'), named('backTab'), named('escape')],
  log: [character('l'), named('pageUp'), named('escape')],
  page: [named('pageDown'), named('end'), named('pageUp')],
};

/** What the moves come to on a demand: a reply by a key, or undefined for the answer. */
function wander(demand: Asking, view: View, rest: Move[]): Reply | undefined {
  let state: State = withDemand(initial, demand, view, began);
  let size = { columns: 80, rows: 24 };
  for (let move = rest.shift(); move !== undefined && move.kind !== 'answer'; move = rest.shift()) {
    if (move.kind === 'resize') {
      size = move;
      expect(frameOf(state, context, size).extent.from).toBeGreaterThanOrEqual(0);
      continue;
    }
    for (const key of keysFor[move.kind]) {
      const pressed = press(state, key, frameOf(state, context, size).extent, began);
      if (pressed.reply !== undefined) return pressed.reply;
      state = pressed.state;
    }
  }
  return undefined;
}

/** Where a run of the lab "small" ended: what it says at the end, and what was changed for it. */
async function endOf(rest: Move[]): Promise<object> {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-wandering-'));
  try {
    for (;;) {
      const { driven, records } = await rehearse(dir, { attended: true, interject: (demand, view) => wander(demand, view, rest) });
      if (driven.kind !== 'finished') continue;
      const { proven, notProven, remember } = driven.summary;
      const changes = records.flatMap((each) => (each.type === 'intent' ? [each.change.id] : [])).toSorted();
      return { proven, notProven, remember, changes };
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Much of a run is waiting, so some wander at the same time. */
const atOnce = 5;

export async function endsWhereTheStraightWayEnds(wanderers: number): Promise<void> {
  const straight = await endOf([]);
  await fc.assert(
    fc.asyncProperty(fc.array(moves, { minLength: atOnce, maxLength: atOnce }), async (given) => {
      const ends = await Promise.all(given.map((each) => endOf([...each])));
      for (const end of ends) expect(end).toEqual(straight);
    }),
    { numRuns: wanderers / atOnce },
  );
}
