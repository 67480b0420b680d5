// The way of the connectivity test, hop by hop, from what a test's finding holds. Nothing is claimed that was not looked at: a hop
// that a later one of the same run shows to have worked follows from it, and what nobody looked at is not seen. What a failure says is
// read as the diagnosis reads it, so in any language.

import { fits, type Pattern } from '../diagnosis/evidence.ts';
import { ownEvidence } from '../diagnosis/read-text.ts';
import type { Finding } from '../model/finding.ts';
import type { Json } from '../model/json.ts';

export const hopNames = ['name', 'connect', 'TLS', 'ask', 'token', 'mailbox', 'item'] as const;
export type HopName = (typeof hopNames)[number];
export type HopState = 'seen' | 'follows' | 'failed' | 'not seen' | 'not reached';

/** The hops of a Front End's tests, in order; `words` says what was said at the one that failed. */
export type Way = {
  readonly frontEnd: string;
  readonly hops: readonly { readonly hop: HopName; readonly state: HopState }[];
  readonly words: string;
};

type Failure = {
  readonly clues: readonly Pattern[];
  /** Where it ended; null where the text does not tell. */
  readonly at: HopName | null;
  /** What worked before it, up to this one; null: nobody knows. */
  readonly upTo: HopName | null;
};

const from = (first: number, last: number): readonly number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);
/** An invalid user is of the mailbox; all other reasons are of the token (facts.md 77). */
const [ofTheUser, ofTheToken] = [[2000005], from(2000000, 2000019).filter((each) => each !== 2000005)];

// The first that fits. A 401 gives its reason in x-ms-diagnostics; without one it tells nothing of the token.
const failures: readonly Failure[] = [
  { clues: [{ web: ['nameresolutionfailure', 'proxynameresolutionfailure'] }, { kind: ['name'] }], at: 'name', upTo: null },
  { clues: [{ web: ['connectfailure'] }, { kind: ['connect', 'refused', 'no answer'] }], at: 'connect', upTo: 'name' },
  { clues: [{ web: ['trustfailure', 'securechannelfailure'] }, { kind: ['trust', 'tls'] }], at: 'TLS', upTo: 'connect' },
  { clues: [{ code: ofTheUser }, { soap: ['errornonexistentmailbox'] }], at: 'mailbox', upTo: 'TLS' },
  { clues: [{ code: ofTheToken }], at: 'token', upTo: 'TLS' },
  { clues: [{ http: [...from(300, 399), 404] }, { words: /responsecontenttype/ }], at: 'ask', upTo: 'TLS' },
  { clues: [{ words: /(?:createitem|deleteitem)failed.*webexceptionstatus=success/ }], at: 'item', upTo: 'token' },
  // An answer came over HTTP, so the way to it worked.
  { clues: [{ http: from(300, 599) }, { web: ['protocolerror'] }, { words: /webexceptionstatus=success/ }], at: null, upTo: 'TLS' },
];

/** By its finding: a screen is drawn anew at each key, and what a test said may be long. */
const read = new WeakMap<Finding, readonly Way[]>();

export const waysIn = (findings: readonly Finding[]): readonly Way[] =>
  findings.flatMap((each) => {
    const ways = read.get(each) ?? wayIn(each);
    read.set(each, ways);
    return ways;
  });

/** The one that needs it most has the picture. */
export const pictured = (ways: readonly Way[]): Way | undefined =>
  ways.find(({ hops }) => hops.some(({ state }) => state === 'failed')) ?? ways[0];

/** Which hop of it is told of: the chosen one, else the one where it ended. */
export function hopAt({ hops }: Way, chosen: number | null): number {
  const broken = hops.findIndex(({ state }) => state === 'failed');
  return chosen ?? (broken < 0 ? hops.length - 1 : broken);
}

/** A hop that shows its own state and not that of those before: only the item is looked at by itself. */
function wayIn({ code, about, source, saw }: Finding): readonly Way[] {
  if (code === 'test.failed') return [failedWay(about, textsOf(saw))];
  if (code !== 'test.passed') return [];
  if (source === 'reported') return [{ frontEnd: about, hops: all(() => 'not seen'), words: 'You said that the test passed.' }];
  return [{ frontEnd: about, hops: all((hop) => (hop === 'item' ? 'seen' : 'follows')), words: '' }];
}

function failedWay(frontEnd: string, texts: readonly string[]): Way {
  const text = texts.join('\n');
  const evidence = ownEvidence(texts);
  const failure = failures.find(({ clues }) => clues.some((each) => fits(each, evidence)));
  const place = (hop: HopName | null) => (hop === null ? -1 : hopNames.indexOf(hop));
  const [at, upTo] = [place(failure?.at ?? null), place(failure?.upTo ?? null)];
  const reason = /reason="([^"]+)"/.exec(text)?.[1];
  return {
    frontEnd,
    hops: all((_, index) => {
      if (index === at) return 'failed';
      if (at >= 0 && index > at) return 'not reached';
      return index <= upTo ? 'follows' : 'not seen';
    }),
    words:
      reason !== undefined ? `Exchange refused it: "${reason}"` : at >= 0 ? (texts[0] ?? '') : 'What it said does not tell where it ended.',
  };
}

const all = (state: (hop: HopName, index: number) => HopState): Way['hops'] =>
  hopNames.map((hop, index) => ({ hop, state: state(hop, index) }));

const textsOf = (saw: Json): readonly string[] => (Array.isArray(saw) ? saw.filter((each) => typeof each === 'string') : []);
