// Writes a request to the host as CLIXML: text, numbers, booleans, null, dates, bytes, lists and hashtables. Everything is data;
// PowerShell makes values of it, never script. The reader for what comes back is clixml.ts.

/** What can be written. A `Map` becomes a hashtable; `members` become an object with these properties, in order. */
export type Writable =
  | string
  | number
  | boolean
  | null
  | { readonly date: string }
  | { readonly base64: string }
  | { readonly members: ReadonlyMap<string, Writable> }
  | readonly Writable[]
  | ReadonlyMap<string, Writable>;

const namespace = 'http://schemas.microsoft.com/powershell/2004/04';

export function writeClixml(value: Writable): string {
  return `<Objs Version="1.1.0.1" xmlns="${namespace}">${element(value, '')}</Objs>`;
}

/** All that XML cannot hold or a parser may change: controls, halves of characters, and what looks like an escape itself. */
function encodeUnits(text: string): string {
  return text
    .replace(/[\u0000-\u001F\u007F-\u009F\uD800-\uDFFF\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g, (unit) => {
      return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
    })
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function element(value: Writable, attribute: string): string {
  if (value === null) return `<Nil${attribute} />`;
  if (typeof value === 'string') return `<S${attribute}>${encodeUnits(value)}</S>`;
  if (typeof value === 'boolean') return `<B${attribute}>${value}</B>`;
  if (typeof value === 'number') return number(value, attribute);
  if (isList(value)) return `<Obj${attribute}><LST>${value.map((each) => element(each, '')).join('')}</LST></Obj>`;
  if (value instanceof Map) return hashtable(value, attribute);
  if ('date' in value) return `<DT${attribute}>${encodeUnits(value.date)}</DT>`;
  if ('base64' in value) return `<BA${attribute}>${encodeUnits(value.base64)}</BA>`;
  if ('members' in value) return customObject(value.members, attribute);
  throw new Error('This value has no form in CLIXML.');
}

const isList = (value: Writable): value is readonly Writable[] => Array.isArray(value);

function number(value: number, attribute: string): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0))
    return `<Db${attribute}>${Number.isFinite(value) ? value : notFinite(value)}</Db>`;
  return value === (value | 0) ? `<I32${attribute}>${value}</I32>` : `<I64${attribute}>${value}</I64>`;
}

const notFinite = (value: number): string => (Number.isNaN(value) ? 'NaN' : value > 0 ? 'INF' : '-INF');

function hashtable(entries: ReadonlyMap<string, Writable>, attribute: string): string {
  const inner = [...entries].map(([key, value]) => `<En><S N="Key">${encodeUnits(key)}</S>${element(value, ' N="Value"')}</En>`);
  return `<Obj${attribute}><TN RefId="0"><T>System.Collections.Hashtable</T><T>System.Object</T></TN><DCT>${inner.join('')}</DCT></Obj>`;
}

function customObject(members: ReadonlyMap<string, Writable>, attribute: string): string {
  const inner = [...members].map(([name, value]) => element(value, ` N="${attributeText(name)}"`));
  return `<Obj${attribute}><MS>${inner.join('')}</MS></Obj>`;
}

const attributeText = (name: string): string => encodeUnits(name).replaceAll('"', '&quot;');
