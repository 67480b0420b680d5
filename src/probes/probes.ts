// What can be seen over the network from this computer: bounded HTTPS looks, each through the stages of view.ts (look.ts takes
// them). A verdict from here is "seen from this computer"; the one that counts comes from the other server (facts.md 53).

import type tls from 'node:tls';
import { notSeen } from '../model/finding.ts';
import type { Fqdn } from '../model/place.ts';
import { type StageName, type StageSeen, unreached } from '../model/probe-trace.ts';
import type { Network } from '../model/shell.ts';
import type { Headers, HttpAnswer } from './ask.ts';
import { judgeDocument, readMeaning, readShape } from './auth-metadata.ts';
import { clockOf, together } from './clock.ts';
import type { Clock, DocumentProbe, Secured } from './document-probe.ts';
import { createLimiter } from './limiter.ts';
import { look } from './look.ts';
import { failed, isGood, type ProbeOutcome, passed, withNotes } from './outcome.ts';
import type { Environment } from './proxy.ts';
import { trustOf } from './trust.ts';

/** `detail` is one harmless sentence. */
export type Fetched =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: Headers; readonly body: string }
  | { readonly kind: 'failed'; readonly stage: StageName; readonly detail: string };

export interface Probes {
  /**
   * GETs an https URL over a trusted connection; `at` connects to that server while asking for the URL's own name (facts.md 54).
   * Redirects are reported, not followed. Header values are as the server sent them: make them harmless before showing them.
   */
  get(url: string, options?: { readonly at?: Fqdn; readonly headers?: Headers }): Promise<Fetched>;
  /**
   * Looks at a product's metadata document, as a partner would fetch it, and judges it. `progress` is given all stages whenever one
   * of them is known. Never throws: what is wrong is in the view.
   */
  readDocument(url: string, options: DocumentOptions): Promise<DocumentProbe>;
  close(): Promise<void>;
}

type DocumentOptions = {
  readonly at?: Fqdn;
  /** The application id of the product whose document it should be. */
  readonly expectedId: string;
  readonly progress?: (stages: readonly StageSeen[]) => void;
};

export type ProbeSettings = {
  /** Milliseconds that one look may take in all; 10 seconds where it is not given. */
  readonly patience?: number;
  /** The variables that name this computer's proxy; the process's own where they are not given. */
  readonly environment?: Environment;
};

const mostAtOnce = 16;

/** Probes over a network. `looking` is told each URL before it is asked. */
export function createProbes(network: Network, looking: (url: string) => void, settings: ProbeSettings = {}): Probes {
  const { patience = 10_000, environment = process.env } = settings;
  const takeTurn = createLimiter(mostAtOnce);
  const closing = new AbortController();
  const clocks = new Map<Fqdn, Clock>();
  let context: tls.SecureContext | undefined;

  const readClock = (answer: HttpAnswer, at: Fqdn | undefined): Clock | null => {
    const clock = clockOf(answer);
    if (clock === undefined || at === undefined) return clock ?? null;
    const all = together(clocks.get(at), clock);
    clocks.set(at, all);
    return all;
  };
  const common = (at: Fqdn | undefined) => {
    context ??= trustOf(network);
    return { network, context, environment, at, patience, signal: AbortSignal.any([closing.signal, AbortSignal.timeout(patience)]) };
  };

  return {
    get: (url, { at, headers = {} } = {}) =>
      takeTurn(async () => {
        looking(url);
        const looked = await look(url, {
          ...common(at),
          headers,
          trust: 'only trusted',
          redirects: 'report',
          tell: () => undefined,
          agreed: () => undefined,
        });
        if (looked.kind === 'ended') return { kind: 'failed', stage: looked.stage, detail: looked.how.words };
        const { answer } = looked;
        readClock(answer, at);
        const body = await answer.body();
        answer.close();
        if (!isGood(body)) return { kind: 'failed', stage: 'answer', detail: body.words };
        return { kind: 'answered', status: answer.status, headers: answer.headers, body: body.value };
      }),

    readDocument: (url, { at, expectedId, progress }) =>
      takeTurn(async () => {
        looking(url);
        let stages = unreached;
        let secured: Secured | null = null;
        const tell = (stage: StageName, { state, words }: ProbeOutcome<unknown>) => {
          stages = stages.map((each) => (each.stage === stage ? { stage, state, words } : each));
          progress?.(stages);
        };
        const looked = await look(url, {
          ...common(at),
          headers: {},
          trust: 'any',
          redirects: 'follow',
          tell,
          agreed: (agreed) => {
            secured = agreed;
          },
        });
        const view = (document: DocumentProbe['document'], clock: Clock | null): DocumentProbe => ({
          url,
          at: at ?? null,
          stages,
          secured,
          clock,
          document,
        });
        if (looked.kind === 'ended') return view(notSeen(looked.how.words), null);
        const { answer } = looked;
        const clock = readClock(answer, at);
        const document = await judge(answer, expectedId, tell);
        answer.close();
        return view(document, clock);
      }),

    async close() {
      closing.abort();
    },
  };
}

/** The last two stages: what came, and what it says. */
async function judge(
  answer: HttpAnswer,
  expectedId: string,
  tell: (stage: StageName, outcome: ProbeOutcome<unknown>) => void,
): Promise<DocumentProbe['document']> {
  const ended = (stage: StageName, words: string) => {
    tell(stage, failed(words));
    return notSeen(words);
  };
  const encoding = answer.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity')
    return ended('answer', 'The answer is compressed although nothing of the kind was asked for, so it was not read.');
  // Of an error only the status matters; its body may never end.
  const body = answer.status === 200 ? await answer.body() : passed('', '');
  if (!isGood(body)) return ended('answer', body.words);
  const shape = readShape(answer.status, body.value);
  if (!shape.seen) return ended('answer', shape.why);
  tell('answer', withNotes(null, 'It is a metadata document.', oddities(answer, body.value)));
  const meaning = readMeaning(shape.value, expectedId);
  if (!meaning.seen) return ended('meaning', meaning.why);
  const { useless, notes } = judgeDocument(shape.value, new Date());
  tell('meaning', useless === null ? withNotes(null, 'It says what it should.', notes) : failed(useless));
  return meaning;
}

/** What is unusual about an answer that can be read all the same. */
function oddities({ headers }: HttpAnswer, body: string): readonly string[] {
  const type = (headers['content-type'] ?? '').toLowerCase();
  return [
    ...(type.includes('json') ? [] : ['It is not marked as JSON.']),
    ...(body.startsWith('\uFEFF') ? ['It begins with a byte order mark, which some readers do not expect.'] : []),
  ];
}
