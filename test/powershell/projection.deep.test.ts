// One declaration of what is read gives the same values on every way: on this computer, in a session on a server, and by hand, where a
// policy may allow the constrained language only.

import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Projection } from '../../src/model/command.ts';
import { exchangeShell } from '../../src/model/place.ts';
import { type Host, startHost } from '../../src/powershell/host/host.ts';
import { readPasted } from '../../src/powershell/manual/pasted.ts';
import { manualTaskText } from '../../src/powershell/manual/text.ts';
import {
  boolean,
  bytes,
  dictionaryKeys,
  form,
  instant,
  optional,
  optionalInstant,
  type Property,
  text,
  texts,
  whereThere,
  wholeNumber,
} from '../../src/powershell/properties.ts';
import { exchangeCmdlet } from '../../src/powershell/reader.ts';
import { cmdlet, describeWithEngine, engineOptions, runWith, testSession } from '../harness/powershell.ts';
import { pasted } from '../harness/returned.ts';
import { anyText } from './any-text.ts';

/** One property of an object that PowerShell makes: as which kind of value, from which text, and what is read of it. */
type Made = { readonly kind: string; readonly text: string; readonly as: Projection; readonly read: unknown };

const property: { readonly [as in Projection]: Property<unknown> } = {
  text: whereThere(optional(text)),
  texts: whereThere(texts),
  number: whereThere(optional(wholeNumber)),
  boolean: whereThere(optional(boolean)),
  instant: whereThere(optionalInstant),
  bytes: whereThere(optional(bytes)),
  keys: whereThere(dictionaryKeys),
};

const separator = '\u001F';
// What XML cannot hold is shown as a question mark, and what a server's text may not do to a screen as a mark; neither is of interest here.
const plainText = anyText.map((value) =>
  value.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Cn}\u{E0000}-\u{E007F}\uFFFE\uFFFF]/gu, '').trim(),
);
const ticks = (at: number): string => String(BigInt(at) * 10_000n + 621_355_968_000_000_000n);
const times = fc.integer({ min: Date.parse('1990-01-01T00:00:00Z'), max: Date.parse('2099-01-01T00:00:00Z') });
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const made: fc.Arbitrary<Made> = fc.oneof(
  plainText.map((value): Made => ({ kind: 'text', text: value, as: 'text', read: value === '' ? null : value })),
  fc
    .array(plainText, { minLength: 1, maxLength: 5 })
    .map((all): Made => ({ kind: 'texts', text: all.join(separator), as: 'texts', read: all })),
  fc.constant<Made>({ kind: 'none', text: '', as: 'texts', read: [] }),
  fc.maxSafeInteger().map((value): Made => ({ kind: 'whole', text: String(value), as: 'number', read: value })),
  fc.integer().map((value): Made => ({ kind: 'small', text: String(value), as: 'number', read: value })),
  fc.boolean().map((value): Made => ({ kind: 'boolean', text: String(value), as: 'boolean', read: value })),
  fc
    .integer({ min: 0, max: 90 })
    .map((value): Made => ({ kind: 'day', text: String(value), as: 'text', read: days[value] ?? String(value) })),
  fc.uuid().map((value): Made => ({ kind: 'guid', text: value, as: 'text', read: value })),
  fc
    .uint8Array({ minLength: 1, maxLength: 300 })
    .map((all) => Buffer.from(all).toString('base64'))
    .map((value): Made => ({ kind: 'bytes', text: value, as: 'bytes', read: value })),
  times.map((at): Made => ({ kind: 'Utc', text: ticks(at), as: 'instant', read: new Date(at).toISOString() })),
  // The engine's own zone is UTC where these tests run; the promise is that a zone is taken into account at all.
  times.map((at): Made => ({ kind: 'Unspecified', text: ticks(at), as: 'instant', read: null })),
  fc.constant<Made>({ kind: 'Utc', text: '0', as: 'instant', read: null }),
  fc
    .constantFrom<Projection>('text', 'number', 'boolean', 'instant', 'bytes')
    .map((as): Made => ({ kind: 'null', text: '', as, read: null })),
  fc
    .constantFrom<Projection>('text', 'texts', 'number', 'boolean', 'instant', 'bytes', 'keys')
    .map((as): Made => ({ kind: 'absent', text: '', as, read: undefined })),
  fc.constantFrom<Projection>('text', 'texts', 'instant').map((as): Made => ({ kind: 'throws', text: '', as, read: undefined })),
);
const objects = fc.array(made, { minLength: 30, maxLength: 60 });
// In constrained language nobody can tell a property that throws from one that is null.
const told = objects.map((all) => all.filter(({ kind }) => kind !== 'throws'));

