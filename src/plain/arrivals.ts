// What comes from a keyboard or a pipe, whenever it comes. What was typed ahead waits for its question; what agrees to something (a
// plan, a word, a secret) has to come after that was printed, so what came before is dropped, and so is a flood that never pauses.

/** More wait for nobody: whatever sends so many reads no question. */
const most = 1000;
/** So often a pause is waited for. */
const patience = 20;

/** `quiet`: milliseconds without anything that count as a pause. `full` is called where the sender had better wait, `room` where not. */
export function arrivals<T>(quiet: number, full: () => void = () => {}, room: () => void = () => {}) {
  let early: T[] = [];
  let over = false;
  let take: ((each: T | undefined) => void) | undefined;
  let hears: ((each: T) => boolean) | undefined;
  return {
    came(each: T): void {
      const waiting = take;
      // At once: more may come before whoever waits goes on.
      take = undefined;
      if (waiting !== undefined) waiting(each);
      else if (hears?.(each) !== true && early.push(each) > most && !over) full();
    },
    /** Settles when something comes that is meant at once; the rest waits. */
    hear(isMeant: (each: T) => boolean): Promise<void> {
      return new Promise((resolve) => {
        hears = (each) => {
          if (!isMeant(each)) return false;
          hears = undefined;
          resolve();
          return true;
        };
      });
    },
    /** The input has ended; what came before is still given. */
    ended(): void {
      over = true;
      take?.(undefined);
    },
    /** Undefined when nothing more comes, or when aborted. */
    async next(signal: AbortSignal): Promise<T | undefined> {
      if (!over) room();
      if (early.length > 0 || over || signal.aborted) return early.shift();
      const { promise, resolve } = Promise.withResolvers<T | undefined>();
      const withdraw = () => resolve(undefined);
      signal.addEventListener('abort', withdraw, { once: true });
      take = resolve;
      const each = await promise;
      take = undefined;
      signal.removeEventListener('abort', withdraw);
      return each;
    },
    /** Drops all that came so far, and waits for a pause; gives how many were dropped. */
    async settle(): Promise<number> {
      let dropped = 0;
      for (let times = 0; times < patience; times += 1) {
        if (!over) {
          room();
          await new Promise((resolve) => setTimeout(resolve, quiet));
        }
        if (early.length === 0) return dropped;
        dropped += early.length;
        early = [];
      }
      over = true;
      return dropped;
    },
  };
}
