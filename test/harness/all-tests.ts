// `npm test`: the checks, the build, then the tests; arguments go to vitest. Its last line is always
// `N passed, N failed, N skipped`, also where a check or the build fails and no test is run.

import { spawnSync } from 'node:child_process';

const stages = [
  'npm run check',
  'npm run build',
  `vitest run --project unit --project integration --project pty ${process.argv.slice(2).join(' ')}`,
];

for (const stage of stages) {
  const { status } = spawnSync(stage, { shell: true, stdio: 'inherit' });
  if (status === 0) continue;
  // Vitest has said its own line.
  if (stage !== stages.at(-1)) console.log(`\n"${stage}" failed, so no test was run.\n0 passed, 1 failed, 0 skipped`);
  process.exitCode = status ?? 1;
  break;
}
