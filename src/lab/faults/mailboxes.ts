// Behind a good token: the mailbox of the person with whom the test is usually made.

import { type LabWorld, type Person, same } from '../world.ts';
import { inExchange } from './edits.ts';
import { allSettings, type Fault } from './fault.ts';

const onAdmin = ({ people, directory }: LabWorld, change: (person: Person) => void): void =>
  people.filter(({ sam }) => same(sam, directory.admin)).forEach(change);

const ofAdmin = (world: LabWorld, mailbox: Person['mailbox']): void => onAdmin(world, (each) => Object.assign(each, { mailbox }));

function linkToOther(world: LabWorld): void {
  world.rules.namesBy = 'SIP address';
  onAdmin(world, (each) => {
    // Nothing is linked of an account without a mailbox.
    if (each.smtp === null) return;
    each.master = { account: `CORP\\${each.sam}`, sid: each.sid.replace(/-\d+$/, '-9107') };
    each.smtp = `mail.${each.smtp}`;
  });
}

const letSidsAgree = (world: LabWorld): void =>
  onAdmin(world, ({ master, sid }) => {
    if (master !== null) master.sid = sid;
  });

function archive(world: LabWorld): void {
  for (const settings of allSettings(world)) settings.archivesToExchange = true;
}

function hold(world: LabWorld): void {
  if (world.skype.central.settings.archivesToExchange) onAdmin(world, (each) => Object.assign(each, { onHold: true }));
}

export const mailboxFaults: readonly Fault[] = [
  {
    id: 'mailbox-moving',
    title: 'The mailbox of the test is being moved',
    words: 'Its database is being emptied this very hour. Exchange lets Skype in, and takes no item.',
    source: 'facts.md 197',
    breaks: 'a new world',
    break: (world) => ofAdmin(world, 'moving'),
    mend: {
      by: 'an admin',
      words: 'waits until the move is over, and says so',
      types: ['Get-MoveRequest kenmyer'],
      do: (world) => ofAdmin(world, 'usable'),
    },
  },
  {
    id: 'mailbox-full',
    title: 'The mailbox of the test is full',
    words: 'It has reached its quota. Exchange lets Skype in, and takes no item.',
    source: 'facts.md 197',
    breaks: 'a new world',
    break: (world) => ofAdmin(world, 'full'),
    mend: {
      by: 'an admin',
      words: 'makes room in the mailbox',
      types: ['Get-MailboxStatistics kenmyer | Format-List TotalItemSize, StorageLimitStatus'],
      do: (world) => ofAdmin(world, 'usable'),
    },
  },
  {
    id: 'mailbox-in-cloud',
    title: 'The mailbox of the test is in Exchange Online',
    words: 'It was moved to the cloud last week. Its address is the same, but here is only a mail user with it.',
    source: 'facts.md 197',
    breaks: 'a new world',
    break: (world) => ofAdmin(world, 'in the cloud'),
    mend: {
      by: 'an admin',
      words: 'moves the mailbox back',
      types: ['Get-Recipient kenmyer | Format-List RecipientTypeDetails'],
      behind: ['test-user.no-mailbox'],
      do: (world) => ofAdmin(world, 'usable'),
    },
  },
  {
    id: 'mailbox-linked',
    title: 'The mailbox of the test belongs to an account of another forest',
    words: 'It moved with its owner, and nobody finished the move: Skype knows another SID than the mailbox, and another address.',
    source: 'facts.md 153',
    breaks: 'a new world',
    break: linkToOther,
    mend: {
      by: 'an admin',
      words: 'makes the security identifiers agree (msRTCSIP-OriginatorSid)',
      types: ['Get-Mailbox kenmyer | Format-List IsLinked, LinkedMasterAccount', 'Get-CsUser kenmyer | Format-List Sid, SipAddress'],
      do: letSidsAgree,
    },
  },
  {
    id: 'not-archived',
    title: 'Skype archives to Exchange, and the mailbox of the test is under no hold',
    words: 'Archiving was switched on; holds are left for others to set. The test passes, and with -Folder Dumpster it does not.',
    source: 'facts.md 231. That it fails for a missing folder is an assumption.',
    breaks: 'a new world',
    break: archive,
    mend: {
      by: 'nobody',
      words: 'puts the mailbox on hold, where whoever answers for holds wants it archived',
      types: ['Set-Mailbox kenmyer -LitigationHoldEnabled $true'],
      do: hold,
    },
  },
  {
    id: 'exchange-busy',
    title: 'Exchange is busy for a moment',
    words: 'Somebody copies a thousand calendars. Web services tell the first requests to come again; a minute later all is well.',
    source: 'facts.md 197',
    breaks: 'a new world',
    break: inExchange({ busy: 2 }),
    mend: {
      by: 'nobody',
      words: 'waits for a minute',
      types: ['Get-MailboxDatabaseCopyStatus'],
      do: inExchange({ busy: 0 }),
    },
  },
];
