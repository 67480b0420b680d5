// Findings in groups, as a summary counts them. A group is made of the first words of their codes; what is in none is among "Other looks".

import type { Finding } from '../../model/finding.ts';

type Group = { readonly name: string; readonly findings: readonly Finding[] };

const groups: { readonly [name: string]: readonly string[] } = {
  Skype: ['pool', 'pools', 'skype', 'sip-domain', 'oauth', 'exchange-partner', 'exchange-document'],
  Exchange: ['exchange-server', 'exchange-servers', 'internal-uri', 'accepted-domains', 'accepted-domain', 'auth', 'dc', 'partner', 'iis'],
  Realm: ['realm'],
  'Contact lists': ['contacts'],
  Documents: ['document', 'web-certificate', 'proxy', 'autodiscover-url'],
  Clocks: ['clock'],
  Rights: ['rights'],
  Replication: ['replication'],
  Test: ['test', 'test-user'],
};

const rest = 'Other looks';

/** Those with findings, in the order of the table. */
export function findingGroups(findings: readonly Finding[]): readonly Group[] {
  const nameOf = ({ code }: Finding) => Object.keys(groups).find((name) => groups[name]?.includes(code.split('.')[0] ?? '')) ?? rest;
  const grouped = Map.groupBy(findings, nameOf);
  return [...Object.keys(groups), rest].flatMap((name) => {
    const its = grouped.get(name);
    return its === undefined ? [] : [{ name, findings: its }];
  });
}
