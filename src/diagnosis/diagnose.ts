// Evidence -> cause -> way out. Every entry of the catalogue that fits is weighed; what explains another stands for it; and where several
// are left, that is said, with the look that parts them.

import { catalogue } from './catalogue.ts';
import type { Cause, Sure, Symptom } from './cause.ts';
import { symptoms } from './causes/symptoms.ts';
import { type Evidence, fits } from './evidence.ts';
import { vetoed } from './never.ts';
import { readText } from './read-text.ts';

/** 'one of': these fit, and no more can be said yet. 'not known': what happened is clear, why is not. */
export type Diagnosis = {
  readonly id: string;
  readonly sure: 'certain' | 'likely' | 'one of' | 'not known';
  readonly cause: string;
  readonly wayOut: readonly string[];
  /** The look that would settle it; empty where nothing is open. */
  readonly settle: string;
  readonly address: string;
  /** What else it may be: the likeliest first, two at most. */
  readonly others: readonly Pick<Cause, 'id' | 'cause' | 'settle'>[];
};

const weights: { readonly [sure in Sure]: number } = { certain: 3, likely: 2, possible: 1 };

type Fitting = { readonly entry: Cause; readonly weight: number };

export function diagnose(evidence: Evidence): Diagnosis | undefined {
  const fitting = fittingOf(evidence);
  const [first, ...rest] = fitting;
  if (evidence.about === 'others') return undefined;
  if (evidence.about === 'not told') return fitting.length === 0 ? undefined : unplaced(fitting.map(({ entry }) => entry));
  if (first === undefined) return symptomOf(evidence);
  const others = rest.filter(({ weight }) => weight === first.weight).map(({ entry }) => entry);
  const sure = first.weight === 3 ? 'certain' : first.weight === 2 ? 'likely' : 'one of';
  return { ...told(first.entry), sure, others: sure === 'certain' ? [] : others.slice(0, 2) };
}

function fittingOf(evidence: Evidence): readonly Fitting[] {
  const not = vetoed(evidence);
  const all = catalogue
    .filter(({ id }) => !not.has(id))
    .map((entry) => ({ entry, weight: Math.max(0, ...entry.clues.map((clue) => (fits(clue, evidence) ? weights[clue.sure] : 0))) }))
    .filter(({ weight }) => weight > 0);
  return all
    .filter(({ entry, weight }) => !all.some((each) => each.weight >= weight && each.entry.explains?.includes(entry.id)))
    .toSorted((one, other) => other.weight - one.weight);
}

function symptomOf(evidence: Evidence): Diagnosis | undefined {
  const symptom = symptoms.find(({ clues }) => clues.some((each) => fits(each, evidence)));
  return symptom && { ...told(symptom), sure: 'not known', others: [] };
}

const told = ({ id, cause, wayOut, settle, address }: Cause | Symptom) => ({ id, cause, wayOut, settle, address });

/** A sentence of Windows that any product gives. */
function unplaced(fitting: readonly Cause[]): Diagnosis {
  return {
    id: 'unplaced',
    sure: 'not known',
    cause: 'This does not show which program called which server, so that no cause can be named for sure.',
    wayOut: ['Paste it together with the command that was typed, and with all that stands before and after it.'],
    settle: '$Error[0] | Format-List * -Force',
    address: fitting[0]?.address ?? '',
    others: fitting.slice(0, 2),
  };
}

/** What our own commands and looks gave, with the codes of what the steps found. */
export const ownEvidence = (texts: readonly string[], found: readonly string[] = []): Evidence => ({
  ...readText(texts.join('\n')),
  about: 'ours',
  found,
});

const surely: { readonly [sure in Diagnosis['sure']]: string } = {
  certain: 'Certain: ',
  likely: 'Most likely: ',
  'one of': 'One possibility: ',
  'not known': 'Not known why: ',
};

/** The cause with how sure it is, and what else it may be. */
export function causeInWords({ sure, cause, others }: Diagnosis): string {
  const also = others.map((each) => `${sure === 'not known' ? 'It may be this' : 'Or'}: ${each.cause}`);
  const begin = sure === 'one of' && others.length > 0 ? `One of ${others.length + 1}: ` : surely[sure];
  return [`${begin}${cause}`, ...also].join(' ');
}

/** The way out, and what settles it first where something is open. */
function wayOutInWords({ sure, wayOut, settle, others }: Diagnosis): readonly string[] {
  const looks = [settle, ...others.map((each) => each.settle)].filter((each) => each !== '');
  if (sure === 'certain' || looks.length === 0) return wayOut;
  return [...wayOut, `To be sure, look at this: ${[...new Set(looks)].join(' — or: ')}`];
}

export type Told = { readonly cause: string; readonly wayOut: readonly string[] };

/** What a screen says of it, or `otherwise`. */
export const inWords = (diagnosis: Diagnosis | undefined, otherwise: Told): Told =>
  diagnosis === undefined ? otherwise : { cause: causeInWords(diagnosis), wayOut: wayOutInWords(diagnosis) };
