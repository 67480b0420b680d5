// JSON values, and one canonical text for each, so that equal values have equal digests.

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** Levels: far more than this program writes, and far fewer than end a walk through a value. */
const deepest = 200;

/** What a text from outside holds; undefined where it is no JSON, or nested so deep that no walk through it would come back. */
export function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return mayBeDeeper(text) && isDeeper(value, deepest) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Each level has a bracket that opens it: to count these is quick, and few texts have so many. */
function mayBeDeeper(text: string): boolean {
  let levels = 0;
  for (const bracket of ['{', '['])
    for (let at = text.indexOf(bracket); at !== -1 && levels <= deepest; at = text.indexOf(bracket, at + 1)) levels += 1;
  return levels > deepest;
}

function isDeeper(value: Json, levels: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  return levels === 0 || (isList(value) ? value : Object.values(value)).some((each) => isDeeper(each, levels - 1));
}

/** The text of a value with object keys sorted: equal values give equal text. */
export function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}

// Array.isArray does not narrow readonly arrays.
function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

const unseen = /[\u007F-\u009F\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Most texts hold nothing else, which is quick to see: of ASCII, a byte is a character. */
const isAsciiButDelete = (text: string): boolean => Buffer.byteLength(text) === text.length && !text.includes('\u007F');

/** JSON in which everything that a terminal could take for an order, or that cannot be seen, is escaped; it means the same. */
export function escapedJson(value: unknown, escaped = unseen): string {
  const json = JSON.stringify(value);
  if (escaped === unseen && isAsciiButDelete(json)) return json;
  return json.replace(escaped, (each) =>
    [...Array(each.length).keys()].map((at) => `\\u${each.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}
