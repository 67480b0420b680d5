// The Autodiscover address that Exchange tells its clients is theirs who planned it: the wizard offers to set one only where there is none.

import { expect, test } from 'vitest';
import { claimOf } from '../../src/steps/claim.ts';
import { claims } from '../../src/steps/servers/claims.ts';
import { planInternalUri, takeBackInternalUri } from '../../src/steps/servers/internal-uri.ts';
import { serversQuestions } from '../../src/steps/servers/questions.ts';
import { codes, contextOfPlace, foundIn, only, place, seen, server } from './place.ts';

const uri = 'https://autodiscover.example.com/autodiscover/autodiscover.xml';
const told = (...uris: readonly (string | null)[]) => ({
  clientAccess: seen(uris.map((internalUri, at) => ({ name: `EX-${at + 1}`, internalUri }))),
});
const asks = (other: Parameters<typeof place>[0]) => serversQuestions(contextOfPlace(place(other))).map(({ key }) => key);
const set = { answers: { 'servers.internalUri': 'set' } };

test('it is offered only where every server tells none, and leaving it is likely', () => {
  const question = serversQuestions(contextOfPlace(place(told(null, null)))).find(({ key }) => key === 'servers.internalUri');
  expect(question).toMatchObject({ likely: 'leave', why: expect.stringContaining('This changes where Outlook looks') });
  expect(asks(told(uri, null))).not.toContain('servers.internalUri');
  expect(asks(told(uri, uri))).not.toContain('servers.internalUri');
  expect(asks({ clientAccess: { seen: false, why: 'Access was denied.' } })).not.toContain('servers.internalUri');
});

test('servers that tell none beside others that do are named, and left', () => {
  const found = foundIn(told(uri, null));
  expect(only(found, 'internal-uri.some-blank')).toMatchObject([{ state: 'note', about: 'ex-2.example.com' }]);
  expect(codes(found)).not.toContain('internal-uri.blank');
});

test('an Exchange 2010 beside them does not count, whatever it tells', () => {
  const exchangeServers = seen([server('ex-1'), server('ex-2'), server('ex-3', 'Version 14.3 (Build 123.4)', 'Mailbox, ClientAccess')]);
  expect(asks({ exchangeServers, ...told(null, null, uri) })).toContain('servers.internalUri');
});

test('beside an Exchange 2013, whose shell may not know the cmdlet, it is not offered', () => {
  const exchangeServers = seen([server('ex-1'), server('ex-2', 'Version 15.0 (Build 1497.48)')]);
  expect(asks({ exchangeServers, ...told(null, null) })).not.toContain('servers.internalUri');
});

test('each server has a change of its own, with its way back, and none without the answer', () => {
  expect(planInternalUri(contextOfPlace(place(told(null, null))))).toEqual([]);
  const plan = planInternalUri(contextOfPlace(place(told(null, null)), set));
  expect(plan.map(({ id }) => id)).toEqual(['internal-uri ex-1.example.com', 'internal-uri ex-2.example.com']);
  expect(plan[0]).toMatchObject({
    command: {
      parameters: { Identity: 'ex-1', AutoDiscoverServiceInternalUri: 'https://autodiscover.example.com/Autodiscover/Autodiscover.xml' },
    },
    undo: { kind: 'run', commands: [{ parameters: { AutoDiscoverServiceInternalUri: null } }] },
  });
});

test('it is taken back only while it is what was set here', () => {
  const [change] = planInternalUri(contextOfPlace(place(told(null, null)), set));
  if (change === undefined) throw new Error('Nothing was planned.');
  const recorded = { seq: 1, at: '', step: 'servers', change, end: null, settled: null, lines: [], left: null, takenBack: null };
  const claim = claimOf(recorded, claims);
  if (claim.kind !== 'read') throw new Error(claim.why);
  const { did } = claim;
  const now = (...uris: readonly (string | null)[]) => takeBackInternalUri(did, contextOfPlace(place(told(...uris)))).kind;
  expect(now(uri, null)).toBe('run');
  expect(now('https://other.example.com/autodiscover/autodiscover.xml', null)).toBe('changed');
  expect(now(null, null)).toBe('nothing');
});
