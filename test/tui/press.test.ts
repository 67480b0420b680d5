// What a key does, without a screen: the promises that an answer is never lost, doubled or given by accident.

import { describe, expect, test } from 'vitest';
import type { Asking } from '../../src/model/demand.ts';
import { frameOf, linesIn } from '../../src/tui/frame.ts';
import { drawn, quiet } from '../../src/tui/guard.ts';
import { hintsOf } from '../../src/tui/hints.ts';
import { keysOf } from '../../src/tui/keys.ts';
import { lineText } from '../../src/tui/lines.ts';
import { entriesOf } from '../../src/tui/pointer.ts';
import { type Pressed, press } from '../../src/tui/press.ts';
import { initial, type State, withDemand } from '../../src/tui/state.ts';
import { paste } from '../../src/tui/typing.ts';
import { asking, began, character, choices, context, demands, named, scenes, view, working } from './sample.ts';
import { hurts } from './undo-sample.ts';

const allSeen = { lines: 10, height: 18, from: 0 };
const noFlags = {
  return: false,
  escape: false,
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageUp: false,
  pageDown: false,
  home: false,
  end: false,
  tab: false,
  shift: false,
  backspace: false,
  delete: false,
  ctrl: false,
  meta: false,
};

/** Presses keys one after the other, as far as the first reply. */
function typed(state: State, ...keys: readonly Parameters<typeof press>[1][]): Pressed {
  let pressed: Pressed = { state };
  for (const key of keys) {
    if (pressed.reply !== undefined || pressed.leave || pressed.chosen !== undefined) break;
    pressed = press(pressed.state, key, allSeen, began);
  }
  return pressed;
}
const text = (chunk: string) => keysOf(chunk, noFlags);
const given = (value: unknown) => ({ kind: 'value', value });
const field = (state: State) =>
  state.asking?.input.kind === 'text' || state.asking?.input.kind === 'word' ? state.asking.input : undefined;
const emptied = press(asking(demands.text), named('clear'), allSeen, began).state;

describe('while the wizard waits', () => {
  const waiting = scenes.waiting ?? initial;

  test('Enter looks now, and o is for the other ways on', () => {
    expect(typed(waiting, named('enter'))).toMatchObject({ wish: 'look now', state: { live: { wish: 'look now' } } });
    expect(typed(waiting, character('o'))).toMatchObject({ wish: 'ways on' });
  });

  test('a key that is held wishes once a look', () => {
    const { state } = typed(waiting, named('enter'));
    expect(typed(state, named('enter')).wish).toBeUndefined();
  });
});

describe('a question for a text', () => {
  test('offers the likely answer, and Enter takes it', () => {
    expect(typed(asking(demands.text), named('enter')).reply).toEqual(given(demands.text.question.likely));
  });

  test('offers the answer given before when Back returned to it', () => {
    const before = 'https://pool.litwareinc.com/metadata/json/1';
    expect(field(asking(demands.text, { ...view, answers: { 'servers.skypeMetadataUrl': before } }))?.text).toBe(before);
  });

  test('keeps what was typed when it is refused, and says what would be right beside it', () => {
    const { state, reply } = typed(emptied, ...text('atl-cs-001\r'));
    expect(reply).toBeUndefined();
    expect(field(state)).toMatchObject({ text: 'atl-cs-001', error: expect.stringContaining('https://atl-cs-001/metadata/json/1') });
    expect(field(typed(state, character('x')).state)).toMatchObject({ text: 'atl-cs-001x', error: '' });
  });

  test('lets the middle of a text be mended', () => {
    const keys = [
      ...text('Skpe'),
      named('left'),
      named('left'),
      character('y'),
      named('end'),
      ...text('!'),
      named('home'),
      named('delete'),
    ];
    expect(field(typed(emptied, ...keys).state)?.text).toBe('kype!');
  });

  test('takes letters that are keys elsewhere', () => {
    expect(field(typed(emptied, ...text('quiff?')).state)?.text).toBe('quiff?');
  });

  test('takes only the first line of a paste, answers nothing by itself, and says so', () => {
    const pasted = paste(emptied, 'https://one.example.com\r\nhttps://two.example.com\r\n', began);
    expect(field(pasted)).toMatchObject({ text: 'https://one.example.com', error: expect.stringContaining('first line') });
    expect(field(paste(emptied, 'https://one.example.com\n', began))).toMatchObject({ text: 'https://one.example.com', error: '' });
  });

  test('takes no control characters from a paste, and no more than a field can hold', () => {
    expect(field(paste(emptied, 'a\x1b[2Jb\tc', began))?.text).toBe('a[2Jbc');
    expect(field(paste(emptied, 'x'.repeat(100_000), began))?.text).toHaveLength(4096);
  });
});

