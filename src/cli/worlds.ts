// Opens the world that a run works on: the practice lab, or real servers as they are reached from this computer.

import type { Host } from '../powershell/host/host.ts';
import { onlyAllowed } from '../powershell/only-allowed.ts';
import { type LabArguments, labOptions, type OpenLab } from './lab-options.ts';
import type { Target } from './places.ts';
import type { OpenWorld } from './run.ts';

/** Whichever it is, its shell starts only commands that the wizard knows. `bounds` are for real servers that nobody watches. */
export function openerOf(target: Target, args: LabArguments, openLab: OpenLab, bounds?: (host: Host) => Host): OpenWorld {
  const open = openerWithout(target, args, openLab, bounds);
  return async (options) => {
    const [world, { whyNotAllowed }] = await Promise.all([open(options), import('../steps/allowed.ts')]);
    return { ...world, shell: onlyAllowed(world.shell, whyNotAllowed) };
  };
}

function openerWithout(target: Target, args: LabArguments, openLab: OpenLab, bounds?: (host: Host) => Host): OpenWorld {
  if (target.world === 'lab') return ({ now, secrets }) => openLab({ ...labOptions(args, target.labDir), now, secret: secrets.reveal });
  return async ({ secrets }) => {
    const { openReal } = await import('./real.ts');
    return openReal(target.statePath, secrets, bounds);
  };
}
