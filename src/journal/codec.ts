// One record, one line of JSON. The line ends in a checksum of its own bytes, `"sum":"<crc32>"`, so that damage is found in
// the line where it is; each record's `prev` is the SHA-256 of the whole line before it, so that none can be missing.
// Both find accidents. Neither finds a forger, who can work them out again: that is what the head on the screen is for.

import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { JsonObject } from '../model/json.ts';
import type { Record } from '../model/record.ts';
import { readRecord } from './schema.ts';
import { ours, upcast } from './upcasts.ts';

/** `prev` of the first record. */
export const noLine = '0'.repeat(64);

/** How every line begins. */
export const beginning = '{"v":';

const sumLength = ',"sum":"00000000"}'.length;

export function encode(record: Record): string {
  const body = JSON.stringify(record).slice(0, -1);
  return `${body}${sumOf(Buffer.from(body))}`;
}

/** SHA-256 (hex) of a line's bytes, without its line end. */
export const hashOf = (line: Uint8Array): string => hash('sha256', line, 'hex');

/** The short form of a hash for people: enough to compare, short enough to write down. */
export const shortHash = (full: string): string => full.slice(0, 12);

export type Decoded =
  | { readonly kind: 'record'; readonly record: Record }
  | { readonly kind: 'newer'; readonly version: number }
  /** `why` is a clause after "its". */
  | { readonly kind: 'damaged'; readonly why: string };

export function decode(line: Uint8Array): Decoded {
  const bytes = Buffer.from(line.buffer, line.byteOffset, line.byteLength);
  const body = bytes.subarray(0, Math.max(0, bytes.length - sumLength));
  const whole = bytes.toString('latin1', body.length) === sumOf(body);
  const parsed = parse(whole ? `${body.toString('utf8')}}` : bytes.toString('utf8'));
  const version = parsed?.v;
  // A later version may keep another checksum, or none.
  if (typeof version === 'number' && version > ours && (whole || !hasSum(bytes))) return { kind: 'newer', version };
  if (!whole) return { kind: 'damaged', why: 'its checksum does not fit its content' };
  if (parsed === undefined) return { kind: 'damaged', why: 'it cannot be read' };
  const read = readRecord(upcast(parsed));
  return read.ok ? { kind: 'record', record: read.record } : { kind: 'damaged', why: read.why };
}

function sumOf(body: Uint8Array): string {
  return `,"sum":"${crc32(body).toString(16).padStart(8, '0')}"}`;
}

const hasSum = (line: Buffer): boolean => line.toString('latin1', Math.max(0, line.length - sumLength)).startsWith(',"sum":"');

const isObject = (value: unknown): value is JsonObject => value !== null && typeof value === 'object' && !Array.isArray(value);

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
