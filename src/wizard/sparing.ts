// A look for a run that nobody watches: a server is given one time-out, and no second one. Whether anything answers, for Windows' remoting
// and for web services, is tried for all servers side by side, as soon as it is known which there are: sessions are opened and looks made
// only where it does, so that however many are silent they hold up nothing but themselves. Whatever took all its time is not asked again.

import type { Command } from '../model/command.ts';
import type { Fqdn } from '../model/place.ts';
import { type StageSeen, stoppedAt, unreached } from '../model/probe-trace.ts';
import type { CommandOutcome } from '../powershell/reader.ts';
import type { DocumentProbe } from '../probes/document-probe.ts';
import type { Probes } from '../probes/probes.ts';
import type { Look } from '../steps/step.ts';
import { notAskedAt } from '../windows/answers.ts';

export type Sparing = {
  /** Says in a sentence why Windows on a server is not to be asked; undefined where it is. */
  readonly closed: (server: Fqdn) => Promise<string | undefined>;
  /** Where a connection to a server's web services ends; undefined where there is one. */
  readonly silent: (server: Fqdn) => Promise<StageSeen | undefined>;
  /** Milliseconds after which a look that failed counts as one at a server that does not answer, and a clock for them. */
  readonly patience: number;
  readonly clock: () => number;
};

export function sparing(look: Look, { closed, silent, ...timing }: Sparing): Look {
  const windows = onceEach(closed);
  const web = onceEach(silent);
  /** Why a server is off altogether, as seen from here: what this computer cannot reach at one port, another may. */
  const whyOff = async (server: unknown): Promise<string | undefined> => {
    if (typeof server !== 'string' || !web.knows(server)) return undefined;
    const [noSession, noPage] = await Promise.all([windows.of(server), web.of(server)]);
    return noSession === undefined ? undefined : noPage?.words;
  };
  /** What stands for a command that is not run: nobody is there to run it, or it would only wait for another server. */
  const insteadOf = async (command: Command): Promise<CommandOutcome | undefined> => {
    const { At, Server } = 'parameters' in command ? command.parameters : {};
    const why = command.place.shell === 'windows' ? await windows.of(command.place.computer) : await whyOff(Server);
    if (why !== undefined) return notAsked(why);
    const away = await whyOff(At);
    return away === undefined ? undefined : saying([notAskedAt(away)]);
  };
  return {
    ...look,
    meets(servers) {
      for (const each of servers) void Promise.all([windows.of(each), web.of(each)]);
    },
    reader: { run: async (command) => (await insteadOf(command)) ?? look.reader.run(command) },
    probes: sparingProbes(look.probes, web, timing),
  };
}

type Once<T> = { readonly of: (server: Fqdn) => Promise<T>; readonly knows: (server: Fqdn) => boolean };

/** What is found out of a server once, and kept. */
function onceEach<T>(find: (server: Fqdn) => Promise<T>): Once<T> {
  const found = new Map<Fqdn, Promise<T>>();
  return {
    knows: (server) => found.has(server),
    of(server) {
      const trial = found.get(server) ?? find(server);
      found.set(server, trial);
      return trial;
    },
  };
}

const saying = (objects: readonly unknown[], errors: CommandOutcome['errors'] = []): CommandOutcome => ({
  objects,
  errors,
  end: { kind: 'ended', hadErrors: errors.length > 0, exitCode: null },
});

const notAsked = (message: string): CommandOutcome =>
  saying([], [{ message, fullyQualifiedErrorId: 'PartnerWizardNotAsked', category: 'ConnectionError' }]);

function sparingProbes(probes: Probes, web: Once<StageSeen | undefined>, { patience, clock }: Pick<Sparing, 'patience' | 'clock'>): Probes {
  /** Where the looks ended that took all their time, by server or by the name that was asked. */
  const slow = new Map<string, StageSeen>();
  const whyNot = async (at: Fqdn | undefined, url: string): Promise<StageSeen | undefined> =>
    (at !== undefined && web.knows(at) ? await web.of(at) : undefined) ?? slow.get(at ?? hostIn(url));
  const minded = async <T>(at: Fqdn | undefined, url: string, looking: () => Promise<T>, stopped: (seen: T) => StageSeen | undefined) => {
    const began = clock();
    const seen = await looking();
    const end = stopped(seen);
    if (end !== undefined && clock() - began >= patience) slow.set(at ?? hostIn(url), end);
    return seen;
  };
  return {
    ...probes,
    async get(url, options = {}) {
      const { at } = options;
      const why = await whyNot(at, url);
      if (why !== undefined) return { kind: 'failed', stage: why.stage, detail: why.words };
      return minded(
        at,
        url,
        () => probes.get(url, options),
        (seen) => (seen.kind === 'failed' ? { stage: seen.stage, state: 'failed', words: seen.detail } : undefined),
      );
    },
    async readDocument(url, options) {
      const { at } = options;
      const why = await whyNot(at, url);
      return why === undefined ? minded(at, url, () => probes.readDocument(url, options), stoppedAt) : ended(url, at ?? null, why);
    },
  };
}

const hostIn = (url: string): string => URL.parse(url)?.hostname ?? url;

const ended = (url: string, at: Fqdn | null, why: StageSeen): DocumentProbe => ({
  url,
  at,
  stages: unreached.map((each) => (each.stage === why.stage ? why : each)),
  secured: null,
  clock: null,
  document: { seen: false, why: why.words },
});
