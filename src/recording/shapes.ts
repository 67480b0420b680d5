// Whose shapes a recording asks for beside those of the run's own looks: what nobody could find out without a Skype server (facts.md 119).
// All of them only read. The storage test, which writes an item into a mailbox, is asked for by name and never here.

import type { Cmdlet } from '../model/command.ts';
import { skypeCmdlet } from '../powershell/reader.ts';

/** What AuthToken, Computers, Services and RegistrarPool hold is one level deeper, and so in the shape of these. */
export const fieldQuestions: readonly Cmdlet[] = [
  skypeCmdlet('Get-CsPartnerApplication'),
  skypeCmdlet('Get-CsPool'),
  skypeCmdlet('Get-CsUser', { parameters: { ResultSize: 1 } }),
  skypeCmdlet('Get-CsCertificate', { parameters: { Type: 'OAuthTokenIssuer' } }),
  skypeCmdlet('Get-CsManagementStoreReplicationStatus'),
];

/** Writes one item into a mailbox and deletes it: only where somebody typed a word for it, and named a test mailbox. */
export const storageTestShape = (sipUri: string): Cmdlet =>
  skypeCmdlet('Test-CsExStorageConnectivity', { parameters: { SipUri: sipUri }, switches: ['DeleteItem'] });
