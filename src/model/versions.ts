// The versions of the products, as they give them, among whatever was seen.

import type { Json } from './json.ts';

const forms =
  /Version \d{1,2}\.\d{1,2} \(Build \d{1,5}\.\d{1,5}\)|(?:Skype for Business|Microsoft Lync|Lync) Server \d{4} \(\d{1,2}(?:\.\d{1,5}){3}\)/g;

/** Each once. */
export function versionsIn(value: Json): readonly string[] {
  const found = new Set<string>();
  const walk = (each: Json): void => {
    if (typeof each === 'string') for (const [version] of each.matchAll(forms)) found.add(version);
    else if (each !== null && typeof each === 'object') Object.values(each).forEach(walk);
  };
  walk(value);
  return [...found];
}
