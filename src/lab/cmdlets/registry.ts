// All cmdlets that the lab plays, by name. To extend: write the cmdlet in its family's file, or a new family here.
// A documented cmdlet that no family has says that the lab does not play it.

import type { Cmdlet } from '../../model/command.ts';
import type { Item } from '../../model/shell.ts';
import { notPlayed, type Stage } from '../stage.ts';
import { same } from '../world.ts';
import { exchangeAuthConfig } from './exchange-auth-config.ts';
import { exchangeOrganisation } from './exchange-organisation.ts';
import { exchangePartners } from './exchange-partners.ts';
import { exchangeRecipients } from './exchange-recipients.ts';
import { exchangeRoles } from './exchange-roles.ts';
import { exchangeSigning } from './exchange-signing.ts';
import { exchangeVirtualDirectories } from './exchange-virtual-directories.ts';
import { isHidden, playGetCommand } from './get-command.ts';
import { type Family, whatIf } from './play.ts';
import { skypeCertificates } from './skype-certificates.ts';
import { skypeOAuth } from './skype-oauth.ts';
import { skypePartners } from './skype-partners.ts';
import { skypeReplication } from './skype-replication.ts';
import { skypeRequests } from './skype-requests.ts';
import { skypeStorage } from './skype-storage.ts';
import { skypeTopology } from './skype-topology.ts';
import { skypeUsers } from './skype-users.ts';
import { bind, unknownCommand } from './table.ts';

const played: Family = {
  ...exchangeOrganisation,
  ...exchangeSigning,
  ...exchangeAuthConfig,
  ...exchangePartners,
  ...exchangeRecipients,
  ...exchangeRoles,
  ...exchangeVirtualDirectories,
  ...skypeTopology,
  ...skypeReplication,
  ...skypeCertificates,
  ...skypeRequests,
  ...skypeOAuth,
  ...skypePartners,
  ...skypeUsers,
  ...skypeStorage,
};

/** The names of the cmdlets that the lab plays. */
export const playedNames: readonly string[] = Object.keys(played);

/** Plays one cmdlet. Throws a Refusal or Asked. */
export async function* playCmdlet(command: Cmdlet, stage: Stage): AsyncGenerator<Item, void> {
  if (same(command.name, 'Get-Command')) return yield* playGetCommand(command, stage);
  if (isHidden(command.name, stage.store.read())) throw unknownCommand(command.name);
  const call = bind(command);
  const play = played[call.name];
  if (play === undefined) throw notPlayed(`the cmdlet ${call.name}`);
  if (call.on('WhatIf')) return yield whatIf(call);
  for await (const item of play(call, stage)) {
    if (item.kind === 'text' && item.stream === 'verbose' && !call.on('Verbose')) continue;
    yield item;
  }
}

/** Whether -ErrorAction asks to keep quiet about errors that do not end the cmdlet. */
export function keepsQuiet(command: Cmdlet): boolean {
  const action = Object.entries(command.parameters).find(([name]) => name.toLowerCase() === 'erroraction')?.[1];
  return typeof action === 'string' && /^(silentlycontinue|ignore)$/i.test(action);
}
