// What this computer tells of itself and of its processes, by which a lock that was left is known.

import { expect, test } from 'vitest';
import { realProcesses } from '../../src/journal/processes.ts';

/** Above the largest number that Linux and macOS give. */
const nobody = 2 ** 30 - 1;

test('this process is at work, and one that nobody has is not', () => {
  expect(realProcesses.isAlive(realProcesses.own)).toBe(true);
  expect(realProcesses.isAlive(nobody)).toBe(false);
});

test.runIf(process.platform === 'linux')('a process is told from others of its number by when it began', () => {
  expect(realProcesses.startOf(realProcesses.own)).toMatch(/^\d+$/);
  expect(realProcesses.startOf(nobody)).toBeNull();
});

test('the computer is up for longer than any process, in milliseconds', () =>
  expect(realProcesses.upFor()).toBeGreaterThan(process.uptime() * 1000));
