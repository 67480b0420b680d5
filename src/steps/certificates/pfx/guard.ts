// The import of a PFX file, for a runbook.

import { placeInWords } from '../../../model/place.ts';
import { literal } from '../../../powershell/render.ts';
import { fieldIn, lasting, unguarded } from '../../guard.ts';
import type { ChangeRows } from '../../step.ts';
import { importId } from './words.ts';

export const changes = {
  [importId]: {
    guard: (change) => {
      const thumbprint = fieldIn(change, 'thumbprint');
      return thumbprint === '' ? unguarded : lasting(`Test-Path ${literal(`Cert:\\LocalMachine\\My\\${thumbprint}`)}`);
    },
    makes: ({ command }) => [
      {
        what: 'Certificate from a PFX file, with its private key',
        where: placeInWords(command.place),
        rights: 'None until it is assigned. From then on, whoever holds its key can act as any mailbox user.',
      },
    ],
    localAdmin: true,
  },
} as const satisfies ChangeRows;
export type Kind = keyof typeof changes;
