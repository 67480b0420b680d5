// The ways in which the lab can be broken, as a catalogue. A fault alters a new world before it is kept; what follows from it,
// the admin meets as production would show it. They combine, and are made in the order of this list.
// To extend: add an entry to its family's file with an id, a title, what happens and why (words), its source, `break`, and its
// `mend`: whose it is, and what a person would do.

import { authCertificateFaults } from './auth-certificate.ts';
import { certificateFaults } from './certificates.ts';
import type { Fault } from './fault.ts';
import { mailboxFaults } from './mailboxes.ts';
import { networkFaults } from './network.ts';
import { partnerFaults } from './partners.ts';
import { serverFaults } from './servers.ts';
import { userFaults } from './users.ts';
import { wayFaults } from './ways.ts';
import { webFaults } from './web.ts';
import { webServiceFaults } from './web-services.ts';

/** Faults of single servers come last: those before them start every server anew. */
export const faults: readonly Fault[] = [
  ...certificateFaults,
  ...authCertificateFaults,
  ...partnerFaults,
  ...networkFaults,
  ...wayFaults,
  ...webFaults,
  ...userFaults,
  ...mailboxFaults,
  ...webServiceFaults,
  ...serverFaults,
];

/** Finds faults by id, in the catalogue's order, each once. Throws an Error that names the known ones. */
export function findFaults(ids: readonly string[]): readonly Fault[] {
  const unknown = ids.find((id) => !faults.some((each) => each.id === id));
  if (unknown !== undefined)
    throw new Error(`The practice lab has no fault named "${unknown}". It knows: ${faults.map((each) => each.id).join(', ')}.`);
  return faults.filter((each) => ids.includes(each.id));
}
