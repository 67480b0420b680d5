// A real PowerShell engine for tests: the one of this computer, or else the stand-in that .ci/run builds
// (test/harness/powershell-engine). Where there is neither, the tests that need one are skipped, by name.

import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, onTestFinished } from 'vitest';
import type { Cmdlet, Command, Parameters } from '../../src/model/command.ts';
import type { End, ErrorRecord, Item, Prompts, Shell } from '../../src/model/shell.ts';
import { type Host, type HostOptions, startHost } from '../../src/powershell/host/host.ts';
import { engineArguments } from '../../src/powershell/host/launch.ts';
import type { RemoteSession } from '../../src/powershell/host/request.ts';
import { exchangeCmdlet } from '../../src/powershell/reader.ts';

const standIn = join(import.meta.dirname, 'powershell-engine/out/powershell-engine');
const nobody = new AbortController().signal;

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** Path of an engine, or undefined where there is none. */
function findEngine(): string | undefined {
  const names = process.platform === 'win32' ? ['powershell.exe', 'pwsh.exe'] : ['pwsh'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const installed = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isFile);
  return installed ?? (existsSync(standIn) ? standIn : undefined);
}

/** The engine's path; undefined where there is none. */
export const engine = findEngine();
// .ci/run sets it, so that a build that went wrong cannot pass for a machine without PowerShell.
if (engine === undefined && process.env.POWERSHELL_ENGINE === 'required') throw new Error('There is no PowerShell engine to test with.');

/** Tests that need a real engine; where there is none they are skipped, and the name says how to have one. */
export const describeWithEngine = (name: string, tests: () => void) =>
  describe.skipIf(engine === undefined)(
    engine === undefined ? `${name} (needs pwsh, or: dotnet build -c Release test/harness/powershell-engine)` : name,
    tests,
  );

const root = join(import.meta.dirname, '../..');

/** Options for a host on the real engine, with the module of test commands. */
export function engineOptions(changes: Partial<HostOptions> = {}): HostOptions {
  let hosts = 0;
  return {
    program: engine ?? 'none',
    args: engineArguments,
    script: join(root, 'assets/powershell/host.ps1'),
    env: process.env,
    outbox: null,
    scripts: join(root, 'test/powershell'),
    secret: () => undefined,
    sessionFor: () => null,
    prepare: [
      {
        what: 'cmdlet',
        name: 'Import-Module',
        parameters: { Name: join(root, 'test/powershell/commands.psm1') },
        switches: [],
        arguments: [],
        returns: [],
      },
    ],
    nonce: () => `n${process.pid}x${++hosts}`,
    noise: () => undefined,
    patience: { start: 30_000, cancel: 10_000 },
    ...changes,
  };
}

const { LC_ALL: _all, LC_MESSAGES: _messages, ...withoutLocale } = process.env;
/** The environment of a computer that speaks German. */
export const german = { ...withoutLocale, LANG: 'de_DE.UTF-8', DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '0' };

/** A session in a process of its own: commands.psm1, New-TestSession. */
export const testSession = (switches: readonly string[]): RemoteSession => ({
  key: 'server.litwareinc.com',
  open: { what: 'cmdlet', name: 'New-TestSession', parameters: {}, switches, arguments: [], returns: [] },
  define: null,
  first: null,
  select: [],
});

/** A host for one test. */
export function hostForTest(options: HostOptions): Host {
  const host = startHost(options);
  onTestFinished(() => host.close());
  return host;
}

/** A command whose objects come as a whole, as those of our own functions do. */
export const cmdlet = (name: string, parameters: Parameters = {}, switches: readonly string[] = []): Cmdlet =>
  exchangeCmdlet(name, { parameters, switches, returns: 'whole' });

export type Ran = {
  readonly items: readonly Item[];
  readonly objects: readonly unknown[];
  readonly errors: readonly ErrorRecord[];
  readonly end: End;
};

/** Runs a command to its end. */
export async function runWith(shell: Shell, command: Command, signal: AbortSignal = nobody, prompts: Prompts = {}): Promise<Ran> {
  const items: Item[] = [];
  const running = shell.run(command, { signal, prompts });
  for (;;) {
    const step = await running.next();
    if (step.done === true) {
      return {
        items,
        objects: items.flatMap((item) => (item.kind === 'object' ? [item.value] : [])),
        errors: items.flatMap((item) => (item.kind === 'error' ? [item.error] : [])),
        end: step.value,
      };
    }
    items.push(step.value);
  }
}
