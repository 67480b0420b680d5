// Exchange's recipients: users, mail users, mailboxes. Only what the set-up meets: the script's account and the mailbox
// of a test user (facts.md 3, 105).

import { guid } from '../ids.ts';
import { notPlayed, refusal } from '../stage.ts';
import { type LabWorld, same } from '../world.ts';
import type { Call } from './call.ts';
import {
  alreadyExists,
  canonicalName,
  domainController,
  domainPath,
  objectNotFound,
  readsDirectory,
  shortName,
} from './exchange-common.ts';
import { asking, changes, type Family } from './play.ts';

/** An account of the directory, whatever its kind. */
export type Account = {
  readonly name: string;
  readonly identity: string;
  readonly guid: string;
  readonly type: 'UserMailbox' | 'MailUser' | 'User';
  /** Script-made accounts cannot sign in (facts.md 4). */
  readonly control: 'NormalAccount' | 'AccountDisabled, NormalAccount';
  readonly otherNames: readonly string[];
};

function accounts(world: LabWorld): readonly Account[] {
  const people = world.people.map(
    (each): Account => ({
      name: each.displayName,
      identity: canonicalName(world, each.displayName),
      guid: each.guid,
      type: each.smtp === null ? 'User' : each.mailbox === 'in the cloud' ? 'MailUser' : 'UserMailbox',
      control: 'NormalAccount',
      otherNames: [each.sam, `${world.directory.netbios}\\${each.sam}`, `${each.sam}@${world.directory.domain}`, each.smtp ?? each.sam],
    }),
  );
  const mailUsers = world.exchange.mailUsers.map(
    (each): Account => ({
      name: each.name,
      identity: canonicalName(world, each.name),
      guid: each.guid,
      type: 'MailUser',
      control: 'AccountDisabled, NormalAccount',
      otherNames: [each.address],
    }),
  );
  return [...people, ...mailUsers];
}

const isNamed = (world: LabWorld, account: Account, identity: string): boolean =>
  [account.name, account.identity, account.guid, `CN=${account.name},CN=Users,${domainPath(world)}`, ...account.otherNames].some((each) =>
    same(each, identity),
  );

export const findAccount = (world: LabWorld, identity: string): Account | undefined =>
  accounts(world).find((each) => isNamed(world, each, identity));

/** The accounts that -Identity or a plain -Filter ("Name -eq 'x'", "Name -like 'x*'") chooses. */
function choose(call: Call, world: LabWorld, kind: (account: Account) => boolean): readonly Account[] {
  const all = accounts(world).filter(kind);
  const filter = call.text('Filter');
  if (filter !== undefined) {
    const [, begin] = /^\s*Name\s+-like\s+'([^*?']+)\*'\s*$/i.exec(filter) ?? [];
    if (begin !== undefined) return all.filter((each) => each.name.toLowerCase().startsWith(begin.toLowerCase()));
    const [, property, value] = /^\s*\(?\s*(Name|DisplayName|Guid)\s+-eq\s+['"](.*)['"]\s*\)?\s*$/i.exec(filter) ?? [];
    if (property === undefined || value === undefined) throw notPlayed(`the filter ${filter}`);
    return all.filter((each) => same(same(property, 'Guid') ? each.guid : each.name, value));
  }
  if (call.has('Anr')) throw notPlayed('-Anr');
  const identity = call.text('Identity');
  if (identity === undefined) return all;
  const found = all.filter((each) => isNamed(world, each, identity));
  if (found.length === 0) throw objectNotFound(call, identity, world);
  return found;
}

function theMailUser(call: Call, world: LabWorld) {
  domainController(call, world);
  const identity = call.text('Identity') ?? '';
  const account = findAccount(world, identity);
  const found = world.exchange.mailUsers.find((each) => each.guid === account?.guid);
  if (found === undefined) throw objectNotFound(call, identity, world);
  return found;
}

