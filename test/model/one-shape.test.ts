// The journal and the lab's wire read the same shapes: what the wizard can say, both understand, and neither changes it.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decoded, decode, encode, noLine } from '../../src/journal/codec.ts';
import { labItem, order } from '../../src/lab/wire.ts';
import type { Fact, Record } from '../../src/model/record.ts';
import { change, command, end, finding, item, prompts } from './arbitrary.ts';

const written = { v: 1, seq: 1, at: '2026-11-24T11:00:00.000Z', on: 'here', by: 'tester', prev: noLine } as const;
const host = { pid: 1, started: written.at };

const asRecord = (fact: Fact): Record => ({ ...written, ...fact });
const read = (fact: Fact): Decoded => decode(encode(asRecord(fact)));
const whole = (fact: Fact): Decoded => ({ kind: 'record', record: asRecord(fact) });
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('a change is on record as it was planned, and its command reaches the lab as it is on record', () => {
  fc.assert(
    fc.property(change, (planned) => {
      const fact: Fact = { type: 'intent', step: 'servers', change: planned, host };
      expect(read(fact)).toEqual(whole(fact));
      const asked = { command: planned.command, prompts: planned.prompts };
      expect(order.parse(sent(asked))).toEqual(asked);
    }),
  );
});

test('every command reaches the lab as it was sent, with the answers to its questions', () => {
  fc.assert(
    fc.property(fc.record({ command, prompts }), (asked) => {
      expect(order.parse(sent(asked))).toEqual(asked);
    }),
  );
});

test('how a command ended is the same on record and over the wire', () => {
  fc.assert(
    fc.property(end, (how) => {
      const fact: Fact = { type: 'ended', step: 'servers', change: 'one', end: how, seconds: 1 };
      expect(read(fact)).toEqual(whole(fact));
      expect(labItem.parse(sent({ end: how }))).toEqual({ end: how });
    }),
  );
});

test('what a command says arrives as the lab said it', () => {
  fc.assert(
    fc.property(item, (said) => {
      expect(labItem.parse(sent({ item: said }))).toEqual({ item: said });
    }),
  );
});

test('a finding is on record as it was made', () => {
  fc.assert(
    fc.property(finding, (found) => {
      const fact: Fact = { type: 'looked', step: 'servers', wentBy: '', facts: null, findings: [found] };
      expect(read(fact)).toEqual(whole(fact));
    }),
  );
});
