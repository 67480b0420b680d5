// Every screen at every size, as lines of text. The pictures in text are in `screens/`; look at them when they change
// (npx vitest run test/tui/frame.test.ts -u writes them anew).

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { windowsOn } from '../../src/model/place.ts';
import { blockLines } from '../../src/tui/content.ts';
import type { Context } from '../../src/tui/context.ts';
import { contentFor, frameOf, linesIn, type Size } from '../../src/tui/frame.ts';
import { type Line, lineWidth } from '../../src/tui/lines.ts';
import { textOf as paintedText } from '../../src/tui/paint.ts';
import { press } from '../../src/tui/press.ts';
import type { SignSet } from '../../src/tui/signs.ts';
import { initial, type State } from '../../src/tui/state.ts';
import { asking, began, betweenTests, character, context, demands, named, partner, restarting, scenes, script, working } from './sample.ts';
import { undoScenes } from './undo-sample.ts';

/** Nothing is chosen on the first screen. */
const contextOn = ({ welcome }: State): Context => (welcome === null ? context : { ...context, world: 'not chosen', steps: [] });

const textOf = (state: State, size: Size, given = contextOn(state), set: SignSet = 'unicode') =>
  linesIn(frameOf(state, given, size, set))
    .map((line) =>
      line
        .map(({ text }) => text)
        .join('')
        .trimEnd(),
    )
    .join('\n');

const usual: Size = { columns: 80, rows: 24 };
const low = { lines: 1, height: 3, from: 0 };

/** The columns that a screen has for its texts. */
const frameWidth = ({ columns }: Size, { welcome }: State): number =>
  Math.min(88, columns - 4 - (columns >= 100 && welcome === null ? 28 : 0));

/** The body from first to last line, however often it has to be scrolled. */
function allOf(state: State, size: Size): string {
  const { extent } = frameOf(state, context, size);
  const offsets = Array.from({ length: Math.max(1, extent.lines - extent.height + 1) }, (_, index) => index);
  return offsets.map((scroll) => textOf({ ...state, scroll }, size)).join('\n');
}

