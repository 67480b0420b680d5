// Randomness with a seed: the same seed gives the same worlds and transformations, so that a failure can be had again.

import type { Random } from '../../src/lab/ids.ts';

export type Dice = {
  /** 0 to n - 1. */
  below(n: number): number;
  between(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(of: readonly [T, ...T[]]): T;
  shuffle<T>(list: T[]): void;
  shuffled<T>(list: readonly T[]): readonly T[];
  /** For the lab, which makes ids and serial numbers of it. */
  readonly random: Random;
};

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  // mulberry32: public domain, by Tommy Ettinger.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  const shuffle = <T>(list: T[]): void => {
    for (let at = list.length - 1; at > 0; at -= 1) {
      const other = below(at + 1);
      const [here, there] = [list[at], list[other]];
      if (here !== undefined && there !== undefined) [list[at], list[other]] = [there, here];
    }
  };
  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (share) => next() < share,
    pick: (of) => of[below(of.length)] ?? of[0],
    shuffle,
    shuffled(list) {
      const copy = [...list];
      shuffle(copy);
      return copy;
    },
    random: (size) => Uint8Array.from({ length: size }, () => below(256)),
  };
}

/** Dice of their own for each row of a table: a row more, or one left out, does not change what the others do. */
export const diceFor = (seed: number, id: string): Dice =>
  dice([...id].reduce((mixed, each) => Math.imul(mixed, 31) + each.charCodeAt(0), seed));

/** Each letter large or small. */
export const anyCase = (text: string, { chance }: Dice): string =>
  [...text].map((each) => (chance(0.5) ? each.toUpperCase() : each.toLowerCase())).join('');

/** A name that no program expects: other scripts, marks, emoji, quotes, and 256 characters where a name may be long. */
export const anyName = (roll: Dice): string =>
  roll.pick([
    'Žluťoučký kůň',
    'Łódź – “Büro”',
    '會議室 東京',
    'شركة المثال',
    'O’Brien & Söhne',
    "D'Arcy 'x' $(y)",
    '𝒰𝓃𝒾 😀',
    'x'.repeat(256),
  ]);
