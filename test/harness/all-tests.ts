// `npm test`: each check and the build, side by side, then the tests; arguments go to vitest. Its last line is always
// `N passed, N failed, N skipped`, also where a check or the build fails and no test is run.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import manifest from '../../package.json' with { type: 'json' };

const checks = Object.keys(manifest.scripts).filter((name) => name.startsWith('check:'));
const before = [...checks, 'build'].map((name) => `npm run ${name}`);
const tests = `vitest run --project unit --project integration --project pty ${process.argv.slice(2).join(' ')}`;

const codes = await Promise.all(
  before.map(async (stage): Promise<readonly [string, number]> => {
    const [code] = await once(spawn(stage, { shell: true, stdio: 'inherit' }), 'exit');
    return [stage, Number(code ?? 1)];
  }),
);
const wrong = codes.find(([, code]) => code !== 0);
if (wrong !== undefined) {
  const [stage, code] = wrong;
  console.log(`\n"${stage}" failed, so no test was run.\n0 passed, 1 failed, 0 skipped`);
  process.exitCode = code;
} else {
  // Vitest says that line itself.
  process.exitCode = spawnSync(tests, { shell: true, stdio: 'inherit' }).status ?? 1;
}
