// Exchange's signing key: the thumbprint in its AuthConfig, and the certificate on each server.

import { z } from 'zod';
import { type Seen, seen } from '../model/finding.ts';
import { instant, name, optionalInstant, optionalThumbprint } from '../powershell/objects.ts';
import { asText, exchangeCmdlet, type Reader, readFirst } from '../powershell/reader.ts';

const authConfig = z
  .object({
    CurrentCertificateThumbprint: optionalThumbprint,
    PreviousCertificateThumbprint: optionalThumbprint,
    NextCertificateThumbprint: optionalThumbprint,
    NextCertificateEffectiveDate: optionalInstant,
    OriginatingServer: name.nullish(),
    WhenChangedUTC: optionalInstant,
  })
  .transform((each) => ({
    current: each.CurrentCertificateThumbprint,
    previous: each.PreviousCertificateThumbprint,
    next: each.NextCertificateThumbprint,
    nextEffective: each.NextCertificateEffectiveDate,
    /** The domain controller that answered. */
    domainController: each.OriginatingServer ?? null,
    whenChanged: each.WhenChangedUTC,
  }));
export type AuthConfig = z.output<typeof authConfig>;

export const readAuthConfig = (reader: Reader): Promise<Seen<AuthConfig | null>> =>
  readFirst(
    reader,
    exchangeCmdlet('Get-AuthConfig', {
      returns: [
        'CurrentCertificateThumbprint',
        'PreviousCertificateThumbprint',
        'NextCertificateThumbprint',
        'NextCertificateEffectiveDate',
        asText('OriginatingServer'),
        'WhenChangedUTC',
      ],
    }),
    authConfig,
  );

const exchangeCertificate = z
  .object({ NotBefore: instant, NotAfter: instant, HasPrivateKey: z.boolean(), PublicKeySize: z.number().int() })
  .transform((each) => ({
    notBefore: each.NotBefore,
    notAfter: each.NotAfter,
    hasPrivateKey: each.HasPrivateKey,
    keyBits: each.PublicKeySize,
  }));
export type ExchangeCertificate = z.output<typeof exchangeCertificate>;

/** The auth certificate on one server, or null where it is missing (domain.md 1b: an InvalidOperation error). */
export async function readExchangeCertificate(
  reader: Reader,
  thumbprint: string,
  server: string,
): Promise<Seen<ExchangeCertificate | null>> {
  const command = exchangeCmdlet('Get-ExchangeCertificate', {
    parameters: { Thumbprint: thumbprint, Server: server },
    returns: ['NotBefore', 'NotAfter', 'HasPrivateKey', 'PublicKeySize'],
  });
  const { errors, objects, end } = await reader.run(command);
  if (errors.some((error) => /InvalidOperation/i.test(`${error.category} ${error.fullyQualifiedErrorId}`))) return seen(null);
  return readFirst({ run: async () => ({ errors, objects, end }) }, command, exchangeCertificate);
}
