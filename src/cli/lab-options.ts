// How a run opens the practice lab, from what the command line says. The lab itself refuses, in a sentence, to go on with a
// world that was made from another preset or without these faults.

import type { World } from '../model/shell.ts';
import type { Secrets } from '../secrets/redact.ts';
import type { ServeArguments, SetUpArguments } from './asked.ts';

export type LabOptions = { readonly dir: string; readonly preset?: string; readonly faults: readonly string[]; readonly factor: number };

/** Opens the practice lab: main.ts hands it in, since only main may know both sides. `secret` is for the commands that take one. */
export type OpenLab = (options: LabOptions & { readonly now: () => Date; readonly secret: Secrets['reveal'] }) => Promise<World>;

/** What the command line says of a lab. */
export type LabArguments = Pick<SetUpArguments | ServeArguments, 'preset' | 'faults' | 'speed'>;

export function labOptions(args: LabArguments, dir: string): LabOptions {
  const chosen = args.preset === null ? {} : { preset: args.preset };
  return { dir, factor: args.speed, faults: args.faults, ...chosen };
}
