// What one look at a metadata document saw, stage by stage (model/probe-trace.ts), with whom it met on the way. It is JSON. A new stage:
// add it there, to look.ts, and to windows/documents.ts.

import type { Seen } from '../model/finding.ts';
import type { Fqdn } from '../model/place.ts';
import type { StageSeen } from '../model/probe-trace.ts';
import type { AuthMetadata } from './auth-metadata.ts';

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

export type DocumentProbe = {
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
