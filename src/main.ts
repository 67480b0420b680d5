#!/usr/bin/env node
// argv -> front end. The only place where the parts are put together; each part is loaded when it is needed,
// so that the first screen does not wait for the lab, the probes or the schemas.

import { randomBytes } from 'node:crypto';
import { isForNagios, withoutArguments } from './cli/asked.ts';
import { exitCodes, nagiosUnknown } from './cli/exit-codes.ts';
import { frontEndFor, screenReaderHint } from './cli/front-end-for.ts';
import type { LabArguments, OpenLab } from './cli/lab-options.ts';
import { watchOutput } from './cli/lost-output.ts';
import { reasonOf } from './cli/reason.ts';
import { harmless } from './model/harmless.ts';
import type { World } from './model/shell.ts';

/** Older versions end in an error that nobody understands; package.json's engines says the same to npm. */
function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 19);
}

/** Something to see at once: even the first screen's own code takes longer to load than a person should wait. */
function greet(): void {
  process.stderr.write(screenReaderHint('screen'));
  process.stdout.write('\u001b[?1049h\u001b[?25l\u001b[H partner-wizard');
  // Ctrl+C is a key from here on; as a signal it would end us with the terminal in this state.
  process.stdin.setRawMode(true);
}

/** The lab that a process of its own serves, or else one in this process; no PowerShell stands before it. */
const reachLab: OpenLab = async (options) => {
  const [{ connectLab }, { openLab }, { sealed }] = await Promise.all([
    import('./lab/connect.ts'),
    import('./lab/lab.ts'),
    import('./lab/sealed.ts'),
  ]);
  const lab = (await connectLab(options)) ?? (await openLab(options));
  return { ...lab, shell: sealed(lab.shell, options.secret) };
};

/** The same, driven by a PowerShell of this computer where there is one. */
const driveLab: OpenLab = async (options) => {
  const [{ connectLab }, { openLab }, { openDoor }, { sealed }, driver, { findPowerShell }] = await Promise.all([
    import('./lab/connect.ts'),
    import('./lab/lab.ts'),
    import('./lab/door.ts'),
    import('./lab/sealed.ts'),
    import('./cli/lab-driver.ts'),
    import('./powershell/engine.ts'),
  ]);
  const program = findPowerShell(process.platform, process.env);
  const drive = (lab: World, door: Parameters<typeof driver.driveLab>[1]) =>
    driver.driveLab({ ...lab, shell: sealed(lab.shell, options.secret) }, door, program, options.secret, driver.onTheServers());
  const served = await connectLab(options);
  if (served !== undefined) return drive(served, async () => ({ ...served.door, close: async () => {} }));
  const lab = await openLab(options);
  // A PowerShell seals the secrets of its commands itself.
  return drive(lab, () => openDoor({ shell: lab.shell, token: randomBytes(32).toString('base64url'), onRan: () => {} }));
};

/** Which id the lab does not know, in a sentence. */
async function whyUnknown(asked: LabArguments): Promise<string | undefined> {
  const [{ unknownId }, { faults }, { presets }] = await Promise.all([
    import('./cli/unknown-id.ts'),
    import('./lab/faults/catalogue.ts'),
    import('./lab/create.ts'),
  ]);
  return unknownId(asked, { fault: faults.map(({ id }) => id), preset: presets.map(({ id }) => id) });
}

/** The result goes to standard output, what went wrong to the other; a monitor reads the first alone. */
function say({ text, exitCode, toMonitor }: { readonly text: string; readonly exitCode: number; readonly toMonitor?: true }): number {
  (exitCode === 0 || toMonitor ? process.stdout : process.stderr).write(harmless(text, Number.POSITIVE_INFINITY, 'keep'));
  return exitCode;
}

/** What kept it from doing anything, for a person or for the monitor that asked. */
function failed(words: string): number {
  const toMonitor = isForNagios(process.argv.slice(2));
  (toMonitor ? process.stdout : process.stderr).write(`${toMonitor ? `UNKNOWN: ${words.replaceAll('|', '/')}` : words}\n`);
  return toMonitor ? nagiosUnknown : exitCodes.failed;
}

async function main(): Promise<number> {
  if (isTooOld(process.versions.node))
    return failed(
      `partner-wizard needs Node.js 22.19 or later; this is ${process.versions.node}. In its own folder, "npm start" brings the right one.`,
    );
  const argv = process.argv.slice(2);
  if (argv.length === 0 && frontEndFor(withoutArguments, process.env, process.stdin, process.stdout) === 'screen') greet();
  const parsed = argv.length === 0 ? withoutArguments : (await import('./cli/arguments.ts')).parseArguments(argv);
  const unknown = 'faults' in parsed && (parsed.faults.length > 0 || parsed.preset !== null) ? await whyUnknown(parsed) : undefined;
  if (unknown !== undefined) return say({ text: `${unknown}\n`, exitCode: exitCodes.wrongArguments });
  switch (parsed.kind) {
    case 'said':
      return say(parsed);
    case 'set up': {
      const { setUp } = await import('./cli/set-up.ts');
      return setUp(parsed, driveLab);
    }
    case 'plan': {
      const { makePlan } = await import('./cli/plan.ts');
      return makePlan(parsed, reachLab);
    }
    case 'check': {
      const { check } = await import('./cli/check.ts');
      return check(parsed, reachLab);
    }
    case 'next': {
      const { tellNext } = await import('./cli/next.ts');
      return tellNext(parsed, reachLab);
    }
    case 'record': {
      const { record } = await import('./cli/record.ts');
      return record(parsed, driveLab);
    }
    case 'log': {
      const { exportLog } = await import('./cli/log.ts');
      return exportLog(parsed);
    }
    case 'log verify': {
      const { verifyFile } = await import('./cli/verify-file.ts');
      return verifyFile(parsed);
    }
    case 'explain': {
      const { explainText } = await import('./cli/explain.ts');
      return explainText(parsed);
    }
    case 'salvage': {
      const { salvageFile } = await import('./cli/salvage.ts');
      return salvageFile(parsed);
    }
    case 'lab serve': {
      const [{ serve }, { serveLab }] = await Promise.all([import('./cli/serve.ts'), import('./lab/serve.ts')]);
      return serve(parsed, serveLab);
    }
    case 'lab mend': {
      const [{ mend }, { mendIn }, { faults }] = await Promise.all([
        import('./cli/mend.ts'),
        import('./lab/connect.ts'),
        import('./lab/faults/catalogue.ts'),
      ]);
      const known = faults.map(({ id }) => id);
      return say(await mend(parsed, known, (dir, id) => mendIn(dir, id, { now: new Date(), random: randomBytes })));
    }
    case 'lab faults': {
      const [{ list }, { faults }] = await Promise.all([import('./cli/lab.ts'), import('./lab/faults/catalogue.ts')]);
      return list(parsed, faults);
    }
    case 'lab presets': {
      const [{ list }, { presets }] = await Promise.all([import('./cli/lab.ts'), import('./lab/create.ts')]);
      return list(parsed, presets);
    }
  }
}

const output = watchOutput();
const code = await main().catch((error: unknown) => failed(`partner-wizard stopped: ${reasonOf(error)}`));
process.exitCode = output.codeAfter(code);
