// How tests run. `unit` is everything that runs from source; `pty` drives the built program in a
// pseudo-terminal and needs dist/ (npm test builds first); `deep` holds the long ones (npm run test:deep).

import { configDefaults, defineConfig } from 'vitest/config';
import { totalsReporter } from './test/harness/totals-reporter.ts';

const deep = 'test/**/*.deep.test.{ts,tsx}';
const pty = 'test/pty/**/*.test.{ts,tsx}';

export default defineConfig({
  test: {
    reporters: ['default', totalsReporter],
    maxWorkers: 2,
    // A test plays a whole set-up where it must; how long that takes is the machine's affair, not a promise.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: [...configDefaults.exclude, deep, pty] } },
      { test: { name: 'pty', include: [pty], exclude: [...configDefaults.exclude, deep], fileParallelism: false } },
      { test: { name: 'deep', include: [deep], testTimeout: 1_800_000, hookTimeout: 120_000 } },
    ],
  },
});
