// One record, one line of JSON. The line ends in a checksum of its own bytes, `"sum":"<crc32>"`, so that damage is found in
// the line where it is; each record's `prev` is the SHA-256 of the whole line before it, so that none can be missing.
// Both find accidents. Neither finds a forger, who can work them out again: that is what the fingerprint on the screen is for.

import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { isJsonObject, parseJson } from '../model/json.ts';
import type { Record } from '../model/record.ts';
import { type RecordReader, readRecord } from './schema.ts';
import { ours, upcast } from './upcasts.ts';

/** `prev` of the first record. */
export const noLine = '0'.repeat(64);

/** How every line begins. */
export const beginning = '{"v":';

const sumLength = ',"sum":"00000000"}'.length;

export const encode = (record: Record): string => withSum(JSON.stringify(record));

/** A JSON object with the checksum of its own bytes at its end. */
export function withSum(json: string): string {
  const body = json.slice(0, -1);
  return `${body}${sumOf(body)}`;
}

/** Such a line, and its SHA-256: of a long one, the bytes are made once for both. */
export function linked(json: string): { readonly line: string; readonly hash: string } {
  const body = json.slice(0, -1);
  const bytes = Buffer.from(`${body}${' '.repeat(sumLength)}`);
  const sum = sumOf(bytes.subarray(0, -sumLength));
  bytes.write(sum, bytes.length - sumLength);
  return { line: `${body}${sum}`, hash: hashOf(bytes) };
}

/** SHA-256 (hex) of a line in UTF-8, without its line end. */
export const hashOf = (line: Uint8Array | string): string => hash('sha256', line, 'hex');

/** The short form of a hash for people: enough to compare, short enough to write down. */
export const fingerprintOf = (full: string): string => full.slice(0, 12);

export type Decoded =
  | { readonly kind: 'record'; readonly record: Record }
  | { readonly kind: 'newer'; readonly version: number }
  /** `why` is a clause after "its". */
  | { readonly kind: 'damaged'; readonly why: string };

/** A line as a record. Says nothing of its checksum: a chain vouches for all lines but the last (verify.ts). */
export function decode(text: string, readAs: RecordReader = readRecord): Decoded {
  const parsed = parseJson(withoutSum(text));
  if (!isJsonObject(parsed)) return { kind: 'damaged', why: 'it cannot be read' };
  const { v } = parsed;
  if (typeof v === 'number' && v > ours) return { kind: 'newer', version: v };
  const read = readAs(upcast(parsed));
  return read.ok ? { kind: 'record', record: read.record } : { kind: 'damaged', why: read.why };
}

/** What the writer took the checksum of, as JSON. */
export const withoutSum = (text: string): string =>
  text.startsWith(',"sum":"', text.length - sumLength) ? `${text.slice(0, -sumLength)}}` : text;

/** Whether a line ends in the checksum of its own bytes. */
export function isWhole(line: Uint8Array): boolean {
  const bytes = asBuffer(line);
  const body = bytes.subarray(0, Math.max(0, bytes.length - sumLength));
  return bytes.toString('latin1', body.length) === sumOf(body);
}

/** Whether a line ends in a checksum at all: a later version may keep another, or none. */
export function hasSum(line: Uint8Array): boolean {
  const bytes = asBuffer(line);
  return bytes.toString('latin1', Math.max(0, bytes.length - sumLength)).startsWith(',"sum":"');
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function sumOf(body: Uint8Array | string): string {
  return `,"sum":"${crc32(body).toString(16).padStart(8, '0')}"}`;
}
