// Looks at hundreds of servers: some side by side, and none begins when there is no time left. Without that an admin with many servers
// that do not answer would wait for minutes before the first page.

import { createLimiter } from '../../probes/limiter.ts';

const sideBySide = 16;
/** Milliseconds after which no further look begins. One from this computer takes ten seconds at most. */
export const patience = 20_000;

/** Makes a look when its turn comes, or gives what stands for one that came too late. */
export type InTime = <T>(look: () => Promise<T>, late: (why: string) => T) => Promise<T>;

/** The time runs from now on. */
export function createInTime(most: number): InTime {
  const turns = createLimiter(sideBySide);
  const began = performance.now();
  return (look, late) => turns(async () => (performance.now() - began > most ? late(tooLate) : await look()));
}

const tooLate = 'There are so many servers that there was no time left to look.';