const shownMailUser = (world: LabWorld, each: LabWorld['exchange']['mailUsers'][number]) => ({
  Identity: canonicalName(world, each.name),
  Name: each.name,
  Alias: each.name,
  ExternalEmailAddress: `SMTP:${each.address}`,
  PrimarySmtpAddress: each.address,
  HiddenFromAddressListsEnabled: each.hidden,
  RecipientType: 'MailUser',
  RecipientTypeDetails: 'MailUser',
  Guid: each.guid,
  WhenCreatedUTC: each.created,
});

export const exchangeRecipients: Family = {
  'Get-User': readsDirectory((call, world) =>
    choose(call, world, () => true).map((each) => ({
      Identity: each.identity,
      Name: each.name,
      RecipientType: each.type,
      RecipientTypeDetails: each.type,
      UserAccountControl: each.control,
      Guid: each.guid,
      OriginatingServer: domainController(call, world),
    })),
  ),

  'Get-MailUser': readsDirectory((call, world) => {
    const guids = choose(call, world, (each) => each.type === 'MailUser').map((each) => each.guid);
    return world.exchange.mailUsers.filter((each) => guids.includes(each.guid)).map((each) => shownMailUser(world, each));
  }),

  'Get-Mailbox': readsDirectory((call, world) => {
    const guids = choose(call, world, (each) => each.type === 'UserMailbox').map((each) => each.guid);
    return world.people.flatMap((each) => {
      if (!guids.includes(each.guid) || each.smtp === null) return [];
      const server =
        world.exchange.databases.find((database) => same(database.name, each.database ?? ''))?.server ?? world.exchange.shellOn;
      return [
        {
          Identity: canonicalName(world, each.displayName),
          Name: each.displayName,
          PrimarySmtpAddress: each.smtp,
          ServerName: shortName(server),
          Database: each.database,
          LitigationHoldEnabled: each.onHold ?? false,
          RecipientTypeDetails: each.master === null ? 'UserMailbox' : 'LinkedMailbox',
          LinkedMasterAccount: each.master?.account ?? null,
          MasterAccountSid: each.master?.sid ?? null,
          Guid: each.guid,
        },
      ];
    });
  }),

  'New-MailUser': asking(
    'medium',
    (call) => `Creating mail user "${call.text('Name') ?? ''}".`,
    changes(3, (call, stage) => {
      const name = call.text('Name') ?? '';
      const address = (call.text('ExternalEmailAddress') ?? '').replace(/^smtp:/i, '');
      if (call.has('Password') || call.has('FederatedIdentity') || address === '')
        throw notPlayed('New-MailUser for an account that can sign in');
      if (!/^[^@\s]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(address)) {
        throw refusal(
          `Cannot process argument transformation on parameter 'ExternalEmailAddress'. The address '${address}' is invalid.`,
          `ParameterArgumentTransformationError,${call.name}`,
          'InvalidData',
        );
      }
      return stage.store.change((world) => {
        domainController(call, world);
        if (findAccount(world, name) !== undefined) throw alreadyExists(call, `The name '${name}'`);
        const made = { name, guid: guid(stage.random), address, hidden: false, created: stage.now().toISOString() };
        world.exchange.mailUsers.push(made);
        return [shownMailUser(world, made)];
      });
    }),
  ),

  'Set-MailUser': asking(
    'medium',
    (call) => `Setting mail user "${call.text('Identity') ?? ''}".`,
    changes(1, (call, stage) =>
      stage.store.change((world) => {
        const user = theMailUser(call, world);
        user.hidden = call.flag('HiddenFromAddressListsEnabled') ?? user.hidden;
        return [];
      }),
    ),
  ),

  'Remove-MailUser': asking(
    'high',
    (call) => `Removing mail user "${call.text('Identity') ?? ''}".`,
    changes(2, (call, stage) =>
      stage.store.change((world) => {
        const user = theMailUser(call, world);
        world.exchange.mailUsers = world.exchange.mailUsers.filter((each) => each.guid !== user.guid);
        // The directory lets go of what pointed at the account.
        world.exchange.assignments = world.exchange.assignments.filter((each) => !same(each.assignee, user.name));
        for (const partner of world.exchange.partners) {
          if (partner.linkedAccount !== null && same(partner.linkedAccount, canonicalName(world, user.name))) partner.linkedAccount = null;
        }
        return [];
      }),
    ),
  ),
};
