import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readClixml } from '../../src/powershell/host/clixml.ts';
import { type Writable, writeClixml } from '../../src/powershell/host/clixml-write.ts';
import { markOf, readLine, splitLines } from '../../src/powershell/host/framing.ts';
import { anyText } from './any-text.ts';

const objects = (xml: string) =>
  readClixml(`<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">${xml}</Objs>`);
const valueIn = (xml: string) => {
  const read = objects(xml);
  if (!read.ok) throw new Error(read.why);
  return read.value;
};

describe('what PowerShell wrote is read as it was meant', () => {
  // As PowerShell 7.6.9 writes Get-Service's Status, an error's text, a list, and an object that stands there twice.
  test.for<readonly [string, string, unknown]>([
    ['text with escapes', '<S>_xD83D__xDE00_ a_x000A_b _x005F_x0041_ &lt;c&gt;</S>', '😀 a\nb _x0041_ <c>'],
    ['spaces stay', '<S>  two  </S>', '  two  '],
    ['empty text', '<S></S>', ''],
    [
      'enum',
      '<Obj RefId="0"><TN RefId="0"><T>System.DayOfWeek</T><T>System.Enum</T></TN><ToString>Friday</ToString><I32>5</I32></Obj>',
      'Friday',
    ],
    ['text with notes', '<Obj RefId="0"><S>o</S><MS><S N="PSComputerName">ex1</S></MS></Obj>', 'o'],
    ['date in UTC', '<DT>2027-01-31T08:00:00.1234567Z</DT>', '2027-01-31T08:00:00.123Z'],
    ['date with an offset', '<DT>2027-01-31T09:00:00+01:00</DT>', '2027-01-31T08:00:00.000Z'],
    ['date that nobody can place', '<DT>2027-01-31T09:00:00</DT>', '2027-01-31T09:00:00'],
    ['number too large for us', '<I64>9223372036854775807</I64>', '9223372036854775807'],
    [
      'list',
      '<Obj RefId="0"><TN RefId="0"><T>System.Object[]</T></TN><LST>\n  <S>a</S>\n  <Nil />\n  <I32>1</I32></LST></Obj>',
      ['a', null, 1],
    ],
    [
      'type named before',
      '<Obj RefId="0"><LST><Obj RefId="1"><TN RefId="0"><T>System.Enum</T></TN><ToString>A</ToString><I32>1</I32></Obj><Obj RefId="2"><TNRef RefId="0" /><ToString>B</ToString><I32>2</I32></Obj></LST></Obj>',
      ['A', 'B'],
    ],
    [
      'the same again',
      '<Obj RefId="0"><LST><Obj RefId="1"><MS><B N="Yes">true</B></MS></Obj><Ref RefId="1" /></LST></Obj>',
      [{ Yes: true }, { Yes: true }],
    ],
    ['an object that holds itself', '<Obj RefId="0"><MS><Ref N="Me" RefId="0" /></MS></Obj>', { Me: null }],
    [
      'known by its text alone',
      '<Obj RefId="0"><TN RefId="0"><T>A.B</T></TN><ToString>contoso.com/Users/x</ToString></Obj>',
      'contoso.com/Users/x',
    ],
  ])('%s', ([, xml, value]) => {
    expect(valueIn(xml)).toEqual(value);
  });

  test('a member named __proto__ is a member', () => {
    const value = valueIn('<Obj RefId="0"><MS><Obj N="__proto__" RefId="1"><MS><B N="admin">true</B></MS></Obj></MS></Obj>');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(JSON.stringify(value)).toBe('{"__proto__":{"admin":true}}');
  });

  test('what we write we read back, whatever the text', () => {
    const { value } = fc.letrec<{ value: Writable }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        anyText,
        fc.boolean(),
        fc.constant(null),
        fc.integer(),
        fc.maxSafeInteger(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.array(fc.tuple(anyText, tie('value')), { maxLength: 4 }).map((entries) => new Map(entries)),
      ),
    }));
    const plain = (each: Writable): unknown =>
      each instanceof Map
        ? Object.fromEntries([...each].map(([key, inner]) => [key, plain(inner)]))
        : Array.isArray(each)
          ? each.map(plain)
          : each;
    fc.assert(
      fc.property(value, (each) => {
        expect(readClixml(writeClixml(each))).toEqual({ ok: true, value: plain(each) });
      }),
    );
  });
});

