// Looks at hundreds of servers: nobody waits for minutes, and what was not looked at is not called wrong.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createInTime, patience } from '../../src/steps/servers/in-time.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const after = (seconds: number) => new Promise<string>((resolve) => setTimeout(() => resolve('looked'), seconds * 1000));

async function lookAt(servers: number, seconds: number, most: number) {
  const inTime = createInTime(most);
  const began = performance.now();
  const looks = Promise.all(
    Array.from({ length: servers }, () =>
      inTime(
        () => after(seconds),
        () => 'too late',
      ),
    ),
  );
  await vi.runAllTimersAsync();
  const all = await looks;
  return { seconds: (performance.now() - began) / 1000, looked: all.filter((each) => each === 'looked').length };
}

describe('looks at 300 servers', () => {
  test('are all made where the servers answer', async () => {
    expect((await lookAt(300, 0.1, patience)).looked).toBe(300);
  });

  test('end half a minute later where none of them answers', async () => {
    const { looked, seconds } = await lookAt(300, 10, patience);
    expect(seconds).toBeLessThanOrEqual(30);
    expect(looked).toBeLessThan(300);
  });

  test('by hand take the time that they take', async () => {
    expect((await lookAt(50, 60, Number.POSITIVE_INFINITY)).looked).toBe(50);
  });
});
