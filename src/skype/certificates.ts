// The certificate that Skype signs with (OAuthTokenIssuer): reading it, requesting a new one, assigning it, and rolling to it on a
// day (facts.md 8). Each command runs once, on the Front End of its shell; the Central Management Store takes what is assigned to
// every Front End. None of them is given a password: their own parameters for one are plain text, which Windows may log.

import type { Cmdlet, Instant } from '../model/command.ts';
import { type Seen, seen } from '../model/finding.ts';
import { form, fqdn, instant, optional, optionalInstant, text, thumbprint, whereThere } from '../powershell/properties.ts';
import { type Reader, readFirst, readObjects, skypeCmdlet } from '../powershell/reader.ts';

const assigned = form(
  {
    Thumbprint: thumbprint,
    Subject: text,
    NotBefore: instant,
    NotAfter: instant,
    EffectiveDate: optionalInstant,
    PreviousThumbprint: optional(thumbprint),
  },
  (each) => ({
    thumbprint: each.Thumbprint.key,
    subject: each.Subject,
    notBefore: each.NotBefore,
    notAfter: each.NotAfter,
    effective: each.EffectiveDate,
    previous: each.PreviousThumbprint?.key ?? null,
  }),
);

/** The certificate assigned for a use, or null. OAuthTokenIssuer is global; Default is the server's own. */
export const readAssigned = (reader: Reader, use: 'OAuthTokenIssuer' | 'Default') =>
  readFirst(reader, skypeCmdlet('Get-CsCertificate', { parameters: { Type: use } }), assigned);

const computer = form({ Fqdn: fqdn }, (each) => each.Fqdn.key);

/** The Front End on which the shell runs: there certificates are requested and imported. */
export const readShellComputer = (reader: Reader): Promise<Seen<string | null>> =>
  readFirst(reader, skypeCmdlet('Get-CsComputer', { switches: ['Local'] }), computer);

/** Assigned once, by thumbprint; it takes over at once (facts.md 8). */
export const assignTokenIssuer = (certificateThumbprint: string): Cmdlet =>
  skypeCmdlet('Set-CsCertificate', { parameters: { Identity: 'Global', Type: 'OAuthTokenIssuer', Thumbprint: certificateThumbprint } });

/** Staged: it takes over at `effective`, and the one before is kept as the previous one (facts.md 13). */
export const rollTokenIssuer = (certificateThumbprint: string, effective: Instant): Cmdlet =>
  skypeCmdlet('Set-CsCertificate', {
    parameters: {
      Identity: 'Global',
      Type: 'OAuthTokenIssuer',
      Thumbprint: certificateThumbprint,
      EffectiveDate: { kind: 'date', at: effective },
    },
    switches: ['Roll'],
  });

/** The one in use. Skype asks before it lets go of such a one, whatever -Confirm says; -Force is documented to answer with Yes. */
export const removeTokenIssuer = (): Cmdlet =>
  skypeCmdlet('Remove-CsCertificate', { parameters: { Identity: 'Global', Type: 'OAuthTokenIssuer' }, switches: ['Force'] });

/** Takes the one before out of use; the one that signs stays. -Force as above: it may still be taken for one in use. */
export const removePreviousTokenIssuer = (): Cmdlet =>
  skypeCmdlet('Remove-CsCertificate', {
    parameters: { Identity: 'Global', Type: 'OAuthTokenIssuer' },
    switches: ['Previous', 'Force'],
  });

const wanted = { Type: 'OAuthTokenIssuer', KeySize: 2048, PrivateKeyExportable: true } as const;

/** Asks a certification authority of the company, named as computer\name. Windows makes the key on this Front End (facts.md 15). */
export const requestFromAuthority = (authority: string, friendlyName: string): Cmdlet =>
  skypeCmdlet('Request-CsCertificate', {
    parameters: { ...wanted, CA: authority, FriendlyName: friendlyName },
    switches: ['New', 'AllSipDomain'],
  });

/** Writes the request into a file of this Front End, to be signed elsewhere. The key stays in Windows. */
export const requestIntoFile = (file: string, friendlyName: string): Cmdlet =>
  skypeCmdlet('Request-CsCertificate', {
    parameters: { ...wanted, Output: file, FriendlyName: friendlyName },
    switches: ['New', 'AllSipDomain'],
  });

/** Fetches what the authority has granted, and puts it into the store. Without a number: all that is waited for. */
export const retrieveRequest = (id: number | null): Cmdlet =>
  skypeCmdlet('Request-CsCertificate', { parameters: id === null ? {} : { RequestId: id }, switches: ['Retrieve'] });

/** Joins a signed file with the key that was made for its request on this Front End. */
export const importSigned = (file: string): Cmdlet => skypeCmdlet('Import-CsCertificate', { parameters: { Path: file } });

export const listOfRequests = (): Cmdlet => skypeCmdlet('Request-CsCertificate', { switches: ['List'] });

export type ListedRequest = { readonly id: number | null; readonly status: 'pending' | 'issued' | 'denied' | 'not known' };

// Objects or texts: an object tells both by its properties, a text has none.
const request = form({ RequestId: whereThere(optional(text)), Status: whereThere(optional(text)), ToString: text }, (each) =>
  each.RequestId === undefined && each.Status === undefined ? each.ToString : `RequestId=${each.RequestId}; Status=${each.Status}`,
);

/** The requests made with Request-CsCertificate on this Front End. How they are listed is not documented: number and state are read. */
export async function listRequests(reader: Reader): Promise<Seen<readonly ListedRequest[]>> {
  const read = await readObjects(reader, listOfRequests(), request);
  return read.seen ? seen(read.value.slice(0, 100).map(listed)) : read;
}

const listed = (said: string): ListedRequest => ({ id: requestIdIn(said), status: statusIn(said) });

/** The number of a request, in what Skype said of it; null where it names none. */
export function requestIdIn(said: string): number | null {
  const [, id] = /\brequest\s?id\b\W{0,60}(\d{1,9})\b/i.exec(said) ?? [];
  return id === undefined ? null : Number(id);
}

/** The three states that the cmdlet knows (Request-CsCertificate's documentation). */
function statusIn(said: string): ListedRequest['status'] {
  if (/\bdenied\b/i.test(said)) return 'denied';
  if (/\bpending\b|under submission/i.test(said)) return 'pending';
  return /\bissued\b/i.test(said) ? 'issued' : 'not known';
}
