// Which of Skype's keys Exchange accepts, by its entries for a Skype. Looked at where a certificate may go out of use.

import { z } from 'zod';
import { readPartnerApplications } from '../../../exchange/partner-applications.ts';
import { notSeen, type Seen, seen } from '../../../model/finding.ts';
import type { Reader } from '../../../powershell/reader.ts';
import { skypeId } from '../../../probes/auth-metadata.ts';
import { readCertificate } from '../../../x509/certificate.ts';
import { seenOf } from '../../facts.ts';
import type { StepContext } from '../../step.ts';

/** For each of Exchange's entries for a Skype, the thumbprints of the keys that it accepts. */
export const partnerKeys = seenOf(z.array(z.array(z.string())));

/** Looked at only where it is asked about: under "renew", while there is a certificate before the present one. */
export async function inspectPartnerKeys(reader: Reader, previous: string | null, context: StepContext): Promise<Seen<string[][]>> {
  if (context.aim !== 'renew' || previous === null) return notSeen('It was not looked at.');
  const read = await readPartnerApplications(reader, null);
  if (!read.seen) return read;
  const own = read.value.filter((each) => each.applicationId === skypeId && !each.usesAuthServer);
  return seen(own.map(({ certificates }) => certificates.map(thumbprintOf)));
}

function thumbprintOf(base64: string): string {
  const read = readCertificate(base64);
  return read.seen ? read.value.thumbprint : 'unreadable';
}
