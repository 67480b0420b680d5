// An export for programs read back (events.ts): each line checked in its chain, and the moments of its story. The first thing that is wrong
// is given with its line.

import { type Decoded, hashOf, isWhole, noLine, withoutSum } from '../journal/codec.ts';
import { type RecordReader, readRecord } from '../journal/schema.ts';
import { ours } from '../journal/upcasts.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../model/json.ts';
import type { Moment } from '../story/moment.ts';
import { eventsVersion } from './events.ts';

export type ReadEvents =
  | {
      readonly kind: 'whole';
      readonly moments: readonly Moment[];
      readonly world: string;
      /** Of the state file that it was made from. */
      readonly fingerprint: string;
    }
  | { readonly kind: 'damaged'; readonly line: number; readonly why: string }
  | { readonly kind: 'another version'; readonly version: string };

/** How every export begins. */
export const eventsBeginning = '{"n":1,';

export function readEvents(content: Uint8Array, readAs: RecordReader = readRecord): ReadEvents {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const moments: Moment[] = [];
  let about: JsonObject | undefined;
  let [line, from, prev] = [1, 0, noLine];
  const damaged = (why: string): ReadEvents => ({ kind: 'damaged', line, why });
  for (; from < bytes.length; line += 1) {
    const until = bytes.indexOf(0x0a, from);
    if (until === -1) return damaged('it is cut short');
    const text = bytes.subarray(from, until);
    if (!isWhole(text)) return damaged('its checksum does not fit its content');
    const event = objectIn(withoutSum(text.toString('utf8')));
    if (event === undefined) return damaged('it cannot be read');
    if (event.n !== line || event.prev !== prev)
      return damaged('it does not follow the line before it, so a line was changed, added or taken away');
    const attributes = asObject(event.attributes);
    if (about === undefined) {
      if (event.event !== 'log' || attributes.format !== eventsVersion)
        return { kind: 'another version', version: String(attributes.format) };
      if (!isFingerprint(attributes.fingerprint)) return damaged('it does not name the state file that it was made from');
      about = attributes;
    } else {
      const read = momentIn(event, attributes, readAs);
      if (read.kind !== 'record') return damaged(read.kind === 'damaged' ? read.why : 'its version is not one of ours');
      const { v: _, prev: __, ...moment } = read.record;
      if (moment.seq <= (moments.at(-1)?.seq ?? 0)) return damaged('its record number is not after that of the line before it');
      moments.push(moment);
    }
    prev = hashOf(text);
    from = until + 1;
  }
  if (about === undefined) return damaged('it is empty');
  const records = about.records;
  if (records !== (moments.at(-1)?.seq ?? 0)) return damaged(`it should go on to record ${String(records)}, so its end is missing`);
  return { kind: 'whole', moments, world: String(about.world), fingerprint: String(about.fingerprint) };
}

const isFingerprint = (value: Json | undefined): boolean => typeof value === 'string' && /^[0-9a-f]{12}$/.test(value);

function momentIn({ at, event, step }: JsonObject, { seq, on, by, fact }: JsonObject, readAs: RecordReader): Decoded {
  const envelope = { v: ours, seq: seq ?? null, at: at ?? null, on: on ?? null, by: by ?? null, prev: '', type: event ?? null };
  const read = readAs({ ...envelope, ...(step === undefined ? {} : { step }), ...asObject(fact) });
  return read.ok ? { kind: 'record', record: read.record } : { kind: 'damaged', why: read.why };
}

function objectIn(text: string): JsonObject | undefined {
  const value = parseJson(text);
  return isJsonObject(value) ? value : undefined;
}

const asObject = (value: Json | undefined): JsonObject => (isJsonObject(value) ? value : {});
