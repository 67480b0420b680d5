// Skype for Business Server's topology: pools, computers, web services, SIP domains, users, contacts policies.

import { z } from 'zod';
import type { Cmdlet } from '../model/command.ts';
import { type Seen, seen } from '../model/finding.ts';
import { listOf, name, optionalText, text } from '../powershell/objects.ts';
import { asText, asTexts, type Reader, readFirst, readObjects, skypeCmdlet } from '../powershell/reader.ts';

const pool = z
  .object({ Fqdn: name, Services: listOf(text, 500), Computers: listOf(name, 500).nullish(), Site: optionalText })
  .transform((each) => ({ fqdn: each.Fqdn, services: each.Services, computers: each.Computers ?? [], site: each.Site }));

export const readPools = (reader: Reader) =>
  readObjects(reader, skypeCmdlet('Get-CsPool', { returns: ['Fqdn', asTexts('Services'), asTexts('Computers'), asText('Site')] }), pool);

const webServer = z
  .object({ PoolFqdn: name, InternalFqdn: optionalText, ExternalFqdn: optionalText })
  .transform((each) => ({ pool: each.PoolFqdn, internal: each.InternalFqdn?.toLowerCase() ?? null }));

/** The names of the web services; `internal` is set where it differs from the pool's name. */
export const readWebServers = (reader: Reader) =>
  readObjects(
    reader,
    skypeCmdlet('Get-CsService', {
      switches: ['WebServer'],
      returns: [asText('PoolFqdn'), asText('InternalFqdn'), asText('ExternalFqdn')],
    }),
    webServer,
  );

const sipDomain = z.object({ Name: name, IsDefault: z.boolean() }).transform((each) => ({ name: each.Name, isDefault: each.IsDefault }));

export const readSipDomains = (reader: Reader) =>
  readObjects(reader, skypeCmdlet('Get-CsSipDomain', { returns: ['Name', 'IsDefault'] }), sipDomain);

export const readSkypeVersion = (reader: Reader): Promise<Seen<string | null>> =>
  readFirst(reader, skypeCmdlet('Get-CsServerVersion'), text);

const contactsPolicy = z
  .object({ Identity: text, UcsAllowed: z.boolean() })
  .transform((each) => ({ identity: each.Identity, allowed: each.UcsAllowed }));

/** All user services policies: global, per site, per user (field.md 1). */
export const readContactsPolicies = (reader: Reader) =>
  readObjects(reader, skypeCmdlet('Get-CsUserServicesPolicy', { returns: [asText('Identity'), 'UcsAllowed'] }), contactsPolicy);

const migrated = z
  .object({ UcsMigratedCount: z.number().int(), UcsMigratingCount: z.number().int().nullish() })
  .transform((each) => each.UcsMigratedCount + (each.UcsMigratingCount ?? 0));

/** How many users of a pool have contacts in Exchange, or on their way there. */
export const readMigratedContacts = (reader: Reader, poolFqdn: string) =>
  readObjects(
    reader,
    skypeCmdlet('Debug-CsUnifiedContactStore', { parameters: { PoolFqdn: poolFqdn }, returns: ['UcsMigratedCount', 'UcsMigratingCount'] }),
    migrated,
  );

/** Whether any archiving configuration sends to Exchange: global, per site, per pool (domain.md 10). */
export async function readArchiving(reader: Reader): Promise<Seen<boolean>> {
  const read = await readObjects(
    reader,
    skypeCmdlet('Get-CsArchivingConfiguration', { returns: ['EnableExchangeArchiving'] }),
    z.object({ EnableExchangeArchiving: z.boolean() }),
  );
  return read.seen ? seen(read.value.some((each) => each.EnableExchangeArchiving)) : read;
}

export const allowContactsInExchange = (allowed: boolean): Cmdlet =>
  skypeCmdlet('Set-CsUserServicesPolicy', { parameters: { Identity: 'Global', UcsAllowed: allowed } });

export const newContactsPolicy = (identity: string): Cmdlet =>
  skypeCmdlet('New-CsUserServicesPolicy', { parameters: { Identity: identity, UcsAllowed: true } });

const user = z
  .object({ SipAddress: text, DisplayName: optionalText, Enabled: z.boolean().nullish(), RegistrarPool: optionalText })
  .transform((each) => ({ sip: each.SipAddress, name: each.DisplayName, enabled: each.Enabled ?? true, pool: each.RegistrarPool }));

/** A user by SIP address or DOMAIN\name. */
export const readUser = (reader: Reader, identity: string) =>
  readFirst(
    reader,
    skypeCmdlet('Get-CsUser', {
      parameters: { Identity: identity },
      returns: [asText('SipAddress'), 'DisplayName', 'Enabled', asText('RegistrarPool')],
    }),
    user,
  );

const replica = z
  .object({ ReplicaFqdn: name, UpToDate: z.boolean() })
  .transform((each) => ({ fqdn: each.ReplicaFqdn, upToDate: each.UpToDate }));
export type Replica = z.output<typeof replica>;

/** Which computers have received the latest configuration from the Central Management Store. */
export const readReplicas = (reader: Reader) =>
  readObjects(reader, skypeCmdlet('Get-CsManagementStoreReplicationStatus', { returns: ['ReplicaFqdn', 'UpToDate'] }), replica);

export const forceReplication = (): Cmdlet => skypeCmdlet('Invoke-CsManagementStoreReplication');