describe('every screen', () => {
  for (const size of [
    { columns: 80, rows: 24 },
    { columns: 120, rows: 40 },
  ]) {
    test(`looks as it was approved, at ${size.columns}x${size.rows}`, async () => {
      const inUndo = Object.entries(undoScenes).map(([name, state]) => [name, textOf(state, size, { ...context, aim: 'undo' })] as const);
      const all = [...Object.entries(scenes).map(([name, state]) => [name, textOf(state, size)] as const), ...inUndo].map(
        ([name, text]) => `━━ ${name}\n${text}\n`,
      );
      await expect(all.join('\n')).toMatchFileSnapshot(`screens/${size.columns}x${size.rows}.txt`);
    });
  }

  test('fits any window: one row stays free, and no line is wider', () => {
    const window = fc.record({ columns: fc.integer({ min: 1, max: 200 }), rows: fc.integer({ min: 2, max: 70 }) });
    fc.assert(
      fc.property(fc.constantFrom(initial, ...Object.values(scenes), ...Object.values(undoScenes)), window, (state, size) => {
        const lines = linesIn(frameOf(state, context, size));
        expect(lines.length).toBeLessThan(size.rows);
        if (size.columns >= 20) for (const line of lines) expect(lineWidth(line)).toBeLessThanOrEqual(size.columns);
      }),
      { numRuns: 300 },
    );
  });

  // It is painted before Ink is there: what is wider than the window would take a row more, and leave the last one behind.
  test('painted at once fits the smallest window', () => {
    const size = { columns: 60, rows: 16 };
    for (const each of linesIn(frameOf(initial, context, size))) expect(lineWidth(each)).toBeLessThanOrEqual(size.columns);
  });

  test('of the practice lab says so', () => {
    for (const [name, state] of Object.entries(scenes).filter(([, { welcome }]) => welcome === null))
      expect(textOf(state, { columns: 80, rows: 24 }), name).toContain('PRACTICE LAB');
  });

  test('of looking in the practice lab says who drives it', () => {
    const looking = working({ kind: 'demand', demand: { kind: 'look', step: 'servers', why: 'first' } });
    const size = { columns: 80, rows: 24 };
    expect(textOf(looking, size, { ...context, drivenBy: 'PowerShell 7.6' })).toContain('The practice lab is driven by PowerShell 7.6.');
    expect(textOf(looking, size)).not.toContain('driven');
  });

  test('of real servers says so, and in another colour', () => {
    const badge = (world: 'lab' | 'real') =>
      linesIn(frameOf(asking(demands.one), { ...context, world }, { columns: 80, rows: 24 }))[0]?.find(({ text }) => /LAB|REAL/.test(text));
    expect(badge('real')?.text).toContain('REAL SERVERS');
    expect(badge('real')?.tone).not.toBe(badge('lab')?.tone);
  });

  test('of a renewal says that it is one, beside the step, in the narrowest window that is promised', () => {
    for (const [name, state] of Object.entries(scenes)) {
      const [header = ''] = textOf(state, { columns: 80, rows: 24 }, { ...context, aim: 'renew' }).split('\n');
      if (header.includes('Step ')) expect(header, name).toMatch(/Renewal · Step \d of 6 · \S.* PRACTICE LAB · \d+x$/);
    }
  });

  test('says how to leave it', () => {
    for (const [name, state] of Object.entries(scenes)) expect(textOf(state, { columns: 80, rows: 24 }), name).toMatch(/Ctrl\+C/);
  });

  test('has a form in ASCII, and one in the signs that the fonts of an old console have', () => {
    for (const [name, state] of Object.entries(scenes)) {
      expect(textOf(state, usual, context, 'ascii'), name).toMatch(/^[\x20-\x7e\n]*$/);
      // WGL4.
      expect(textOf(state, usual, context, 'console').replace(/[√×►◄·•│─┌┐└┘↑↓←→…]/g, ''), name).toMatch(/^[\x20-\x7e\n]*$/);
    }
  });
});

describe('the first screen', () => {
  const firsts = Object.entries(scenes).filter(([, { welcome }]) => welcome !== null);

  test('shows all of it in one window of the usual size, however many set-ups are kept', () => {
    expect(firsts.length).toBeGreaterThan(3);
    for (const [name, state] of firsts) {
      const { extent, asked } = frameOf(state, contextOn(state), usual);
      expect(extent.lines, name).toBeLessThanOrEqual(extent.height);
      expect(asked.filter(({ role }) => role === 'option').length, name).toBe(state.welcome?.choices.length);
    }
  });
});

test('the whole road of the usual plan is read in two windows', () => {
  const { extent } = frameOf(scenes['the whole road'] ?? asking(demands.road), context, usual);
  expect(extent.lines).toBeLessThanOrEqual(2 * extent.height - 1);
});

