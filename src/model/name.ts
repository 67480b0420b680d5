// Names that servers write in more than one way: capitals, a dot at the end, a port that goes without saying. Each is read once into
// what it is (`key`) and how it was found (`shown`). Only keys are ever compared; people are shown what stands on their servers.

import { domainToASCII } from 'node:url';
import { harmless } from './harmless.ts';

export type Name = { readonly key: string; readonly shown: string };

/** DNS knows no capitals, and its root's dot goes without saying; what is beyond ASCII has a form of its own there, as in URLs. */
const inDns = (text: string): string => inAscii(text.toLowerCase().replace(/\.+$/, ''));
const inAscii = (name: string): string => (/[^\0-\x7F]/.test(name) ? domainToASCII(name) || name : name);
const withDomain = (text: string): string => text.replace(/(?<=@)[^@]*$/, inDns);
const inHex = (text: string): string => text.replace(/[{}]/g, '').toLowerCase();

/** The kinds of names; each function gives the key of one. */
const keys = {
  fqdn: inDns,
  /** A mail or SIP domain, a realm, an accepted domain with its asterisk. */
  domain: inDns,
  /** IIS knows no capitals in a path either, and the usual port goes without saying; what is no URL stays a text. */
  url: (text) => {
    const url = URL.parse(text);
    if (url === null) return text.toLowerCase();
    const port = url.port === '' ? '' : `:${url.port}`;
    return `${url.protocol}//${inDns(url.hostname)}${port}${url.pathname}`.toLowerCase() + url.search;
  },
  /** SHA-1 of a certificate's bytes: hex, whatever stands between. */
  thumbprint: (text) => text.replace(/[^0-9A-Fa-f]/g, '').toUpperCase(),
  guid: inHex,
  applicationId: inHex,
  /** Who signs, and whom somebody trusts: `<application id>@<realm>` (facts.md 62, 74). */
  issuer: (text) => withDomain(text.replace(/^[^@]*/, inHex)),
  sipAddress: (text) => withDomain(text.toLowerCase().replace(/^sips?:/, '')),
  /** The canonical name of an account in the directory: litwareinc.com/Users/Ken. */
  account: (text) => text.toLowerCase(),
  /** What a directory or PowerShell calls something: an entry, a policy, a server's short name, a role. */
  identity: (text) => text.toLowerCase(),
} as const satisfies { readonly [kind: string]: (text: string) => string };

export type NameKind = keyof typeof keys;

/** Reads a name. What is shown holds no control character and at most 4096 characters. */
export function readName(kind: NameKind, text: string): Name {
  const shown = harmless(text.trim(), 4096);
  // Copied out of Windows, a thumbprint begins with a mark that nobody sees: written out it would be more digits.
  return { key: keys[kind](kind === 'thumbprint' ? text : shown), shown };
}

/** What a name is compared by: for texts of facts, files and answers, which are kept as they were found. */
export const keyOf = (kind: NameKind, text: string): string => readName(kind, text).key;

/** Whether two texts are one name, or both are missing. */
export function areOneName(kind: NameKind, one: string | null | undefined, other: string | null | undefined): boolean {
  const missing = [one, other].filter((each) => each === null || each === undefined).length;
  return missing === 0 ? keyOf(kind, one ?? '') === keyOf(kind, other ?? '') : missing === 2;
}

/** Whether a name is among others. */
export const isAmongNames = (kind: NameKind, name: string, names: readonly string[]): boolean =>
  names.some((each) => areOneName(kind, each, name));

/** Whether a name that was found is the one that is meant. */
export const isName = (kind: NameKind, found: Name | null | undefined, meant: string): boolean => found?.key === keyOf(kind, meant);