const nameOf = (_: Made, at: number): string => `P${at}`;
const formOf = (all: readonly Made[]) =>
  form(Object.fromEntries(all.map((each, at) => [nameOf(each, at), property[each.as]])), (values) => values);
const lookAt = (all: readonly Made[]) =>
  exchangeCmdlet('Get-Made', {
    parameters: {
      Names: { kind: 'list', items: all.map(nameOf) },
      Kinds: { kind: 'list', items: all.map(({ kind }) => kind) },
      Texts: { kind: 'list', items: all.map(({ text }) => text) },
    },
    returns: formOf(all).returns,
  });
const expected = (all: readonly Made[]) => ({ ok: true, value: Object.fromEntries(all.map((each, at) => [nameOf(each, at), each.read])) });

const commands = join(import.meta.dirname, 'commands.psm1');
const utility = join(import.meta.dirname, '../harness/powershell-engine/out/powershell-engine.dll');

describeWithEngine('what is declared is read alike', () => {
  let here: Host;
  let inSession: Host;
  beforeAll(() => {
    here = startHost(engineOptions());
    inSession = startHost(engineOptions({ sessionFor: () => testSession(['Restricted']) }));
  });
  afterAll(async () => {
    await here.close();
    await inSession.close();
  });

  const through = async (host: Host, all: readonly Made[]) => {
    const { objects: found, errors } = await runWith(host, lookAt(all));
    expect(errors).toEqual([]);
    return found.map((each) => formOf(all).read(each));
  };
  /** Pasted into a console in constrained language. */
  const byHand = async (all: readonly Made[]) => {
    const parts = [{ mark: 'k1', command: lookAt(all) }];
    const written = manualTaskText(parts, pasted);
    const printed = await runWith(
      here,
      cmdlet('Invoke-Constrained', { Text: written, Modules: { kind: 'list', items: [utility, commands] } }),
    );
    const lines = printed.objects.map(String);
    expect(lines.at(-1)).toBe('MODE ConstrainedLanguage');
    const task = { purpose: 'look', place: exchangeShell, parts, text: written, unclear: null } as const;
    const { gave, unclear } = readPasted(task, lines.join('\n'));
    expect(unclear).toBeNull();
    return (gave.get('k1')?.items ?? []).map((item) => (item.kind === 'object' ? formOf(all).read(item.value) : item));
  };

  test('on this computer', async () => {
    await fc.assert(
      fc.asyncProperty(objects, async (all) => {
        expect(await through(here, all)).toEqual([expected(all)]);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  test('in a session that takes no script', async () => {
    // An error in reading a property is lost on the way: the property with it.
    await fc.assert(
      fc.asyncProperty(objects, async (all) => {
        expect(await through(inSession, all)).toEqual([expected(all)]);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  test('by hand, in constrained language', async () => {
    await fc.assert(
      fc.asyncProperty(told, async (all) => {
        expect(await byHand(all)).toEqual([expected(all)]);
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });

  test('a list of 10,000 items, whole', async () => {
    const all: readonly Made[] = [
      {
        kind: 'texts',
        text: Array.from({ length: 10_000 }, (_, at) => `item ${at}`).join(separator),
        as: 'texts',
        read: expect.any(Array),
      },
    ];
    for (const read of [await through(here, all), await through(inSession, all), await byHand(all)]) {
      expect(read).toEqual([{ ok: true, value: { P0: Array.from({ length: 10_000 }, (_, at) => `item ${at}`) } }]);
    }
  });
});

test('what is missing, empty or of another kind is named', () => {
  const declared = form({ Name: text, Since: instant, Enabled: boolean, Count: wholeNumber }, (each) => each);
  const whole = { Name: 'x', Since: '2026-11-28T12:00:00.0000000Z', Enabled: true, Count: 2 };
  const why = (changed: object) => {
    const read = declared.read({ ...whole, ...changed });
    return read.ok ? 'read' : read.why;
  };
  expect(why({})).toBe('read');
  expect(declared.read({ Since: whole.Since, Enabled: true, Count: 2 })).toEqual({ ok: false, why: 'Name is not there' });
  expect(why({ Enabled: null })).toBe('Enabled has no value');
  expect(why({ Since: '2026-11-28T12:00:00' })).toBe('Since: is a time without a zone');
  expect(why({ Enabled: 'maybe' })).toBe('Enabled: is neither true nor false');
  expect(why({ Count: 1.5 })).toBe('Count: is no whole number');
});
