// What a run would connect to: shown before the first session is opened, and before a password is asked for.

export type ConnectionTarget = {
  /** The server, the address or the path; for several servers, a sentence's part. */
  readonly to: string;
  readonly protocol: string;
  readonly account: string;
  /** The key of the answer that names it; null for what no answer names. */
  readonly key: string | null;
};
