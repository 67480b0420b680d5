// Keys as data: what arrived, split into single keys, and the bindings that feed the handler, the hint bar and
// the help alike. To add a key: add a binding to its screen in bindings.ts.

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
  | 'backspace'
  | 'delete'
  | 'interrupt'
  | 'clear';

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
  readonly backspace: boolean;
  readonly delete: boolean;
  readonly ctrl: boolean;
  readonly meta: boolean;
};

const named = (name: KeyName): Key => ({ kind: 'named', name });

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
  if (flags.tab) return [named('tab')];
  if (flags.backspace) return [named('backspace')];
  if (flags.delete) return [named('delete')];
  if (flags.ctrl) return input === 'c' ? [named('interrupt')] : input === 'u' ? [named('clear')] : [];
  if (flags.meta) return [];
  return [...input].flatMap(keyOfCharacter);
}

function keyOfCharacter(character: string): readonly Key[] {
  if (character === '\r' || character === '\n') return [named('enter')];
  if (character === '\u0003') return [named('interrupt')];
  if (character === '\u007f' || character === '\b') return [named('backspace')];
  return /\p{Cc}/u.test(character) ? [] : [{ kind: 'character', text: character }];
}

export type Binding = {
  /** A named key or a character. */
  readonly keys: readonly string[];
  /** As the hint bar writes it, e.g. "Enter". */
  readonly label: string;
  /** What it does, in a word or two. */
  readonly action: string;
};
