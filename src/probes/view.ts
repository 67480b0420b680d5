// What one look at a metadata document from this computer saw, stage by stage: the screen draws it as a line that fills up, and the
// journal keeps it, so it is JSON. A new stage: add it to `stageNames` in the order in which a request gets there, and to look.ts.

import type { Seen } from '../model/finding.ts';
import type { Fqdn } from '../model/place.ts';
import type { AuthMetadata } from './auth-metadata.ts';

/** DNS, TCP, TLS, the request with its redirects and proxies, the answer as a whole, and what it says. */
const stageNames = ['name', 'connect', 'secure', 'ask', 'answer', 'meaning'] as const;
export type StageName = (typeof stageNames)[number];

/**
 * passed       as it should be
 * noted        it works, and there is something worth knowing
 * failed       it is wrong, as seen from this computer
 * not seen     this computer could not look: no word about the server
 * not reached  an earlier stage ended the look, or it is still under way
 */
export type StageState = 'passed' | 'noted' | 'failed' | 'not seen' | 'not reached';

/** `words` is one harmless sentence or two for people; empty where the stage was not reached. */
export type StageSeen = { readonly stage: StageName; readonly state: StageState; readonly words: string };

/** One certificate of a server's chain. */
type Link = {
  readonly subject: string;
  readonly issuer: string;
  /** SHA-1 of it, upper case hex. */
  readonly thumbprint: string;
  readonly notBefore: string;
  readonly notAfter: string;
};

/** Whether this computer trusts a chain for the published name. `link`: place of the one at fault in the chain, 0 for the server's own. */
export type Trust =
  | { readonly trusted: true }
  | { readonly trusted: false; readonly link: number; readonly code: TrustFault; readonly why: string };

export type TrustFault =
  | 'expired'
  | 'not yet valid'
  | 'unknown root'
  | 'issuer missing'
  | 'self-signed'
  | 'wrong name'
  | 'wrong use'
  | 'key too short'
  | 'other';

/** The connection as it was agreed, and who was at its other end. */
export type Secured = {
  /** 'TLSv1' to 'TLSv1.3'. */
  readonly protocol: string;
  readonly cipher: string;
  /** The server's own certificate first. */
  readonly chain: readonly Link[];
  /** Names that the server's own certificate is for. */
  readonly names: readonly string[];
  readonly key: { readonly kind: 'rsa' | 'rsa-pss' | 'elliptic curve' | 'other'; readonly bits: number | null };
  readonly trust: Trust;
};

/** How far a server's clock is ahead of this computer's (behind: negative): surely within `errorMs` of `offsetMs`. Milliseconds. */
export type Clock = { readonly offsetMs: number; readonly errorMs: number };

export type View = {
  readonly url: string;
  /** The server that was looked at under the published name; null: whoever the name itself leads to, a balancer where there is one. */
  readonly at: Fqdn | null;
  /** All stages, in order. */
  readonly stages: readonly StageSeen[];
  /** Null where there was no connection. */
  readonly secured: Secured | null;
  readonly clock: Clock | null;
  /** Seen on an untrusted connection as well: ask `secured.trust` before anything rests on it. */
  readonly document: Seen<AuthMetadata>;
};

/** A line that nothing has filled yet. */
export const unreached: readonly StageSeen[] = stageNames.map((stage) => ({ stage, state: 'not reached', words: '' }));
