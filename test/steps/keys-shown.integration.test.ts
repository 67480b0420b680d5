// Each server's own document against the keys in use: who gives out another key is named, and the realm of Exchange's document is
// held against what is configured.

import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { judgeExchangeRealm } from '../../src/steps/certificates/exchange-realm.ts';
import { judgeSkypeAsPartner } from '../../src/steps/skype-as-partner/judge.ts';
import type { StepContext } from '../../src/steps/step.ts';
import { type Rehearsal, rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { nothingSeen } from './certificates-seen.ts';

const assigned = 'A'.repeat(40);
const old = 'B'.repeat(40);
const none = { seen: true, value: [] };

const known = (facts: StepContext['facts']): StepContext => ({
  facts,
  answers: {},
  aim: 'set up',
  did: [],
  waits: [],
  overridden: [],
  decided: [],
  looks: {},
  testsSince: 0,
  reported: [],
  access: undefined,
  secrets: {},
  thisComputer: [],
  user: 'LITWAREINC\\kenmyer',
  now: '2026-11-24T12:00:00.000Z',
});

const certificates: Json = {
  ...nothingSeen,
  issuer: {
    seen: true,
    value: {
      thumbprint: assigned,
      subject: 'CN=litwareinc.com',
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: '2028-01-01T00:00:00.000Z',
      effective: null,
      previous: old,
    },
  },
};

const onFrontEnds = (by: string | null, ...keys: readonly Json[]) => {
  const shown = keys.map((each, index) => ({ frontEnd: `fe-${index + 1}.example.com`, by, keys: each }));
  const skypeAsPartner = {
    domainController: null,
    applications: none,
    account: { seen: true, value: null },
    roles: none,
    named: none,
    passedOver: null,
    documents: [],
    address: null,
    shown,
  };
  return judgeSkypeAsPartner(known({ certificates, skypeAsPartner })).filter((each) => each.code === 'document.front-end-key');
};

describe('a Front End', () => {
  test('that still gives out the certificate of before is named, with what brings it the new one', () => {
    const found = onFrontEnds('ex-1.example.com', { seen: true, value: [assigned, old] }, { seen: true, value: [old] });
    expect(found).toMatchObject([{ state: 'to mend', about: 'fe-2.example.com', source: 'shell' }]);
    expect(found[0]?.words).toContain('still gives out BBBBBBBB…: it has not received the assigned certificate, AAAAAAAA…, yet');
    expect(found[0]?.wayOut).toContain('-ReplicaFqdn fe-2.example.com');
  });

  test('of which only this computer saw it is named, and stops nothing', () => {
    expect(onFrontEnds(null, { seen: true, value: [old] })).toMatchObject([{ state: 'note', source: 'probe' }]);
  });

  test('that could not be seen is no reason to stop', () => {
    expect(onFrontEnds(null, { seen: false, why: 'This computer does not trust whoever answers there.' })).toEqual([]);
  });
});

/** The facts of the usual first set-up as the journal has them, with the realm that Exchange's document names, and that is configured. */
const realm = (servers: Json, said: string, configured: string | null) => {
  const text = JSON.stringify(servers).replaceAll(/"realm":"[^"]*"/g, `"realm":"${said}"`);
  const authConfig = {
    seen: true as const,
    value: { current: null, previous: null, next: null, nextEffective: null, domainController: null, whenChanged: null, realm: configured },
  };
  return judgeExchangeRealm({ authConfig }, known({ servers: JSON.parse(text) }));
};

const serversIn = ({ records }: Rehearsal): Json => {
  const looked = records.find((each) => each.type === 'looked' && each.step === 'servers');
  return looked?.type === 'looked' ? looked.facts : null;
};

describe('the realm of Exchange', () => {
  test('is right where its document names what is configured, or the default accepted domain', async () => {
    const servers = serversIn(await rehearse(rehearsalFolder()));
    expect(realm(servers, 'litwareinc.com', null)).toMatchObject([{ code: 'auth.realm', state: 'ok' }]);
    expect(realm(servers, 'LitwareInc.com', 'litwareinc.com')).toMatchObject([{ code: 'auth.realm', state: 'ok' }]);
    expect(realm(servers, 'litwareinc.com', 'mail.litwareinc.com')).toMatchObject([{ code: 'auth.realm-differs', state: 'note' }]);
    expect(realm(servers, 'other.example', 'other.example')).toMatchObject([{ code: 'auth.realm-not-accepted', state: 'note' }]);
  });
});
