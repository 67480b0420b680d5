// What the steps' answers to "can this be taken back?" share (Step.takeBack).

import type { Command } from '../model/command.ts';
import { harmless } from '../model/harmless.ts';
import { areOneName } from '../model/name.ts';
import type { TakeBack, UndoPart } from '../model/undo.ts';
import { render } from '../powershell/render.ts';
import { type Did, type StepContext, tookEffect } from './step.ts';

export const takenBackBy = (
  parts: readonly UndoPart[],
  breaks: string,
  leaves: readonly string[] = [],
): Extract<TakeBack, { kind: 'run' }> => ({
  kind: 'run',
  parts,
  breaks,
  leaves,
});
export const nothing = (why: string): TakeBack => ({ kind: 'nothing', why });
export const changed = (why: string): TakeBack => ({ kind: 'changed', why });
export const cannot = (why: string): TakeBack => ({ kind: 'cannot', why });
export const refused = (why: string): TakeBack => ({ kind: 'refused', why });
export const unseenNow = (why: string): TakeBack => ({ kind: 'not seen', why: `It could not be looked at, so it is left alone: ${why}` });

/** What nobody can vouch for is not put back by the wizard: the line is there for whoever knows better. */
export const byYourself = (why: string, command: Command): TakeBack =>
  refused(`${why} If you are sure of it, type this yourself: ${harmless(render(command), 2000)}`);

/** For steps whose changes all say from the start that they cannot be taken back. */
export const cannotTakeBack = (): TakeBack => cannot('There is no way back.');

/** The changes that stand, as far as the file tells: what they set is what a look should find. */
export const changesStanding = ({ did }: Pick<StepContext, 'did'>): readonly Did[] =>
  did.filter((each) => !each.takenBack && (tookEffect(each) || (each.settled !== null && each.settled !== 'not started')));

/** For what is a key already, or a name in a directory; an address or a domain says its kind (areOneName). */
export const isSame = (one: string | null | undefined, other: string | null | undefined): boolean =>
  areOneName('identity', one ?? '', other ?? '');
