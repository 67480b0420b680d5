// An admin's console on a PowerShell: a text is pasted into it, and what it shows is copied out of it, wrapped at a width.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { engineArguments } from '../../src/powershell/host/launch.ts';

export type Console = { paste(text: string): Promise<string>; close(): void };

/** `script` is console.ps1 beside this file. */
export function consoleOn(program: string, script: string, modules: readonly string[], width: number): Console {
  const child = spawn(program, [...engineArguments, '-File', script, modules.join(';')], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    close: () => void child.kill(),
    async paste(text) {
      child.stdin.write(`${Buffer.from(text).toString('base64')}\n`);
      const shown: string[] = [`PS C:\\Windows\\system32> ${text}`];
      for (;;) {
        const line = await lines.next();
        if (line.done === true) throw new Error('The console has ended.');
        if (line.value === '\u0007') return wrapped(`${shown.join('\n')}\nPS C:\\Windows\\system32>`, width);
        shown.push(line.value);
      }
    },
  };
}

/** As a console shows and copies it: broken at its width, blanks at the ends of lines lost. */
export const wrapped = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? [''])
    .map((line) => line.replace(/[ \t]+$/, ''))
    .join('\r\n');
