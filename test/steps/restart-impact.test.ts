// What the admin hears of a server before its IIS is restarted, and when one word is not enough.

import { expect, test } from 'vitest';
import type { Act } from '../../src/model/change.ts';
import { iisRestartOf } from '../../src/steps/iis-restart/facts.ts';
import { impact } from '../../src/steps/iis-restart/judge.ts';
import { iisRestart } from '../../src/steps/iis-restart/step.ts';
import type { StepContext } from '../../src/steps/step.ts';
import { contextOfPlace, denied, place, seen } from './place.ts';

const trusting = seen({ trustedIssuers: [] });
const running = (stopped: readonly string[] = []) =>
  seen({
    stopped,
    pools: [{ name: 'MSExchangeServicesAppPool', started: true, workerStarted: null, autoStart: true }],
    domainController: null,
    clocks: [],
  });
const facts = (server: string, other: object = {}) => ({
  server: `${server}.example.com`,
  iis: running(),
  ews: trusting,
  autodiscover: trusting,
  askedBy: null,
  shows: denied,
  withoutOAuth: [],
  activeCopies: seen(2),
  dag: 'DAG-1',
  site: 'HQ',
  holdsShell: false,
  ...other,
});
const knownWith = (...servers: readonly object[]): StepContext => {
  const context = contextOfPlace(place());
  return { ...context, facts: { ...context.facts, iisRestart: JSON.parse(JSON.stringify({ servers })) } };
};
const impactOf = (...servers: readonly object[]): string => {
  const [first, ...rest] = iisRestartOf(knownWith(...servers))?.servers ?? [];
  return first === undefined ? '' : impact(first, [first, ...rest]);
};
const act = (id: string): Act => ({
  kind: 'wait',
  id,
  words: '',
  what: null,
  every: 1,
  patience: 1,
  usually: null,
  because: [],
  restsOn: [],
});
const word = (acts: readonly string[], ...servers: readonly object[]) => {
  const severity = iisRestart.severity(acts.map(act), knownWith(...servers));
  return severity.kind === 'type' ? severity.word : null;
};

test('its site, its group of databases, and who can answer meanwhile are said', () => {
  expect(impactOf(facts('ex-1'), facts('ex-2'))).toBe(
    'ex-1.example.com (Active Directory site HQ) holds 2 mounted databases of the group DAG-1. 1 other Exchange server can answer meanwhile.',
  );
});

test('the server that the management shell is on is marked', () => {
  expect(impactOf(facts('ex-1', { holdsShell: true }), facts('ex-2'))).toContain('The management shell is on it, so that shell drops');
  expect(impactOf(facts('ex-1', { holdsShell: null }), facts('ex-2'))).not.toContain('management shell');
});

test('others that are down, or were not seen, are not counted on', () => {
  expect(impactOf(facts('ex-1'), facts('ex-2', { iis: running(['W3SVC']) }), facts('ex-3'))).toContain('1 of 2 other Exchange servers');
  expect(impactOf(facts('ex-1'), facts('ex-2', { iis: denied, ews: denied }))).toContain('No other Exchange server is known to answer now');
});

test('one that runs, and answers that it is out of service, is not counted on', () => {
  const inMaintenance = facts('ex-2', { ews: denied, autodiscover: denied, instead: { ews: 503, autodiscover: 503 } });
  expect(impactOf(facts('ex-1'), inMaintenance)).toContain('No other Exchange server is known to answer now');
  expect(word(['restart ex-1.example.com'], facts('ex-1'), inMaintenance)).toBe('RESTART THE LAST ONE');
  // That it asks for no token in the usual way says nothing of the people whom it serves.
  expect(word(['restart ex-1.example.com'], facts('ex-1'), facts('ex-2', { ews: denied, instead: { ews: 403 } }))).toBe('ex-1');
});

test('the only one that is well needs the stronger word', () => {
  const down = facts('ex-2', { iis: running(['W3SVC', 'WAS']) });
  expect(word(['restart ex-1.example.com'], facts('ex-1'), down)).toBe('RESTART THE LAST ONE');
  expect(word(['restart ex-1.example.com'], facts('ex-1'), facts('ex-2'))).toBe('ex-1');
  expect(word(['restart ex-1.example.com', 'restart ex-2.example.com'], facts('ex-1'), facts('ex-2'))).toBe('RESTART ALL');
});

test('another one that is started first is well by then, and a server alone is not the last of any', () => {
  const down = facts('ex-2', { iis: running(['W3SVC']) });
  expect(word(['start ex-2.example.com', 'restart ex-1.example.com'], facts('ex-1'), down)).toBe('ex-1');
  expect(word(['restart ex-1.example.com'], facts('ex-1'))).toBe('ex-1');
});

test('one that stands still is started before another is cut off, wherever it stands in the list', () => {
  const known = knownWith(facts('ex-1'), facts('ex-2', { iis: running(['W3SVC']) }));
  expect(iisRestart.plan(known).map(({ id }) => id)).toEqual([
    'start ex-2.example.com',
    'back ex-2.example.com',
    'restart ex-1.example.com',
    'back ex-1.example.com',
  ]);
});

test('for many at once all of it is told in a few lines, so that the word to type stays in sight', () => {
  const servers = Array.from({ length: 12 }, (_, index) =>
    facts(`ex-${index + 1}`, { dag: `DAG-${1 + (index % 2)}`, holdsShell: index === 0 }),
  );
  const acts = servers.map(({ server }) => act(`restart ${server}`));
  const severity = iisRestart.severity(acts, knownWith(...servers));
  expect(severity.kind === 'type' && severity.says).toBe(
    'Everyone connected to ex-1.example.com, ex-2.example.com, ex-3.example.com and 9 more is cut off for about a minute each, one server after the other. ' +
      'Together they hold 24 mounted databases of 2 groups: DAG-1 and DAG-2. The looks of the step IIS restart say which server holds what. ' +
      'The management shell is on one of them, so that shell drops. While one restarts, all other Exchange servers can answer.',
  );
});

test('a pool that an administrator has stopped is left to that administrator, whoever goes on in spite of it', () => {
  const pool = (name: string, autoStart: boolean) => ({ name, started: false, workerStarted: null, autoStart });
  const iis = seen({
    stopped: [],
    pools: [pool('MSExchangeServicesAppPool', false), pool('MSExchangeAutodiscoverAppPool', true)],
    domainController: null,
    clocks: [],
  });
  const known = knownWith(facts('ex-1', { iis }));
  expect(iisRestart.plan({ ...known, overridden: ['iis.pool-off'] }).map(({ id }) => id)).toEqual([
    'start-pool ex-1.example.com MSExchangeAutodiscoverAppPool',
  ]);
});
