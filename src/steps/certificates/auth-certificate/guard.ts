// The changes of Exchange's signing key, for a runbook.

import { authCertificateSubject } from '../../../exchange/signing.ts';
import { exchangeCmdlet } from '../../../powershell/reader.ts';
import { literal, render } from '../../../powershell/render.ts';
import { fieldIn, given, lasting, some, textIn, unguarded } from '../../guard.ts';
import type { ChangeRow, ChangeRows } from '../../step.ts';

const certificates = render(exchangeCmdlet('Get-ExchangeCertificate'));
const transport = (server: string): string => render(exchangeCmdlet('Get-TransportService', { parameters: { Identity: server } }));
const config = render(exchangeCmdlet('Get-AuthConfig'));

// One that AuthConfig does not name. What is left of a former one has its name, too, and has ended or will soon.
const named = `@((${config}) | ForEach-Object { $_.CurrentCertificateThumbprint, $_.PreviousCertificateThumbprint, $_.NextCertificateThumbprint })`;
const unused = `$_.Subject -eq ${literal(authCertificateSubject)} -and ${named} -notcontains $_.Thumbprint -and $_.NotAfter -gt [datetime]::Now.AddDays(365)`;

const staged: ChangeRow['guard'] = (change) => ({
  ...lasting(`(${config}).NextCertificateThumbprint -eq ${given(change, 'NewCertificateThumbprint')}`),
  asPlanned: `[string] (${config}).CurrentCertificateThumbprint -eq ${literal(fieldIn(change, 'current'))}`,
  otherwise: 'Exchange signs with another certificate by now than when the plan was made.',
});

export const changes = {
  'auth.make': {
    guard: () => ({
      ...lasting(some(certificates, unused)),
      made: `${certificates} | Where-Object { ${unused} } | ForEach-Object { "certificate $($_.Thumbprint)" }`,
    }),
    makes: () => [
      {
        what: 'Exchange auth certificate',
        where: 'The store of one Exchange server, and of the others once it is named as the next one',
        rights: 'None until it is in use. Then whoever holds its private key can act as any Skype user.',
      },
    ],
  },
  'auth.stage': { guard: staged },
  'auth.stage-now': { guard: staged },
  'auth.publish': {
    guard: (change) => ({
      ...lasting(`(${config}).CurrentCertificateThumbprint -eq ${literal(fieldIn(change, 'thumbprint'))}`),
      asPlanned: `(${config}).NextCertificateThumbprint -eq ${literal(fieldIn(change, 'thumbprint'))}`,
      otherwise: 'Exchange has another next certificate by now than when the plan was made.',
    }),
  },
  'auth.clear-previous': { guard: () => lasting(`-not (${config}).PreviousCertificateThumbprint`) },
  'auth.put-back': {
    // Which certificate the web site shows cannot be asked in the Exchange Management Shell.
    guard: (change) =>
      textIn(change.command, 'Services') === 'SMTP'
        ? lasting(
            `(${transport(textIn(change.command, 'Server'))}).InternalTransportCertificateThumbprint -eq ${given(change, 'Thumbprint')}`,
          )
        : unguarded,
  },
} as const satisfies ChangeRows;
export type Kind = keyof typeof changes;
