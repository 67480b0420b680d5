// Preset "pool": litwareinc.com with an Enterprise pool of two Front Ends whose web services have a name of their own, and two
// Exchange servers of one DAG behind a balancer; two domain controllers and replicas that lag (facts.md 128).
// The delays are assumptions of the usual size.

import type { Company } from './company.ts';

export const pool: Company = {
  preset: 'pool',
  domainControllers: ['atl-dc-001', 'atl-dc-002'],
  directoryDelay: 90,
  skype: {
    version: '2019',
    pools: [
      {
        name: 'pool01',
        frontEnds: [
          { name: 'atl-fe-001', delay: 60 },
          { name: 'atl-fe-002', delay: 180 },
        ],
        web: 'pool01-web',
      },
    ],
    edgeDelay: 240,
    retired: ['atl-fe-old'],
    applications: false,
    leftovers: false,
    sipDomains: [],
  },
  exchange: {
    servers: [
      { name: 'atl-exchange-001', version: 'SE', site: 'Atlanta', dag: 'ATL-DAG-01', asks: 'atl-dc-001' },
      { name: 'atl-exchange-002', version: 'SE', site: 'Atlanta', dag: 'ATL-DAG-01', asks: 'atl-dc-002' },
    ],
    acceptedDomains: [],
  },
};
