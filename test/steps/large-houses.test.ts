// What a step ends with where servers are many: one sentence for those of which the same is to be said.

import { expect, test } from 'vitest';
import { connectivityTest } from '../../src/steps/connectivity-test/step.ts';
import { iisRestart } from '../../src/steps/iis-restart/step.ts';
import type { Did } from '../../src/steps/step.ts';
import { contextOfPlace, denied, place, pool, seen } from './place.ts';

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}-${at + 1}.example.com`);

test('Front Ends through which the test passed alike are told by pool', () => {
  const pools = ['a', 'b'].map((each) => pool(`${each}.example.com`, ['UserServer', 'Registrar', 'WebServer'], numbered(each, 4)));
  const did = pools
    .flatMap(({ computers }) => computers)
    .flatMap((frontEnd) => [1, 2, 3].map((round) => `${frontEnd} ${round}`))
    .map(
      (about, at): Did => ({
        seq: at + 1,
        at: '2026-11-24T11:00:00.000Z',
        step: 'connectivityTest',
        id: `test ${about}`,
        kind: 'test',
        about,
        shell: 'skype',
        fields: { user: 'sip:ken@example.com' },
        end: { kind: 'ended', hadErrors: false, exitCode: null },
        settled: null,
        lines: [{ stream: 'output', text: 'Test passed.' }],
        left: null,
        takenBack: false,
      }),
    );
  const context = contextOfPlace(place({ pools: seen(pools) }), { did, answers: { 'connectivityTest.user': 'sip:ken@example.com' } });
  const through = (name: string) =>
    `Through all 4 Front Ends of ${name}.example.com an item was written into the mailbox of ken@example.com and deleted again, three times out of three.`;
  expect(connectivityTest.proved(context)).toEqual([through('a'), through('b')]);
});

test('Exchange servers that trust Skype are one sentence', () => {
  const trusting = seen({ trustedIssuers: ['00000004-0000-0ff1-ce00-000000000000@example.com'] });
  const worker = { started: true, workerStarted: '2026-11-24T11:00:00.000Z', autoStart: true };
  const pools = ['MSExchangeServicesAppPool', 'MSExchangeAutodiscoverAppPool'].map((name) => ({ name, ...worker }));
  const servers = numbered('ex', 60).map((server) => ({
    ...{ server, iis: seen({ stopped: [], pools, domainController: null, clocks: [] }), ews: trusting, autodiscover: trusting },
    ...{ askedBy: null, shows: denied, withoutOAuth: [], activeCopies: seen(1), dag: 'DAG-1', site: 'HQ', holdsShell: false },
  }));
  const context = contextOfPlace(place());
  const known = { ...context, facts: { ...context.facts, iisRestart: JSON.parse(JSON.stringify({ servers })) } };
  expect(iisRestart.proved(known)).toEqual([
    'Asked without a password, both web services of ex-1.example.com, ex-2.example.com, ex-3.example.com and 57 more now say that they trust Skype.',
  ]);
});
