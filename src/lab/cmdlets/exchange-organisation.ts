// Exchange's organisation: servers, accepted domains, client access, databases, hybrid (facts.md 22, 44, 49).

import { notPlayed } from '../stage.ts';
import { type LabWorld, same } from '../world.ts';
import type { Call } from './call.ts';
import { chosen, exchangeServerNamed, readsDirectory, shortName } from './exchange-common.ts';
import { asking, changes, type Family, reads } from './play.ts';

const clientAccess = (call: Call, world: LabWorld) =>
  chosen(call, world, world.exchange.servers, (each) => [each.fqdn, shortName(each.fqdn)]).map((each) => ({
    Name: shortName(each.fqdn),
    Identity: shortName(each.fqdn),
    Fqdn: each.fqdn,
    AutoDiscoverServiceInternalUri: each.internalUri,
    AutoDiscoverSiteScope: [each.site.split('/').at(-1) ?? each.site],
  }));

/** Some of what a server has. */
const components = ['ServerWideOffline', 'HubTransport', 'EwsProxy', 'AutoDiscoverProxy', 'OwaProxy', 'RpsProxy'];

/** Exchange 2010. */
const isOfBefore = (version: string): boolean => /^Version 14\./.test(version);

export const exchangeOrganisation: Family = {
  'Get-ExchangeServer': readsDirectory((call, world) =>
    chosen(call, world, world.exchange.servers, (each) => [each.fqdn, shortName(each.fqdn)]).map((each) => ({
      Name: shortName(each.fqdn),
      Identity: shortName(each.fqdn),
      Fqdn: each.fqdn,
      Domain: world.directory.domain,
      AdminDisplayVersion: each.version,
      ServerRole: isOfBefore(each.version) ? 'Mailbox, ClientAccess, HubTransport' : 'Mailbox',
      Site: each.site,
      Edition: each.edition,
      InternetWebProxy: each.proxy,
      // Without one it is no empty list, but nothing (recorded of real servers).
      InternetWebProxyBypassList: each.bypass.length === 0 ? null : each.bypass,
    })),
  ),
  'Get-AcceptedDomain': readsDirectory((call, world) =>
    chosen(call, world, world.exchange.acceptedDomains, (each) => [each.name, each.domain]).map((each) => ({
      Name: each.name,
      Identity: each.name,
      DomainName: each.domain,
      DomainType: each.type,
      Default: each.isDefault,
    })),
  ),
  // All accounts of this world are in one domain, which is in view either way.
  'Set-ADServerSettings': reads((call) => {
    if (call.flag('ViewEntireForest') === undefined) throw notPlayed('Set-ADServerSettings without -ViewEntireForest');
    return [];
  }),
  'Get-ADServerSettings': reads(() => [{ ViewEntireForest: true }]),
  'Get-OrganizationConfig': readsDirectory((_, world) => [
    {
      Name: world.exchange.organisation,
      Identity: world.exchange.organisation,
      Guid: world.exchange.organisationGuid,
      IsMixedMode: false,
      EwsEnabled: world.exchange.ewsEnabled,
      EwsApplicationAccessPolicy: world.exchange.ewsAllowed === null ? null : 'EnforceAllowList',
      EwsAllowList: world.exchange.ewsAllowed,
      EwsBlockList: null,
    },
  ]),
  'Get-ServerComponentState': readsDirectory((call, world) => {
    const { fqdn, inactive } = exchangeServerNamed(call, world, call.text('Identity') ?? '');
    const wanted = call.text('Component');
    return components
      .filter((each) => wanted === undefined || same(each, wanted))
      .map((Component) => ({
        Identity: `${shortName(fqdn)}\\${Component}`,
        ServerFqdn: fqdn,
        Component,
        State: inactive.some((each) => same(each.component, Component)) ? 'Inactive' : 'Active',
      }));
  }),
  'Get-ClientAccessService': readsDirectory(clientAccess),
  // The former name, which Exchange 2013 knows alone; since 2016 both are there. That it then warns is not sourced, so it does not.
  'Get-ClientAccessServer': readsDirectory(clientAccess),
  'Set-ClientAccessService': asking(
    'medium',
    (call) => `Setting the client access service "${call.text('Identity') ?? ''}".`,
    changes(2, (call, stage) =>
      stage.store.change((world) => {
        if (!call.has('AutoDiscoverServiceInternalUri')) throw notPlayed('Set-ClientAccessService without an address');
        exchangeServerNamed(call, world, call.text('Identity') ?? '').internalUri = call.text('AutoDiscoverServiceInternalUri') ?? null;
        return [];
      }),
    ),
  ),
  'Get-MailboxServer': readsDirectory((call, world) =>
    chosen(call, world, world.exchange.servers, (each) => [each.fqdn, shortName(each.fqdn)]).map((each) => ({
      Name: shortName(each.fqdn),
      Identity: shortName(each.fqdn),
      Fqdn: each.fqdn,
      DatabaseAvailabilityGroup: each.dag,
    })),
  ),
  'Get-MailboxDatabaseCopyStatus': readsDirectory((call, world) => {
    const server = call.text('Server');
    const only = server === undefined ? undefined : exchangeServerNamed(call, world, server).fqdn;
    const copies = world.exchange.databases.filter((each) => only === undefined || same(each.server, only));
    const namesOf = (each: (typeof copies)[number]) => [each.name, `${each.name}\\${shortName(each.server)}`];
    return chosen(call, world, copies, namesOf).map((each) => ({
      Name: `${each.name}\\${shortName(each.server)}`,
      Identity: `${each.name}\\${shortName(each.server)}`,
      DatabaseName: each.name,
      Status: each.status,
      MailboxServer: shortName(each.server),
    }));
  }),
  'Get-SettingOverride': readsDirectory((call, world) =>
    chosen(call, world, world.exchange.settingOverrides, (each) => [each.name]).map((each) => ({
      Name: each.name,
      Identity: each.name,
      ComponentName: each.component,
      SectionName: each.section,
      Parameters: each.parameters,
    })),
  ),
  'Get-HybridConfiguration': readsDirectory((_, world) =>
    world.exchange.isHybrid ? [{ Name: 'Hybrid Configuration', Identity: 'Hybrid Configuration', Domains: [world.directory.domain] }] : [],
  ),
};