describe('a question with choices', () => {
  test('begins on the likely one; arrows and numbers move', () => {
    expect(typed(asking(demands.one), named('enter')).reply).toEqual(given('keep'));
    expect(typed(asking(demands.one), named('down'), named('enter')).reply).toEqual(given('pilot'));
    expect(typed(asking(demands.one), character('3'), named('enter')).reply).toEqual(given('move'));
  });

  test('marks several with the space bar', () => {
    expect(typed(asking(demands.many), character(' '), named('down'), character(' '), named('enter')).reply).toEqual(
      given(['atl-exchange-001.litwareinc.com']),
    );
  });
});

describe('a plan', () => {
  const unread: State = { ...asking(demands.long), seen: false };
  const long = ({ scroll }: State) => ({ lines: 50, height: 18, from: scroll === 'focus' ? 0 : scroll });

  test('never runs by Enter', () => {
    expect(typed(asking(demands.mild), named('enter'), named('enter')).reply).toBeUndefined();
    expect(typed(asking(demands.mild), character('y')).reply).toEqual(given('yes'));
  });

  test.each([named('enter'), character('y'), named('pageDown')])(
    'that goes on below is read on with %j, which agrees to nothing',
    (key) => {
      let pressed = press(unread, key, long(unread), began);
      expect(pressed.state.scroll).toBeGreaterThan(0);
      for (let more = 0; more < 10; more += 1) {
        pressed = press(pressed.state, key, long(pressed.state), began);
        expect(pressed.reply).toBeUndefined();
      }
      expect(pressed.state.seen).toBe(true);
    },
  );

  test('that was read to its end is agreed to after a while without keys, as any other', () => {
    const end = press(unread, named('end'), long(unread), began).state;
    expect(press(end, character('y'), long(end), began + 399).reply).toBeUndefined();
    const hinted = drawn(quiet(end, long(end), began + 400));
    expect(press(hinted, character('y'), long(hinted), began + 401).reply).toEqual(given('yes'));
  });

  test('that cuts people off needs its word, in any case; Enter alone, y and a wrong word do nothing', () => {
    const empty = typed(asking(demands.severe), ...text('\r'));
    expect(empty.reply).toBeUndefined();
    expect(field(empty.state)).toMatchObject({ note: expect.stringContaining('Nothing has run'), error: '' });
    expect(typed(asking(demands.severe), ...text('y\r')).reply).toBeUndefined();
    const wrong = typed(asking(demands.severe), ...text('atl-exchange-002\r'));
    expect(wrong.reply).toBeUndefined();
    expect(field(wrong.state)).toMatchObject({ text: 'atl-exchange-002', error: expect.stringContaining('atl-exchange-001') });
    expect(typed(asking(demands.severe), ...text('ATL-exchange-001\r')).reply).toEqual(given('ATL-exchange-001'));
  });

  test('to take something back says once, after a wrong word, how to leave it', () => {
    const wrong = typed(asking(hurts), ...text('y\r')).state;
    const screen = linesIn(frameOf(wrong, context, { columns: 80, rows: 24 }))
      .map(lineText)
      .join(' ');
    expect(screen.match(/press Esc to leave this one/gi)).toHaveLength(1);
  });

  test('that was agreed to stands on the screen as things to do', () => {
    const { state } = typed(asking(demands.long), character('y'));
    expect(state.live.acts.map((act) => act.state)).toEqual(demands.long.plan.acts.map(() => 'to do'));
  });
});

describe('a way out', () => {
  test('is taken with its number or the arrows', () => {
    expect(typed(asking(demands['way out']), named('enter')).reply).toEqual(given({ option: 'test again', typed: '' }));
  });

  test('that hurts needs its word', () => {
    const there = typed(asking(demands['way out']), named('down')).state;
    expect(typed(there, named('enter')).reply).toBeUndefined();
    expect(typed(there, ...text('go on\r')).reply).toEqual(given({ option: 'go on anyway', typed: 'go on' }));
  });
});

describe('Back', () => {
  const everyDemand: readonly Asking[] = [
    demands.text,
    demands.one,
    demands.many,
    demands.mild,
    demands.severe,
    demands['way out'],
    demands.proved,
  ];

  test('is Esc on every screen that asks, and nothing else is answered', () => {
    for (const demand of everyDemand) expect(typed(asking(demand), named('escape')).reply, demand.kind).toEqual({ kind: 'back' });
  });

  test('does nothing where there is nothing to go back to', () => {
    for (const demand of everyDemand)
      expect(typed(withDemand(initial, demand, { ...view, canGoBack: false }, began), named('escape')).reply, demand.kind).toBeUndefined();
  });
});

