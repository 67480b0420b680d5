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

// Base64 of the reader's own limit, and some.
const longestLine = 48 * 2 ** 20;

/** Cuts bytes into lines. A line longer than `limit` bytes is cut there, and its end dropped: memory stays bounded. */
export function splitLines(limit: number = longestLine): Splitter {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): string => {
    // Latin-1 would do for our own lines; noise is in any code page, and UTF-8 the likeliest.
    const line = Buffer.concat(parts).toString('utf8').replace(/\r$/, '');
    parts = [];
    length = 0;
    return line;
  };
  const keep = (bytes: Uint8Array): void => {
    const kept = bytes.subarray(0, Math.max(0, limit - length));
    // A copy, so that a short line does not hold the whole chunk that it came in.
    if (kept.length > 0) parts.push(Uint8Array.from(kept));
    length += kept.length;
  };
  return {
    push(bytes) {
      const lines: string[] = [];
      let from = 0;
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
        keep(bytes.subarray(from, at));
        lines.push(take());
        from = at + 1;
      }
      keep(bytes.subarray(from));
      return lines;
    },
    rest: () => (length > 0 ? [take()] : []),
  };
}

/** A message as one line, with its line end. */
export const encodeRequest = (clixml: string): string => `${Buffer.from(clixml, 'utf8').toString('base64')}\n`;

/** What a line of the host's stdout holds. A program may have written before a message without ending its line. */
export function readLine(line: string, nonce: string): readonly Piece[] {
  const mark = `@@${nonce} `;
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
