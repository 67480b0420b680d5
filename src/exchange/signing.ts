// Exchange's signing key: the thumbprints in its AuthConfig, and the commands that change them (facts.md 22). The certificates
// themselves, and what else uses them, are in certificates.ts.

import type { Cmdlet, Instant } from '../model/command.ts';
import type { Seen } from '../model/finding.ts';
import { domain, form, fqdn, optional, optionalInstant, thumbprint, type ValueOf } from '../powershell/properties.ts';
import { exchangeCmdlet, type Reader, readFirst } from '../powershell/reader.ts';

const authConfig = form(
  {
    CurrentCertificateThumbprint: optional(thumbprint),
    PreviousCertificateThumbprint: optional(thumbprint),
    NextCertificateThumbprint: optional(thumbprint),
    NextCertificateEffectiveDate: optionalInstant,
    Realm: optional(domain),
    OriginatingServer: optional(fqdn),
    WhenChangedUTC: optionalInstant,
  },
  (each) => ({
    current: each.CurrentCertificateThumbprint?.key ?? null,
    previous: each.PreviousCertificateThumbprint?.key ?? null,
    next: each.NextCertificateThumbprint?.key ?? null,
    nextEffective: each.NextCertificateEffectiveDate,
    /** Null where it is the default accepted domain. */
    realm: each.Realm?.key ?? null,
    /** The domain controller that answered. */
    domainController: each.OriginatingServer?.key ?? null,
    whenChanged: each.WhenChangedUTC,
  }),
);
export type AuthConfig = ValueOf<typeof authConfig>;

export const readAuthConfig = (reader: Reader): Promise<Seen<AuthConfig | null>> =>
  readFirst(reader, exchangeCmdlet('Get-AuthConfig'), authConfig);

/** The name that Exchange's setup gives to its auth certificate, as subject and as friendly name. */
const authCertificateName = 'Microsoft Exchange Server Auth Certificate';
export const authCertificateSubject = `CN=${authCertificateName}`;

/**
 * A new auth certificate on the server of the shell, which nothing uses yet. -Services None, so that it is not for SMTP; never -Force,
 * which would mean Yes to the question about the SMTP certificate (facts.md 32).
 */
export const newAuthCertificate = (): Cmdlet =>
  exchangeCmdlet('New-ExchangeCertificate', {
    parameters: {
      KeySize: 2048,
      PrivateKeyExportable: true,
      SubjectName: `cn=${authCertificateName}`,
      FriendlyName: authCertificateName,
      DomainName: { kind: 'list', items: [] },
      Services: 'None',
    },
  });

/** Names the certificate that takes over on a day, 48 hours ahead at least, where none is named yet; Exchange brings it to its servers. */
export const stageAuthCertificate = (thumbprint: string, effective: Instant): Cmdlet =>
  exchangeCmdlet('Set-AuthConfig', {
    parameters: { NewCertificateThumbprint: thumbprint, NewCertificateEffectiveDate: { kind: 'date', at: effective } },
  });

/**
 * The same for a day that is less than 48 hours ahead, or in place of one that is named already. Exchange asks about both, whatever
 * -Confirm says. Its words are in no document, so the question cannot be foreseen; -Force answers it with Yes, as it does in Microsoft's
 * own MonitorExchangeAuthCertificate.ps1.
 */
export const stageAuthCertificateAnyway = (thumbprint: string, effective: Instant): Cmdlet =>
  exchangeCmdlet('Set-AuthConfig', {
    parameters: { NewCertificateThumbprint: thumbprint, NewCertificateEffectiveDate: { kind: 'date', at: effective } },
    switches: ['Force'],
  });

/** Makes the next certificate the current one, at once and for good. Once its day has come, Exchange asks nothing. */
export const publishAuthCertificate = (): Cmdlet => exchangeCmdlet('Set-AuthConfig', { switches: ['PublishCertificate'] });

/** The same before its day, which Exchange asks about: -Force answers with Yes. Only where the current one signs nothing any more. */
export const publishAuthCertificateEarly = (): Cmdlet => exchangeCmdlet('Set-AuthConfig', { switches: ['PublishCertificate', 'Force'] });

/** Only for one that has expired: a valid one is still needed by those who have read nothing newer (facts.md 31). */
export const clearPreviousAuthCertificate = (): Cmdlet => exchangeCmdlet('Set-AuthConfig', { switches: ['ClearPreviousCertificate'] });
