// How tests run, in four tiers by a file's name. `unit` is what needs nothing but its source, and takes seconds (npm run test:unit).
// `integration` plays on the lab, on a real PowerShell or over the network; `pty` drives the built program in a pseudo-terminal and
// needs dist/ (npm test runs all three, and builds first). `deep` holds the long ones (npm run test:deep), `release` those that take
// longer than anyone waits for a change (npm run test:release), `kit` builds the archives and takes them apart (npm run test:kit), `browser`
// needs Chromium (npm run test:browser), `windows` is what is run under Wine (npm run test:windows).

import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { tier } from './test/harness/tier.ts';
import { totalsReporter } from './test/harness/totals-reporter.ts';

const integration = tier('integration');
const deep = tier('deep');
const release = tier('release');
const pty = 'test/pty/**/*.test.{ts,tsx}';
const kit = tier('kit');
const browser = tier('browser');
const windows = 'test/wine/**/*.test.ts';
const others = [...configDefaults.exclude, integration, deep, release, kit, browser, windows];
const long = { testTimeout: 1_800_000, hookTimeout: 120_000 };
const keys = { globalSetup: ['test/harness/make-keys.ts'], setupFiles: ['test/harness/take-keys.ts'] };
// A disk in memory where there is one with room: waiting for a real one to have every record is a third of a rehearsal.
const memory = '/dev/shm';
const roomy = existsSync(memory) && statfsSync(memory).bavail * statfsSync(memory).bsize > 2 ** 30;
// A built program that a test starts keeps nothing in the home of whoever runs it.
const home = { XDG_STATE_HOME: join(roomy ? memory : tmpdir(), 'partner-wizard-tests') };
const common = { ...keys, env: { ...home, ...(roomy ? { TMPDIR: memory } : {}) } };
// Reading the modules anew for each file takes longer than the tests themselves. So what a file leaves behind, others see.
const shared = { isolate: false };

export default defineConfig({
  test: {
    reporters: ['default', totalsReporter],
    // One more than the cores of the smallest machine: much of a rehearsal is waiting.
    maxWorkers: 3,
    // A test plays a whole set-up where it must; how long that takes is the machine's affair, not a promise.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { test: { ...common, ...shared, name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: [...others, pty] } },
      { test: { ...common, ...shared, name: 'integration', include: [integration] } },
      { test: { ...common, name: 'pty', include: [pty], exclude: others } },
      { test: { ...common, ...shared, ...long, name: 'deep', include: [deep] } },
      { test: { ...common, ...long, setupFiles: [...keys.setupFiles, 'test/harness/take-seed.ts'], name: 'release', include: [release] } },
      { test: { ...common, ...long, name: 'kit', include: [kit] } },
      { test: { ...common, name: 'browser', include: [browser] } },
      {
        test: {
          ...common,
          ...long,
          name: 'windows',
          include: [windows],
          exclude: [...configDefaults.exclude, release],
          fileParallelism: false,
        },
      },
    ],
  },
});
