// How tests run. `unit` is everything that runs from source; `pty` drives the built program in a
// pseudo-terminal and needs dist/ (npm test builds first); `deep` holds the long ones (npm run test:deep).

import { existsSync, statfsSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';
import { totalsReporter } from './test/harness/totals-reporter.ts';

const deep = 'test/**/*.deep.test.{ts,tsx}';
const pty = 'test/pty/**/*.test.{ts,tsx}';
const keys = { globalSetup: ['test/harness/make-keys.ts'], setupFiles: ['test/harness/take-keys.ts'] };
// A disk in memory where there is one with room: waiting for a real one to have every record is a third of a rehearsal.
const memory = '/dev/shm';
const roomy = existsSync(memory) && statfsSync(memory).bavail * statfsSync(memory).bsize > 2 ** 30;
const common = { ...keys, env: roomy ? { TMPDIR: memory } : {} };

export default defineConfig({
  test: {
    reporters: ['default', totalsReporter],
    maxWorkers: 2,
    // A test plays a whole set-up where it must; how long that takes is the machine's affair, not a promise.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { test: { ...common, name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: [...configDefaults.exclude, deep, pty] } },
      { test: { ...common, name: 'pty', include: [pty], exclude: [...configDefaults.exclude, deep], fileParallelism: false } },
      { test: { ...common, name: 'deep', include: [deep], testTimeout: 1_800_000, hookTimeout: 120_000 } },
    ],
  },
});
