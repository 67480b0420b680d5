// How things look: tones instead of colours in the text. A tone is never the only sign: a word or a sign always says the same.
// Whole sentences have the terminal's own colour; colour is for signs and state words. Plain red and bright yellow are not used:
// the one cannot be read on the blue of Windows PowerShell's window, the other not on white.

export type Tone =
  | 'plain'
  | 'dim'
  | 'bold'
  | 'title'
  | 'accent'
  | 'ok'
  | 'note'
  | 'to mend'
  | 'stop'
  | 'code'
  | 'badge'
  | 'badge of real servers'
  | 'cursor'
  | 'focus';

type Colour = keyof typeof codes;
type Look = { readonly color?: Colour; readonly bold?: boolean; readonly dim?: boolean; readonly inverse?: boolean };

const codes = { cyan: 36, green: 32, yellow: 33, 'bright red': 91 } as const;

// Bold and a colour never stand together: many consoles make another, brighter colour of the two.
const looks: { readonly [tone in Tone]: Look } = {
  plain: {},
  dim: { dim: true },
  bold: { bold: true },
  title: { bold: true },
  accent: { color: 'cyan' },
  ok: { color: 'green' },
  note: { color: 'yellow' },
  'to mend': { color: 'yellow' },
  stop: { color: 'bright red' },
  code: { color: 'cyan' },
  badge: { inverse: true, bold: true },
  'badge of real servers': { color: 'bright red', inverse: true },
  // No looks of their own: the real cursor stands at the one, and a line with the other has to stay in view (lines.ts).
  cursor: {},
  focus: {},
};

/** A text in its tone as a terminal reads it; without colours only weight and inversion remain. */
export function ansiOf(text: string, tone: Tone, colours: boolean): string {
  const { color, bold, dim, inverse } = looks[tone];
  const set = [
    ...(bold ? [1] : []),
    ...(dim ? [2] : []),
    ...(inverse ? [7] : []),
    ...(colours && color !== undefined ? [codes[color]] : []),
  ];
  return set.length === 0 || text === '' ? text : `\u001b[${set.join(';')}m${text}\u001b[0m`;
}
