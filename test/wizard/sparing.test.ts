// What a run that nobody watches does about servers that do not answer. No time passes here: trials end when the test says so, and the
// clock is the test's; how long it takes on real sockets is measured by `npm run bench`.

import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/model/command.ts';
import { type StageSeen, unreached } from '../../src/model/probe-trace.ts';
import { createLimiter } from '../../src/probes/limiter.ts';
import type { Probes } from '../../src/probes/probes.ts';
import { lookFromHere } from '../../src/steps/servers/look-at-documents.ts';
import type { Look } from '../../src/steps/step.ts';
import { readAnswerAt } from '../../src/windows/answers.ts';
import { type Sparing, sparing } from '../../src/wizard/sparing.ts';

const url = 'https://mail.example.com/';
const off: StageSeen = { stage: 'connect', state: 'failed', words: 'It is off.' };
const isDead = (server: string) => server.includes('dead');

const on = (computer: string): Command => ({
  kind: 'function',
  place: { shell: 'windows', computer },
  name: 'Get-Clock',
  parameters: {},
  typed: '',
});

/** A look whose commands and probes are counted, 16 probes at a time; those at servers named "dead" fail, each after `takes`. */
function counted(takes: () => void = () => undefined) {
  const asked: string[] = [];
  const turns = createLimiter(16);
  const probes: Probes = {
    get: (_, { at = 'the name' } = {}) =>
      turns(async () => {
        asked.push(`get ${at}`);
        if (!isDead(at)) return { kind: 'answered', status: 200, headers: {}, body: '' };
        takes();
        return { kind: 'failed', stage: 'ask', detail: 'It hangs.' };
      }),
    readDocument: (asking, { at = 'the name' }) =>
      turns(async () => {
        asked.push(`document ${at}`);
        if (isDead(at)) takes();
        const stages = unreached.map((each) => (each.stage === 'ask' && isDead(at) ? { ...each, state: 'failed' as const } : each));
        return { url: asking, at, stages, secured: null, clock: null, document: { seen: false, why: 'It hangs.' } };
      }),
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

const spares = (more: Partial<Sparing> = {}): Sparing => ({
  closed: async (server) => (isDead(server) ? 'It is off.' : undefined),
  silent: async (server) => (isDead(server) ? off : undefined),
  ...{ patience: 4000, clock: () => 0 },
  ...more,
});

describe('among sixty servers, twenty of which are silent', () => {
  const servers = Array.from({ length: 60 }, (_, index) => `${index % 3 === 1 ? 'dead' : 'well'}-${index}.example.com`);

  test('all are tried side by side, at both ports, before anything is asked', async () => {
    const { asked, look } = counted();
    const tried: string[] = [];
    const trial = Promise.withResolvers<undefined>();
    const trying = (port: string) => (server: string) => {
      tried.push(`${port} ${server}`);
      return trial.promise;
    };
    const spared = sparing(look, spares({ closed: trying('5985'), silent: trying('443') }));
    spared.meets?.(servers);
    const looking = Promise.all([
      lookFromHere(spared, [{ product: 'Skype', url, servers }]),
      ...servers.map((each) => spared.reader.run(on(each))),
    ]);
    expect(tried).toHaveLength(2 * servers.length);
    // Whom the name itself leads to, nobody has tried.
    expect(asked.filter((each) => each !== 'document the name')).toEqual([]);
    trial.resolve(undefined);
    await looking;
    expect([asked.length, tried.length]).toEqual([1 + 2 * servers.length, 2 * servers.length]);
  });

  test('no session is opened at a silent one, and no look is made', async () => {
    const { asked, look } = counted();
    const spared = sparing(look, spares());
    spared.meets?.(servers);
    const seen = await lookFromHere(spared, [{ product: 'Skype', url, servers }]);
    const told = await Promise.all(servers.map((each) => spared.reader.run(on(each))));
    expect(asked.filter(isDead)).toEqual([]);
    expect(asked).toHaveLength(1 + 2 * 40);
    expect(seen.filter(({ view }) => view.stages.includes(off)).map(({ view }) => view.at)).toEqual(servers.filter(isDead));
    expect(told.flatMap(({ errors }) => errors.map(({ message }) => message))).toEqual(servers.filter(isDead).map(() => off.words));
  });
});

describe('a server that hangs', () => {
  /** Each look at it takes ten seconds of the test's clock, or none. */
  const hanging = (seconds: number) => {
    let now = 0;
    const made = counted(() => {
      now += seconds * 1000;
    });
    return { ...made, probes: sparing(made.look, spares({ clock: () => now })).probes };
  };

  test('is looked at once', async () => {
    const { asked, probes } = hanging(10);
    await probes.readDocument(url, { at: 'dead.example.com', expectedId: 'x' });
    const second = await probes.readDocument(url, { at: 'dead.example.com', expectedId: 'x' });
    expect(second.stages.find(({ stage }) => stage === 'ask')).toMatchObject({ state: 'failed' });
    expect(await probes.get(url, { at: 'dead.example.com' })).toMatchObject({ kind: 'failed', stage: 'ask' });
    expect(asked).toEqual(['document dead.example.com']);
  });

  test('is asked again where it was quick to fail, and one that answers always', async () => {
    const { asked, probes } = hanging(0);
    for (const at of ['dead.example.com', 'dead.example.com', 'well.example.com', 'well.example.com']) await probes.get(url, { at });
    expect(asked).toHaveLength(4);
  });
});

describe('a server that another one should ask', () => {
  const ask = async (more: Partial<Sparing>) => {
    const { asked, look } = counted();
    const spared = sparing(look, spares(more));
    spared.meets?.(['well.example.com', 'dead.example.com']);
    const seen = await readAnswerAt(spared.reader, { from: 'well.example.com', at: 'dead.example.com', url, asking: 'for a page' });
    return { asked, seen };
  };

  test('is not waited for where it is off altogether; whoever should ask may still be asked of others', async () => {
    expect(await ask({})).toEqual({ asked: [], seen: { seen: true, value: { kind: 'no answer', why: off.words } } });
  });

  test('is asked where only this computer has no way to its web services', async () => {
    expect((await ask({ closed: async () => undefined })).asked).toEqual(['windows well.example.com']);
  });
});
