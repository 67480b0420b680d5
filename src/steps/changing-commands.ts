// Every cmdlet with which a plan may change something, made by the same functions that the plans use, so that its name and its
// parameters are written once. The values are samples: only names are read of them. A new change adds its cmdlet here; a test
// compares this list with what rehearsals run.

import { enableCertificate } from '../exchange/certificates.ts';
import {
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
  stageAuthCertificate,
  stageAuthCertificateNow,
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

export const changingCommands: readonly Cmdlet[] = [
  // What Exchange's script runs itself (domain.md 2.2), and the wizard where the script cannot run.
  newLinkedAccount(name, dc),
  hideLinkedAccount(true, dc),
  newApplication(name, url, dc),
  refreshApplication(name, dc),
  moveApplication(name, url, dc),
  enableApplication(name, true, dc),
  linkApplication(name, name, dc),
  assignRole(name, dc),
  removeApplication(name, dc),
  removeRoleAssignment(name, dc),
  removeLinkedAccount(name, dc),
  newAuthCertificate(),
  enableCertificate(name, 'SMTP', name),
  stageAuthCertificate(name, day),
  stageAuthCertificateNow(name, day),
  publishAuthCertificate(),
  clearPreviousAuthCertificate(),
  assignTokenIssuer(name),
  rollTokenIssuer(name, '2027-01-31T08:00:00.000Z'),
  removeTokenIssuer(),
  removePreviousTokenIssuer(),
  requestFromAuthority(name, name),
  requestIntoFile(name, name),
  retrieveRequest(1),
  listOfRequests(),
  importSigned(name),
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