describe('what is asked', () => {
  const window = fc.record({ columns: fc.integer({ min: 60, max: 200 }), rows: fc.integer({ min: 16, max: 70 }) });
  const askingScenes = Object.values({ ...scenes, ...undoScenes }).filter(
    (state) => contentFor(state, context, 76, 18).asked !== undefined,
  );
  const flat = (lines: readonly Line[]) =>
    lines
      .flatMap((line) => line.map(({ text }) => text))
      .join('')
      .replace(/[\s…]/g, '');

  test('is in the frame, whole: the question, the entry with the pointer, the field, the consequence', () => {
    fc.assert(
      fc.property(fc.constantFrom(...askingScenes), window, fc.nat(12), (scene, size, downs) => {
        let state = scene;
        for (let down = 0; down < downs; down += 1) state = press(state, named('down'), frameOf(state, context, size).extent, began).state;
        const width = frameWidth(size, state);
        const { asked } = contentFor(state, context, width, size.rows);
        const shown = flat(blockLines(frameOf(state, context, size).asked));
        expect(shown).toContain(flat(asked?.head ?? []));
        expect(shown).toContain(flat(asked?.field ?? []));
        const pointed = asked?.options?.find(({ selected }) => selected);
        expect(shown).toContain(flat(pointed?.label ?? []));
      }),
      { numRuns: 300 },
    );
  });

  test('of a list that is longer than its room is counted: which of how many', () => {
    const choices = Array.from({ length: 40 }, (_, index) => ({ value: `${index}`, label: `Server ${index + 1}`, because: 'Front End' }));
    const many = asking({ ...demands.many, question: { ...demands.many.question, choices } });
    const size = { columns: 60, rows: 16 };
    let state = many;
    for (let down = 0; down < 25; down += 1) state = press(state, named('down'), frameOf(state, context, size).extent, began).state;
    expect(textOf(state, size)).toMatch(/❯ .*Server 26$/m);
    expect(textOf(state, size)).toMatch(/↑ \d+ {3}26 of 40 {3}↓ \d+/);
  });

  test('keeps its field in view when a long text is typed', () => {
    const long = [...'x'.repeat(900)].reduce((state, each) => press(state, character(each), low, began).state, asking(demands.text));
    const { asked, cursor } = frameOf(long, context, { columns: 60, rows: 16 });
    expect(blockLines(asked).length).toBeLessThanOrEqual(7);
    expect(cursor).toBeDefined();
  });

  test('stands still while what is told is read', () => {
    const state: State = { ...asking(demands.long), seen: false };
    const size = { columns: 80, rows: 24 };
    const { extent, asked } = frameOf(state, context, size);
    const further = frameOf(press(state, named('pageDown'), extent, began).state, context, size);
    expect(blockLines(further.asked)).toHaveLength(blockLines(asked).length);
    expect(further.extent.from).toBeGreaterThan(extent.from);
  });
});

describe('a plan', () => {
  test('names the place in full, however long', () => {
    const computer = `${'long-name.'.repeat(9)}example.com`;
    const command = { ...script, place: windowsOn(computer) };
    const demand = { ...demands.mild, plan: { ...demands.mild.plan, acts: [{ ...partner, command }] } };
    expect(allOf(asking(demand), { columns: 60, rows: 40 }).replace(/[│\s]/g, '')).toContain(computer);
  });

  test('shows every command in full, however narrow the window', () => {
    for (const columns of [60, 80, 100, 200]) {
      const shown = allOf(asking(demands.long), { columns, rows: 24 }).replace(/[│\s]/g, '');
      for (const piece of context.render(script).split(' ')) expect(shown, `${columns} columns`).toContain(piece);
    }
  });

  test('says where each command runs, how long it takes, and what becomes of it', () => {
    const shown = allOf(asking(demands.mild), { columns: 80, rows: 24 });
    expect(shown).toContain('Exchange Management Shell');
    expect(shown).toContain('5 min');
    expect(shown).toContain('taken');
  });
});

describe('a password that is typed', () => {
  const extent = { lines: 10, height: 18, from: 0 };

  test('is on no screen: each character is one mark', () => {
    const typed = ['h', 'o', 'r', 's', 'e'].reduce(
      (state, each) => press(state, character(each), extent, began).state,
      asking(demands.secret),
    );
    const screen = textOf(typed, { columns: 80, rows: 24 });
    expect(screen).not.toContain('horse');
    expect(screen).toContain('•••••');
    expect(press(typed, named('enter'), extent, began).reply).toEqual({ kind: 'value', value: 'horse' });
  });
});

describe('running work', () => {
  test('shows the time and the newest output, however low the window', () => {
    const shown = textOf(scenes.running ?? asking(demands.mild), { columns: 60, rows: 20 });
    expect(shown).toContain('12 min');
    expect(shown).toContain('no settings were modified');
  });
});

