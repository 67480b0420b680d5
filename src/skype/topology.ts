// Skype for Business Server's topology: pools, computers, web services, SIP domains, users, contacts policies.

import type { Cmdlet } from '../model/command.ts';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { readName } from '../model/name.ts';
import { boolean, domain, form, fqdn, optional, sipAddress, text, texts, whereThere, wholeNumber } from '../powershell/properties.ts';
import { type Reader, readNamed, readObjects, readTexts, skypeCmdlet } from '../powershell/reader.ts';

const pool = form({ Fqdn: fqdn, Services: texts, Computers: texts, Site: optional(text) }, (each) => ({
  fqdn: each.Fqdn.key,
  services: each.Services,
  computers: each.Computers.map((computer) => readName('fqdn', computer).key),
  site: each.Site,
}));

export const readPools = (reader: Reader) => readObjects(reader, skypeCmdlet('Get-CsPool'), pool);

const webServer = form({ PoolFqdn: fqdn, InternalFqdn: optional(fqdn), Version: whereThere(optional(wholeNumber)) }, (each) => ({
  pool: each.PoolFqdn.key,
  internal: each.InternalFqdn?.key ?? null,
  version: each.Version ?? null,
}));

/** The names of the web services; `internal` is set where it differs from the pool's name. `version`: facts.md 150. */
export const readWebServers = (reader: Reader) => readObjects(reader, skypeCmdlet('Get-CsService', { switches: ['WebServer'] }), webServer);

const sipDomain = form({ Name: domain, IsDefault: boolean }, (each) => ({ name: each.Name.key, isDefault: each.IsDefault }));

export const readSipDomains = (reader: Reader) => readObjects(reader, skypeCmdlet('Get-CsSipDomain'), sipDomain);

export async function readSkypeVersion(reader: Reader): Promise<Seen<string | null>> {
  const read = await readTexts(reader, skypeCmdlet('Get-CsServerVersion'));
  return read.seen ? seen(read.value[0] ?? null) : read;
}

const contactsPolicy = form({ Identity: text, UcsAllowed: boolean }, (each) => ({ identity: each.Identity, allowed: each.UcsAllowed }));

/** All user services policies: global, per site, per user (facts.md 123). */
export const readContactsPolicies = (reader: Reader) => readObjects(reader, skypeCmdlet('Get-CsUserServicesPolicy'), contactsPolicy);

const migrated = form({ UcsMigratedCount: optional(wholeNumber), UcsMigratingCount: optional(wholeNumber) }, (each) => ({
  migrated: each.UcsMigratedCount,
  migrating: each.UcsMigratingCount ?? 0,
}));

/**
 * How many users of a pool have contacts in Exchange, or on their way there. The publisher's own sample shows the count empty, which may
 * mean none: it is counted as not known, so that nothing rests on it.
 */
export async function readMigratedContacts(reader: Reader, poolFqdn: string): Promise<Seen<readonly number[]>> {
  const command = skypeCmdlet('Debug-CsUnifiedContactStore', { parameters: { PoolFqdn: poolFqdn } });
  const read = await readObjects(reader, command, migrated);
  if (!read.seen) return read;
  const counts = read.value.flatMap((each) => (each.migrated === null ? [] : [each.migrated + each.migrating]));
  return counts.length === read.value.length
    ? seen(counts)
    : notSeen(`Debug-CsUnifiedContactStore told no UcsMigratedCount for ${poolFqdn}.`);
}

const archiving = form({ EnableExchangeArchiving: boolean, BlockOnArchiveFailure: whereThere(optional(boolean)) }, (each) => ({
  toExchange: each.EnableExchangeArchiving,
  critical: each.BlockOnArchiveFailure ?? null,
}));

/** All archiving configurations: global, per site, per pool (facts.md 125). `critical`: facts.md 230; null where it is not told. */
export const readArchiving = (reader: Reader) => readObjects(reader, skypeCmdlet('Get-CsArchivingConfiguration'), archiving);

export const allowContactsInExchange = (allowed: boolean): Cmdlet =>
  skypeCmdlet('Set-CsUserServicesPolicy', { parameters: { Identity: 'Global', UcsAllowed: allowed } });

export const newContactsPolicy = (identity: string): Cmdlet =>
  skypeCmdlet('New-CsUserServicesPolicy', { parameters: { Identity: identity, UcsAllowed: true } });

const user = form(
  {
    SipAddress: sipAddress,
    DisplayName: optional(text),
    Enabled: optional(boolean),
    RegistrarPool: optional(fqdn),
    Sid: whereThere(optional(text)),
  },
  (each) => ({
    sip: each.SipAddress.shown,
    name: each.DisplayName,
    /** Null: it does not say. */
    enabled: each.Enabled,
    pool: each.RegistrarPool?.shown ?? null,
    sid: each.Sid ?? null,
  }),
);

/** A user by SIP address or DOMAIN\name; null where Skype says that there is none. */
export const readUser = (reader: Reader, identity: string) =>
  readNamed(reader, skypeCmdlet('Get-CsUser', { parameters: { Identity: identity } }), user);

const replica = form({ ReplicaFqdn: fqdn, UpToDate: boolean }, (each) => ({ fqdn: each.ReplicaFqdn.key, upToDate: each.UpToDate }));
export type Replica = { readonly fqdn: string; readonly upToDate: boolean };

/** Which computers have received the latest configuration from the Central Management Store. */
export const replicationStatus = (): Cmdlet => skypeCmdlet('Get-CsManagementStoreReplicationStatus');
export const readReplicas = (reader: Reader) => readObjects(reader, replicationStatus(), replica);

export const forceReplication = (): Cmdlet => skypeCmdlet('Invoke-CsManagementStoreReplication');
