// The clipboard of this computer, by the program that its system brings: clip.exe on Windows, pbcopy on a Mac. Elsewhere, and over
// a remote connection, only the terminal can reach the clipboard in front of the person (OSC 52).

import { spawn } from 'node:child_process';
import { systemProgram } from '../model/system-folder.ts';

type Environment = { readonly [name: string]: string | undefined };

/** What is started, and what it is given; undefined where this computer has no such program, or its clipboard is not the person's. */
export function clipboardOf(
  text: string,
  platform: NodeJS.Platform,
  env: Environment,
): { readonly file: string; readonly input: Uint8Array } | undefined {
  if (env.SSH_CONNECTION !== undefined) return undefined;
  // clip.exe takes bytes for the OEM code page, unless a mark says that they are UTF-16.
  if (platform === 'win32')
    return {
      file: systemProgram(env, 'System32', 'clip.exe'),
      input: Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'utf16le'),
    };
  return platform === 'darwin' ? { file: '/usr/bin/pbcopy', input: Buffer.from(text) } : undefined;
}

/** Whether the program took it; it gets two seconds. */
export function fillClipboard({ file, input }: { readonly file: string; readonly input: Uint8Array }): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(file, [], {
      stdio: ['pipe', 'ignore', 'ignore'],
      windowsHide: true,
      timeout: 2000,
      env: { ...process.env, LC_CTYPE: 'UTF-8' },
    });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
    // One that has ended already leaves nothing to write to.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
