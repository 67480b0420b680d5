// What a fault is, and what several families of them need.

import { describe } from '../certificates.ts';
import type { Random } from '../ids.ts';
import { startWorkers } from '../workers.ts';
import { type Computer, findCertificate, type LabWorld, type SkypeSettings } from '../world.ts';

export type Making = { readonly now: Date; readonly random: Random };

/** What a person does about it outside the wizard; mend.ts plays that. */
export type Mend = {
  /** Whose it is: the wizard mends what is its own, an admin the rest. Some breaks nothing, and nobody has to. */
  readonly by: 'the wizard' | 'an admin' | 'nobody';
  /** What follows "the admin who". */
  readonly words: string;
  /** What a real admin would type first: documented lines, with <…> for what only they know. */
  readonly types: readonly [string, ...string[]];
  /** The findings and waits of the wizard behind which it stands, by their codes; where none is named, nothing tells it from others. */
  readonly behind?: readonly string[];
  /** Does it; a world in which it is done already stays as it is. */
  readonly do: (world: LabWorld, making: Making) => void;
};

export type Fault = {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  /** Where we know it from. */
  readonly source: string;
  /** What it breaks: 'a finished set-up' is made first, as if the article had been followed the day before. */
  readonly breaks: 'a new world' | 'a finished set-up';
  readonly break: (world: LabWorld, making: Making) => void;
  readonly mend: Mend;
};

export const hour = 3_600_000;
export const day = 24 * hour;
export const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);

/** Skype's settings, in the Central Management Store and on every replica. */
export const allSettings = (world: LabWorld): readonly SkypeSettings[] =>
  [world.skype.central, ...world.skype.replicas].map((each) => each.settings);

export const exchangeServers = (world: LabWorld): readonly Computer[] => world.computers.filter((each) => each.role === 'exchange');
export const frontEnds = (world: LabWorld): readonly Computer[] => world.computers.filter((each) => each.role === 'front end');

/** The end of a certificate; of none, the end of time: it does not run out. */
export function endOf(world: LabWorld, thumbprint: string | null): Date {
  const found = thumbprint === null ? undefined : findCertificate(world, thumbprint);
  return found === undefined ? new Date(8.64e15) : new Date(describe(found.pem).notAfter);
}

/** IIS was restarted everywhere at `at`; what the workers hold counts as read now. */
export function restartAll(world: LabWorld, now: Date, at = now): void {
  for (const each of exchangeServers(world)) startWorkers(each, world, at.toISOString(), now.toISOString());
}