test('the board of sixty restarts has the server under way in any window, and how far it came', () => {
  const window = fc.record({ columns: fc.integer({ min: 76, max: 200 }), rows: fc.integer({ min: 20, max: 70 }) });
  const state = restarting(60);
  fc.assert(
    fc.property(window, (size) => {
      const screen = textOf(state, size);
      expect(screen).toMatch(/❯ {2}atl-exchange-002/);
      expect(screen).toMatch(/↓ \d+ to come/);
      expect(screen).toContain('So far 1 of 60.');
    }),
    { numRuns: 50 },
  );
});

test('between two of many tests the screen stays with those that ran last', () => {
  const screen = textOf(betweenTests(60, 30), usual);
  expect(screen).toContain('✔ Test number 30.');
  expect(screen).toMatch(/↑ 28 done before/);
  expect(screen).toContain('· Test number 31.');
});

test('a resize storm leaves nothing behind: a frame is made of the state and the window alone', () => {
  const window = fc.record({ columns: fc.integer({ min: 1, max: 200 }), rows: fc.integer({ min: 1, max: 80 }) });
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(scenes)), fc.array(window, { minLength: 1, maxLength: 12 }), (state, storm) => {
      const before = frameOf(state, context, usual);
      for (const size of storm) frameOf(state, context, size);
      expect(frameOf(state, context, usual)).toEqual(before);
    }),
    { numRuns: 100 },
  );
});

describe('a screen for each kind of window', () => {
  const kinds = [
    { name: 'dark-or-light', colours: true, set: 'unicode' },
    { name: 'no-colour', colours: false, set: 'unicode' },
    { name: 'ascii', colours: false, set: 'ascii' },
  ] as const;

  test.each(kinds)('looks as it was approved: $name', async ({ name, colours, set }) => {
    const { 'the way of the test': state = asking(demands.one) } = scenes;
    // Escape sequences as they can be read in a diff.
    const painted = paintedText(linesIn(frameOf(state, context, usual, set)), colours).replaceAll('\u001b', '^');
    await expect(`${painted}\n`).toMatchFileSnapshot(`screens/painted-${name}.txt`);
  });

  test('sets no colour of the ground and no white, black or bright yellow: one palette is read on dark and on light', () => {
    for (const [name, state] of Object.entries(scenes)) {
      const codes = [...paintedText(linesIn(frameOf(state, context, usual)), true).matchAll(/\u001b\[([\d;]*)m/g)].flatMap(
        ([, each = '']) => each.split(';'),
      );
      const allowed = ['0', '1', '2', '7', '32', '33', '36', '91'];
      expect(new Set(codes).difference(new Set(allowed)), name).toEqual(new Set());
    }
  });
});

describe('a window that is too small', () => {
  const tiny: Size = { columns: 40, rows: 10 };

  test('agrees to nothing: no key but Ctrl+C does anything', () => {
    for (const demand of [demands.mild, demands.text, demands.one, demands['way out'], demands.proved]) {
      const state = asking(demand);
      const { extent } = frameOf(state, context, tiny);
      for (const key of [named('enter'), character('y'), named('escape'), named('down'), character('1')])
        expect(press(state, key, extent, began), demand.kind).toEqual({ state });
      const leaving = press(state, named('interrupt'), extent, began).state;
      expect(textOf(leaving, tiny)).toContain('Leave?');
      expect(press(leaving, named('enter'), extent, began).leave).toBe(true);
    }
  });

  test('says how large it should be and is, and that nothing is lost', () => {
    const shown = textOf(asking(demands.text), { columns: 40, rows: 10 });
    expect(shown).toContain('40 by 10');
    expect(shown).toContain('Nothing is lost');
  });
});

describe('what a server says', () => {
  test('does not leave a line wider than the window, whatever its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (evidence) => {
        const demand = { ...demands['way out'], trouble: { ...demands['way out'].trouble, evidence: [evidence] } };
        for (const line of linesIn(frameOf(asking(demand), context, { columns: 80, rows: 24 })))
          expect(lineWidth(line)).toBeLessThanOrEqual(80);
      }),
    );
  });
});
