// A look for a run that nobody watches: a server is given one time-out, and no second one. Whether anything answers for Windows' remoting
// is tried for all servers side by side, as soon as it is known which there are, so that sessions are opened only where it does; and a
// server whose network did not answer is not asked again.

import type { Fqdn } from '../model/place.ts';
import { unreached } from '../model/probe-trace.ts';
import type { CommandOutcome } from '../powershell/reader.ts';
import type { DocumentProbe } from '../probes/document-probe.ts';
import type { Probes } from '../probes/probes.ts';
import type { Look } from '../steps/step.ts';

/** `closed` says in a sentence why Windows on a server is not to be asked; undefined where it is. */
export type Sparing = { readonly closed: (server: Fqdn) => Promise<string | undefined> };

export function sparing(look: Look, { closed }: Sparing): Look {
  const tried = new Map<Fqdn, Promise<string | undefined>>();
  const tryOnce = (server: Fqdn): Promise<string | undefined> => {
    const trial = tried.get(server) ?? closed(server);
    tried.set(server, trial);
    return trial;
  };
  return {
    ...look,
    meets(servers) {
      for (const each of servers) void tryOnce(each);
    },
    reader: {
      async run(command) {
        const { shell, computer } = command.place;
        const why = shell === 'windows' ? await tryOnce(computer) : undefined;
        return why === undefined ? look.reader.run(command) : notAsked(why);
      },
    },
    probes: sparingProbes(look.probes),
  };
}

const notAsked = (message: string): CommandOutcome => ({
  objects: [],
  errors: [{ message, fullyQualifiedErrorId: 'PartnerWizardNotAsked', category: 'ConnectionError' }],
  end: { kind: 'ended', hadErrors: true, exitCode: null },
});

function sparingProbes(probes: Probes): Probes {
  /** What came of the connection to each that did not answer. */
  const silent = new Map<Fqdn, string>();
  return {
    ...probes,
    async get(url, options = {}) {
      const why = options.at === undefined ? undefined : silent.get(options.at);
      if (why !== undefined) return { kind: 'failed', stage: 'connect', detail: why };
      const fetched = await probes.get(url, options);
      if (options.at !== undefined && fetched.kind === 'failed' && fetched.stage === 'connect') silent.set(options.at, fetched.detail);
      return fetched;
    },
    async readDocument(url, options) {
      const why = options.at === undefined ? undefined : silent.get(options.at);
      if (why !== undefined) return notConnected(url, options.at ?? null, why);
      const view = await probes.readDocument(url, options);
      const stopped = view.stages.find(({ stage, state }) => stage === 'connect' && (state === 'failed' || state === 'not seen'));
      if (options.at !== undefined && stopped !== undefined) silent.set(options.at, stopped.words);
      return view;
    },
  };
}

const notConnected = (url: string, at: Fqdn | null, why: string): DocumentProbe => ({
  url,
  at,
  stages: unreached.map((each) => (each.stage === 'connect' ? { ...each, state: 'failed', words: why } : each)),
  secured: null,
  clock: null,
  document: { seen: false, why },
});
