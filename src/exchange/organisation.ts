// Exchange's organisation: servers, accepted domains, what clients are told, mailboxes.

import type { Cmdlet } from '../model/command.ts';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { boolean, domain, form, fqdn, guid, optional, sipAddress, text, texts, whereThere } from '../powershell/properties.ts';
import { exchangeCmdlet, type Reader, readEither, readFirst, readNamed, readObjects } from '../powershell/reader.ts';

/** A server of the organisation. `version` as Exchange writes it, e.g. "Version 15.2 (Build 2562.17)". */
const exchangeServer = form(
  {
    Name: text,
    Fqdn: fqdn,
    AdminDisplayVersion: text,
    ServerRole: text,
    Site: optional(text),
    InternetWebProxy: whereThere(optional(text)),
    InternetWebProxyBypassList: whereThere(texts),
  },
  (each) => ({
    name: each.Name,
    fqdn: each.Fqdn.key,
    version: each.AdminDisplayVersion,
    role: each.ServerRole,
    site: each.Site,
    /** The proxy that Exchange itself asks, and the servers that it asks without one (facts.md 154). */
    proxy: each.InternetWebProxy ?? null,
    bypass: each.InternetWebProxyBypassList ?? [],
  }),
);

export const readExchangeServers = (reader: Reader) => readObjects(reader, exchangeCmdlet('Get-ExchangeServer'), exchangeServer);

const acceptedDomain = form({ Name: text, DomainName: domain, DomainType: text, Default: boolean }, (each) => ({
  name: each.Name,
  domain: each.DomainName.key,
  type: each.DomainType,
  isDefault: each.Default,
}));

export const readAcceptedDomains = (reader: Reader) => readObjects(reader, exchangeCmdlet('Get-AcceptedDomain'), acceptedDomain);

const clientAccess = form({ Name: text, AutoDiscoverServiceInternalUri: optional(text) }, (each) => ({
  name: each.Name,
  internalUri: each.AutoDiscoverServiceInternalUri,
}));

/** Exchange 2013 knows the cmdlet by its former name only. */
export const clientAccessOf2013 = exchangeCmdlet('Get-ClientAccessServer');

/** What clients are told. */
export const readClientAccess = (reader: Reader) =>
  readEither(reader, exchangeCmdlet('Get-ClientAccessService'), clientAccessOf2013, clientAccess);

/** Where the clients of one server look for Autodiscover; null: it tells none. */
export const setInternalUri = (server: string, uri: string | null): Cmdlet =>
  exchangeCmdlet('Set-ClientAccessService', { parameters: { Identity: server, AutoDiscoverServiceInternalUri: uri } });

const organisation = form(
  {
    Name: text,
    Guid: guid,
    EwsEnabled: whereThere(optional(boolean)),
    EwsApplicationAccessPolicy: whereThere(optional(text)),
    EwsAllowList: whereThere(texts),
    EwsBlockList: whereThere(texts),
  },
  (each) => ({
    name: each.Name,
    guid: each.Guid.key,
    /** Whether programs may use EWS at all; null: nobody has said. */
    ewsEnabled: each.EwsEnabled ?? null,
    /** Which programs may, by the names that they give themselves; null: all (facts.md 193). */
    ewsPrograms: programsIn(each.EwsApplicationAccessPolicy ?? null, each.EwsAllowList ?? [], each.EwsBlockList ?? []),
  }),
);

/** A rule of another name may shut anybody out. */
function programsIn(policy: string | null, allowed: readonly string[], blocked: readonly string[]) {
  if (policy === null) return null;
  if (/^EnforceAllowList$/i.test(policy)) return { rule: 'only these', programs: allowed } as const;
  return /^EnforceBlockList$/i.test(policy)
    ? ({ rule: 'all but these', programs: blocked } as const)
    : ({ rule: 'not known', named: policy } as const);
}

export const readOrganisation = (reader: Reader) => readFirst(reader, exchangeCmdlet('Get-OrganizationConfig'), organisation);

const mailboxServer = form({ Name: text, DatabaseAvailabilityGroup: optional(text) }, (each) => ({
  name: each.Name,
  dag: each.DatabaseAvailabilityGroup,
}));

export const readMailboxServers = (reader: Reader) => readObjects(reader, exchangeCmdlet('Get-MailboxServer'), mailboxServer);

const databaseCopy = form({ Name: text, Status: text }, (each) => ({ name: each.Name, status: each.Status }));

export const readDatabaseCopies = (reader: Reader, server: string) =>
  readObjects(reader, exchangeCmdlet('Get-MailboxDatabaseCopyStatus', { parameters: { Server: server } }), databaseCopy);

const mailbox = form(
  {
    PrimarySmtpAddress: sipAddress,
    ServerName: optional(text),
    LitigationHoldEnabled: optional(boolean),
    RecipientTypeDetails: whereThere(optional(text)),
    LinkedMasterAccount: whereThere(optional(text)),
    MasterAccountSid: whereThere(optional(text)),
  },
  (each) => ({
    address: each.PrimarySmtpAddress.shown,
    server: each.ServerName,
    onHold: each.LitigationHoldEnabled ?? false,
    /** The account of another forest whose mailbox it is (facts.md 153); null for one of this forest. */
    linked: /^LinkedMailbox$/i.test(each.RecipientTypeDetails ?? '')
      ? { account: each.LinkedMasterAccount ?? null, sid: each.MasterAccountSid ?? null }
      : null,
  }),
);

