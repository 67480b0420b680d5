// ASN.1 in DER, as far as certificates need it: taken apart and put together again.

export type Der = { readonly tag: number; readonly content: Uint8Array };

const constructed = 0x20;

/** The elements one after another; undefined where the bytes are none, or leave a rest. */
export function elementsOf(bytes: Uint8Array): readonly Der[] | undefined {
  const elements: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const read = elementAt(bytes, at);
    if (read === undefined) return undefined;
    elements.push(read.element);
    at = read.end;
  }
  return elements;
}

/** The first element; what stands behind it is no part of it. */
export const firstElement = (bytes: Uint8Array): Der | undefined => elementAt(bytes, 0)?.element;

function elementAt(bytes: Uint8Array, at: number): { readonly element: Der; readonly end: number } | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const long = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || long > 3) return undefined;
  let length = long === 0 ? first : 0;
  for (const byte of bytes.subarray(at + 2, at + 2 + long)) length = length * 256 + byte;
  const from = at + 2 + long;
  return from + length > bytes.length ? undefined : { element: { tag, content: bytes.subarray(from, from + length) }, end: from + length };
}

/** The elements inside one. */
export const inside = ({ tag, content }: Der): readonly Der[] | undefined => ((tag & constructed) === 0 ? undefined : elementsOf(content));

export function bytesOf({ tag, content }: Der): Uint8Array {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size: number[] = [];
  for (let rest = length; rest > 0; rest >>>= 8) size.unshift(rest & 0xff);
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length, ...size]), content]);
}

export const holding = (tag: number, elements: readonly Der[]): Der => ({ tag, content: Buffer.concat(elements.map(bytesOf)) });

/** An object identifier's content as numbers with dots. */
export function oidOf({ tag, content }: Der): string {
  if (tag !== 0x06) return '';
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    numbers.push(
      ...(numbers.length === 0 ? [Math.min(2, Math.floor(number / 40)), number - 40 * Math.min(2, Math.floor(number / 40))] : [number]),
    );
    number = 0;
  }
  return numbers.join('.');
}
