// Text from outside made safe to show and to write. A server, a certificate or a file can hold escape sequences that repaint the
// screen, marks that turn the reading direction round, or a million characters; here each of these becomes something visible.

/** Line ends become a space, or stay: 'keep' is for text that is shown in a block of its own. */
export type LineEnds = 'collapse' | 'keep';

// Colours are the only escape sequences that ordinary output holds; without them its text reads as meant.
const colours = /(?:\u001B\[|\u009B)[0-9;:]{0,64}m/g;
const lineEnds = /\r\n|[\n\r\u0085\u2028\u2029]/g;
// Controls (C0, C1), formatting characters (direction marks, tags) and half characters. Joiners stay: some scripts need them.
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u{E0000}-\u{E007F}]|(?![\u200C\u200D])\p{Cf}/gu;

// Most texts are long and hold nothing but letters, digits and punctuation of ASCII, which is quick to see.
const special = /[^\n\x20-\x7E]/;
const specialInLine = /[^\x20-\x7E]/;

/** At most `maxLength` UTF-16 units of it, with "…" where it was cut. It holds no control character but the line ends asked for. */
export function harmless(text: string, maxLength: number, ends: LineEnds = 'collapse'): string {
  if (!(ends === 'keep' ? special : specialInLine).test(text)) return cut(text, maxLength);
  const end = ends === 'keep' ? '\n' : ' ';
  const plain = text
    .replace(colours, '')
    .split(lineEnds)
    .map((line) => line.replaceAll('\t', ' ').replace(unseen, visible))
    .join(end);
  return cut(plain, maxLength);
}

/** ESC as "␛", a direction mark as "‹U+202E›". */
function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}

function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const kept = text.slice(0, Math.max(0, maxLength - 1));
  // A cut through a character of two units would leave half of it.
  return maxLength < 1 ? '' : `${kept.replace(/[\uD800-\uDBFF]$/, '')}…`;
}
