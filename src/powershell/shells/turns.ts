// Turns at a few things that many want: each is taken by one at a time, made only when it is needed, and given back. Whoever finds
// all taken waits, the first come first.

export type Turns<T> = {
  /** One to oneself, or undefined when the signal comes first. */
  take(signal: AbortSignal): Promise<T | undefined>;
  give(one: T): void;
  /** Given back and not used again: from now on there is one fewer. */
  retire(one: T): void;
  /** All that have been made and not retired. */
  all(): readonly T[];
};

export function createTurns<T>(most: number, make: () => T): Turns<T> {
  let limit = most;
  let made: readonly T[] = [];
  const free: T[] = [];
  const waiting: ((one: T) => void)[] = [];

  const give = (one: T) => {
    const next = waiting.shift();
    if (next === undefined) free.push(one);
    else next(one);
  };

  return {
    async take(signal) {
      if (signal.aborted) return undefined;
      const there = free.pop();
      if (there !== undefined) return there;
      if (made.length < limit) {
        const one = make();
        made = [...made, one];
        return one;
      }
      const turn = Promise.withResolvers<T | undefined>();
      const leave = () => {
        waiting.splice(waiting.indexOf(turn.resolve), 1);
        turn.resolve(undefined);
      };
      waiting.push(turn.resolve);
      signal.addEventListener('abort', leave, { once: true });
      const one = await turn.promise;
      signal.removeEventListener('abort', leave);
      return one;
    },
    give,
    retire(one) {
      made = made.filter((each) => each !== one);
      limit = Math.max(1, made.length);
    },
    all: () => made,
  };
}
