// Secrets live in memory only, behind a name; everything that is written or shown goes through `redact`.
// It masks each registered value, also as another notation would carry it, then what has the shape of a secret.
// To add a notation, put a line into `notations`; the shapes are in disguise/secrets.ts.

import { mask, maskSecrets } from '../disguise/secrets.ts';
import { harmless } from '../model/harmless.ts';

/** `user`: whose password it is, as DOMAIN\name or name@domain; none where it is no password of an account. */
type Secret = { readonly text: string; readonly user?: string };

export interface Secrets {
  /** Keeps a secret behind a name; one that had this name before is forgotten, but still masked. */
  keep(ref: string, secret: Secret): void;
  /** The secret behind a name, to be handed to a command and to nothing else. */
  reveal(ref: string): Secret | undefined;
  /** All that are kept, by name, each with a number that no other has had: one that is given again has a new one. */
  given(): { readonly [ref: string]: number };
  /** Forgets all of them. They are still masked: a text may hold one that was wrong. */
  forget(): void;
  redact(text: string): string;
}

export function createSecrets(): Secrets {
  const kept = new Map<string, { readonly secret: Secret; readonly number: number }>();
  let last = 0;
  const masked = new Set<string>();
  let known: RegExp | undefined;
  return {
    keep(ref, secret) {
      last += 1;
      kept.set(ref, { secret, number: last });
      masked.add(secret.text);
      known = patternOf([...masked]);
    },
    reveal: (ref) => kept.get(ref)?.secret,
    given: () => Object.fromEntries([...kept].map(([ref, { number }]) => [ref, number])),
    forget: () => kept.clear(),
    redact(text) {
      const plain = known === undefined ? text : text.replace(known, mask);
      return maskSecrets(plain);
    },
  };
}

const notations: readonly ((value: string) => readonly string[])[] = [
  (value) => [value, value.trim(), harmless(value, Number.POSITIVE_INFINITY)],
  (value) => base64Of(Buffer.from(value)),
  // PowerShell's -EncodedCommand is base64 of UTF-16.
  (value) => base64Of(Buffer.from(value, 'utf16le')),
  (value) => [jsonOf(value), asciiJsonOf(value), jsonOf(jsonOf(value))],
  (value) => ['&apos;', '&#39;', "'"].flatMap((apostrophe) => ['&quot;', '&#34;', '"'].map((quote) => xmlOf(value, apostrophe, quote))),
  (value) => urlOf(value).flatMap((url) => [url, url.replace(/%../g, (code) => code.toLowerCase())]),
  // Any of the four curly quotes closes a PowerShell string, so each is doubled.
  (value) => [value.replaceAll("'", "''"), value.replace(/['\u2018\u2019\u201A\u201B]/g, '$&$&'), value.replace(/[`$"]/g, '`$&')],
];

function patternOf(values: readonly string[]): RegExp | undefined {
  const forms = new Set(values.flatMap((value) => notations.flatMap((notation) => notation(value))).filter((form) => form !== ''));
  if (forms.size === 0) return undefined;
  // Longest first, so that no form is left half masked by a shorter one.
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map((form) => form.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'g');
}

/** As a whole, and as it looks inside a longer base64 text, where it can begin at any of three places. */
function base64Of(bytes: Buffer): readonly string[] {
  const whole = bytes.toString('base64');
  const inside = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(first, last);
  });
  // A few characters would be found everywhere.
  const forms = [whole, ...inside.filter((form) => form.length >= 6)];
  return forms.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')]);
}

function jsonOf(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

/** As Windows PowerShell's ConvertTo-Json writes it. */
function asciiJsonOf(value: string): string {
  return jsonOf(value).replace(/[<>&'\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function xmlOf(value: string, apostrophe: string, quote: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", apostrophe).replaceAll('"', quote);
}

function urlOf(value: string): readonly string[] {
  const url = encodeURIComponent(value.toWellFormed());
  const strict = url.replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return [url, strict, url.replaceAll('%20', '+'), strict.replaceAll('%20', '+')];
}
