// The changes of this step, for a runbook.

import type { Change } from '../../model/change.ts';
import { skypeCmdlet } from '../../powershell/reader.ts';
import { literal, render } from '../../powershell/render.ts';
import { fieldIn, given, lasting, none, some, textIn, unguarded } from '../guard.ts';
import type { ChangeRows } from '../step.ts';

const applications = render(skypeCmdlet('Get-CsPartnerApplication'));
const url = `[string] (${render(skypeCmdlet('Get-CsOAuthConfiguration'))}).ExchangeAutodiscoverUrl`;

const isNamed = (change: Change): string => `$_.Identity -eq ${given(change, 'Identity')}`;
const reads = ({ command }: Change): string => `[string] $_.AuthToken -eq ${literal(`Value=${textIn(command, 'MetadataUrl')}`)}`;

const right = (change: Change) =>
  lasting(some(applications, `${isNamed(change)} -and ${reads(change)} -and [string] $_.ApplicationTrustLevel -eq 'Full' -and $_.Enabled`));

export const changes = {
  'exchange-partner.create': {
    guard: (change) => ({
      ...right(change),
      asPlanned: none(applications, isNamed(change)),
      otherwise: `Skype has a partner application named ${textIn(change.command, 'Identity')} by now, and it is another one.`,
    }),
    makes: ({ command }) => [
      {
        what: `Partner application ${textIn(command, 'Identity')}`,
        where: 'Skype for Business Server',
        rights: 'Trust level Full: Exchange can act as any Skype user.',
      },
    ],
  },
  'exchange-partner.mend': {
    guard: (change) => ({
      ...right(change),
      asPlanned: some(applications, `${isNamed(change)} -and [string] $_.AuthToken -match '^(Value=)?https?:'`),
      otherwise: `Skype's partner application ${textIn(change.command, 'Identity')} is gone, or reads no document by now.`,
    }),
  },
  'exchange-partner.read-again': {
    // Which key Skype holds does not show, before or after: so it is never skipped, and asked for only what would make it wrong.
    guard: (change) => ({
      ...unguarded,
      asPlanned: some(applications, `${isNamed(change)} -and ${reads(change)}`),
      otherwise: `Skype's partner application ${textIn(change.command, 'Identity')} is gone, or reads another document by now.`,
    }),
  },
  'autodiscover-url.set': {
    guard: (change) => ({
      ...lasting(`${url} -eq ${given(change, 'ExchangeAutodiscoverUrl')}`),
      asPlanned: `${url} -eq ${literal(fieldIn(change, 'was'))}`,
      otherwise: 'Skype has another Autodiscover address by now than when the plan was made.',
    }),
  },
} as const satisfies ChangeRows;
export type Kind = keyof typeof changes;
