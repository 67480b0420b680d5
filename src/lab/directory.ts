// The directory as each domain controller has it: what is written at one reaches the others a little later, and until then
// they show what was before (facts.md 93). Only partner applications lag here; accounts and roles are everywhere at once, which
// is kinder than production.

import { type ExchangePartner, type LabWorld, same } from './world.ts';

/** The partner applications as a domain controller shows them. */
export const partnersAt = (world: LabWorld, domainController: string): readonly ExchangePartner[] =>
  world.directory.behind.find((each) => same(each.domainController, domainController))?.partners ?? world.exchange.partners;

/** The domain controller that an Exchange server asks: one of its own site. */
export const domainControllerOf = (world: LabWorld, server: string): string =>
  world.exchange.servers.find((each) => same(each.fqdn, server))?.domainController ?? world.directory.domainControllers[0] ?? '';

/** Notes that partner applications were written at one domain controller: the others show `before` until an instant. */
export function lagBehind(world: LabWorld, writtenAt: string, before: readonly ExchangePartner[], until: string): void {
  const { behind, domainControllers } = world.directory;
  for (const domainController of domainControllers.filter((each) => !same(each, writtenAt))) {
    const known = behind.find((each) => same(each.domainController, domainController));
    if (known === undefined) behind.push({ domainController, until, partners: structuredClone([...before]) });
    else known.until = until;
  }
}
