// The changes of this step, for a runbook.

import { exchangeCmdlet, skypeCmdlet } from '../../powershell/reader.ts';
import { literal, render } from '../../powershell/render.ts';
import { given, lasting, some, textIn } from '../guard.ts';
import type { ChangeRows } from '../step.ts';

const policies = (identity: string | null): string =>
  render(skypeCmdlet('Get-CsUserServicesPolicy', identity === null ? {} : { parameters: { Identity: identity } }));

export const changes = {
  'contacts.keep': { guard: () => lasting(`(${policies('Global')}).UcsAllowed -eq $false`) },
  'contacts.pilot-policy': {
    guard: ({ command }) => lasting(some(policies(null), `[string] $_.Identity -like ${literal(`*${textIn(command, 'Identity')}`)}`)),
    makes: ({ command }) => [
      {
        what: `User services policy ${textIn(command, 'Identity')}`,
        where: 'Skype for Business Server',
        rights: 'None until it is granted to someone.',
      },
    ],
  },
  'internal-uri': {
    guard: (change) => {
      const its = `[string] (${render(exchangeCmdlet('Get-ClientAccessService', { parameters: { Identity: textIn(change.command, 'Identity') } }))}).AutoDiscoverServiceInternalUri`;
      return {
        ...lasting(`${its} -eq ${given(change, 'AutoDiscoverServiceInternalUri')}`),
        asPlanned: `${its} -eq ''`,
        otherwise: 'This server tells its clients an Autodiscover address by now.',
      };
    },
  },
} as const satisfies ChangeRows;
export type Kind = keyof typeof changes;
