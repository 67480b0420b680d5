// Exchange shows an account of another domain only to a session that has the whole forest in view. That is a setting of the session: it
// ends with it, and changes nothing in the directory. Where it is refused, the accounts of the session's own domain are still seen.

import type { Cmdlet, Command } from '../model/command.ts';
import { exchangeCmdlet } from './reader.ts';

export const viewEntireForest: Cmdlet = exchangeCmdlet('Set-ADServerSettings', { parameters: { ViewEntireForest: true } });

/** What it is for, to whoever runs it by hand. */
export const whyEntireForest =
  'Until this window is closed, it shows accounts of all domains of the forest. Nothing in the directory changes; Get-ADServerSettings shows the setting.';

/** The looks that need it. */
export const looksAtAccounts = (command: Command): boolean =>
  command.kind === 'cmdlet' && /^Get-(?:User|MailUser|Mailbox|ManagementRoleAssignment)$/.test(command.name);
