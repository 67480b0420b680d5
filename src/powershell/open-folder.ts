// A folder, opened in the window that this computer has for folders: Explorer on Windows, that of the desktop elsewhere. Its program is
// started by its whole path with the folder as its only argument, never through a shell.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { systemProgram } from '../model/system-folder.ts';

type Environment = { readonly [name: string]: string | undefined };

/** The program; undefined where there is none, such as on Windows Server Core, and where nobody sees its window. */
export function folderOpenerOf(platform: NodeJS.Platform, env: Environment, isThere = existsSync): string | undefined {
  if (env.SSH_CONNECTION !== undefined) return undefined;
  const program = openers[platform]?.(env);
  return program !== undefined && isThere(program) ? program : undefined;
}

const openers: { readonly [platform in NodeJS.Platform]?: (env: Environment) => string | undefined } = {
  win32: (env) => systemProgram(env, 'explorer.exe'),
  darwin: () => '/usr/bin/open',
  linux: ({ DISPLAY = '', WAYLAND_DISPLAY = '' }) => (DISPLAY + WAYLAND_DISPLAY === '' ? undefined : '/usr/bin/xdg-open'),
};

/** Says in a sentence what became of it. It is not waited for: Explorer ends only with its window, or at once. */
export function openFolder(program: string, folder: string): Promise<string> {
  return new Promise((resolve) => {
    // Explorer takes a comma for the end of a name, unless that stands in quotes; no name on Windows has a quote in it.
    const [name, options] = process.platform === 'win32' ? [`"${folder}"`, { windowsVerbatimArguments: true }] : [folder, {}];
    const child = spawn(program, [name], { ...options, stdio: 'ignore', detached: true });
    child.on('error', () => resolve(`The folder could not be opened from here. It is ${folder}.`));
    child.on('spawn', () => resolve(`A window was asked for that shows the folder ${folder}.`));
    child.unref();
  });
}