describe('hostile CLIXML is refused with a reason, in little time', () => {
  const doubling = Array.from({ length: 40 }, (_, at) =>
    at === 0
      ? '<Obj RefId="0"><LST><S>x</S></LST></Obj>'
      : `<Obj RefId="${at}"><LST><Ref RefId="${at - 1}" /><Ref RefId="${at - 1}" /></LST></Obj>`,
  ).join('');

  test.for<readonly [string, string]>([
    ['nested too deep', `${'<Obj><LST>'.repeat(5000)}<S>x</S>${'</LST></Obj>'.repeat(5000)}`],
    ['references that double and double again', `<Obj RefId="99"><LST>${doubling}</LST></Obj>`],
    ['an element that PowerShell does not know', '<Surprise>x</Surprise>'],
    ['nothing', ''],
  ])('%s', ([, xml]) => {
    expect(objects(xml)).toEqual({ ok: false, why: expect.stringMatching(/./) });
  });

  test('entities of its own, more than 32 MiB, and what was cut off', () => {
    expect(readClixml(writeClixml(['a', 'b']).slice(0, -5)).ok).toBe(false);
    expect(readClixml('<!DOCTYPE a [<!ENTITY b "bb">]><Objs><S>&b;</S></Objs>').ok).toBe(false);
    expect(readClixml('x'.repeat(33 * 2 ** 20)).ok).toBe(false);
  });

  test('any text gives a value or a reason, never an exception', () => {
    const tags = fc.constantFrom(
      '<Objs>',
      '</Objs>',
      '<Obj RefId="0">',
      '</Obj>',
      '<LST>',
      '</LST>',
      '<S>',
      '</S>',
      '<MS>',
      '<En>',
      '<Ref RefId="0" />',
      '<',
      '>',
      '&',
      '&#0;',
    );
    fc.assert(fc.property(fc.array(fc.oneof(tags, anyText)), (parts) => typeof readClixml(`<Objs>${parts.join('')}`).ok === 'boolean'));
  });
});

describe('messages on a pipe that others write to', () => {
  test('are found however the bytes are cut', () => {
    const message = `@@n1 ${Buffer.from(writeClixml('grüß 😀')).toString('base64')}`;
    const bytes = Buffer.from(`noise ünd\r\n${message}\nlast`);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 8 }), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const lines = splitLines(markOf('n1'));
        const found = at.slice(1).flatMap((to, index) => lines.push(bytes.subarray(at[index], to)));
        expect([...found, ...lines.rest()].flatMap((line) => readLine(line, 'n1'))).toEqual([
          { kind: 'noise', line: 'noise ünd' },
          { kind: 'message', value: 'grüß 😀' },
          { kind: 'noise', line: 'last' },
        ]);
      }),
    );
  });

  test('are found behind any amount of noise without a line end', () => {
    const message = `@@n1 ${Buffer.from(writeClixml('x'.repeat(200_000))).toString('base64')}`;
    const bytes = Buffer.from(`${'noise'.repeat(100_000)}${message}\n`);
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 100_000 }), (size) => {
        const lines = splitLines(markOf('n1'));
        const found: string[] = [];
        for (let at = 0; at < bytes.length; at += size) found.push(...lines.push(bytes.subarray(at, at + size)));
        const pieces = found.flatMap((line) => readLine(line, 'n1'));
        expect(pieces.at(-1)).toEqual({ kind: 'message', value: 'x'.repeat(200_000) });
        expect(pieces.reduce((sum, piece) => sum + (piece.kind === 'noise' ? piece.line.length : 0), 0)).toBe(500_000);
      }),
      { numRuns: 20 },
    );
  });

  test('cannot be forged without the nonce', () => {
    const forged = `@@n2 ${Buffer.from(writeClixml('x')).toString('base64')}`;
    expect(readLine(forged, 'n1')).toEqual([{ kind: 'noise', line: forged }]);
  });
});
