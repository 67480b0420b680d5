// The lab's clock work: durations are said in seconds of production and pass `factor` times faster.

import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../model/command.ts';

export type Pace = {
  readonly factor: number;
  /** Waits so many seconds of production; rejects at once when the signal aborts. */
  wait(seconds: number, signal: AbortSignal): Promise<void>;
  /** The instant that is so many seconds of production after another. */
  after(start: Date, seconds: number): Instant;
};

export function createPace(factor: number): Pace {
  if (!Number.isFinite(factor) || factor <= 0)
    throw new Error('The practice lab needs a factor greater than 0: how many times faster than production it runs.');
  const milliseconds = (seconds: number) => (seconds * 1000) / factor;
  return {
    factor,
    wait: (seconds, signal) => sleep(milliseconds(seconds), undefined, { signal }),
    after: (start, seconds) => new Date(start.getTime() + milliseconds(seconds)).toISOString(),
  };
}
