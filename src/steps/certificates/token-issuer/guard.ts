// The changes of Skype's signing key, for a runbook.

import { skypeCmdlet } from '../../../powershell/reader.ts';
import { literal, render } from '../../../powershell/render.ts';
import { fieldIn, given, lasting, none, some, textIn, unguarded } from '../../guard.ts';
import type { ChangeRow, ChangeRows } from '../../step.ts';
import { changeIds as ids } from './words.ts';

const tokenIssuer = render(skypeCmdlet('Get-CsCertificate', { parameters: { Type: 'OAuthTokenIssuer' } }));
/** The computer's own certificates, on the Front End where Skype's shell runs. */
const store = 'Get-ChildItem -Path Cert:\\LocalMachine\\My';

const assigned: ChangeRow['guard'] = (change) => {
  const was = fieldIn(change, 'was');
  return {
    ...lasting(some(tokenIssuer, `$_.Thumbprint -eq ${given(change, 'Thumbprint')}`)),
    asPlanned: was === '' ? none(tokenIssuer) : some(tokenIssuer, `$_.Thumbprint -eq ${literal(was)}`),
    otherwise: 'Skype signs with another certificate by now.',
  };
};

const makes: ChangeRow['makes'] = ({ command }) => [
  {
    what: `Certificate ${textIn(command, 'FriendlyName')}, with its private key`,
    where: 'The Front End Server on which it is requested',
    rights: 'None until it is assigned. From then on, whoever holds its key can act as any mailbox user.',
  },
];

export const changes = {
  [ids.assign]: { guard: assigned, localAdmin: true },
  [ids.roll]: { guard: assigned },
  // An authority that keeps the request for someone to decide on gives the certificate later.
  [ids.request]: {
    guard: (change) => ({ ...unguarded, done: some(store, `$_.FriendlyName -eq ${given(change, 'FriendlyName')}`) }),
    makes,
  },
  [ids.requestFile]: {
    guard: (change) => ({
      ...unguarded,
      done: `@(Get-Item -LiteralPath ${given(change, 'Output')} -ErrorAction SilentlyContinue).Count -gt 0`,
    }),
    makes,
  },
  [ids.retrieve]: { guard: () => unguarded },
  [ids.importSigned]: { guard: () => unguarded },
  [ids.removePrevious]: { guard: () => lasting(none(tokenIssuer, '$_.PreviousThumbprint')) },
} as const satisfies ChangeRows;
export type Kind = keyof typeof changes;
