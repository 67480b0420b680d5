// Opens the world that a run works on: the practice lab, or real servers as they are reached from this computer.

import { type LabArguments, labOptions, type OpenLab } from './lab-options.ts';
import type { Target } from './places.ts';
import type { OpenWorld } from './run.ts';

export function openerOf(target: Target, args: LabArguments, openLab: OpenLab): OpenWorld {
  if (target.world === 'lab') return ({ now, secrets }) => openLab({ ...labOptions(args, target.labDir), now, secret: secrets.reveal });
  return async ({ secrets }) => {
    const { openReal } = await import('./real.ts');
    return openReal(target.statePath, secrets);
  };
}
