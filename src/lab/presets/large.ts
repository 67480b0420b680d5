// Preset "large": litwareinc.com with sixty Exchange servers in four sites, a DAG in each, twenty Front Ends in five pools, and what
// comes with such a house: thousands of accepted domains, hundreds of partner applications, forty thousand people.
// The sizes are chosen, not of a real house; so are the delays.

import type { Company } from './company.ts';

const sites = ['Atlanta', 'Boston', 'Chicago', 'Denver'] as const;
const short = (site: string): string => site.slice(0, 3).toLowerCase();
const numbered = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => String(at + 1).padStart(3, '0'));

const frontEnds = (pool: string) => numbered(4).map((number, at) => ({ name: `${pool}-fe-${number}`, delay: 60 + 30 * at }));
const poolOf = (name: string) => {
  const [first, ...others] = frontEnds(name);
  if (first === undefined) throw new Error('A pool has at least one Front End.');
  return { name, frontEnds: [first, ...others], web: `${name}-web` } as const;
};

export const large: Company = {
  preset: 'large',
  domainControllers: ['atl-dc-001', 'bos-dc-001', 'chi-dc-001', 'den-dc-001'],
  directoryDelay: 180,
  skype: {
    version: '2019',
    pools: [poolOf('pool01'), poolOf('pool02'), poolOf('pool03'), poolOf('pool04'), poolOf('pool05')],
    edgeDelay: 240,
    retired: [],
    applications: false,
    leftovers: false,
    sipDomains: [],
    crowd: 8_000,
  },
  exchange: {
    servers: [host('Atlanta', '001'), ...sites.flatMap((site) => numbered(15).map((number) => host(site, number))).slice(1)],
    acceptedDomains: numbered(3_000).map((number) => `brand-${number}.example`),
    otherPartners: 200,
  },
};

function host(site: (typeof sites)[number], number: string) {
  const prefix = short(site);
  return {
    name: `${prefix}-exchange-${number}`,
    version: 'SE',
    site,
    dag: `${prefix.toUpperCase()}-DAG-01`,
    asks: `${prefix}-dc-001`,
  } as const;
}
