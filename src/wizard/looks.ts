// Which look a step needs when its answers have changed: the whole of it again, a closer one at what an answer named, or none. A record
// says by `wentBy` what a look went by: what the whole look did, and on a line of its own what the closer one did.

import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import type { WayOutOption } from '../model/way-out.ts';
import type { Secrets } from '../secrets/redact.ts';
import type { Look, Step, StepContext } from '../steps/step.ts';
import { isAccessKey } from '../story/answers.ts';
import type { Story } from '../story/story.ts';
import { openPfx, pfxWorker } from '../x509/pfx.ts';

export type WhichLook = 'whole' | 'closer';

/** What a look that is made now goes by. */
export const goesBy = (step: Step, which: WhichLook, context: StepContext): string =>
  which === 'whole' ? step.looksBy(context) : `${step.looksBy(context)}\n${closerBy(step, context)}`;

/** The look that is wanted beside the one that went by `wentBy`; undefined where that one holds. */
export function lookWanted(step: Step, wentBy: string, context: StepContext): WhichLook | undefined {
  const whole = step.looksBy(context);
  if (wentBy !== whole && !wentBy.startsWith(`${whole}\n`)) return 'whole';
  return closerBy(step, context) === '' || wentBy === goesBy(step, 'closer', context) ? undefined : 'closer';
}

const closerBy = (step: Step, context: StepContext): string => step.closer?.by(context) ?? '';

/** Makes a look; gives what the step knows after it. */
export const makeLook = (step: Step, which: WhichLook, look: Look, context: StepContext) =>
  which === 'closer' && step.closer !== undefined ? step.closer.inspect(look, context) : step.inspect(look, context);

/** Opens PKCS#12 files with the passwords that were given in this run. */
export const pfxOpener =
  (reveal: Secrets['reveal']): Look['openPfx'] =>
  (der, secret) =>
    openPfx(der, reveal(secret)?.text ?? '', { worker: pfxWorker() });

/** After these, no step goes by what it saw before. */
export const everywhere: readonly WayOutOption[] = ['look at all again', 'play the admin'];

const again: readonly WayOutOption[] = ['look again', 'test again', 'choose another way'];

/** Whether a look counts no longer, whatever else was changed: another run made it, or the admin asked for another. */
export function lookIsVoid(step: StepId, lookSeq: number, { openedSeq, answers, decided }: Story): boolean {
  return (
    lookSeq < openedSeq ||
    // Another way, or another server behind it, may show something else.
    Object.values(answers).some(({ key, changedSeq }) => isAccessKey(key) && changedSeq > lookSeq) ||
    decided.some((each) => each.seq > lookSeq && (everywhere.includes(each.option) || (each.step === step && again.includes(each.option))))
  );
}

/** A look is stale when this run has not made it, when an earlier step has changed something since, or when the admin asked for another. */
export function isStale(step: Step, lookSeq: number, story: Story, sequence: readonly Step[]): boolean {
  const earlier = sequence.slice(0, sequence.indexOf(step)).map((each) => each.id);
  return lookIsVoid(step.id, lookSeq, story) || story.did.some((each) => earlier.includes(each.step) && each.endSeq > lookSeq);
}

/** Seconds of production, shortened by the world's factor; ends at once when the admin leaves. */
export const pauser =
  ({ factor }: Pick<World, 'factor'>, signal: AbortSignal): Look['pause'] =>
  (seconds) =>
    sleep((seconds * 1000) / factor, undefined, { signal }).catch(() => undefined);
