// Whatever a text from a server, a file or an argument holds: no front end and no file hands it to a terminal as an order, and it makes
// no line of its own.

import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { talk, tell, tellJson } from '../../src/cli/say.ts';
import { narrate } from '../../src/cli/unattended.ts';
import { calendarFile } from '../../src/log/calendar-file.ts';
import type { Expiry } from '../../src/model/calendar.ts';
import type { Change } from '../../src/model/change.ts';
import type { LiveEvent } from '../../src/model/demand.ts';
import { exchangeShell } from '../../src/model/place.ts';
import { line, marked, paragraph, wrapText } from '../../src/tui/lines.ts';
import { textOf } from '../../src/tui/paint.ts';
import { widthOf } from '../../src/tui/width.ts';

const bad = [
  '\u001b[2J',
  '\u001b]52;c;aGk=\u0007',
  '\u0007',
  '\u009b31m',
  '\u0085',
  '\r',
  '\n',
  '\r\nBEGIN:VALARM',
  '\u2028',
  '\u202e',
  '\u2066',
  '\u200f',
];
/** Between words, wherever. */
const hostile = fc.array(fc.oneof(fc.constantFrom(...bad), fc.string({ unit: 'grapheme', maxLength: 8 })), { minLength: 1, maxLength: 8 });
const text = hostile.map((parts) => parts.join(''));

const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

const change = (words: string): Change => ({
  kind: 'change',
  id: 'x',
  words,
  because: ['a'],
  command: { kind: 'cmdlet', place: exchangeShell, name: 'Set-X', parameters: { Value: words }, switches: [], returns: 'shape' },
  prompts: {},
  fields: null,
  undo: { kind: 'cannot', why: words },
  usually: 1,
  whenUnclear: 'repeat',
  onFailure: 'stop',
});

const events: readonly ((words: string) => LiveEvent)[] = [
  (words) => ({ kind: 'notice', words }),
  (words) => ({ kind: 'started', change: change(words) }),
  (words) => ({ kind: 'at work', change: change(words), pid: 1 }),
];

describe('a hostile text', () => {
  test('is one line of what an unattended run says, and no order', () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    fc.assert(
      fc.property(text, fc.constantFrom(...events), (words, event) => {
        write.mockClear();
        narrate(event(words), talk, talk);
        const said = write.mock.calls.map(([each]) => String(each)).join('');
        expect(
          said
            .trimEnd()
            .split('\n')
            .every((each) => !unseen.test(each)),
        ).toBe(true);
        expect(said.split('\n').length).toBeLessThanOrEqual(3);
      }),
    );
  });

  test('is no order in a result, also as JSON, where it means the same', () => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    fc.assert(
      fc.property(text, (words) => {
        write.mockClear();
        tell(words);
        tellJson({ words });
        const [said = '', json = ''] = write.mock.calls.map(([each]) => String(each));
        expect(said.split('\n').every((each) => !unseen.test(each))).toBe(true);
        expect(unseen.test(json.trimEnd())).toBe(false);
        expect(JSON.parse(json)).toEqual({ words });
      }),
    );
  });

  test('is no order on a screen, and stays within its width', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 90 }), (words, width) => {
        const lines = [line(words), ...paragraph(words, width), ...marked(line('x'), words, width)];
        expect(textOf(lines, false).split('\n').length).toBe(lines.length);
        expect(lines.every((each) => each.every((one) => !unseen.test(one.text)))).toBe(true);
        for (const each of wrapText(words, width)) expect(widthOf(each)).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('as an argument is refused, and the refusal is one line', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bad), text, (one, rest) => {
        const parsed = parseArguments(['--state', `${rest}${one}`]);
        expect(parsed).toMatchObject({ kind: 'said', exitCode: 64 });
        expect(parsed.kind === 'said' && !unseen.test(parsed.text.slice(0, -1))).toBe(true);
      }),
    );
    expect(parseArguments(['--state', 'C:\\Übung\\مثال\\set-up.jsonl'])).toMatchObject({ kind: 'set up' });
  });

  test('makes no line of its own in a calendar', () => {
    fc.assert(
      fc.property(text, (words) => {
        const at = '2027-01-01T00:00:00.000Z';
        const expiry: Expiry = { at, what: 'oauth', standing: 'ahead', words, followUp: words, servers: [words], thumbprint: words };
        const file = calendarFile({ expiries: [expiry], notSeen: [] }, { world: 'lab', now: at, renew: words, redact: (each) => each });
        for (const each of file.split('\r\n')) expect(unseen.test(each)).toBe(false);
        expect(file.match(/^BEGIN:/gm)?.length).toBe(3);
      }),
    );
  });
});