/** The mailbox of an address; null where Exchange says that there is none. */
export const readMailbox = (reader: Reader, address: string) =>
  readNamed(reader, exchangeCmdlet('Get-Mailbox', { parameters: { Identity: address } }), mailbox);

const hybridConfiguration = form({ Identity: text }, (each) => each.Identity);

/** Whether a hybrid configuration exists: then others trust Exchange's signing key as well (facts.md 35). */
export const readHybrid = (reader: Reader): Promise<Seen<readonly string[]>> =>
  readObjects(reader, exchangeCmdlet('Get-HybridConfiguration'), hybridConfiguration);

const authServer = form({ Name: text, Type: optional(text), ApplicationIdentifier: optional(text) }, (each) => ({
  name: each.Name,
  /** An application of this organisation's own in Entra: the dedicated hybrid app (facts.md 35); null where there is none. */
  applicationId: /^AzureAD$/i.test(each.Type ?? '') ? each.ApplicationIdentifier : null,
}));

const settingOverride = form({ ComponentName: text, SectionName: text, Parameters: whereThere(texts) }, (each) => ({
  component: each.ComponentName,
  section: each.SectionName,
  isOff: (each.Parameters ?? []).some((one) => /^Enabled\s*=\s*false$/i.test(one)),
}));

/** Whether a setting of its own switches the dedicated hybrid application on (facts.md 135). */
export async function readDedicatedHybrid(reader: Reader): Promise<Seen<boolean>> {
  const read = await readObjects(reader, exchangeCmdlet('Get-SettingOverride'), settingOverride);
  return read.seen
    ? seen(
        read.value.some(
          ({ component, section, isOff }) => !isOff && /^Global$/i.test(component) && /^ExchangeOnpremAsThirdPartyAppId$/i.test(section),
        ),
      )
    : read;
}

/** Authorization servers in the cloud that Exchange knows. */
export const readAuthServers = (reader: Reader) => readObjects(reader, exchangeCmdlet('Get-AuthServer'), authServer);

const virtualDirectory = form({ Identity: text, OAuthAuthentication: optional(boolean) }, (each) => ({
  directory: each.Identity,
  isOn: each.OAuthAuthentication,
}));

/** How a server's virtual directories for a web service are asked about, those of the back end included. */
export const virtualDirectoriesOf = {
  ews: (server: string) =>
    exchangeCmdlet('Get-WebServicesVirtualDirectory', { parameters: { Server: server }, switches: ['ShowMailboxVirtualDirectories'] }),
  autodiscover: (server: string) =>
    exchangeCmdlet('Get-AutodiscoverVirtualDirectory', { parameters: { Server: server }, switches: ['ShowMailboxVirtualDirectories'] }),
} as const;
export type WebService = keyof typeof virtualDirectoriesOf;

/** How the OAuth switch of each of them stands. */
export const readOAuthSwitches = (reader: Reader, server: string, service: WebService) =>
  readObjects(reader, virtualDirectoriesOf[service](server), virtualDirectory);

const componentState = form({ Component: text, State: text }, (each) => ({ component: each.Component, state: each.State }));

/** The components of a server's web services that are not active. A state that tells neither ("Unknown") is none of a server that works. */
export async function readInactive(reader: Reader, server: string): Promise<Seen<readonly string[]>> {
  const read = await readObjects(reader, exchangeCmdlet('Get-ServerComponentState', { parameters: { Identity: server } }), componentState);
  if (!read.seen) return read;
  const own = read.value.filter(
    ({ component, state }) => /^(?:EwsProxy|AutoDiscoverProxy|ServerWideOffline)$/i.test(component) && !/^Active$/i.test(state),
  );
  const out = own.filter(({ state }) => /^(?:Inactive|Draining)$/i.test(state));
  const [strange] = own;
  return out.length === 0 && strange !== undefined
    ? notSeen(`Get-ServerComponentState shows ${strange.component} as "${harmless(strange.state, 64)}".`)
    : seen(out.map(({ component }) => component));
}

/** A virtual directory as the directory describes it: no server is asked, so that one that is down stops nothing. */
const described = form(
  {
    Identity: text,
    Server: text,
    InternalUrl: whereThere(optional(text)),
    InternalNLBBypassUrl: whereThere(optional(text)),
    OAuthAuthentication: whereThere(optional(boolean)),
  },
  (each) => ({
    directory: each.Identity,
    /** The short name of its server. */
    server: each.Server,
    internalUrl: each.InternalUrl ?? null,
    /** Where it passes requests on to instead of its own back end (facts.md 237). */
    bypass: each.InternalNLBBypassUrl ?? null,
    /** Null: it does not say. */
    isOn: each.OAuthAuthentication ?? null,
  }),
);

/** Those of all servers for each web service, without those of the back end. */
export const readDirectories = {
  ews: (reader: Reader) =>
    readObjects(reader, exchangeCmdlet('Get-WebServicesVirtualDirectory', { switches: ['ADPropertiesOnly'] }), described),
  autodiscover: (reader: Reader) =>
    readObjects(reader, exchangeCmdlet('Get-AutodiscoverVirtualDirectory', { switches: ['ADPropertiesOnly'] }), described),
} as const;
