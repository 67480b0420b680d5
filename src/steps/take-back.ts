// What the steps' answers to "can this be taken back?" share (Step.takeBack).

import type { Change } from '../model/change.ts';
import { areOneName } from '../model/name.ts';
import type { StepId } from '../model/steps.ts';
import type { TakeBack, UndoPart } from '../model/undo.ts';
import type { Did, StepContext } from './step.ts';

/** All that was known right after a change, as far as its own step goes; undefined while nobody had looked. */
export function leftBy(did: Did, context: StepContext): StepContext | undefined {
  return did.left === null ? undefined : { ...context, facts: { ...context.facts, [did.step]: did.left } };
}

/** The same after the last change of a step: our own later changes are no one else's. */
export function lastLeft(step: StepId, context: StepContext): StepContext | undefined {
  const last = context.did.findLast((each) => each.step === step && each.left !== null);
  return last === undefined ? undefined : leftBy(last, context);
}

export const takenBackBy = (parts: readonly UndoPart[], breaks: string, leaves: readonly string[] = []): TakeBack => ({
  kind: 'run',
  parts,
  breaks,
  leaves,
});
export const nothing = (why: string): TakeBack => ({ kind: 'nothing', why });
export const changed = (why: string): TakeBack => ({ kind: 'changed', why });
export const unseenNow = (why: string): TakeBack => ({ kind: 'not seen', why: `It could not be looked at, so it is left alone: ${why}` });

/** For steps whose changes all say from the start that they cannot be taken back. */
export function cannotTakeBack({ change }: Did): TakeBack {
  return { kind: 'cannot', why: change.undo.kind === 'cannot' ? change.undo.why : 'There is no way back.' };
}

/** A parameter of a change's command, as text; empty where it has none of that name. */
export function parameterOf({ command }: Change, name: string): string {
  const value = command.kind === 'cmdlet' || command.kind === 'script' ? command.parameters[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** For what is a key already, or a name in a directory; an address or a domain says its kind (areOneName). */
export const isSame = (one: string | null | undefined, other: string | null | undefined): boolean =>
  areOneName('identity', one ?? '', other ?? '');
