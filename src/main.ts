// argv -> front end. The only place where the parts are put together; each part is loaded when it is needed,
// so that the first screen does not wait for the lab, the probes or the schemas.

import { parseArguments } from './cli/arguments.ts';

async function main(): Promise<number> {
  const parsed = parseArguments(process.argv.slice(2));
  switch (parsed.kind) {
    case 'said':
      (parsed.exitCode === 0 ? process.stdout : process.stderr).write(parsed.text);
      return parsed.exitCode;
    case 'set up': {
      const { setUp } = await import('./cli/set-up.ts');
      return setUp(parsed, async (options) => (await import('./lab/lab.ts')).openLab(options));
    }
    case 'log': {
      const { exportLog } = await import('./cli/log.ts');
      return exportLog(parsed);
    }
    case 'lab faults': {
      const [{ listFaults }, { faults }] = await Promise.all([import('./cli/lab.ts'), import('./lab/faults.ts')]);
      return listFaults(parsed, faults);
    }
  }
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`partner-wizard stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});
