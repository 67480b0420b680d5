// How Exchange's signing key stands, where not every server could be looked at.

import { expect, test } from 'vitest';
import { stateOf } from '../../src/steps/certificates/auth-certificate/state.ts';

type Facts = Parameters<typeof stateOf>[0];

const now = '2026-11-24T12:00:00.000Z';
const lacks = { seen: true, value: null } as const;
const unreachable = { seen: false, why: 'It did not answer.' } as const;

const facts = (other: typeof lacks | typeof unreachable): Pick<Facts, 'authConfig' | 'authCertificates'> => ({
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
});

test('a key that no server has is to be replaced', () => {
  expect(stateOf(facts(lacks), { now, facts: {} })).toMatchObject({ kind: 'broken', code: 'auth.missing-everywhere' });
});

test('a key that a server out of reach may have is not replaced', () => {
  expect(stateOf(facts(unreachable), { now, facts: {} })).toEqual({ kind: 'missing', on: ['one.example.com'], withoutKey: [] });
});
