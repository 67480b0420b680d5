// A vitest reporter that ends every run with one plain line, `N passed, N failed, N skipped`, for people
// and for .ci/run, which adds the lines up. Tests that are still to be written count as skipped. What was skipped for
// want of something says so in one line: a suite's name holds it in brackets, "(needs …)". What failed is named once more just before
// it, for whoever sees but the end of a long run.

import type { Reporter } from 'vitest/node';

export const totalsReporter: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    const wants = new Set<string>();
    const failed = unhandledErrors.map(({ message }) => `Failed: what no test waited for: ${message}\n`);
    const totals = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      // A file that could not be loaded holds no tests, and must not look like a file without any.
      totals.failed += module.errors().length;
      failed.push(...module.errors().map(({ message }) => `Failed: ${module.relativeModuleId} ${message}\n`));
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'failed') failed.push(`Failed: ${module.relativeModuleId} ${test.fullName}\n`);
        if (state === 'passed' || state === 'failed') {
          totals[state] += 1;
          continue;
        }
        totals.skipped += 1;
        const want = /\((needs .*)\)/.exec(test.fullName)?.[1];
        if (want !== undefined) wants.add(want);
      }
    }
    // On exit, so that it comes after the last words of vitest's own reporter; on a line of its own, though a worker's last word was none.
    const skipped = [...wants].map((want) => `Skipped what ${want}\n`).join('');
    process.once('exit', () =>
      process.stdout.write(`\n${failed.join('')}${skipped}${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`),
    );
  },
};
