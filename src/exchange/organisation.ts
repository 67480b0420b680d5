// Exchange's organisation: servers, accepted domains, what clients are told, mailboxes.

import { z } from 'zod';
import type { Seen } from '../model/finding.ts';
import { name, optionalText, text } from '../powershell/objects.ts';
import { asText, exchangeCmdlet, type Reader, readFirst, readObjects } from '../powershell/reader.ts';

/** A server of the organisation. `version` as Exchange writes it, e.g. "Version 15.2 (Build 2562.17)". */
const exchangeServer = z
  .object({ Name: text, Fqdn: name, AdminDisplayVersion: text, ServerRole: text, Site: optionalText })
  .transform((each) => ({ name: each.Name, fqdn: each.Fqdn, version: each.AdminDisplayVersion, role: each.ServerRole, site: each.Site }));
export type ExchangeServer = z.output<typeof exchangeServer>;

export const readExchangeServers = (reader: Reader): Promise<Seen<readonly ExchangeServer[]>> =>
  readObjects(
    reader,
    exchangeCmdlet('Get-ExchangeServer', {
      returns: ['Name', 'Fqdn', asText('AdminDisplayVersion'), asText('ServerRole'), asText('Site')],
    }),
    exchangeServer,
  );

const acceptedDomain = z
  .object({ Name: text, DomainName: name, DomainType: text, Default: z.boolean() })
  .transform((each) => ({ name: each.Name, domain: each.DomainName, type: each.DomainType, isDefault: each.Default }));
export type AcceptedDomain = z.output<typeof acceptedDomain>;

export const readAcceptedDomains = (reader: Reader): Promise<Seen<readonly AcceptedDomain[]>> =>
  readObjects(
    reader,
    exchangeCmdlet('Get-AcceptedDomain', { returns: ['Name', asText('DomainName'), asText('DomainType'), 'Default'] }),
    acceptedDomain,
  );

const clientAccess = z
  .object({ Name: text, AutoDiscoverServiceInternalUri: optionalText })
  .transform((each) => ({ name: each.Name, internalUri: each.AutoDiscoverServiceInternalUri }));

export const readClientAccess = (reader: Reader) =>
  readObjects(
    reader,
    exchangeCmdlet('Get-ClientAccessService', { returns: ['Name', asText('AutoDiscoverServiceInternalUri')] }),
    clientAccess,
  );

export const readOrganisation = (reader: Reader) =>
  readFirst(
    reader,
    exchangeCmdlet('Get-OrganizationConfig', { returns: ['Name'] }),
    z.object({ Name: text }).transform((each) => each.Name),
  );

const mailboxServer = z
  .object({ Name: text, DatabaseAvailabilityGroup: optionalText })
  .transform((each) => ({ name: each.Name, dag: each.DatabaseAvailabilityGroup }));

export const readMailboxServers = (reader: Reader) =>
  readObjects(reader, exchangeCmdlet('Get-MailboxServer', { returns: ['Name', asText('DatabaseAvailabilityGroup')] }), mailboxServer);

const databaseCopy = z.object({ Name: text, Status: text }).transform((each) => ({ name: each.Name, status: each.Status }));

export const readDatabaseCopies = (reader: Reader, server: string) =>
  readObjects(
    reader,
    exchangeCmdlet('Get-MailboxDatabaseCopyStatus', { parameters: { Server: server }, returns: ['Name', asText('Status')] }),
    databaseCopy,
  );

const mailbox = z
  .object({ PrimarySmtpAddress: text, ServerName: optionalText, LitigationHoldEnabled: z.boolean().nullish() })
  .transform((each) => ({ address: each.PrimarySmtpAddress, server: each.ServerName, onHold: each.LitigationHoldEnabled ?? false }));

/** The mailbox of an address; an error record of Exchange means that there is none. */
export const readMailbox = (reader: Reader, address: string) =>
  readFirst(
    reader,
    exchangeCmdlet('Get-Mailbox', {
      parameters: { Identity: address },
      returns: [asText('PrimarySmtpAddress'), 'ServerName', 'LitigationHoldEnabled'],
    }),
    mailbox,
  );

/** Whether a hybrid configuration exists: then others trust Exchange's signing key as well (field.md 2). */
export async function readHybrid(reader: Reader): Promise<Seen<readonly unknown[]>> {
  return readObjects(reader, exchangeCmdlet('Get-HybridConfiguration', { returns: [asText('Identity')] }), z.unknown());
}

const authServer = z.object({ Name: text, Type: optionalText, ApplicationIdentifier: optionalText }).transform((each) => ({
  name: each.Name,
  /** An application of this organisation's own in Entra: the dedicated hybrid app (field.md 2); null where there is none. */
  applicationId: /^AzureAD$/i.test(each.Type ?? '') ? each.ApplicationIdentifier : null,
}));

/** Authorization servers in the cloud that Exchange knows. */
export const readAuthServers = (reader: Reader) =>
  readObjects(reader, exchangeCmdlet('Get-AuthServer', { returns: ['Name', asText('Type'), asText('ApplicationIdentifier')] }), authServer);
