// How the host's process is started: by which program, with which environment, and so that it outlives us. A wizard that is
// killed must not take a half-done command with it (assets/powershell/host.ps1 then finishes it and writes to its outbox).

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import type { Instant } from '../../model/command.ts';
import { systemProgram } from '../../model/system-folder.ts';

type Environment = { readonly [name: string]: string | undefined };

export type Launch = {
  /** The engine, such as powershell.exe, by its whole path. */
  readonly program: string;
  readonly args: readonly string[];
  /** assets/powershell/host.ps1, by its whole path. */
  readonly script: string;
  readonly env: Environment;
  /**
   * Where the host writes how a command ended that outlived us; none: nowhere. A whole path, to which each process adds a name of
   * its own (outboxOf).
   */
  readonly outbox: string | null;
};

/** The file that a process of the host leaves when it outlives us. `started` in UTC. */
export const outboxOf = (outbox: string, { pid, started }: { readonly pid: number; readonly started: Instant }): string =>
  `${outbox}.${pid}.${Date.parse(started)}`;

/** Windows PowerShell of this computer; the 64-bit one, also from a 32-bit process (facts.md 116). */
export function windowsPowerShell(env: Environment): string {
  const folder = env.PROCESSOR_ARCHITEW6432 === undefined ? 'System32' : 'Sysnative';
  return systemProgram(env, folder, 'WindowsPowerShell', 'v1.0', 'powershell.exe');
}

/** A policy set by Group Policy wins over Bypass; nobody can answer a question in a process without a window. */
export const engineArguments = ['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass'] as const;

type Start = { readonly file: string; readonly args: readonly string[]; readonly options: SpawnOptions };

/** What is started, on a platform as `process.platform` names it. */
export function startOf(launch: Launch, nonce: string, platform: string): Start {
  const { program, args, script, outbox } = launch;
  // PowerShell 7's module path would keep 5.1 from its own modules (facts.md 115).
  const env = Object.fromEntries(Object.entries(launch.env).filter(([name]) => name.toLowerCase() !== 'psmodulepath'));
  if (platform !== 'win32') {
    const more = ['-File', script, '-Nonce', nonce, ...(outbox === null ? [] : ['-Outbox', outbox])];
    // A session of its own: the terminal's Ctrl+C and its end are not for it.
    return { file: program, args: [...args, ...more], options: { env, detached: true } };
  }
  // Node's children die with it on Windows, and PowerShell does not start detached (nodejs/node#51018), but a child's child
  // lives on (libuv/libuv#3179). Paths travel as variables, which cmd.exe puts in once and does not look into again.
  const line = [
    '"%PARTNER_WIZARD_ENGINE%"',
    ...args,
    '-File "%PARTNER_WIZARD_SCRIPT%"',
    `-Nonce ${nonce}`,
    ...(outbox === null ? [] : ['-Outbox "%PARTNER_WIZARD_OUTBOX%"']),
  ].join(' ');
  return {
    file: systemProgram(env, 'System32', 'cmd.exe'),
    args: ['/d', '/v:off', '/s', '/c', `"${line}"`],
    options: {
      env: { ...env, PARTNER_WIZARD_ENGINE: program, PARTNER_WIZARD_SCRIPT: script, PARTNER_WIZARD_OUTBOX: outbox ?? '' },
      // Windows looks for iisreset.exe in the current folder before its own, and cmd.exe refuses a share as one.
      cwd: systemProgram(env, 'System32'),
      windowsVerbatimArguments: true,
    },
  };
}

export function launch(how: Launch, nonce: string): ChildProcess {
  const { file, args, options } = startOf(how, nonce, process.platform);
  return spawn(file, args, { ...options, stdio: 'pipe', windowsHide: true });
}

/** Ends a process and those that it started. */
export function endProcess(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    const taskkill = systemProgram(process.env, 'System32', 'taskkill.exe');
    spawn(taskkill, ['/T', '/F', '/PID', String(child.pid)], { stdio: 'ignore', windowsHide: true }).on('error', () => child.kill());
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
