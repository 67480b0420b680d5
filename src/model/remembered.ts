// A few things that are costly to make and asked for again and again, such as a certificate that every look shows.

/** Gives what was made for a key, or makes it; the `most` that were asked for last are kept. */
export function remembered<T>(most: number): (key: string, make: () => T) => T {
  const kept = new Map<string, T>();
  return (key, make) => {
    const value = kept.get(key) ?? make();
    // The first in a map is the one that was put there longest ago.
    kept.delete(key);
    kept.set(key, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return value;
  };
}
