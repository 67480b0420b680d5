// Preset "small": litwareinc.com with a Standard Edition server and one Exchange server, both healthy, with no trust
// between them yet. This is where most first-time admins stand (facts.md 128).

import type { Company } from './company.ts';

export const small: Company = {
  preset: 'small',
  domainControllers: ['atl-dc-001'],
  directoryDelay: 0,
  skype: {
    version: '2019',
    // Two minutes: an assumption within the documented ones (facts.md 19).
    pools: [{ name: 'atl-cs-001', frontEnds: [{ name: 'atl-cs-001', delay: 120 }], web: null }],
    edgeDelay: 120,
    retired: [],
    applications: true,
    leftovers: true,
    sipDomains: [],
  },
  exchange: {
    servers: [{ name: 'atl-exchange-001', version: 'SE', site: 'Atlanta', dag: null, asks: 'atl-dc-001' }],
    acceptedDomains: [],
  },
};
