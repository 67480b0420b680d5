// What faults and their mendings change in the world, made once for all of them: a row says of whom, and what.

import type { Computer, LabWorld } from '../world.ts';
import { exchangeServers, frontEnds } from './fault.ts';

type Edit = (world: LabWorld) => void;
type Server = LabWorld['exchange']['servers'][number];

const all =
  <T extends object>(found: (world: LabWorld) => readonly T[]) =>
  (changed: Partial<T>): Edit =>
  (world) => {
    for (const each of found(world)) Object.assign(each, structuredClone(changed));
  };

/** Of all Exchange servers, or of the last one: as computers, and as the organisation knows them. */
export const everyExchange = all<Computer>(exchangeServers);
export const lastExchange = all<Computer>((world) => exchangeServers(world).slice(-1));
export const everyServer = all<Server>(({ exchange }) => exchange.servers);
export const lastServer = all<Server>(({ exchange }) => exchange.servers.slice(-1));

export const everyFrontEnd = all<Computer>(frontEnds);

/** Of the organisation itself. */
export const inExchange = all<LabWorld['exchange']>(({ exchange }) => [exchange]);

/** On some computers, the private key of a certificate: Windows cannot open it, or can again. */
export const keyOn =
  (
    computersOf: (world: LabWorld) => readonly Computer[],
    thumbprintOf: (world: LabWorld) => string | null | undefined,
    trouble: string | null,
  ): Edit =>
  (world) => {
    for (const { store } of computersOf(world))
      for (const each of store.filter(({ thumbprint }) => thumbprint === thumbprintOf(world)))
        if (trouble === null) delete each.keyTrouble;
        else each.keyTrouble = trouble;
  };
