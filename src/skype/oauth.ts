// Skype for Business Server's side of the trust: its partner applications, its OAuth configuration and the storage test
// (domain.md 4, 5). Its signing certificate is in certificates.ts.

import { z } from 'zod';
import type { Cmdlet } from '../model/command.ts';
import { type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import type { Fqdn } from '../model/place.ts';
import { optionalText, text } from '../powershell/objects.ts';
import { asText, type Reader, readFirst, readObjects, skypeCmdlet } from '../powershell/reader.ts';

/** AuthToken tells the kind of keys that Skype trusts (domain.md 4.1); what is neither of the two that are known is taken for a stored certificate. */
function trustedBy(authToken: string) {
  const metadataUrl = /^Value=(https?:\/\/\S+)$/i.exec(authToken)?.[1] ?? null;
  if (metadataUrl !== null) return { keys: 'document', metadataUrl } as const;
  return { keys: /UseOAuthServer/i.test(authToken) ? 'OAuth server' : 'stored certificate', metadataUrl } as const;
}

/** `metadataUrl` is null for an application that uses an OAuth server or a stored certificate. */
const application = z
  .object({
    Identity: text,
    AuthToken: z.unknown(),
    ApplicationIdentifier: optionalText,
    Realm: optionalText,
    ApplicationTrustLevel: text,
    Enabled: z.boolean(),
  })
  .transform((each) => ({
    identity: each.Identity,
    ...trustedBy(String(each.AuthToken)),
    applicationId: each.ApplicationIdentifier,
    trust: each.ApplicationTrustLevel,
    enabled: each.Enabled,
  }));
export type SkypePartnerApplication = z.output<typeof application>;

export const readSkypePartnerApplications = (reader: Reader): Promise<Seen<readonly SkypePartnerApplication[]>> =>
  readObjects(
    reader,
    skypeCmdlet('Get-CsPartnerApplication', {
      returns: [
        asText('Identity'),
        asText('AuthToken'),
        asText('ApplicationIdentifier'),
        'Realm',
        asText('ApplicationTrustLevel'),
        'Enabled',
      ],
    }),
    application,
  );

export const newExchangeApplication = (identity: string, metadataUrl: string): Cmdlet =>
  skypeCmdlet('New-CsPartnerApplication', { parameters: { Identity: identity, ApplicationTrustLevel: 'Full', MetadataUrl: metadataUrl } });

export const setExchangeApplication = (
  identity: string,
  parameters: { readonly MetadataUrl: string; readonly ApplicationTrustLevel: string; readonly Enabled: boolean },
): Cmdlet => skypeCmdlet('Set-CsPartnerApplication', { parameters: { Identity: identity, ...parameters } });

/** Has Skype read Exchange's document again, and store the keys that it shows: its cmdlets have no other way (domain.md 1b). */
export const readExchangeDocument = (identity: string, metadataUrl: string): Cmdlet =>
  skypeCmdlet('Set-CsPartnerApplication', { parameters: { Identity: identity, MetadataUrl: metadataUrl } });

export const removeExchangeApplication = (identity: string): Cmdlet =>
  skypeCmdlet('Remove-CsPartnerApplication', { parameters: { Identity: identity, Confirm: false } });

const oauthConfiguration = z
  .object({ Realm: optionalText, ServiceName: optionalText, ExchangeAutodiscoverUrl: optionalText })
  .transform((each) => ({ realm: each.Realm?.toLowerCase() ?? null, autodiscoverUrl: each.ExchangeAutodiscoverUrl }));

export const readOAuthConfiguration = (reader: Reader) =>
  readFirst(
    reader,
    skypeCmdlet('Get-CsOAuthConfiguration', { returns: ['Realm', asText('ServiceName'), asText('ExchangeAutodiscoverUrl')] }),
    oauthConfiguration,
  );

export const setAutodiscoverUrl = (url: string | null): Cmdlet =>
  skypeCmdlet('Set-CsOAuthConfiguration', { parameters: { Identity: 'Global', ExchangeAutodiscoverUrl: url } });

export const readOAuthServers = (reader: Reader) =>
  readObjects(
    reader,
    skypeCmdlet('Get-CsOAuthServer', { returns: ['Name'] }),
    z.object({ Name: text }).transform((each) => each.Name),
  );

/** Writes one item into the user's Conversation History through a Front End's storage service, and deletes it. */
export const storageTest = (sipUri: string, frontEnd: Fqdn): Cmdlet =>
  skypeCmdlet('Test-CsExStorageConnectivity', {
    parameters: { SipUri: sipUri, Binding: 'NetTCP', HostNameStorageService: frontEnd },
    switches: ['DeleteItem', 'Verbose'],
  });

const storageFailure = z.object({ EndpointStatusDetail: optionalText, Other: optionalText });

/** What a Front End's storage service noted of its failures for a user: the follow-up of a failed test (domain.md 5.1). */
export async function readStorageFailures(reader: Reader, sipUri: string, frontEnd: Fqdn): Promise<Seen<readonly string[]>> {
  const command = skypeCmdlet('Debug-CsStorageServiceFailures', {
    parameters: { SipUri: sipUri, Binding: 'NetTCP', HostNameStorageService: frontEnd },
    returns: [asText('EndpointStatusDetail'), asText('Other')],
  });
  const read = await readObjects(reader, command, storageFailure);
  if (!read.seen) return read;
  return seen(
    read.value.flatMap((each) => [each.EndpointStatusDetail, each.Other].flatMap((text) => (text === null ? [] : [harmless(text, 1000)]))),
  );
}
