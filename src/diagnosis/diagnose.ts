// Evidence -> cause -> way out. Every entry of the catalogue that fits is weighed; what explains another stands for it; and where several
// are left, that is said, with the look that parts them.

import type { OtherCause } from '../model/demand.ts';
import type { Finding } from '../model/finding.ts';
import { catalogue } from './catalogue.ts';
import type { Cause, Clue, Sure, Symptom } from './cause.ts';
import { symptoms } from './causes/symptoms.ts';
import { type Evidence, fits } from './evidence.ts';
import { vetoed } from './never.ts';
import { restsOn } from './rests-on.ts';

/** 'one of': these fit, and no more can be said yet. 'not known': what happened is clear, why is not. */
export type Diagnosis = {
  readonly id: string;
  readonly sure: 'certain' | 'likely' | 'one of' | 'not known';
  readonly cause: string;
  readonly wayOut: readonly string[];
  /** The look that would settle it; empty where nothing is open. */
  readonly settle: string;
  readonly address: string;
  /** What else it may be, and fits as well: two at most. */
  readonly others: readonly Other[];
  /** What fits less well, where the cause is not certain; the likeliest first. */
  readonly lesser: readonly Other[];
};

/** Another cause that fits. */
type Other = Pick<Cause, 'id' | 'cause' | 'settle'> & {
  /** What in the texts it goes by, and which codes of findings. */
  readonly marks: readonly string[];
  readonly found: readonly string[];
  /** A look could show it, and what was found does not. */
  readonly unseen: boolean;
};

const weights: { readonly [sure in Sure]: number } = { certain: 3, likely: 2, possible: 1 };

/** The clue is the best of those that fit. */
type Fitting = { readonly entry: Cause; readonly clue: Clue; readonly weight: number };
const mostLesser = 3;

export function diagnose(evidence: Evidence): Diagnosis | undefined {
  if (evidence.about === 'others') return undefined;
  const [first, ...rest] = fittingOf(evidence);
  if (evidence.about === 'not told') return first && unplaced([first, ...rest], evidence);
  if (first === undefined) return symptomOf(evidence);
  const sure = first.weight === 3 ? 'certain' : first.weight === 2 ? 'likely' : 'one of';
  if (sure === 'certain') return { ...told(first.entry), sure, others: [], lesser: [] };
  const beside = (equally: boolean) =>
    rest.filter(({ weight }) => (weight === first.weight) === equally).map((each) => otherOf(each, evidence));
  return { ...told(first.entry), sure, others: beside(true).slice(0, 2), lesser: beside(false).slice(0, mostLesser) };
}

function fittingOf(evidence: Evidence): readonly Fitting[] {
  const not = vetoed(evidence);
  const all = catalogue
    .filter(({ id }) => !not.has(id))
    .flatMap((entry): readonly Fitting[] => {
      const [clue] = entry.clues.filter((each) => fits(each, evidence)).toSorted((one, other) => weights[other.sure] - weights[one.sure]);
      return clue === undefined ? [] : [{ entry, clue, weight: weights[clue.sure] }];
    });
  return all
    .filter(({ entry, weight }) => !all.some((each) => each.weight >= weight && each.entry.explains?.includes(entry.id)))
    .toSorted((one, other) => other.weight - one.weight);
}

function symptomOf(evidence: Evidence): Diagnosis | undefined {
  const symptom = symptoms.find(({ clues }) => clues.some((each) => fits(each, evidence)));
  return symptom && { ...told(symptom), sure: 'not known', others: [], lesser: [] };
}

function otherOf({ entry, clue }: Fitting, evidence: Evidence): Other {
  const { id, cause, settle, clues } = entry;
  const found = evidence.found.filter((each) => clue.found?.includes(each));
  const unseen = evidence.found.length > 0 && found.length === 0 && clues.some((each) => each.found !== undefined);
  return { id, cause, settle, marks: restsOn(evidence, clue), found, unseen };
}

const told = ({ id, cause, wayOut, settle, address }: Cause | Symptom) => ({ id, cause, wayOut, settle, address });

/** A sentence of Windows that any product gives. */
function unplaced(fitting: readonly [Fitting, ...Fitting[]], evidence: Evidence): Diagnosis {
  return {
    id: 'unplaced',
    sure: 'not known',
    cause: 'This does not show which program called which server, so that no cause can be named for sure.',
    wayOut: ['Paste it together with the command that was typed, and with all that stands before and after it.'],
    settle: '$Error[0] | Format-List * -Force',
    address: fitting[0].entry.address,
    others: fitting.slice(0, 2).map((each) => otherOf(each, evidence)),
    lesser: [],
  };
}

const surely: { readonly [sure in Diagnosis['sure']]: string } = {
  certain: 'Certain: ',
  likely: 'Most likely: ',
  'one of': 'One possibility: ',
  'not known': 'Not known why: ',
};

/** The cause with how sure it is, and what else it may be. */
export function causeInWords(diagnosis: Diagnosis): string {
  const { sure, others } = diagnosis;
  const also = others.map((each) => `${sure === 'not known' ? 'It may be this' : 'Or'}: ${each.cause}`);
  return [firstInWords(diagnosis), ...also].join(' ');
}

const firstInWords = ({ sure, cause, others }: Diagnosis): string =>
  `${sure === 'one of' && others.length > 0 ? `One of ${others.length + 1}: ` : surely[sure]}${cause}`;

/** The way out, and what settles it first where something is open. */
const wayOutInWords = ({ sure, wayOut, settle }: Diagnosis): readonly string[] =>
  sure === 'certain' || settle === '' ? wayOut : [...wayOut, `To be sure, look at this: ${settle}`];

export type Told = { readonly cause: string; readonly wayOut: readonly string[]; readonly others?: readonly OtherCause[] };

/** What a screen says of it, or `otherwise`; `behind` are the findings that were weighed with it. */
export function inWords(diagnosis: Diagnosis | undefined, otherwise: Told, behind: readonly Finding[] = []): Told {
  if (diagnosis === undefined) return otherwise;
  const { others, lesser } = diagnosis;
  return {
    cause: firstInWords(diagnosis),
    wayOut: wayOutInWords(diagnosis),
    others: [...others.map((each) => otherInWords(each, behind, [])), ...lesser.map((each) => otherInWords(each, behind, [fitsLess]))],
  };
}

const fitsLess = 'The cause above fits better.';

function otherInWords({ cause, settle, marks, found, unseen }: Other, behind: readonly Finding[], less: readonly string[]): OtherCause {
  const looks = behind.filter(({ code }) => found.includes(code)).map(({ words }) => words);
  return {
    cause,
    speaksFor: [
      ...looks,
      ...(marks.length > 0 ? [`It was said: ${marks.join(', ')}.`] : looks.length > 0 ? [] : ['The words of the error.']),
    ].join(' '),
    against: [...less, ...(unseen ? ['No look of this run shows it.'] : [])].join(' '),
    tell: settle,
  };
}
