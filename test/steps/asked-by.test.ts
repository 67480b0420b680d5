// Who asks a server whether it is ready: from the servers' side where one of them can, and each that cannot is found out once.

import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/model/command.ts';
import type { Reader } from '../../src/powershell/reader.ts';
import type { Fetched, Probes } from '../../src/probes/probes.ts';
import { createAsk } from '../../src/steps/ask.ts';

const url = 'https://mail.example.com/EWS/Exchange.asmx';
const answer = { Stage: 'done', Status: 200, Challenges: [], Body: 'ok', Detail: '', NameMatches: true, ChainTrusted: true };

/** Servers that can ask, with what they see; the others cannot be reached. */
function side(sees: { readonly [server: string]: object }, here: Fetched = { kind: 'failed', stage: 'connect', detail: 'No way there.' }) {
  const ran: Command[] = [];
  const reader: Reader = {
    run: async (command) => {
      ran.push(command);
      await new Promise((resolve) => setImmediate(resolve));
      const seen = sees[command.place.computer];
      return {
        objects: seen === undefined ? [] : [{ ...answer, ...seen }],
        errors: seen === undefined ? [{ message: 'Access is denied.', fullyQualifiedErrorId: '', category: '' }] : [],
        end: { kind: 'ended', hadErrors: seen === undefined, exitCode: null },
      };
    },
  };
  const probes: Probes = {
    get: async () => here,
    readDocument: () => Promise.reject(new Error('Nobody asks for it here.')),
    close: async () => undefined,
  };
  return { ask: createAsk({ reader, probes }), ran };
}

const from = ['fe-1', 'ex-1'];
const answered: Fetched = { kind: 'answered', status: 200, headers: {}, body: '' };

describe('a server', () => {
  test('is asked by the first that can', async () => {
    expect(await side({ 'fe-1': {}, 'ex-1': {} }).ask.page('ex-1', url, from)).toMatchObject({ kind: 'answered', by: 'fe-1' });
    expect(await side({ 'ex-1': {} }).ask.page('ex-1', url, from)).toMatchObject({ kind: 'answered', by: 'ex-1' });
  });

  test('that a Front End does not reach may be reached by itself; where it is not either, that is its answer', async () => {
    const refused = { Stage: 'connect', Status: null };
    expect(await side({ 'fe-1': refused, 'ex-1': {} }).ask.page('ex-1', url, from)).toMatchObject({ kind: 'answered', by: 'ex-1' });
    expect(await side({ 'fe-1': refused, 'ex-1': refused }, answered).ask.page('ex-1', url, from)).toMatchObject({
      kind: 'no answer',
      by: 'fe-1',
    });
  });

  test('is asked by this computer only where no server can, and is not seen where this one cannot either', async () => {
    expect(await side({}, answered).ask.page('ex-1', url, from)).toMatchObject({ kind: 'answered', by: null });
    expect(await side({}).ask.page('ex-1', url, from)).toEqual({ kind: 'not seen', why: 'No way there.' });
  });
});

test('a Front End that cannot be reached is tried once for sixty servers, not once for each', async () => {
  const servers = Array.from({ length: 60 }, (_, index) => `ex-${index}`);
  const { ask, ran } = side(Object.fromEntries(servers.map((each) => [each, {}])));
  const seen = await Promise.all(servers.map((each) => ask.page(each, url, ['fe-1', each])));
  expect(seen.map((each) => (each.kind === 'answered' ? each.by : each.kind))).toEqual(servers);
  expect(ran.filter(({ place }) => place.computer === 'fe-1')).toHaveLength(1);
});
