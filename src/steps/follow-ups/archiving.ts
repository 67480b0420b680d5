// Exchange archiving: instant messages and conferences kept in the mailboxes of users on hold (facts.md 125, 230, 231).

import type { Sight } from '../../model/follow-up.ts';
import { type FollowUpEntry, inExchange, inSkype, type Known, seenAs } from './known.ts';

const pilotPolicy = 'ArchivingPilot';

export const archiving: FollowUpEntry = (known) => {
  const { user } = known;
  const { archiving: toExchange } = known.contacts;
  return {
    id: 'archiving',
    title: 'Archiving in Exchange',
    now: toExchange.seen ? (toExchange.value ? 'Skype archives to Exchange' : 'off') : 'not seen',
    seen: [
      ...seenAs(toExchange, 'Whether Skype archives to Exchange', (on) => [
        {
          state: on ? 'note' : 'ok',
          words: on ? 'An archiving configuration sends to Exchange.' : 'No archiving configuration sends to Exchange.',
        },
      ]),
      ...seenOfCriticalMode(known),
    ],
    look: [
      'Those of a site or a pool go before Global, so read all. Who is on hold is for Exchange to say:',
      inSkype`Get-CsArchivingConfiguration | Format-List Identity,EnableArchiving,EnableExchangeArchiving,BlockOnArchiveFailure`,
      inSkype`Get-CsArchivingPolicy | Format-List Identity,ArchiveInternal,ArchiveExternal`,
      inExchange`Get-Mailbox -Identity ${user} | Format-List LitigationHoldEnabled,InPlaceHolds`,
    ],
    needs: [
      'Both products in one forest: there the hold of the mailbox decides. In two forests, or whatever the hold says, it is set for each user (the last line below).',
      "A decision by whoever answers for holds and for the law; the holds are Exchange's. All pools change together: one pool alone loses conferences of the others.",
      "A user is archived in one place: what Skype's own archive has stays there, and is not moved.",
    ],
    notices: [
      'Nothing, as long as critical mode (BlockOnArchiveFailure) is off. Messages, conferences, handouts, whiteboards and polls are kept; calls, pictures and files from one person to another are not. They land in Recoverable Items, Purges, where users do not see them.',
    ],
    run: [
      'A pilot. A hold may take an hour to be known:',
      inExchange`Set-Mailbox -Identity ${user} -LitigationHoldEnabled $true`,
      inSkype`Set-CsArchivingConfiguration -Identity Global -EnableArchiving ImOnly -EnableExchangeArchiving $true`,
      inSkype`New-CsArchivingPolicy -Identity ${pilotPolicy} -ArchiveInternal $true -ArchiveExternal $true`,
      inSkype`Grant-CsArchivingPolicy -Identity ${user} -PolicyName ${pilotPolicy}`,
      'Everybody. The documentation does not agree with itself on whether Exchange can archive only inside or only outside messages, so set both:',
      inSkype`Set-CsArchivingPolicy -Identity Global -ArchiveInternal $true -ArchiveExternal $true`,
      'Two forests, or whatever the hold says:',
      inSkype`Set-CsUser -Identity ${user} -ExchangeArchivingPolicy ArchivingToExchange`,
    ],
    verify: [
      'Write one item, delete it; then a message between two pilots, and the count rises some minutes later. It fails for users who are not archived to Exchange.',
      inSkype`Test-CsExStorageConnectivity -SipUri ${`sip:${user}`} -Folder Dumpster -DeleteItem`,
      inExchange`Get-MailboxFolderStatistics -Identity ${user} -FolderScope RecoverableItems | Format-List Name,ItemsInFolder`,
      "An export of Skype's own archive shows nothing of this, and that is right.",
    ],
    back: [
      'For the pilot first the policy, then the configuration. Holds and what was archived stay where they are; Skype then archives into its own database, if the topology has one.',
      inSkype`Grant-CsArchivingPolicy -Identity ${user} -PolicyName $null`,
      inSkype`Set-CsUser -Identity ${user} -ExchangeArchivingPolicy Uninitialized`,
      inSkype`Set-CsArchivingConfiguration -Identity Global -EnableExchangeArchiving $false`,
      'Or nothing is archived any more:',
      inSkype`Set-CsArchivingConfiguration -Identity Global -EnableArchiving None`,
    ],
    broken: [
      'What is to be archived waits on the Front Ends (events 32053 and 32054 of LS Storage Service): a gap that whoever answers for the law has to know of, so the end of a signing certificate belongs into their calendar too.',
      'With critical mode on, messages are blocked and conferences restricted while Exchange cannot be reached: a forgotten certificate then stops Skype.',
    ],
  };
};

const seenOfCriticalMode = ({ contacts: { critical } }: Known): readonly Sight[] =>
  critical === undefined
    ? [{ state: 'not seen', words: 'Whether critical mode (BlockOnArchiveFailure) is on was not looked at.' }]
    : seenAs(critical, 'Whether critical mode (BlockOnArchiveFailure) is on', (each): readonly Sight[] => {
        if (each.includes(true))
          return [{ state: 'to mend', words: 'Critical mode (BlockOnArchiveFailure) is on: while archiving fails, messages are blocked.' }];
        return each.includes(null)
          ? [{ state: 'not seen', words: 'Whether critical mode (BlockOnArchiveFailure) is on, Skype did not tell.' }]
          : [{ state: 'ok', words: 'Critical mode (BlockOnArchiveFailure) is off.' }];
      });
