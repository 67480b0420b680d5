// Whether two practice worlds stand the same.

import type { LabWorld } from '../../src/lab/world.ts';

/**
 * A world without what differs from lab to lab: instants, and names made by chance. Of those, the first is called 1 wherever
 * it stands, the second 2, so that it still shows which certificate is trusted where.
 */
export function comparable(world: LabWorld): unknown {
  const seen = new Map<string, string>();
  const named = (kind: string, value: string) => {
    const name = seen.get(value) ?? `${kind} ${seen.size + 1}`;
    seen.set(value, name);
    return name;
  };
  const text = JSON.stringify(world, (_, value: unknown) => {
    if (typeof value !== 'string') return value;
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return 'instant';
    if (value.length > 200) return named('bytes', value);
    return value
      .replace(/\b[0-9A-F]{40}\b/g, (thumbprint) => named('thumbprint', thumbprint))
      .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, (guid) => named('guid', guid))
      .replace(/\b[0-9a-f]{32}\b/g, (hex) => named('hex', hex))
      .replace(/\bS-1-5-21-[\d-]+\b/g, (sid) => named('sid', sid));
  });
  return JSON.parse(text);
}