describe('leaving', () => {
  test('asks first, from every screen; a second Ctrl+C leaves at once', () => {
    for (const [name, scene] of Object.entries(scenes)) {
      const state: State = { ...scene, overlay: null };
      const once = press(state, named('interrupt'), allSeen, began);
      expect(once.leave, name).toBeUndefined();
      expect(press(once.state, named('interrupt'), allSeen, began).leave, name).toBe(true);
    }
  });

  test('tells the engine when it waits for an answer', () => {
    expect(typed(asking(demands.text), named('interrupt'), named('enter'))).toMatchObject({ leave: true, reply: { kind: 'leave' } });
  });

  test('can be taken back, and what was typed is still there', () => {
    const { state } = typed(emptied, ...text('half'), named('interrupt'), named('escape'));
    expect(state.overlay).toBeNull();
    expect(field(state)?.text).toBe('half');
  });

  test('to go on on another computer shows the line to type there first, and can be thought over', () => {
    const shown = typed(asking(demands.text), named('interrupt'), named('up'), named('enter'));
    expect(shown.state.overlay?.kind).toBe('elsewhere');
    expect(shown.reply).toBeUndefined();
    expect(press(shown.state, named('escape'), allSeen, began).state.overlay).toBeNull();
    expect(press(shown.state, named('enter'), allSeen, began)).toMatchObject({ leave: true, reply: { kind: 'hand over' } });
  });

  test('to go on on another computer is not offered while a command runs', () => {
    const running = press(scenes.running ?? initial, named('interrupt'), allSeen, began).state;
    expect(entriesOf(running, 'leave').map(({ id }) => id)).toEqual(['leave', 'stay']);
  });

  test('stays a question when the engine goes on meanwhile', () => {
    const leaving = press(
      working({ kind: 'demand', demand: { kind: 'look', step: 'servers', why: 'first' } }),
      named('interrupt'),
      allSeen,
      began,
    ).state;
    expect(withDemand(leaving, demands.mild, view, began).overlay?.kind).toBe('leave');
  });
});

describe('type-ahead', () => {
  test('answers one demand at most: keys behind the answer fall on nothing', () => {
    const after = typed(asking(demands.one), named('enter')).state;
    expect(press(after, named('enter'), allSeen, began).reply).toBeUndefined();
  });
});

describe('a paste of 100 KB', () => {
  const flood = 'https://atl-cs-001.litwareinc.com/metadata/json/1 '.repeat(2048);

  test('is taken as far as the field holds, and leaves the screen as tall as it is', () => {
    const state = paste(asking(demands.text), flood, began);
    const { input } = state.asking ?? {};
    expect(input?.kind === 'text' ? [...input.text].length : 0).toBe(4096);
    for (const size of [
      { columns: 60, rows: 16 },
      { columns: 80, rows: 24 },
    ])
      expect(linesIn(frameOf(state, context, size)).length).toBe(size.rows - 1);
  });

  test('leaves nothing behind when the field is emptied', () => {
    const emptied = typed(paste(asking(demands.text), flood, began), named('clear')).state;
    const { input } = emptied.asking ?? {};
    expect(input).toEqual({ kind: 'text', text: '', cursor: 0, error: '' });
  });

  test('falls on nothing where no field is', () => {
    for (const demand of [demands.one, demands.mild, demands.proved]) expect(paste(asking(demand), flood, began)).toEqual(asking(demand));
  });
});

describe('the first screen', () => {
  const welcome: State = { ...initial, guard: { kind: 'open' }, welcome: { choices, cursor: 1 } };

  test('starts what is highlighted, or what its number names', () => {
    expect(typed(welcome, named('enter')).chosen).toBe('lab');
    expect(typed(welcome, character('1'), named('enter')).chosen).toBe('go on');
  });

  test('comes back by Esc from what it opened, with the pointer where it was', () => {
    const [more, start = initial] = [scenes['first screen, more'] ?? initial, scenes['first screen, three kept']];
    const last = (start.welcome?.choices.length ?? 0) - 1;
    expect(typed(more, named('escape')).state.welcome).toEqual({ ...start.welcome, cursor: last });
    expect(hintsOf(more, false).map(({ label, action }) => `${label} ${action}`)).toContain('Esc back');
  });
});
