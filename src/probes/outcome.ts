// How one stage of a look came out. Only 'failed' says something against the server; 'not seen' says that this computer could not
// look, for instance because its own OpenSSL does not speak what that server wants.

/** `words` is one harmless sentence or two. */
export type ProbeOutcome<T> = Good<T> | Bad;
export type Good<T> = { readonly state: 'passed' | 'noted'; readonly words: string; readonly value: T };
export type Bad = { readonly state: 'failed' | 'not seen'; readonly words: string };

export const isGood = <T>(outcome: ProbeOutcome<T>): outcome is Good<T> => outcome.state === 'passed' || outcome.state === 'noted';

export const passed = <T>(value: T, words: string): Good<T> => ({ state: 'passed', words, value });
export const failed = (words: string): Bad => ({ state: 'failed', words });
export const notSeenThere = (words: string): Bad => ({ state: 'not seen', words });

/** Passed where there is nothing worth knowing, else noted with all of it. */
export const withNotes = <T>(value: T, words: string, notes: readonly string[]): Good<T> =>
  notes.length === 0 ? passed(value, words) : { state: 'noted', words: [words, ...notes].join(' '), value };

/** The code of an error of Node's, OpenSSL's or undici's; '' where it has none. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[]): string => new Intl.ListFormat('en-GB').format(items);

/** A length of time as people say it, from milliseconds. */
export const seconds = (milliseconds: number): string => (milliseconds === 1000 ? '1 second' : `${milliseconds / 1000} seconds`);

/** What a promise gives, unless the signal comes first; then it throws the signal's reason. The promise itself may go on. */
export async function within<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  // Nobody waits for it any more once the signal has come.
  promise.catch(() => undefined);
  signal.throwIfAborted();
  let end: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    end = () => reject(signal.reason);
    signal.addEventListener('abort', end, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (end !== undefined) signal.removeEventListener('abort', end);
  }
}
