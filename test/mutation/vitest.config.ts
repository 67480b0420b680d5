// For faults in the code: mutations.ts says which tests a file is held to. A disk in memory where there is one, since each fault has the
// tests write their files anew.

import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const memory = '/dev/shm';

export default defineConfig({
  test: {
    include: (process.env.MUTATION_TESTS ?? '').split(' '),
    env: existsSync(memory) ? { TMPDIR: memory } : {},
    testTimeout: 60_000,
  },
});
