// The changes of this step, for a runbook.

import { skypeCmdlet } from '../../powershell/reader.ts';
import { literal, render } from '../../powershell/render.ts';
import { lasting, some, textIn } from '../guard.ts';
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
} as const satisfies ChangeRows;
export type Kind = keyof typeof changes;
