// Skype for Business Server's side of the trust: its partner applications, its OAuth configuration and the storage test
// (facts.md 96). Its signing certificate is in certificates.ts.

import type { Cmdlet } from '../model/command.ts';
import { type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { type Name, readName } from '../model/name.ts';
import type { Fqdn } from '../model/place.ts';
import { applicationId, boolean, domain, form, optional, text, type ValueOf, whereThere } from '../powershell/properties.ts';
import { type Reader, readFirst, readObjects, skypeCmdlet } from '../powershell/reader.ts';

type TrustedBy =
  | { readonly keys: 'document'; readonly metadataUrl: Name }
  | { readonly keys: 'OAuth server' | 'stored certificate' | 'not known'; readonly metadataUrl: null };

/** AuthToken tells the kind of keys that Skype trusts (facts.md 94). Of what is none of the three forms nothing is said. */
function trustedBy(authToken: string): TrustedBy {
  const address = /^(?:Value=)?(https?:\/\/[^\s;]+);?$/i.exec(authToken)?.[1];
  if (address !== undefined) return { keys: 'document', metadataUrl: readName('url', address) };
  const keys = /UseOAuthServer/i.test(authToken) ? 'OAuth server' : /Certificate/i.test(authToken) ? 'stored certificate' : 'not known';
  return { keys, metadataUrl: null };
}

/** `metadataUrl` is null for an application that uses an OAuth server or a stored certificate. */
const application = form(
  {
    Identity: text,
    AuthToken: text,
    ApplicationIdentifier: optional(applicationId),
    Realm: optional(domain),
    ApplicationTrustLevel: text,
    Enabled: boolean,
  },
  (each) => ({
    identity: each.Identity,
    ...trustedBy(each.AuthToken),
    applicationId: each.ApplicationIdentifier?.key ?? null,
    /** For which its tokens to Exchange are; often blank, which tells nothing. */
    realm: each.Realm?.key ?? null,
    trust: each.ApplicationTrustLevel,
    enabled: each.Enabled,
  }),
);
export type SkypePartnerApplication = ValueOf<typeof application>;

export const readSkypePartnerApplications = (reader: Reader): Promise<Seen<readonly SkypePartnerApplication[]>> =>
  readObjects(reader, skypeCmdlet('Get-CsPartnerApplication'), application);

export const newExchangeApplication = (identity: string, metadataUrl: string): Cmdlet =>
  skypeCmdlet('New-CsPartnerApplication', { parameters: { Identity: identity, ApplicationTrustLevel: 'Full', MetadataUrl: metadataUrl } });

export const setExchangeApplication = (
  identity: string,
  parameters: { readonly MetadataUrl: string; readonly ApplicationTrustLevel: string; readonly Enabled: boolean },
): Cmdlet => skypeCmdlet('Set-CsPartnerApplication', { parameters: { Identity: identity, ...parameters } });

/** Has Skype read Exchange's document again, and store the keys that it shows: its cmdlets have no other way (facts.md 34). */
export const readExchangeDocument = (identity: string, metadataUrl: string): Cmdlet =>
  skypeCmdlet('Set-CsPartnerApplication', { parameters: { Identity: identity, MetadataUrl: metadataUrl } });

export const removeExchangeApplication = (identity: string): Cmdlet =>
  skypeCmdlet('Remove-CsPartnerApplication', { parameters: { Identity: identity } });

const oauthConfiguration = form(
  { Realm: optional(domain), ExchangeAutodiscoverUrl: optional(text), ExchangeAutodiscoverAllowedDomains: whereThere(optional(text)) },
  (each) => ({
    realm: each.Realm?.key ?? null,
    autodiscoverUrl: each.ExchangeAutodiscoverUrl,
    /** Where Autodiscover may send Skype on to (facts.md 59), as "*.a.example;*.b.example". */
    allowedDomains: (each.ExchangeAutodiscoverAllowedDomains ?? '').split(/[;,\s]+/).filter((one) => one !== ''),
  }),
);

export const readOAuthConfiguration = (reader: Reader) => readFirst(reader, skypeCmdlet('Get-CsOAuthConfiguration'), oauthConfiguration);

export const setAutodiscoverUrl = (url: string | null): Cmdlet =>
  skypeCmdlet('Set-CsOAuthConfiguration', { parameters: { Identity: 'Global', ExchangeAutodiscoverUrl: url } });

const oauthServer = form({ Name: text }, (each) => each.Name);

export const readOAuthServers = (reader: Reader) => readObjects(reader, skypeCmdlet('Get-CsOAuthServer'), oauthServer);

/** Writes one item into the user's Conversation History through a Front End's storage service, and deletes it. */
export const storageTest = (sipUri: string, frontEnd: Fqdn): Cmdlet =>
  skypeCmdlet('Test-CsExStorageConnectivity', {
    parameters: { SipUri: sipUri, Binding: 'NetTCP', HostNameStorageService: frontEnd },
    switches: ['DeleteItem', 'Verbose'],
  });

// Documented as texts, printed as objects: both are taken.
const storageFailure = form(
  { EndpointStatusDetail: whereThere(optional(text)), Other: whereThere(optional(text)), ToString: text },
  (each): readonly string[] => {
    const details = [each.EndpointStatusDetail, each.Other].flatMap((detail) => detail ?? []);
    return each.EndpointStatusDetail === undefined && each.Other === undefined ? [each.ToString] : details;
  },
);

/** What a Front End's storage service noted of its failures for a user: the follow-up of a failed test (facts.md 101). */
export async function readStorageFailures(reader: Reader, sipUri: string, frontEnd: Fqdn): Promise<Seen<readonly string[]>> {
  const command = skypeCmdlet('Debug-CsStorageServiceFailures', {
    parameters: { SipUri: sipUri, Binding: 'NetTCP', HostNameStorageService: frontEnd },
  });
  const read = await readObjects(reader, command, storageFailure);
  return read.seen
    ? seen(
        read.value
          .flat()
          .filter((each) => each !== '')
          .map((each) => harmless(each, 1000)),
      )
    : read;
}
