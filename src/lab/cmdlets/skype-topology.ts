// Skype's topology: pools, computers, services, SIP domains, version (facts.md 42).

import { type LabWorld, same } from '../world.ts';
import { type Family, reads } from './play.ts';
import { chosenItems, itemNotFound } from './skype-common.ts';

export const skypeTopology: Family = {
  'Get-CsPool': reads((call, world) => {
    const site = call.text('Site');
    return chosenItems(call, world.skype.pools, (each) => each.fqdn, 'Pool')
      .filter(() => site === undefined || same(site, world.skype.site))
      .map((each) => ({
        Identity: each.fqdn,
        Fqdn: each.fqdn,
        Services: each.services,
        Computers: each.computers,
        Site: world.skype.site,
      }));
  }),

  'Get-CsComputer': reads((call, world) => {
    const pool = call.text('Pool');
    if (pool !== undefined && !world.skype.pools.some((each) => same(each.fqdn, pool))) throw itemNotFound(call, pool, 'Pool');
    const computers = world.skype.pools.flatMap((each) => each.computers.map((fqdn) => ({ fqdn, pool: each.fqdn })));
    return chosenItems(call, computers, (each) => each.fqdn, 'Computer')
      .filter((each) => pool === undefined || same(each.pool, pool))
      .filter((each) => !call.on('Local') || same(each.fqdn, world.skype.shellOn))
      .map((each) => ({ Identity: each.fqdn, Pool: each.pool, Fqdn: each.fqdn }));
  }),

  'Get-CsService': reads((call, world) => {
    const pool = call.text('PoolFqdn');
    return chosenItems(call, services(world), (each) => each.identity, 'Service')
      .filter(
        (each) => !anyKind(call, world) || call.on(each.kind) || (each.kind === 'ExternalServer' && call.on('TrustedApplicationPool')),
      )
      .filter((each) => pool === undefined || same(each.pool.fqdn, pool))
      .map(({ identity, kind, pool }) => ({
        Identity: identity,
        PoolFqdn: pool.fqdn,
        SiteId: world.skype.site,
        Role: kind,
        Version: pool.version,
        ...(kind === 'WebServer' ? { InternalFqdn: pool.webInternal, ExternalFqdn: pool.webExternal } : {}),
      }));
  }),

  'Get-CsSipDomain': reads((call, world) =>
    chosenItems(call, world.skype.sipDomains, (each) => each.name, 'SipDomain').map((each) => ({
      Identity: each.name,
      Name: each.name,
      IsDefault: each.isDefault,
    })),
  ),

  'Get-CsServerVersion': reads((_, world) => [world.skype.version]),
};

const services = (world: LabWorld) =>
  world.skype.pools.flatMap((pool) => pool.services.map((identity) => ({ identity, kind: identity.split(':')[0] ?? identity, pool })));

/** Switches of Get-CsService that choose a kind of service. */
const kinds = [
  'ApplicationServer',
  'CentralManagement',
  'ConferencingServer',
  'Director',
  'EdgeServer',
  'MediationServer',
  'Registrar',
  'TrustedApplicationPool',
  'UserServer',
  'WebServer',
  'ManagementServer',
  'MonitoringServer',
  'ArchivingServer',
  'PersistentChatServer',
  'FileStore',
  'UserDatabase',
  'PstnGateway',
  'WacServer',
  'BackupServer',
];
const anyKind = (call: { on(name: string): boolean }, world: LabWorld): boolean =>
  [...kinds, ...services(world).map((each) => each.kind)].some((each) => call.on(each));
