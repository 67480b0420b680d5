// What Exchange's cmdlets share: the domain controller they name, their "not found", names in the directory.

import { domainControllerOf } from '../directory.ts';
import { error, type Refusal, refusal, type Stage } from '../stage.ts';
import { findComputer, type LabWorld, same } from '../world.ts';
import type { Call } from './call.ts';
import { type Play, reads } from './play.ts';

/** The domain controller of a call: the one it names, or its server's own. Throws a Refusal for an unknown one. */
export function domainController(call: Call, world: LabWorld): string {
  const named = call.text('DomainController');
  const wanted = named ?? domainControllerOf(world, world.exchange.shellOn);
  const found = world.directory.domainControllers.find((each) => same(each, wanted));
  if (found !== undefined) return found;
  // The words are an assumption; Exchange's own are not sourced.
  throw refusal(
    `Domain controller "${wanted}" could not be found. Specify the fully qualified name of a domain controller.`,
    `SuitabilityDirectoryException,${call.name}`,
    'ResourceUnavailable',
  );
}

/** A cmdlet that looks, after its domain controller was checked. */
export const readsDirectory = (look: (call: Call, world: LabWorld, stage: Stage) => readonly unknown[]): Play =>
  reads((call, world, stage) => {
    domainController(call, world);
    return look(call, world, stage);
  });

export const objectNotFound = (call: Call, identity: string, world: LabWorld): Refusal =>
  error(
    `The operation couldn't be performed because object '${identity}' couldn't be found on '${domainController(call, world)}'.`,
    `ManagementObjectNotFoundException,${call.name}`,
    'NotSpecified',
  );

export const alreadyExists = (call: Call, what: string): Refusal =>
  refusal(`${what} already exists.`, `ADObjectAlreadyExistsException,${call.name}`, 'ResourceExists');

/** The objects that match -Identity in one of their names, or all without it. Throws a Refusal where there is none. */
export function chosen<T>(call: Call, world: LabWorld, all: readonly T[], namesOf: (each: T) => readonly string[]): readonly T[] {
  const identity = call.text('Identity');
  if (identity === undefined) return all;
  const found = all.filter((each) => namesOf(each).some((name) => same(name, identity)));
  if (found.length === 0) throw objectNotFound(call, identity, world);
  return found;
}

/** The server that -Server or -Identity names. Throws a Refusal where there is none. */
export function exchangeServerNamed(call: Call, world: LabWorld, name: string) {
  const fqdn = findComputer(world, name)?.fqdn;
  const found = world.exchange.servers.find((each) => same(each.fqdn, fqdn ?? ''));
  if (found === undefined) throw objectNotFound(call, name, world);
  return found;
}

export const shortName = (fqdn: string): string => (fqdn.split('.')[0] ?? fqdn).toUpperCase();

/** "DC=litwareinc,DC=com" */
export const domainPath = (world: LabWorld): string =>
  world.directory.domain
    .split('.')
    .map((each) => `DC=${each}`)
    .join(',');

/** The container of Exchange's configuration in the directory. */
export const configurationPath = (world: LabWorld): string =>
  `CN=${world.exchange.organisation},CN=Microsoft Exchange,CN=Services,CN=Configuration,${domainPath(world)}`;

/** "litwareinc.com/Users/<name>" */
export const canonicalName = (world: LabWorld, name: string): string => `${world.directory.domain}/Users/${name}`;
