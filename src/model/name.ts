// Names that servers write in more than one way: capitals, a dot at the end, a port that goes without saying. Each is read once into
// what it is (`key`) and how it was found (`shown`). Only keys are ever compared; people are shown what stands on their servers.

import { harmless } from './harmless.ts';

export type Name = { readonly key: string; readonly shown: string };

/** The kinds of names; each function gives the key of one. */
const keys = {
  /** Without the root's dot: DNS knows no capitals. */
  fqdn: (text) => text.toLowerCase().replace(/\.$/, ''),
  /** A mail or SIP domain, a realm, an accepted domain with its asterisk. */
  domain: (text) => text.toLowerCase().replace(/\.$/, ''),
  /** IIS knows no capitals in a path either; what is no URL stays a text. */
  url: (text) => {
    const url = URL.parse(text);
    return url === null
      ? text.toLowerCase()
      : `${url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin}${url.pathname}`.toLowerCase() + url.search;
  },
  /** SHA-1 of a certificate's bytes: hex, whatever stands between. */
  thumbprint: (text) => text.replace(/[^0-9A-Fa-f]/g, '').toUpperCase(),
  guid: (text) => text.replace(/[{}]/g, '').toLowerCase(),
  applicationId: (text) => text.replace(/[{}]/g, '').toLowerCase(),
  sipAddress: (text) => text.toLowerCase().replace(/^sip:/, ''),
  /** The canonical name of an account in the directory: litwareinc.com/Users/Ken. */
  account: (text) => text.toLowerCase(),
} as const satisfies { readonly [kind: string]: (text: string) => string };

export type NameKind = keyof typeof keys;

/** Reads a name. What is shown holds no control character and at most 4096 characters. */
export function readName(kind: NameKind, text: string): Name {
  const shown = harmless(text.trim(), 4096);
  return { key: keys[kind](shown), shown };
}

/** Whether a name that was found is the one that is meant. */
export const isName = (kind: NameKind, found: Name | null | undefined, meant: string): boolean => found?.key === readName(kind, meant).key;

/** Whether two looks found one name, or none both times. */
export const sameName = (one: Name | null, other: Name | null): boolean => one?.key === other?.key;
