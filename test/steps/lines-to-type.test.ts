// Lines that an admin is told to type hold a server's own words as texts, whatever these hold.

import { expect, test } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { exchangeId } from '../../src/probes/auth-metadata.ts';
import { judgeExchangeAsPartner } from '../../src/steps/exchange-as-partner/judge.ts';
import { judgeSkypeAsPartner } from '../../src/steps/skype-as-partner/judge.ts';
import { contextOfPlace, only, place, seen } from './place.ts';

const name = `Ours" $(Stop-Computer) 'x'`;
const typed = `-Identity 'Ours" $(Stop-Computer) ''x'''`;

const withFacts = (facts: object, other: Parameters<typeof place>[0] = {}) => {
  const { servers } = contextOfPlace(place(other)).facts;
  const own: { readonly [step: string]: Json } = JSON.parse(JSON.stringify(facts));
  return contextOfPlace(place(), { facts: { ...own, servers: servers ?? null } });
};

test('the name of an accepted domain', () => {
  const acceptedDomains = seen([{ name, domain: 'example.com', type: 'Authoritative', isDefault: true }]);
  const skypeAsPartner = {
    domainController: null,
    applications: seen([]),
    account: seen(null),
    roles: seen([]),
    named: seen([]),
    passedOver: null,
    documents: [],
    address: null,
    shown: [],
  };
  const [found] = only(judgeSkypeAsPartner(withFacts({ skypeAsPartner }, { acceptedDomains })), 'accepted-domain.name');
  expect(found?.wayOut).toContain(`Set-AcceptedDomain ${typed} -Name example.com`);
});

test('the name of an entry that Skype knows Exchange by', () => {
  const application = {
    identity: name,
    metadataUrl: null,
    keys: 'stored certificate',
    applicationId: exchangeId,
    realm: null,
    trust: 'Full',
    enabled: true,
  };
  const exchangeAsPartner = {
    applications: seen([application]),
    oauth: seen({ realm: null, autodiscoverUrl: null }),
    autodiscover: null,
    documents: [],
    address: null,
    trusted: [],
    replication: seen([]),
  };
  const [found] = only(judgeExchangeAsPartner(withFacts({ exchangeAsPartner })), 'exchange-partner.stored-key');
  expect(found?.wayOut?.split(typed)).toHaveLength(3);
});
