// Preset "migration": the set-up was made years ago with a pool that is gone, and never touched since. Exchange's entry still names its
// address, which nobody answers, and works because the signing key is the same (facts.md 41); a second, newer Exchange server has come.

import { type LabWorld, skypeId } from '../world.ts';
import type { Company } from './company.ts';
import { pool } from './pool.ts';

export const migration: Company = {
  ...pool,
  preset: 'migration',
  exchange: {
    ...pool.exchange,
    servers: [
      { name: 'atl-exchange-001', version: '2016', site: 'Atlanta', dag: null, asks: 'atl-dc-001' },
      { name: 'atl-exchange-002', version: 'SE', site: 'Atlanta', dag: null, asks: 'atl-dc-002' },
    ],
  },
};

/** Of a world in which the article was followed: with the pool of those days. */
export function retirePool({ exchange, directory }: LabWorld): void {
  for (const each of exchange.partners.filter(({ applicationId }) => applicationId === skypeId))
    each.metadataUrl = `https://pool00.${directory.domain}/metadata/json/1`;
}
