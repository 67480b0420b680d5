// Ids of the practice lab that it does not know: said before anything is opened or made.

import { harmless } from '../model/harmless.ts';
import { didYouMean } from './did-you-mean.ts';
import type { LabArguments } from './lab-options.ts';

/** The ids that the practice lab knows: main.ts hands them in, since only main may know both sides. */
export type KnownIds = { readonly fault: readonly string[]; readonly preset: readonly string[] };

export const notInLab = (what: keyof KnownIds, id: string, known: readonly string[]): string =>
  `The practice lab has no ${what} "${harmless(id, 80)}".${didYouMean(id, known)} It knows: ${known.join(', ')}.`;

/** In a sentence, which id the lab does not know; undefined where it knows all. */
export function unknownId({ preset, faults }: LabArguments, known: KnownIds): string | undefined {
  const fault = faults.find((each) => !known.fault.includes(each));
  if (fault !== undefined) return notInLab('fault', fault, known.fault);
  return preset === null || known.preset.includes(preset) ? undefined : notInLab('preset', preset, known.preset);
}
