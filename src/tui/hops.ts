// The way of the connectivity test, hop by hop, from what a test's finding holds. Nothing is claimed that was not looked at: a hop
// that a later one of the same run shows to have worked follows from it, and what nobody looked at is not seen.

import type { Finding } from '../model/finding.ts';
import type { Json } from '../model/json.ts';

export const hopNames = ['name', 'connect', 'TLS', 'ask', 'token', 'mailbox', 'item'] as const;
type HopName = (typeof hopNames)[number];
export type HopState = 'seen' | 'follows' | 'failed' | 'not seen' | 'not reached';

/** The hops of a Front End's tests, in order; `words` says what was said at the one that failed. */
export type Way = {
  readonly frontEnd: string;
  readonly hops: readonly { readonly hop: HopName; readonly state: HopState }[];
  readonly words: string;
};

type Failure = {
  readonly says: RegExp;
  /** Where it ended; null where the text does not tell. */
  readonly at: HopName | null;
  /** What worked before it, up to this one; null: nobody knows. */
  readonly upTo: HopName | null;
};

/** An answer came over HTTP, so the way to it worked. */
const answered = /\((?:30\d|40\d|50\d)\)|Status=\d|WebExceptionStatus=(?:Success|ProtocolError)/;

// The first that fits. A 401 gives its reason in x-ms-diagnostics (facts.md 77); without one it tells nothing of the token.
const failures: readonly Failure[] = [
  { says: /NameResolutionFailure|could not be resolved/i, at: 'name', upTo: null },
  { says: /ConnectFailure|unable to connect|actively refused/i, at: 'connect', upTo: 'name' },
  { says: /TrustFailure|SecureChannelFailure|SSL\/TLS/i, at: 'TLS', upTo: 'connect' },
  { says: /2000005\s*;|invalid_user|ErrorNonExistentMailbox|user specified by the user-context/i, at: 'mailbox', upTo: 'TLS' },
  { says: /20000\d\d\s*;|invalid_signature|token has an invalid/i, at: 'token', upTo: 'TLS' },
  { says: /\((?:30\d|404)\)|response content type/i, at: 'ask', upTo: 'TLS' },
  { says: /(?:CreateItem|DeleteItem) failed.*WebExceptionStatus=Success/is, at: 'item', upTo: 'token' },
  { says: answered, at: null, upTo: 'TLS' },
];

/** A hop that shows its own state and not that of those before: only the item is looked at by itself. */
export function waysIn(findings: readonly Finding[]): readonly Way[] {
  return findings.flatMap(({ code, about, source, saw }): readonly Way[] => {
    if (code === 'test.failed') return [failedWay(about, textsOf(saw))];
    if (code !== 'test.passed') return [];
    if (source === 'reported') return [{ frontEnd: about, hops: all(() => 'not seen'), words: 'You said that the test passed.' }];
    return [{ frontEnd: about, hops: all((hop) => (hop === 'item' ? 'seen' : 'follows')), words: '' }];
  });
}

function failedWay(frontEnd: string, texts: readonly string[]): Way {
  const text = texts.join('\n');
  const failure = failures.find(({ says }) => says.test(text));
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
