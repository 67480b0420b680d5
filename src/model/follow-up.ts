// What may follow a link that works: data, one entry a follow-up, for the page behind the last screen and for partner-wizard next. It is
// told and never run: the lines are for a person to type.

import type { FindingState } from './finding.ts';

/** What was seen of it, as a sentence. */
export type Sight = { readonly state: FindingState; readonly words: string };

/** A line to type, and the shell that it is for. */
export type TypedThere = { readonly shell: string; readonly line: string };

type Told = readonly (string | TypedThere)[];

export type FollowUp = {
  readonly id: string;
  readonly title: string;
  /** Where it is now, in a few words. */
  readonly now: string;
  readonly seen: readonly Sight[];
  /** The lines that would look at what the wizard does not look at. */
  readonly look: Told;
  readonly needs: Told;
  /** What users notice. */
  readonly notices: Told;
  readonly run: Told;
  readonly verify: Told;
  readonly back: Told;
  /** What becomes of it if the trust breaks. */
  readonly broken: Told;
};

export type PartItem = string | TypedThere | Sight;
type Part = { readonly title: string; readonly items: readonly PartItem[] };

const parts = [
  ['seen', 'What was seen'],
  ['look', 'What would look'],
  ['needs', 'What it needs'],
  ['notices', 'What users notice'],
  ['run', 'How it is done'],
  ['verify', 'How it is verified'],
  ['back', 'How it is taken back'],
  ['broken', 'If the trust breaks'],
] as const;

/** All that is told of one, in the order of reading; what there is nothing to say of is left out. */
export const partsOf = (each: FollowUp): readonly Part[] =>
  parts.map(([part, title]) => ({ title, items: each[part] })).filter(({ items }) => items.length > 0);

/** A shell is named once for the lines that follow each other in it. */
export const isShellNamed = ({ shell }: TypedThere, before: PartItem | undefined): boolean =>
  typeof before === 'object' && 'shell' in before && before.shell === shell;

/** All lines to type for it, as they are copied. */
export const typedLinesOf = (each: FollowUp): readonly string[] =>
  partsOf(each).flatMap(({ items }) => items.flatMap((item) => (typeof item === 'object' && 'line' in item ? [item.line] : [])));
