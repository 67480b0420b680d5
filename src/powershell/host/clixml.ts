// Reads CLIXML, PowerShell's own serialization ([PSSerializer], [MS-PSRP] 2.2.5), into plain values: text, numbers, booleans, null,
// lists and objects. Dates become instants in UTC, enums their text, bytes base64. To know another simple type, add it to `simple`.
// The text comes from a server, so depth, size and what repeats through references are bounded.

import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

/** A simple value, or a list or an object of values. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

export type ReadClixml = { readonly ok: true; readonly value: Plain } | { readonly ok: false; readonly why: string };

const longest = 32 * 2 ** 20;
const deepest = 60;
// Counted with what references repeat, so that a small text cannot grow into a huge value.
const most = 500_000;

type Element = {
  readonly tag: string;
  readonly name: string;
  readonly ref: string;
  readonly text: string;
  readonly inner: readonly Element[];
};
type Known = { readonly value: Plain; readonly size: number };
type Reading = { readonly objects: Map<string, Known>; readonly types: Map<string, readonly string[]>; size: number };

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Two elements for each object inside another, and those around the first.
  maxNestedTags: 2 * deepest + 10,
});

/** The first value of a CLIXML text; `why` is a sentence. Never throws. */
export function readClixml(xml: string): ReadClixml {
  if (xml.length > longest) return { ok: false, why: `It is longer than ${longest / 2 ** 20} MiB.` };
  // PowerShell writes none, and entities of its own could grow.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return { ok: false, why: 'It holds a document type, which PowerShell never writes.' };
  // The parser closes by itself what was left open.
  if (!xml.trimEnd().endsWith('</Objs>')) return { ok: false, why: 'It has no end.' };
  try {
    const parsed: unknown = parser.parse(xml);
    const [root] = elements(parsed).filter(({ tag }) => tag === 'Objs');
    const [first] = root?.inner ?? [];
    if (first === undefined) return { ok: false, why: 'It holds no object.' };
    return { ok: true, value: readValue(first, { objects: new Map(), types: new Map(), size: 0 }, 0) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

const node = z.record(z.string(), z.unknown());
const attributes = z.object({ N: z.string().optional(), RefId: z.string().optional() });

// The parser's own form: a list of { tag: children, ':@': attributes }, text under '#text'.
function elements(parsed: unknown): readonly Element[] {
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((each: unknown) => {
    const entry = node.parse(each);
    const tag = Object.keys(entry).find((key) => key !== ':@' && key !== '#text' && !key.startsWith('?'));
    if (tag === undefined) return [];
    const { N = '', RefId = '' } = attributes.parse(entry[':@'] ?? {});
    return [{ tag, name: decodeUnits(N), ref: RefId, text: textOf(entry[tag]), inner: elements(entry[tag]) }];
  });
}

function textOf(children: unknown): string {
  if (!Array.isArray(children)) return '';
  return children.map((each: unknown) => String(node.parse(each)['#text'] ?? '')).join('');
}

/** `_x000A_` is one UTF-16 unit; two of them make a character beyond the first plane ([MS-PSRP] 2.2.5.3.2). */
function decodeUnits(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const asText = (text: string): Plain => decodeUnits(text);

function asNumber(text: string): Plain {
  const number = Number(text);
  // INF, NaN, and integers that JavaScript would round, stay as written.
  if (text.trim() === '' || !Number.isFinite(number)) return text;
  return Number.isInteger(number) && !Number.isSafeInteger(number) ? text : number;
}

function asInstant(text: string): Plain {
  // Without an offset it is neither UTC nor local to anyone, so it stays as written.
  const known = /(?:Z|[+-]\d\d:\d\d)$/.test(text) ? new Date(text.replace(/(\.\d{3})\d+/, '$1')) : undefined;
  return known === undefined || Number.isNaN(known.getTime()) ? text : known.toISOString();
}

const simple: { readonly [tag: string]: (text: string) => Plain } = {
  S: asText,
  C: (text) => String.fromCharCode(Number(text)),
  B: (text) => text === 'true',
  DT: asInstant,
  TS: asText,
  By: asNumber,
  SB: asNumber,
  U16: asNumber,
  I16: asNumber,
  U32: asNumber,
  I32: asNumber,
  U64: asNumber,
  I64: asNumber,
  Sg: asNumber,
  Db: asNumber,
  D: asNumber,
  BA: (text) => text.replace(/\s/g, ''),
  G: asText,
  URI: asText,
  Version: asText,
  XD: asText,
  SBK: asText,
  // What only its own computer can open is nothing to us.
  SS: () => null,
  Nil: () => null,
};

function readValue(element: Element, reading: Reading, depth: number): Plain {
  if (depth > deepest) throw new Error('It is nested too deep.');
  count(reading, 1);
  const read = Object.hasOwn(simple, element.tag) ? simple[element.tag] : undefined;
  if (read !== undefined) return read(element.text);
  if (element.tag === 'Ref') {
    const context = reading.objects.get(element.ref);
    // An object that holds itself has no plain form.
    if (context === undefined) return null;
    count(reading, context.size);
    return context.value;
  }
  if (element.tag !== 'Obj') throw new Error(`<${element.tag}> is not known.`);
  const before = reading.size;
  const value = readObject(element, reading, depth);
  if (element.ref !== '') reading.objects.set(element.ref, { value, size: reading.size - before });
  return value;
}

function count(reading: Reading, more: number): void {
  reading.size += more;
  if (reading.size > most) throw new Error(`It holds more than ${most} values.`);
}

function readObject(element: Element, reading: Reading, depth: number): Plain {
  const types = typesOf(element, reading);
  const part = (...tags: readonly string[]) => element.inner.find(({ tag }) => tags.includes(tag));
  const words = part('ToString');
  // Members of a text or of a list are PowerShell's notes (PSComputerName, Count); what it is, is the text or the list.
  if (types.includes('System.Enum') && words !== undefined) return decodeUnits(words.text);
  const wrapped = element.inner.find(({ tag }) => Object.hasOwn(simple, tag));
  if (wrapped !== undefined) return readValue(wrapped, reading, depth + 1);
  const list = part('LST', 'IE', 'QUE', 'STK');
  if (list !== undefined) return list.inner.map((each) => readValue(each, reading, depth + 1));
  const dictionary = part('DCT');
  if (dictionary !== undefined) return Object.fromEntries(dictionary.inner.map((entry) => readEntry(entry, reading, depth)));
  const members = element.inner.filter(({ tag }) => tag === 'Props' || tag === 'MS').flatMap(({ inner }) => inner);
  // An object without any property is known by its text alone.
  if (members.length === 0 && words !== undefined) return decodeUnits(words.text);
  return Object.fromEntries(members.map((each) => [each.name, readValue(each, reading, depth + 1)]));
}

function readEntry({ inner }: Element, reading: Reading, depth: number): readonly [string, Plain] {
  const key = inner.find(({ name }) => name === 'Key');
  const value = inner.find(({ name }) => name === 'Value');
  if (key === undefined || value === undefined) throw new Error('An entry of a dictionary lacks its key or its value.');
  return [String(readValue(key, reading, depth + 1)), readValue(value, reading, depth + 1)];
}

function typesOf(element: Element, reading: Reading): readonly string[] {
  const names = element.inner.find(({ tag }) => tag === 'TN');
  if (names !== undefined) {
    const types = names.inner.map(({ text }) => decodeUnits(text));
    reading.types.set(names.ref, types);
    return types;
  }
  const again = element.inner.find(({ tag }) => tag === 'TNRef');
  return reading.types.get(again?.ref ?? '') ?? [];
}
