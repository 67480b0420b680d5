// Every cmdlet with which a plan may change something, made by the same functions that the plans use, so that its name and its
// parameters are written once. The values are samples: only names are read of them. A new change adds its cmdlet here: to `keyCommands`
// where only a certificate that is missing, has ended or is renewed needs it. A test compares both with what the source can emit.

import { enableCertificate } from '../exchange/certificates.ts';
import { setInternalUri } from '../exchange/organisation.ts';
import {
  acceptSids,
  assignRole,
  enableApplication,
  hideLinkedAccount,
  linkApplication,
  moveApplication,
  newApplication,
  newLinkedAccount,
  refreshApplication,
  removeApplication,
  removeLinkedAccount,
  removeRoleAssignment,
} from '../exchange/partner-applications.ts';
import {
  clearPreviousAuthCertificate,
  newAuthCertificate,
  publishAuthCertificate,
  publishAuthCertificateEarly,
  stageAuthCertificate,
  stageAuthCertificateAnyway,
} from '../exchange/signing.ts';
import type { Cmdlet } from '../model/command.ts';
import {
  assignTokenIssuer,
  importSigned,
  listOfRequests,
  removePreviousTokenIssuer,
  removeTokenIssuer,
  requestFromAuthority,
  requestIntoFile,
  retrieveRequest,
  rollTokenIssuer,
} from '../skype/certificates.ts';
import {
  newExchangeApplication,
  readExchangeDocument,
  removeExchangeApplication,
  setAutodiscoverUrl,
  setExchangeApplication,
  storageTest,
} from '../skype/oauth.ts';
import { allowContactsInExchange, forceReplication, newContactsPolicy } from '../skype/topology.ts';

const dc = 'dc.example.com';
const name = 'sample';
const day = '2031-03-02T06:00:00.000Z';
const url = 'https://server.example.com';

/** What any set-up may need. */
export const usualCommands: readonly Cmdlet[] = [
  // What Exchange's script runs itself (facts.md 3), and the wizard where the script cannot run.
  newLinkedAccount(name, dc, dc),
  hideLinkedAccount(name, true, dc),
  newApplication(name, url, name, dc),
  refreshApplication(name, dc),
  moveApplication(name, url, dc),
  acceptSids(name, true, dc),
  enableApplication(name, true, dc),
  linkApplication(name, name, dc),
  assignRole(name, name, dc),
  removeApplication(name, dc),
  removeRoleAssignment(name, dc),
  removeLinkedAccount(name, dc),
  newExchangeApplication(name, url),
  setExchangeApplication(name, { MetadataUrl: url, ApplicationTrustLevel: 'Full', Enabled: true }),
  readExchangeDocument(name, url),
  removeExchangeApplication(name),
  setAutodiscoverUrl(url),
  storageTest(name, dc),
  allowContactsInExchange(false),
  newContactsPolicy(name),
  forceReplication(),
];

/** What is only offered: that it is missing is said by the shell, if ever. */
const offeredCommands: readonly Cmdlet[] = [setInternalUri(name, url)];

/** What a change of Exchange's key takes: made, put back where it took something over, named, published. */
const replaced = [newAuthCertificate(), enableCertificate(name, 'SMTP', name)];
const published = [publishAuthCertificate()];

/** What only a change of a signing key needs, by what is to be done. */
export const keyCommands = {
  'exchange staged': [...replaced, stageAuthCertificate(name, day), stageAuthCertificateAnyway(name, day)],
  'exchange published': published,
  'exchange replaced': [...replaced, stageAuthCertificateAnyway(name, day), publishAuthCertificateEarly(), clearPreviousAuthCertificate()],
  'skype assigned': [assignTokenIssuer(name)],
  'skype rolled': [assignTokenIssuer(name), rollTokenIssuer(name, day)],
  'skype requested': [requestFromAuthority(name, name), retrieveRequest(1), listOfRequests()],
  'skype requested in a file': [requestIntoFile(name, name), importSigned(name)],
  'skype without the one before': [removePreviousTokenIssuer()],
  'skype without any': [removeTokenIssuer()],
} as const satisfies { readonly [what: string]: readonly Cmdlet[] };
export type KeyWork = keyof typeof keyCommands;

/** What an account should be allowed. */
export const neededCommands: readonly Cmdlet[] = [...usualCommands, ...Object.values(keyCommands).flat()];

export const changingCommands: readonly Cmdlet[] = [...neededCommands, ...offeredCommands];
