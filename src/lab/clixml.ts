// What the lab and its PowerShell modules (assets/lab) say to each other: the same orders and answers as in wire.ts, in CLIXML, since
// PowerShell's bare engine reads nothing else. One answer a line: CLIXML that we write has no line ends.

import { readClixml } from '../powershell/host/clixml.ts';
import { type Writable, writeClixml } from '../powershell/host/clixml-write.ts';
import { type LabItem, type Order, order } from './wire.ts';

/** An order, or undefined where the text is none. */
export function readOrder(text: string): Order | undefined {
  const read = readClixml(text);
  return read.ok ? order.safeParse(read.value).data : undefined;
}

export const writeItem = (told: LabItem): string =>
  writeClixml(new Map(Object.entries('end' in told ? endOf(told.end) : itemOf(told.item))));

type Members = { readonly [name: string]: Writable };

function endOf(end: Extract<LabItem, { end: unknown }>['end']): Members {
  return end.kind === 'ended'
    ? { kind: 'end', exitCode: end.exitCode, why: null }
    : { kind: 'end', exitCode: null, why: end.why, detail: end.detail };
}

function itemOf(item: Extract<LabItem, { item: unknown }>['item']): Members {
  switch (item.kind) {
    case 'object':
      return { kind: 'object', value: writable(item.value) };
    case 'text':
      return { kind: item.stream, text: item.text };
    case 'error': {
      const { message, fullyQualifiedErrorId: id, category } = item.error;
      return { kind: 'error', message, id, category, terminating: 'terminating' in item && item.terminating === true };
    }
  }
}

/** A value of the lab as PowerShell has it: an instant is a date there, and members keep their order. */
export function writable(value: unknown): Writable {
  if (typeof value === 'string') return isInstant(value) ? { date: value } : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(writable);
  if (typeof value !== 'object' || value === null) return null;
  return { members: new Map(Object.entries(value).map(([name, each]) => [name, writable(each)])) };
}

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
