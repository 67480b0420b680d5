// What keeps a certificate in a server's store from signing for Skype. The checks are those of x509/checks.ts; here is only what a
// store adds: whether the private key is there, and whether it may be copied to the other Front Ends.

import { z } from 'zod';
import { instantOf, isYetToBegin } from '../../../model/instant.ts';
import type { StoredCertificate } from '../../../windows/functions.ts';
import { readCertificate } from '../../../x509/certificate.ts';
import { chainOf } from '../../../x509/chain.ts';
import { type Fault, faultsOf, noteCodes } from '../../../x509/checks.ts';

export const faultFacts = z.discriminatedUnion('state', [
  z.object({ state: z.literal('stop'), code: z.string(), words: z.string() }),
  z.object({ state: z.literal('note'), code: z.enum(noteCodes), words: z.string() }),
]);

/** Everything that is wrong with it, blockers first. `domain` is the default SIP domain. */
export function faultsInStore(certificate: StoredCertificate, at: Date, domain: string): readonly Fault[] {
  const read = certificate.rawData === null ? null : readCertificate(certificate.rawData);
  const own = read?.seen
    ? // What issued it is in other stores, so nothing is said of a chain that is not whole.
      faultsOf({ certificate: read.value, chain: chainOf(read.value, []), privateKey: 'kept elsewhere', at, domain }).filter(
        ({ code }) => code !== 'chain.open',
      )
    : coarsely(certificate, at);
  return [...keyFaults(certificate), ...own].sort((one, other) => one.state.localeCompare(other.state));
}

const blocker = (code: string, words: string): Fault => ({ state: 'stop', code, words });

const keyFaults = ({ hasPrivateKey, exportable, keyTrouble }: StoredCertificate): readonly Fault[] => {
  if (!hasPrivateKey) return [blocker('key.missing', 'Its private key is not on this server.')];
  if (keyTrouble !== null)
    return [blocker('key.unusable', `Its private key should be on this server, and Windows cannot open it (${keyTrouble}).`)];
  return exportable ? [] : [blocker('key.locked', 'Its private key may not be copied, so the other Front Ends could not get it.')];
};

/** Where the certificate itself was not given, by what Windows says of it. */
function coarsely({ algorithm, keyBits, notBefore, notAfter }: StoredCertificate, at: Date): readonly Fault[] {
  const now = instantOf(at) ?? '';
  return [
    ...(algorithm.toUpperCase() === 'RSA' ? [] : [blocker('key.other', `Its key is of the kind ${algorithm}; an RSA key is needed.`)]),
    ...(keyBits !== null && keyBits >= 2048
      ? []
      : [blocker('key.short', `Its key has ${keyBits ?? 'an unknown number of'} bits; at least 2048 are needed.`)]),
    ...(notAfter > now ? [] : [blocker('expired', `It expired on ${notAfter.slice(0, 10)}.`)]),
    ...(isYetToBegin(notBefore, now) ? [blocker('not-yet-valid', `It is not valid before ${notBefore.slice(0, 10)}.`)] : []),
  ];
}

type Faulty = { readonly faults: readonly Fault[] };

/** Why it should not be chosen, as a sentence; undefined where it fits (facts.md 10). */
export const unfit = ({ faults }: Faulty): string | undefined =>
  faults.find(({ state, code }) => state === 'stop' || code === 'signature.old')?.words;

/** Of one that is in use: what it works in spite of, or what is wrong with its copy on one server and not with itself. */
const ofItsCopy = ['key.missing', 'key.unusable'];
const harmlessInUse = ['use', 'chain.broken', 'key.locked', ...ofItsCopy];

/** Why the one in use can no longer sign, wherever it is; undefined where it can. */
export const useless = ({ faults }: Faulty): string | undefined =>
  faults.find(({ state, code }) => state === 'stop' && !harmlessInUse.includes(code))?.words;

/** Why the copy on this server signs nothing; undefined where it does. */
export const uselessHere = ({ faults }: Faulty): string | undefined =>
  faults.find(({ state, code }) => state === 'stop' && ofItsCopy.includes(code))?.words;
