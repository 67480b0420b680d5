// Windows' own folder, from which its programs are started by their whole path: never by a name that is looked for.

import path from 'node:path';

type Environment = { readonly [name: string]: string | undefined };

const usual = 'C:\\Windows';

/** The path of a program of Windows. What the environment says counts only where it is a folder of a local disk. */
export function systemProgram(env: Environment, ...names: readonly string[]): string {
  const root = env.SystemRoot ?? usual;
  return path.win32.join(/^[A-Za-z]:\\[^"%&|<>^]*$/.test(root) ? root : usual, ...names);
}
