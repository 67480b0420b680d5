// The tests that stand for the files that are mutated (stryker.config.json): quick ones, that need no lab and no PowerShell.

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/harness/make-keys.ts'],
    setupFiles: ['test/harness/take-keys.ts'],
    include: ['test/journal/*.test.ts', 'test/diagnosis/*.test.ts', 'test/powershell/*.test.ts'],
    exclude: ['test/**/*.{integration,deep,release}.test.ts'],
    testTimeout: 60_000,
  },
});
