// How a cmdlet of the lab is written: a generator of items; `reads` for one that looks, `changes` for one that alters
// the world after the caller's consent. Each cmdlet family has a file of its own beside this one.

import type { Item } from '../../model/shell.ts';
import { Asked, object, pause, type Stage, text } from '../stage.ts';
import type { LabWorld } from '../world.ts';
import type { Call } from './call.ts';

export type Play = (call: Call, stage: Stage) => AsyncGenerator<Item, void>;
export type Family = { readonly [cmdlet: string]: Play };

/** A cmdlet that returns objects and changes nothing. Takes a second of production. */
export const reads = (look: (call: Call, world: LabWorld, stage: Stage) => readonly unknown[]): Play =>
  async function* (call, stage) {
    await pause(stage, 1);
    yield* look(call, stage.store.read(), stage).map(object);
  };

/** A cmdlet that alters the world and returns what it made, if anything. Takes so many seconds of production. */
export const changes = (seconds: number, alter: (call: Call, stage: Stage) => readonly unknown[] | Promise<readonly unknown[]>): Play =>
  async function* (call, stage) {
    await pause(stage, seconds);
    yield* (await alter(call, stage)).map(object);
  };

/**
 * Wraps a cmdlet that asks before it acts: high impact asks always, unless -Confirm:$false or -Force; the others only with -Confirm.
 * A question without a prepared answer ends the command as "asked" (facts.md 110); No ends it quietly.
 */
export const asking = (impact: 'high' | 'medium', action: (call: Call) => string, play: Play): Play =>
  async function* (call, stage) {
    const asks = call.on('Confirm') || (impact === 'high' && call.flag('Confirm') !== false && !call.on('Force'));
    if (asks && !answer(`Are you sure you want to perform this action? ${action(call)}`, stage)) return;
    yield* play(call, stage);
  };

/** The answer that was prepared for a question. Throws Asked where there is none. */
export function answer(question: string, stage: Stage): boolean {
  const prepared = Object.entries(stage.prompts).find(([prompt]) => prompt !== '' && question.includes(prompt))?.[1];
  if (prepared === undefined) throw new Asked(question);
  return prepared === 'yes';
}

/** -WhatIf: says what would be done, and does nothing. */
export const whatIf = (call: Call): Item =>
  text(
    'information',
    `What if: Performing the operation "${call.name}" on target "${call.text('Identity') ?? call.text('Name') ?? 'Global'}".`,
  );
