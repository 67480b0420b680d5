// The address that an entry reads its partner's document at, where it is another than the one that the set-up goes by. Several names may
// lead to the same document (facts.md 41), so the entry is right while its address gives that one to the servers that read it.

import { z } from 'zod';
import { areOneName, isAmongNames, type Name } from '../model/name.ts';
import type { Fqdn } from '../model/place.ts';
import type { Reader } from '../powershell/reader.ts';
import { readDocumentFrom } from '../windows/documents.ts';
import { type DocumentFacts, documentSeen } from './facts.ts';
import { listInWords, sentence, short } from './phrases.ts';

/** Null where the entry's address is the one that the set-up goes by, or there is none. */
export const addressSeen = z.object({ url: z.string(), documents: z.array(documentSeen) }).nullable();
type AddressSeen = z.output<typeof addressSeen>;

type Document = Extract<DocumentFacts['document'], { readonly seen: true }>['value'];

export type Address =
  | { readonly kind: 'right' }
  /** What is wrong with it, as a sentence. */
  | { readonly kind: 'wrong'; readonly why: string }
  | { readonly kind: 'not seen'; readonly why: string };

/** Looks from the servers that read the document. */
export async function inspectAddress(
  reader: Reader,
  found: Name | null | undefined,
  { url, servers, id }: { readonly url: string; readonly servers: readonly Fqdn[]; readonly id: string },
): Promise<AddressSeen> {
  if (!found || areOneName('url', found.shown, url)) return null;
  const documents = await Promise.all(servers.map((each) => readDocumentFrom(reader, each, found.shown, id)));
  return addressSeen.parse({ url: found.shown, documents });
}

/** An address that an entry had before, as the servers that would read it get it: looked at before it is put back. */
export const formerSeen = z.array(z.object({ url: z.string(), documents: z.array(documentSeen) })).default([]);
type FormerSeen = z.output<typeof formerSeen>;

/** Only of hosts that are in today's topology: no other is sent anything. */
export async function inspectFormer(
  reader: Reader,
  urls: readonly string[],
  { hosts, servers, id }: { readonly hosts: readonly string[]; readonly servers: readonly Fqdn[]; readonly id: string },
): Promise<FormerSeen> {
  const wanted = [...new Set(urls)].filter((each) => whyStrange(each, hosts) === undefined);
  const seen = await Promise.all(
    wanted.map(async (url) => ({ url, documents: await Promise.all(servers.map((each) => readDocumentFrom(reader, each, url, id))) })),
  );
  return formerSeen.parse(seen);
}

/** Why nobody can vouch for a former address, as a sentence; undefined where its document shows the key that its product signs with now. */
export function whyNotFormer(url: string, seen: FormerSeen, hosts: readonly string[], key: string | null): string | undefined {
  const strange = whyStrange(url, hosts);
  if (strange !== undefined) return strange;
  const documents = seen.filter((each) => areOneName('url', each.url, url)).flatMap((each) => each.documents);
  const read = documents.flatMap(({ document }) => (document.seen ? [document.value] : []));
  if (key === null || read.length === 0) return 'Whether its document shows the key in use could not be looked at.';
  return read.every(({ keys }) => keys.some(({ thumbprint }) => areOneName('thumbprint', thumbprint, key)))
    ? undefined
    : 'Its document does not show the key in use.';
}

/** Why an address is not one of today's servers. */
export function whyStrange(url: string, hosts: readonly string[]): string | undefined {
  const read = URL.parse(url);
  if (read === null || read.protocol !== 'https:' || read.username !== '' || read.password !== '' || read.port !== '')
    return 'It is no address of the usual form.';
  return isAmongNames('fqdn', read.hostname, hosts) ? undefined : `${read.hostname} is none of the servers that are there today.`;
}

type Compared = {
  readonly found: Name | null;
  readonly seen: AddressSeen;
  /** The address that the set-up goes by, and how the same servers read it. */
  readonly url: string;
  readonly documents: readonly DocumentFacts[];
  /** Thumbprint of the key that the partner signs with; null where it was not seen. */
  readonly key: string | null;
};

export function addressOf({ found, seen, url, documents, key }: Compared): Address {
  if (found === null) return { kind: 'wrong', why: 'The entry names no address.' };
  if (areOneName('url', found.shown, url)) return { kind: 'right' };
  if (seen === null || !areOneName('url', found.shown, seen.url)) return { kind: 'not seen', why: 'It was not looked at yet.' };
  const [ours] = documents.flatMap(({ document }) => (document.seen ? [document.value] : []));
  // Where nobody reads ours either, nothing tells the two apart.
  if (ours === undefined) return { kind: 'not seen', why: `${url} could not be read either, so there is nothing to compare it with.` };
  const judged = seen.documents.map((each) => judge(each, documents, ours, key));
  return (
    judged.find((each) => each.kind === 'wrong') ??
    judged.find((each) => each.kind === 'right') ??
    judged[0] ?? { kind: 'not seen', why: 'No server could look.' }
  );
}

function judge(
  { server, reading, document }: DocumentFacts,
  documents: readonly DocumentFacts[],
  ours: Document,
  key: string | null,
): Address {
  if (document.seen)
    return isSameDocument(document.value, ours, key)
      ? { kind: 'right' }
      : { kind: 'wrong', why: `It gives ${server} another document: ${shown(document.value)}, and not ${shown(ours)}.` };
  const readsOurs = documents.some((each) => areOneName('fqdn', each.server, server) && each.document.seen);
  return reading === 'not looked' || !readsOurs
    ? { kind: 'not seen', why: sentence(document.why) }
    : { kind: 'wrong', why: `It gives ${server} no document. ${sentence(document.why)}` };
}

const isSameDocument = (one: Document, other: Document, key: string | null): boolean =>
  areOneName('issuer', one.issuer, other.issuer) &&
  (one.keys.some(({ thumbprint }) => thumbprint === key) || keysOf(one) === keysOf(other));

const keysOf = ({ keys }: Document): string =>
  keys
    .map(({ thumbprint }) => thumbprint)
    .sort()
    .join(' ');

const shown = ({ realm, keys }: Document): string =>
  `${keys.length === 0 ? 'no key' : listInWords(keys.map(({ thumbprint }) => short(thumbprint)))} in the name of ${realm}`;
