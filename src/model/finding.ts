// A finding: one look and what it means. The state says what follows from it:
//   ok        as it should be
//   note      worth knowing, nothing to do
//   to mend   this step's plan mends it
//   stop      the wizard cannot go on until someone mends it
//   not seen  the look itself failed; never counted as right

import type { Json } from './json.ts';

export type FindingState = 'ok' | 'note' | 'to mend' | 'stop' | 'not seen';

/** How it was seen: by a management shell, over the network, or because the admin said so. */
export const sources = ['shell', 'probe', 'reported'] as const;
export type Source = (typeof sources)[number];

export type Finding = {
  /** A stable code, e.g. 'realm.not-accepted': tests, answers and the catalogue of causes refer to it. */
  readonly code: string;
  /** The server, domain or object concerned. */
  readonly about: string;
  readonly state: FindingState;
  readonly source: Source;
  /** One sentence: what is so. */
  readonly words: string;
  /** What to do, where there is something to do. */
  readonly wayOut?: string;
  /** The word to type to go on in spite of a stop; absent where going on would do harm. */
  readonly override?: string;
  /** It stops, or is mended to be sure, because the look itself failed: no word about what was looked at. */
  readonly blind?: true;
  readonly saw: Json;
};

/** What objects of an unknown form look like: names of types and properties, no values. Not asked: by hand, or where it could not be. */
export type Shape =
  | { readonly asked: false }
  | { readonly asked: true; readonly objects: readonly { readonly types: readonly string[]; readonly properties: readonly string[] }[] };

/** Something that a look saw, or why it could not; `shape` where what came back had a form that is not known. */
export type Seen<T> = { readonly seen: true; readonly value: T } | { readonly seen: false; readonly why: string; readonly shape?: Shape };

export const seen = <T>(value: T): Seen<T> => ({ seen: true, value });
export const notSeen = (why: string, shape?: Shape): Extract<Seen<never>, { seen: false }> => ({
  seen: false,
  why,
  ...(shape === undefined ? {} : { shape }),
});
