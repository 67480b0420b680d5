import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/model/command.ts';
import { unreached } from '../../src/model/probe-trace.ts';
import type { Probes } from '../../src/probes/probes.ts';
import type { Look } from '../../src/steps/step.ts';
import { sparing } from '../../src/wizard/sparing.ts';

const on = (computer: string): Command => ({
  kind: 'function',
  place: { shell: 'windows', computer },
  name: 'Get-Clock',
  parameters: {},
  typed: '',
});

/** A look whose commands and probes are counted; only servers with "well" in their names answer. */
function counted() {
  const asked: string[] = [];
  const probes: Probes = {
    async get(_, { at = '' } = {}) {
      asked.push(`get ${at}`);
      return at.includes('well')
        ? { kind: 'answered', status: 200, headers: {}, body: '' }
        : { kind: 'failed', stage: 'connect', detail: 'It is off.' };
    },
    async readDocument(url, { at = '' }) {
      asked.push(`document ${at}`);
      const stages = unreached.map((each) =>
        each.stage === 'connect' ? { ...each, state: 'failed' as const, words: 'It is off.' } : each,
      );
      return { url, at, stages, secured: null, clock: null, document: { seen: false, why: 'It is off.' } };
    },
    close: async () => undefined,
  };
  const look: Look = {
    reader: {
      async run({ place }) {
        asked.push(`windows ${place.computer}`);
        return { objects: [], errors: [], end: { kind: 'ended', hadErrors: false, exitCode: null } };
      },
    },
    probes,
    openPfx: () => Promise.reject(new Error('No file is needed here.')),
    show: () => undefined,
    pause: async () => undefined,
  };
  return { asked, look };
}

describe('a look that spares its patience', () => {
  test('tries all servers side by side before any is asked, and asks only those that answer', async () => {
    const { asked, look } = counted();
    const trying: string[] = [];
    const trial = Promise.withResolvers<void>();
    const spared = sparing(look, {
      async closed(server) {
        trying.push(server);
        await trial.promise;
        return server.includes('well') ? undefined : 'It is off.';
      },
    });
    spared.meets?.(['well.example.com', 'dead.example.com']);
    expect(trying).toEqual(['well.example.com', 'dead.example.com']);
    trial.resolve();
    const dead = await spared.reader.run(on('dead.example.com'));
    await spared.reader.run(on('well.example.com'));
    expect(dead.errors).toMatchObject([{ message: 'It is off.' }]);
    expect([asked, trying.length]).toEqual([['windows well.example.com'], 2]);
  });

  test('looks over the network once at a server that does not answer', async () => {
    const { asked, look } = counted();
    const { probes } = sparing(look, { closed: async () => undefined });
    const url = 'https://mail.example.com/';
    const first = await probes.readDocument(url, { at: 'dead.example.com', expectedId: 'x' });
    const second = await probes.readDocument(url, { at: 'dead.example.com', expectedId: 'x' });
    expect(second.document).toEqual(first.document);
    expect(await probes.get(url, { at: 'dead.example.com' })).toEqual({ kind: 'failed', stage: 'connect', detail: 'It is off.' });
    await probes.get(url, { at: 'well.example.com' });
    await probes.get(url, { at: 'well.example.com' });
    expect(asked).toEqual(['document dead.example.com', 'get well.example.com', 'get well.example.com']);
  });
});
