// What is seen of Skype's signing key (OAuthTokenIssuer): what is assigned, what each Front End has in its store, how far the
// Central Management Store has brought it, and what became of requests for a new one.

import { z } from 'zod';
import { type Seen, seen } from '../../../model/finding.ts';
import { isYetToBegin } from '../../../model/instant.ts';
import type { Reader } from '../../../powershell/reader.ts';
import { listRequests, readAssigned, readShellComputer } from '../../../skype/certificates.ts';
import { readReplicas } from '../../../skype/topology.ts';
import { readAuthorities, readStore } from '../../../windows/functions.ts';
import { fieldsOf } from '../../claim.ts';
import { replicas, seenOf } from '../../facts.ts';
import { daysBetween, soon } from '../../phrases.ts';
import { frontEndsTakingPart, serversOf, skypeRealm, userPools } from '../../servers/facts.ts';
import type { StepContext } from '../../step.ts';
import { claims } from '../claims.ts';
import { timeOn } from '../clock.ts';
import { pfxSeen } from '../pfx/preview.ts';
import { faultFacts, faultsInStore } from './fitness.ts';
import { inspectPartnerKeys, partnerKeys } from './partner-keys.ts';
import { changeIds } from './words.ts';

const storeCertificate = z.object({
  thumbprint: z.string(),
  subject: z.string(),
  friendlyName: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  keyBits: z.number().nullable(),
  hasPrivateKey: z.boolean(),
  exportable: z.boolean(),
  faults: z.array(faultFacts),
});
export type StoreCertificate = z.output<typeof storeCertificate>;

const assigned = z.object({
  thumbprint: z.string(),
  subject: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
  /** Since when, or from when on, it signs. */
  effective: z.string().nullable(),
  previous: z.string().nullable(),
});

/** Its part of the step's facts. */
export const tokenIssuerShape = {
  issuer: seenOf(assigned.nullable()),
  standard: seenOf(assigned.nullable()),
  stores: z.array(z.object({ frontEnd: z.string(), certificates: seenOf(z.array(storeCertificate)) })),
  replication: replicas,
  /** The Front End of Skype's shell: certificates are requested and assigned there. */
  shellOn: seenOf(z.string().nullable()),
  /** Requests that the company's authority has not answered, while this state file waits for one. */
  requests: seenOf(z.array(z.object({ id: z.number().nullable(), status: z.enum(['pending', 'issued', 'denied', 'not known']) }))),
  /** The company's certification authorities, while a new certificate may be wanted. */
  authorities: seenOf(z.array(z.string())),
  partnerKeys,
  /** What was seen of a PFX file that is to be imported; null while none is. */
  pfx: pfxSeen.nullable(),
};
const tokenIssuerFacts = z.object(tokenIssuerShape);
export type TokenIssuerFacts = z.output<typeof tokenIssuerFacts>;
type Store = TokenIssuerFacts['stores'][number];

export async function inspectTokenIssuer(reader: Reader, context: StepContext) {
  const [stores, issuer, standard, replication, shellOn] = await Promise.all([
    Promise.all(frontEndsTakingPart(context).map((frontEnd) => inspectStore(reader, frontEnd, context))),
    readAssigned(reader, 'OAuthTokenIssuer'),
    readAssigned(reader, 'Default'),
    readReplicas(reader),
    readShellComputer(reader),
  ]);
  const requests = waitsForAuthority(stores, context) ? await listRequests(reader) : seen([]);
  const home = ownStore({ stores, shellOn });
  const mayBeWanted =
    context.aim === 'renew' ||
    (issuer.seen &&
      (issuer.value === null ||
        daysBetween(context.now, issuer.value.notAfter) < soon ||
        isYetToBegin(issuer.value.notBefore, context.now)));
  const authorities = mayBeWanted && home !== undefined ? await readAuthorities(reader, home.frontEnd) : seen([]);
  const previous = issuer.seen ? (issuer.value?.previous ?? null) : null;
  return {
    issuer,
    standard,
    stores,
    replication,
    shellOn,
    requests,
    authorities,
    partnerKeys: await inspectPartnerKeys(reader, previous, context),
  };
}

async function inspectStore(reader: Reader, frontEnd: string, context: StepContext) {
  const servers = serversOf(context);
  const domain = (servers && skypeRealm(servers)) ?? '';
  const read = await readStore(reader, frontEnd);
  const certificates = read.seen
    ? seen(read.value.map((each) => ({ ...each, faults: [...faultsInStore(each, new Date(timeOn([frontEnd], context)), domain)] })))
    : read;
  return { frontEnd, certificates };
}

/** Whether this state file asked an authority for a certificate that is on no Front End yet. */
function waitsForAuthority(stores: readonly { readonly certificates: Store['certificates'] }[], context: StepContext): boolean {
  const names = context.did.flatMap((did) => fieldsOf(claims, changeIds.request, did)?.friendlyName ?? []);
  const there = stores.flatMap(({ certificates }) => (certificates.seen ? certificates.value.map((each) => each.friendlyName) : []));
  return names.some((each) => !there.includes(each));
}

/** The store of the Front End on which Skype's shell runs; where that is not known, of the first. */
export function ownStore<Kept extends { readonly frontEnd: string }>(seen: {
  readonly stores: readonly Kept[];
  readonly shellOn: Seen<string | null>;
}): Kept | undefined {
  const { stores, shellOn } = seen;
  const home = shellOn.seen ? shellOn.value : null;
  return stores.find(({ frontEnd }) => frontEnd === home) ?? stores[0];
}

/** What is in the store of the shell's own Front End; nothing where it was not seen. */
export function inOwnStore(facts: TokenIssuerFacts): readonly StoreCertificate[] {
  const own = ownStore(facts);
  return own?.certificates.seen ? own.certificates.value : [];
}

/** A certificate by its thumbprint, on whichever Front End. */
export const inAnyStore = ({ stores }: TokenIssuerFacts, thumbprint: string): StoreCertificate | undefined =>
  stores.flatMap(({ certificates }) => (certificates.seen ? certificates.value : [])).find((each) => each.thumbprint === thumbprint);

/** Whether Skype runs on one Standard Edition server only: a pool of one (facts.md 40). */
export function isStandardEdition(context: StepContext): boolean {
  const servers = serversOf(context);
  const computers = servers === undefined ? [] : userPools(servers).flatMap((pool) => pool.computers);
  return computers.length === 1;
}

export const isDefault = ({ standard }: TokenIssuerFacts, thumbprint: string): boolean =>
  standard.seen && standard.value?.thumbprint === thumbprint;
