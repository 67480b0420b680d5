// What the lab is told of a secret: a fingerprint, by which it knows the right one of its own. The secret itself stays with who gave it.
// PowerShell does the same before it asks the lab (assets/lab/PracticeLab.psm1, Get-Fingerprint).

import { createHash } from 'node:crypto';
import type { Command, Parameters, Value } from '../model/command.ts';
import type { Shell } from '../model/shell.ts';

/** SHA-256 of its UTF-8, in lower case hex. */
export const fingerprintOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A lab's shell whose commands hold no secret's name but its fingerprint; one that was not given has none. */
export function sealed(shell: Shell, reveal: (ref: string) => { readonly text: string } | undefined): Shell {
  const seal = (value: Value): Value => {
    if (value === null || typeof value !== 'object' || value.kind !== 'secret') return value;
    const secret = reveal(value.ref);
    return { ...value, ref: secret === undefined ? '' : fingerprintOf(secret.text) };
  };
  const all = (parameters: Parameters) => Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, seal(value)]));
  const without = (command: Command): Command =>
    command.kind === 'program' ? command : { ...command, parameters: all(command.parameters) };
  return { ...shell, run: (command, options) => shell.run(without(command), options) };
}
