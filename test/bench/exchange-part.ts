// The part of a check that goes through Exchange's management shell: what is asked about each of sixty servers, in three sessions, as the
// steps ask it. Each answer takes as long as `answer` says; about five of the servers none ever comes, as from one that is off.

import { setTimeout as wait } from 'node:timers/promises';
import { readExchangeCertificates } from '../../src/exchange/certificates.ts';
import { readDatabaseCopies } from '../../src/exchange/organisation.ts';
import type { StageSeen } from '../../src/model/probe-trace.ts';
import { drain } from '../../src/powershell/drain.ts';
import type { Host } from '../../src/powershell/host/host.ts';
import type { CommandOutcome, Reader } from '../../src/powershell/reader.ts';
import { createBounds } from '../../src/powershell/shells/bounded.ts';
import { createPool } from '../../src/powershell/shells/pool.ts';
import { createProbes } from '../../src/probes/probes.ts';
import { sparing } from '../../src/wizard/sparing.ts';

const sessions = 3;
const servers = Array.from({ length: 60 }, (_, index) => `ex-${index}.contoso.com`);
const isSilent = (server: unknown): boolean => typeof server === 'string' && servers.indexOf(server) % 12 === 11;
const off: StageSeen = { stage: 'connect', state: 'failed', words: 'It is off.' };

const perServer = [readExchangeCertificates, readDatabaseCopies];

/** Milliseconds: of one answer, and after which a command is given up. */
type Timing = { readonly answer: number; readonly patience: number };

/** What all answers take, three at a time, where nobody is silent. */
export const leastOf = ({ answer }: Timing): number => Math.ceil((servers.length * perServer.length) / sessions) * answer;

/** `seenOff`: whether the trials of their ports tell which servers are silent. */
export async function exchangePart(timing: Timing, seenOff: boolean): Promise<void> {
  const bounds = createBounds(() => timing.patience);
  const pool = createPool({ most: sessions, start: () => bounds(standIn(timing)) });
  const reader: Reader = {
    async run(command): Promise<CommandOutcome> {
      const errors: CommandOutcome['errors'][number][] = [];
      const end = await drain(pool.run(command, { signal: new AbortController().signal, prompts: {} }), (item) => {
        if (item.kind === 'error') errors.push(item.error);
      });
      return { objects: [], errors, end };
    },
  };
  const probes = createProbes({ route: () => undefined, authorities: [] }, () => undefined);
  const openPfx = () => Promise.reject(new Error('No file is needed here.'));
  const spared = sparing(
    { reader, probes, openPfx, show: () => undefined, pause: async () => undefined },
    {
      closed: async (server) => (seenOff && isSilent(server) ? off.words : undefined),
      silent: async (server) => (seenOff && isSilent(server) ? off : undefined),
      ...{ patience: timing.patience, clock: () => performance.now() },
    },
  );
  spared.meets?.(servers);
  await Promise.all(servers.flatMap((server) => perServer.map((read) => read(spared.reader, server))));
  await pool.close();
  await probes.close();
}

function standIn({ answer }: Timing): Host {
  return {
    async *run(command, { signal }) {
      if (!('parameters' in command && isSilent(command.parameters.Server))) {
        await wait(answer);
        return { kind: 'ended', hadErrors: false, exitCode: null };
      }
      // As a connection does, it keeps the program alive.
      await wait(60_000, undefined, { signal }).catch(() => undefined);
      return { kind: 'interrupted', why: 'timed out', detail: '' };
    },
    ready: async () => undefined,
    process: () => undefined,
    close: async () => undefined,
  };
}
