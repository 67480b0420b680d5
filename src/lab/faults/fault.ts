// What a fault is, and what several families of them need.

import type { Random } from '../ids.ts';
import { startWorkers } from '../workers.ts';
import type { Computer, SkypeSettings, World } from '../world.ts';

export type Making = { readonly now: Date; readonly random: Random };

/** The wizard mends what is its own; the rest an admin does outside of it (mend.ts plays that). Some are only worth a note. */
type Mend =
  | { readonly by: 'the wizard' }
  | { readonly by: 'nobody'; readonly words: string }
  | { readonly by: 'an admin'; readonly words: string; readonly apply: (world: World, making: Making) => void };

export type Fault = {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  /** Where we know it from. */
  readonly source: string;
  /** What it breaks: 'a finished set-up' is made first, as if the article had been followed the day before. */
  readonly breaks: 'a new world' | 'a finished set-up';
  readonly break: (world: World, making: Making) => void;
  readonly mend: Mend;
};

export const hour = 3_600_000;
export const day = 24 * hour;
export const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);

/** Skype's settings, in the Central Management Store and on every replica. */
export const allSettings = (world: World): readonly SkypeSettings[] =>
  [world.skype.central, ...world.skype.replicas].map((each) => each.settings);

export const exchangeServers = (world: World): readonly Computer[] => world.computers.filter((each) => each.role === 'exchange');
export const frontEnds = (world: World): readonly Computer[] => world.computers.filter((each) => each.role === 'front end');

/** IIS was restarted everywhere at `at`; what the workers hold counts as read now. */
export function restartAll(world: World, now: Date, at = now): void {
  for (const each of exchangeServers(world)) startWorkers(each, world, at.toISOString(), now.toISOString());
}
