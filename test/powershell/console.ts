// A console on the real engine of the tests.

import path from 'node:path';
import { engineOptions } from '../harness/powershell.ts';
import { type Console, consoleOn } from './console-on.ts';

const utility = path.join(import.meta.dirname, '../harness/powershell-engine/out/powershell-engine.dll');

/** With modules that define what the texts run. Where the engine is the stand-in, it also gets the cmdlets that it lacks. */
export function openConsole(modules: readonly string[], width: number): Console {
  const { program } = engineOptions();
  const all = [...(program.endsWith('powershell-engine') ? [utility] : []), ...modules];
  return consoleOn(program, path.join(import.meta.dirname, 'console.ps1'), all, width);
}
