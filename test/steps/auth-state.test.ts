// How Exchange's signing key stands, where not every server could be looked at.

import { expect, test } from 'vitest';
import { stateOf } from '../../src/steps/certificates/auth-certificate/state.ts';

type Facts = Parameters<typeof stateOf>[0];

const now = '2026-11-24T12:00:00.000Z';
const lacks = { seen: true, value: null } as const;
const unreachable = { seen: false, why: 'It did not answer.' } as const;

const facts = (other: typeof lacks | typeof unreachable): Facts => ({
  authConfig: {
    seen: true,
    value: {
      current: 'A'.repeat(40),
      previous: null,
      next: null,
      nextEffective: null,
      realm: null,
      domainController: null,
      whenChanged: null,
    },
  },
  authCertificates: [
    { server: 'one.example.com', certificate: lacks },
    { server: 'two.example.com', certificate: other },
  ],
  nextAuthCertificates: [],
});

test('a key that no server has is to be replaced', () => {
  expect(stateOf(facts(lacks), { now, facts: {} })).toMatchObject({ kind: 'broken', code: 'auth.missing-everywhere' });
});

test('a key that a server out of reach may have is not replaced', () => {
  expect(stateOf(facts(unreachable), { now, facts: {} })).toEqual({ kind: 'missing', on: ['one.example.com'], withoutKey: [] });
});

test('a key that ends tomorrow is replaced at once where the next one that Exchange names is on no server', () => {
  const [given, valid] = [facts(lacks), { notBefore: '2021-11-25T00:00:00.000Z', notAfter: '2026-11-25T00:00:00.000Z' }];
  const { authConfig } = given;
  const held = { seen: true, value: { ...valid, hasPrivateKey: true, keyBits: 2048, keyKind: 'rsa' } } as const;
  const named = {
    authConfig: authConfig.seen && authConfig.value ? { ...authConfig, value: { ...authConfig.value, next: 'B'.repeat(40) } } : authConfig,
    authCertificates: [{ server: 'one.example.com', certificate: held }],
    nextAuthCertificates: [{ server: 'one.example.com', certificate: lacks }],
  };
  expect(stateOf(named, { now, facts: {} })).toMatchObject({ kind: 'broken', code: 'auth.ends' });
});
