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
  (value) => [value, value.trim()].map(spelt),
  (value) => [plain(harmless(value, Number.POSITIVE_INFINITY))],
  // PowerShell's -EncodedCommand is base64 of UTF-16.
  (value) => [Buffer.from(value), Buffer.from(value, 'utf16le')].flatMap((bytes) => [...base64Of(bytes).map(plain), ...hexOf(bytes)]),
];

function patternOf(values: readonly string[]): RegExp | undefined {
  // Longest first, so that no form is left half masked by a shorter one.
  const longestFirst = values.filter((value) => value !== '').toSorted((a, b) => b.length - a.length);
  const forms = new Set(notations.flatMap((notation) => longestFirst.flatMap(notation)).filter((form) => form !== ''));
  return forms.size === 0 ? undefined : new RegExp([...forms].join('|'), 'gu');
}

const plain = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Each character as any of the notations writes it, whatever the others are written in: escapes come one in the other. */
const spelt = (value: string): string => [...value].map((character) => `(?:${spellings(character).join('|')})`).join('');

const named: { readonly [character: string]: string } = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos', '\u00A0': 'nbsp' };
const short: { readonly [character: string]: string } = { '\n': 'n', '\r': 'r', '\t': 't', '\b': 'b', '\f': 'f' };

function spellings(character: string): readonly string[] {
  const code = character.codePointAt(0) ?? 0;
  const units = Array.from({ length: character.length }, (_, index) => anyCase(hexDigits(character.charCodeAt(index), 4)));
  const bytes = [...Buffer.from(character.toWellFormed())].map((byte) => `%${anyCase(hexDigits(byte, 2))}`).join('');
  const name = named[character];
  return [
    // JSON, also in JSON; CLIXML; old addresses.
    ...[(unit: string) => `\\\\+u${unit}`, (unit: string) => `_x${unit}_`, (unit: string) => `%u${unit}`].map((as) =>
      units.map(as).join(''),
    ),
    ...(short[character] === undefined ? [] : [`\\\\+${short[character]}`]),
    // HTML and XML, also in each other.
    `&(?:amp;)?#0*${code};`,
    `&(?:amp;)?#[xX]0*${anyCase(code.toString(16))};`,
    ...(name === undefined ? [] : [`&(?:amp;)?${name};`]),
    bytes,
    ...(character === ' ' ? ['\\+'] : []),
    // Any of the four curly quotes closes a PowerShell string, so each is doubled.
    ...(/['\u2018-\u201B"`]/.test(character) ? [plain(character.repeat(2))] : []),
    ...(/["'\\/`$]/.test(character) ? [`(?:\\\\+|\`)${plain(character)}`] : []),
    plain(character),
  ];
}

const hexDigits = (number: number, many: number): string => number.toString(16).padStart(many, '0');
const anyCase = (hex: string): string => hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

/** With nothing, a space, a hyphen, a colon or a comma between the bytes; few bytes would be found everywhere. */
const hexOf = (bytes: Buffer): readonly string[] =>
  bytes.length < 4 ? [] : [[...bytes].map((byte) => anyCase(hexDigits(byte, 2))).join('[\\s:,-]{0,2}(?:0x|\\\\x)?')];

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
