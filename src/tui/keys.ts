// Keys as data: what arrived, split into single keys. What each does is in bindings.ts.

type KeyName =
  | 'enter'
  | 'escape'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'pageUp'
  | 'pageDown'
  | 'home'
  | 'end'
  | 'tab'
  | 'backTab'
  | 'backspace'
  | 'delete'
  | 'interrupt'
  | 'clear'
  | 'redraw'
  | 'help';

export type Key = { readonly kind: 'named'; readonly name: KeyName } | { readonly kind: 'character'; readonly text: string };

/** The flags of Ink's useInput that matter here. */
type Flags = {
  readonly return: boolean;
  readonly escape: boolean;
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly leftArrow: boolean;
  readonly rightArrow: boolean;
  readonly pageUp: boolean;
  readonly pageDown: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly tab: boolean;
  readonly shift: boolean;
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly ctrl: boolean;
  readonly meta: boolean;
};

const named = (name: KeyName): Key => ({ kind: 'named', name });

/** Ctrl with a letter: the ends of a field as in a shell, and what a terminal has always had on these. */
const withCtrl: { readonly [letter: string]: KeyName } = { a: 'home', c: 'interrupt', e: 'end', l: 'redraw', u: 'clear' };

/** Splits one chunk into keys: quick typing arrives as "abc\r" with no flag set (facts.md 120). */
export function keysOf(input: string, flags: Flags): readonly Key[] {
  if (flags.return) return [named('enter')];
  if (flags.escape) return [named('escape')];
  if (flags.upArrow) return [named('up')];
  if (flags.downArrow) return [named('down')];
  if (flags.leftArrow) return [named('left')];
  if (flags.rightArrow) return [named('right')];
  if (flags.pageUp) return [named('pageUp')];
  if (flags.pageDown) return [named('pageDown')];
  if (flags.home) return [named('home')];
  if (flags.end) return [named('end')];
  if (flags.tab) return [named(flags.shift ? 'backTab' : 'tab')];
  if (flags.backspace) return [named('backspace')];
  if (flags.delete) return [named('delete')];
  if (flags.ctrl) {
    const name = withCtrl[input];
    return name === undefined ? [] : [named(name)];
  }
  if (flags.meta) return [];
  // A function key comes without text and without a flag. F1 is help, so all of them are.
  if (input === '') return [named('help')];
  return [...input].flatMap(keyOfCharacter);
}

function keyOfCharacter(character: string): readonly Key[] {
  if (character === '\r' || character === '\n') return [named('enter')];
  if (character === '\u0003') return [named('interrupt')];
  if (character === '\u000c') return [named('redraw')];
  if (character === '\u007f' || character === '\b') return [named('backspace')];
  return /\p{Cc}/u.test(character) ? [] : [{ kind: 'character', text: character }];
}

export const isNamed = (key: Key, ...names: readonly string[]): boolean => key.kind === 'named' && names.includes(key.name);
