// One message a line over a pipe that others may write to as well: "@@NONCE " and base64. The nonce is new for each process, so that
// no output of a command can pass for a message. Everything else on the pipe is noise, handed on a line at a time.

import { type Plain, readClixml } from './clixml.ts';

/** 'damaged' bears our nonce but cannot be read: an answer was lost. */
export type Piece =
  | { readonly kind: 'message'; readonly value: Plain }
  | { readonly kind: 'noise'; readonly line: string }
  | { readonly kind: 'damaged'; readonly why: string };

export type Splitter = {
  /** The lines that these bytes end. */
  push(bytes: Uint8Array): readonly string[];
  /** The last line, where nothing ended it. */
  rest(): readonly string[];
};

// Base64 of the longest that the host sends (8 Mi characters, each of up to three bytes), and some.
const longestMessage = 48 * 2 ** 20;
const longestNoise = 64 * 2 ** 10;

/**
 * Cuts bytes into lines. A longer line than 64 KiB is handed on in pieces, unless it holds `mark`: that one is a message, and
 * may have 48 MiB; what goes beyond is dropped, which leaves it damaged. So memory stays bounded, and no message goes under in noise.
 */
export function splitLines(mark?: string): Splitter {
  let parts: Uint8Array[] = [];
  let length = 0;
  let marked = false;
  const take = (): string => {
    // Noise is in any code page; UTF-8 is the likeliest.
    const line = Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
    parts = [];
    length = 0;
    marked = false;
    return line;
  };
  const hold = (bytes: Uint8Array): readonly string[] => {
    if (bytes.length === 0 || length > longestMessage) return [];
    // A copy, so that a short line does not hold the whole chunk that it came in.
    parts.push(Uint8Array.from(bytes));
    length += bytes.length;
    if (marked || length <= longestNoise) return [];
    const held = Buffer.concat(parts);
    marked = mark !== undefined && held.includes(mark);
    if (marked) return [];
    // Its last bytes can be the first of a mark.
    const rest = held.subarray(held.length - (mark ?? '').length);
    const piece = held.subarray(0, held.length - rest.length).toString('utf8');
    parts = [Uint8Array.from(rest)];
    length = rest.length;
    return [piece];
  };
  return {
    push(bytes) {
      const lines: string[] = [];
      let from = 0;
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
        lines.push(...hold(bytes.subarray(from, at)), take());
        from = at + 1;
      }
      lines.push(...hold(bytes.subarray(from)));
      return lines;
    },
    rest: () => (length > 0 ? [take()] : []),
  };
}

/** What stands before a message. */
export const markOf = (nonce: string): string => `@@${nonce} `;

/** A message as one line, with its line end. */
export const encodeRequest = (clixml: string): string => `${Buffer.from(clixml, 'utf8').toString('base64')}\n`;

/** What a line of the host's stdout holds. A program may have written before a message without ending its line. */
export function readLine(line: string, nonce: string): readonly Piece[] {
  const mark = markOf(nonce);
  const at = line.indexOf(mark);
  if (at < 0) return line === '' ? [] : [{ kind: 'noise', line }];
  const before: readonly Piece[] = at > 0 ? [{ kind: 'noise', line: line.slice(0, at) }] : [];
  const payload = line.slice(at + mark.length);
  // Node's decoder skips what is not base64, and would give half a message.
  if (payload.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(payload))
    return [...before, { kind: 'damaged', why: 'It is not base64.' }];
  const read = readClixml(Buffer.from(payload, 'base64').toString('utf8'));
  return [...before, read.ok ? { kind: 'message', value: read.value } : { kind: 'damaged', why: read.why }];
}
