// What stands for a name: the same for the same name wherever it is met and however it is written, and nothing of it but how its capitals
// are set. A host and its domain go label by label, so that who belongs to whom can still be seen.

import { randomBytes } from 'node:crypto';
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { readName } from '../model/name.ts';

/** What a name seems to be, by where it was met first; it only makes what stands for it easier to read. */
type Role = 'server' | 'domain' | 'ending' | 'person' | 'name';

export interface Names {
  /** One word, one label of a host, or the part of an address before its @. */
  word(text: string, role: Role): string;
  /** Whether a word has been met. */
  isKnown(text: string): boolean;
  /** The words that were met, in small letters. */
  known(): readonly string[];
  guid(text: string): string;
  /** SHA-1 or SHA-256 of a certificate in hex. */
  thumbprint(text: string): string;
  /** A certificate's fingerprint and that of the one that stands for it. */
  tellThumbprint(original: string, fresh: string): void;
  /** The whole one that begins so; undefined where none is known. */
  thumbprintFrom(start: string): string | undefined;
  sid(text: string): string;
  address(text: string): string;
  digits(text: string): string;
  /** From what was there to what stands for it. */
  all(): { readonly [original: string]: string };
}

export function createNames(): Names {
  const found = new Map<string, string>();
  const words = new Set<string>();
  const counts = new Map<string, number>();
  const next = (kind: string): number => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count;
  };
  const once = (key: string, make: () => string): string => {
    const known = found.get(key);
    if (known !== undefined) return known;
    const made = make();
    found.set(key, made);
    return made;
  };
  const wordKey = (text: string): string => readName('domain', text.normalize('NFC')).key;
  return {
    word: (text, role) =>
      withCapitalsOf(
        text,
        once(wordKey(text), () => {
          const count = next(role);
          words.add(wordKey(text));
          // Nothing real ends in "example" (RFC 2606), and no ending on the internet holds a digit.
          return role === 'ending' ? (count === 1 ? 'example' : `example-${count}`) : `${role}-${count}`;
        }),
      ),
    isKnown: (text) => words.has(wordKey(text)),
    known: () => [...words],
    guid: (text) =>
      withCapitalsOf(
        text,
        once(readName('guid', text).key, () => `00000000-0000-4000-8000-${next('guid').toString(16).padStart(12, '0')}`),
      ),
    thumbprint: (text) => {
      const key = readName('thumbprint', text).key;
      const made = once(key, () =>
        randomBytes(key.length / 2)
          .toString('hex')
          .toUpperCase(),
      );
      return /[a-f]/.test(text) ? made.toLowerCase() : made;
    },
    tellThumbprint: (original, fresh) => {
      found.set(original, fresh);
    },
    thumbprintFrom: (start) => [...found].find(([key]) => /^(?:[0-9A-F]{40}|[0-9A-F]{64})$/.test(key) && key.startsWith(start))?.[1],
    // What follows the domain's own numbers tells the kind of an account, and below 1000 is the same everywhere.
    sid: (text) => {
      const [, domain = '', account = ''] = /^(S-1-5-21-\d+-\d+-\d+)(?:-(\d+))?/i.exec(text) ?? [];
      if (domain === '')
        return /^S-1-5-(?:\d{1,2}|32-\d{3})$/i.test(text) ? text.toUpperCase() : once(text, () => `S-1-5-99-${next('sid')}`);
      const its = once(domain.toUpperCase(), () => `S-1-5-21-${next('sid')}-0-0`);
      if (account === '') return its;
      return `${its}-${Number(account) < 1000 ? account : once(`${domain.toUpperCase()}-${account}`, () => `${1000 + next('account')}`)}`;
    },
    address: (text) => {
      const version = isIPv4(text) ? 'ipv4' : isIPv6(text) ? 'ipv6' : undefined;
      if (version === undefined) return '0.0.0.0';
      if (own.check(text, version)) return text;
      return once(text.toLowerCase(), () => {
        const inside = withinACompany.check(text, version);
        const count = next(`${version} ${inside}`);
        if (version === 'ipv6') return `${inside ? 'fd00::' : '2001:db8::'}${count.toString(16)}`;
        return `${inside ? '10.0' : '198.18'}.${(count >> 8) & 255}.${count & 255}`;
      });
    },
    digits: (text) => once(text, () => String(next('digits')).padStart(text.length, '0')),
    all: () => Object.fromEntries(found),
  };
}

/** As the original has them: none, all, or the first. What is compared without capitals stays equal without them. */
function withCapitalsOf(original: string, made: string): string {
  if (original === original.toLowerCase()) return made;
  if (original === original.toUpperCase()) return made.toUpperCase();
  return `${made.slice(0, 1).toUpperCase()}${made.slice(1)}`;
}

const blocks = (...subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList => {
  const list = new BlockList();
  for (const [network, prefix, version] of subnets) list.addSubnet(network, prefix, version);
  return list;
};
const own = blocks(['127.0.0.0', 8, 'ipv4'], ['0.0.0.0', 32, 'ipv4'], ['::1', 128, 'ipv6']);
const withinACompany = blocks(
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
);
