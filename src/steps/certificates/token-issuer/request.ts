// What became of a request for a new certificate, by what is on record and what the Front End shows. Only what was looked at since
// counts, so that a plan does not change under its yes.

import { requestIdIn } from '../../../skype/certificates.ts';
import { fieldsOf } from '../../claim.ts';
import { day } from '../../phrases.ts';
import { type Did, type StepContext, textAnswer, tookEffect } from '../../step.ts';
import { claims } from '../claims.ts';
import { inOwnStore, type StoreCertificate, type TokenIssuerFacts } from './facts.ts';
import { changeIds, keys } from './words.ts';

export type Requested =
  | { readonly kind: 'not made' }
  /** The certificate is in the store. */
  | { readonly kind: 'arrived'; readonly certificate: StoreCertificate }
  /** The authority has it. `id` is its number there, where it was told. */
  | { readonly kind: 'sent'; readonly id: number | null; readonly status: 'pending' | 'issued' | 'denied' | 'not known' }
  /** It is in a file, to be signed elsewhere. */
  | { readonly kind: 'in a file'; readonly file: string };

/** The last request of the kind that the admin chose. */
export function requested(facts: TokenIssuerFacts, context: StepContext): Requested {
  const id = textAnswer(context, keys.issuer) === 'file' ? changeIds.requestFile : changeIds.request;
  const did = context.did.findLast((each) => each.id === id && each.left !== null && wasMade(each));
  if (did === undefined) return { kind: 'not made' };
  const certificate = byFriendlyName(facts, friendlyNameOf(did));
  if (certificate !== undefined) return { kind: 'arrived', certificate };
  const inFile = fieldsOf(claims, changeIds.requestFile, did);
  if (inFile !== undefined) return { kind: 'in a file', file: inFile.file };
  const sent = sentAs(did, facts);
  const again = sent.status === 'denied' && textAnswer(context, keys.again) === 'again' && requestsMade(context) < 2;
  return again ? { kind: 'not made' } : sent;
}

/** One that an authority keeps for someone to decide on may end with an error; its words say so (certreq: "Taken Under Submission"). */
const wasMade = (did: Did): boolean => tookEffect(did) || did.lines.some(({ text }) => /\bpending\b|under submission/i.test(text));

const requestsMade = (context: StepContext): number => context.did.filter((each) => each.id === changeIds.request && wasMade(each)).length;

function sentAs(did: Did, { requests }: TokenIssuerFacts): Extract<Requested, { kind: 'sent' }> {
  const id = requestIdIn(did.lines.map(({ text }) => text).join('\n'));
  const listed = requests.seen ? requests.value : [];
  const found = id === null && listed.length === 1 ? listed[0] : listed.find((each) => each.id !== null && each.id === id);
  return { kind: 'sent', id: id ?? found?.id ?? null, status: found?.status ?? 'not known' };
}

/** Empty for a change that asks for no certificate. */
export const friendlyNameOf = (did: Did): string =>
  (fieldsOf(claims, changeIds.request, did) ?? fieldsOf(claims, changeIds.requestFile, did))?.friendlyName ?? '';

export const byFriendlyName = (facts: TokenIssuerFacts, name: string): StoreCertificate | undefined =>
  inOwnStore(facts).find((each) => each.friendlyName === name);

/** A friendly name that no certificate of the Front End has, and no request of this file asked for: it must be unique (facts.md 12). */
export function newFriendlyName(facts: TokenIssuerFacts, context: StepContext): string {
  const taken = [
    ...inOwnStore(facts).map((each) => each.friendlyName),
    ...context.did.filter((each) => each.left !== null).map(friendlyNameOf),
  ];
  const name = `Skype OAuthTokenIssuer ${day(context.now)}`;
  for (let number = 2; ; number += 1) {
    const wanted = number === 2 ? name : `${name} (${number - 1})`;
    if (!taken.includes(wanted)) return wanted;
  }
}
