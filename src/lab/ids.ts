// Identifiers of the lab, made from the randomness that it is given.

/** So many random bytes; node:crypto's randomBytes in production, a fixed source in tests. */
export type Random = (size: number) => Uint8Array;

export const hex = (random: Random, bytes: number): string => Buffer.from(random(bytes)).toString('hex');

/** A random GUID, version 4. */
export function guid(random: Random): string {
  const bytes = Uint8Array.from(random(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
