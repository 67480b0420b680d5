// Behind a good token: the user, the account behind Skype's entry, its roles, the mailbox. Authentication itself works (facts.md 92, 168).

import type { Cause } from '../cause.ts';
import { publicPages } from './public-pages.ts';

/** The account is there, and lacks its roles: then Exchange says the same as of one that is gone. */
const rolesSeen = { found: ['partner.roles'] };
const withoutAccount = /linkedaccountassociatedwithpartnerapplication|linkedaccount:[^:]{0,200}deletedobjects|missingalinkedaccountforrbac/;
const noMailbox = [
  'errornonexistentmailbox',
  'errornonprimarysmtpaddress',
  'errorinvaliduserprincipalname',
  'errormissingemailaddress',
  'invaliduser',
];

export const peopleCauses: readonly Cause[] = [
  {
    id: 'linked-account',
    played: 'fault linked-account-gone',
    clues: [
      { sure: 'likely', http: [403], code: [2000001], unless: rolesSeen },
      { sure: 'certain', code: [2000008], found: ['partner.account'] },
      { sure: 'likely', code: [2000008], unless: rolesSeen },
      { sure: 'likely', words: withoutAccount, unless: rolesSeen },
      { sure: 'likely', words: /isn'tassignedtoanymanagementroles|doesn'tapplytoanymanagementroles/ },
    ],
    explains: ['roles-missing', 'token-unreadable', 'forbidden', 'object-not-found'],
    cause: 'Exchange knows Skype, but the account behind its entry (the linked account) is missing, deleted, or has no roles.',
    wayOut: [
      'Look at all steps again: the step "Skype as partner" gives the roles again. If the account itself is gone, it is made or restored first, then the roles, then the link.',
    ],
    settle:
      'Get-PartnerApplication | Format-List Name,LinkedAccount, then Get-User LINKEDACCOUNT and Get-ManagementRoleAssignment -RoleAssignee LINKEDACCOUNT',
    address: publicPages.freeBusy,
  },
  {
    id: 'serialisation-right',
    played: 'a shell fault',
    clues: [
      { sure: 'certain', soap: ['errortokenserializationdenied'] },
      { sure: 'certain', event: { source: 'msexchangebackendrehydration', ids: [3003] } },
      { sure: 'possible', event: { source: 'msexchangebackendrehydration', ids: [3002] } },
      { sure: 'certain', id: /^-2144108477,pssession/ },
      { sure: 'likely', hresult: [0x80338043] },
      { sure: 'likely', words: /cannotserializecontext/ },
    ],
    explains: ['shell-not-reached', 'shell-refused', 'roles-missing'],
    cause:
      'The front of Exchange may not hand an identity on to its back end: the computer account of that server is a member of a privileged group (Domain Admins, Organization Management and the like), or the account that signs in ends in "$".',
    wayOut: [
      'On that server: gpresult /scope computer /r shows its groups. Take the computer account out of the privileged one, and restart the server. Sign in with another account than one whose name ends in "$".',
    ],
    settle: 'Event 3003 of MSExchange BackEndRehydration (Application log) on that server',
    address: publicPages.shellErrors,
  },
  {
    id: 'roles-missing',
    played: 'fault roles-missing',
    clues: [
      { sure: 'likely', soap: ['erroraccessdenied', 'errorimpersonateuserdenied', 'errorimpersonationdenied'] },
      { sure: 'possible', soap: ['errorimpersonationfailed'] },
      { sure: 'certain', soap: ['erroraccessdenied', 'errorimpersonateuserdenied', 'errorimpersonationdenied'], ...rolesSeen },
      { sure: 'certain', code: [2000008], ...rolesSeen },
      { sure: 'certain', http: [403], code: [2000001], ...rolesSeen },
      { sure: 'likely', words: withoutAccount, ...rolesSeen },
    ],
    explains: ['token-unreadable', 'forbidden'],
    cause: 'Exchange accepted the token, but the account behind Skype’s entry lacks the roles to act in this mailbox.',
    wayOut: ['Look at all steps again: the step "Skype as partner" gives the roles again.'],
    settle: 'Get-ManagementRoleAssignment -RoleAssignee LINKEDACCOUNT | Format-Table Role,Enabled, for the account that the entry names',
    address: publicPages.responseCode,
  },
  {
    id: 'role-assignment-disabled',
    played: 'text only',
    clues: [{ sure: 'likely', kind: ['exists'], words: /managementroleassignment/ }],
    cause: 'The account has an assignment of that name already, which was switched off, or which another domain controller has.',
    wayOut: ["If it is switched off: Remove-ManagementRoleAssignment -Identity 'NAME'. Else wait for replication. Then look again."],
    settle: 'Get-ManagementRoleAssignment -RoleAssignee LINKEDACCOUNT | Format-Table Name,Role,Enabled',
    address: publicPages.rights,
  },
  {
    id: 'sids-refused',
    played: 'fault sids-refused',
    clues: [{ sure: 'likely', code: [2000005], found: ['partner.sids'] }],
    explains: ['invalid-user', 'linked-mailbox'],
    cause:
      "Exchange did not find the user: its entry for Skype does not take security identifiers (SID), and the user's addresses in Skype and Exchange differ, or the user is of another forest.",
    wayOut: ['Look at all steps again: the step "Skype as partner" switches it on, as Exchange\'s own script does.'],
    settle: '',
    address: publicPages.setPartner,
  },
  {
    id: 'linked-mailbox',
    played: 'fault mailbox-linked',
    clues: [
      { sure: 'likely', code: [2000005], found: ['test-user.linked-differs', 'test-user.linked'] },
      { sure: 'likely', soap: ['errorinvalidusersid'] },
      { sure: 'likely', words: /masteraccountsid/ },
    ],
    explains: ['invalid-user'],
    cause:
      "The mailbox belongs to an account of another forest, and the SID that Skype's user brings is not the one that the mailbox knows.",
    wayOut: [
      'Test with a user of the simple kind first. For the linked ones, whoever runs the directory makes the SIDs agree (msRTCSIP-OriginatorSid), or the SMTP and SIP addresses the same.',
    ],
    settle:
      'Get-Mailbox USER | Format-List IsLinked,LinkedMasterAccount,PrimarySmtpAddress beside Get-CsUser USER | Format-List Sid,SipAddress',
    address: publicPages.responseCode,
  },
  {
    id: 'user-ambiguous',
    played: 'text only',
    clues: [{ sure: 'certain', code: [2000005], words: /ambiguous/ }],
    explains: ['invalid-user'],
    cause: 'Two objects in Active Directory share an address of this user (UPN, SMTP or SIP), so Exchange cannot tell which is meant.',
    wayOut: [
      'Find both and take the address off one: Get-Recipient -Filter "EmailAddresses -eq \'smtp:ADDRESS\'", and the same with sip: and the UPN.',
    ],
    settle: "Get-Recipient -Filter \"EmailAddresses -eq 'smtp:ADDRESS' -or EmailAddresses -eq 'sip:ADDRESS'\"",
    address: publicPages.freeBusy,
  },
  {
    id: 'invalid-user',
    played: 'fault user-without-mailbox',
    clues: [
      { sure: 'certain', code: [2000005], found: ['test-user.no-mailbox', 'test-user.unknown', 'test-user.disabled'] },
      { sure: 'likely', code: [2000005] },
      { sure: 'likely', words: /userspecifiedbytheuser-context/ },
      { sure: 'likely', soap: ['invaliddomain'] },
      { sure: 'certain', soap: noMailbox },
    ],
    cause:
      'Exchange did not find exactly one mailbox for this user: none, one that is not on your Exchange servers, or two accounts with the same address.',
    wayOut: [
      'Test with a user whose mailbox is on your own Exchange servers and whose SIP address is unique and an address of the mailbox.',
    ],
    settle: 'Get-Recipient USER | Format-List RecipientTypeDetails,PrimarySmtpAddress',
    address: publicPages.freeBusy,
  },
  {
    id: 'mailbox-remote',
    played: 'fault mailbox-in-cloud',
    clues: [
      { sure: 'certain', soap: ['redirectaddress'], words: /onmicrosoft|office365|outlook\.com/ },
      { sure: 'likely', soap: ['redirectaddress'] },
      { sure: 'likely', words: /recipienttypedetails:remoteusermailbox/ },
      { sure: 'likely', soap: ['redirecturl'], words: /outlook\.office/ },
      { sure: 'likely', event: { source: 'lsstorageservice', ids: [32053] }, kind: ['cancelled'] },
      { sure: 'possible', event: { source: 'lsstorageservice', ids: [32053] } },
    ],
    explains: ['autodiscover-failed', 'interrupted', 'redirect'],
    cause: 'The mailbox of this user is not on your own Exchange servers: Autodiscover sends Skype on, most often to Exchange Online.',
    wayOut: [
      'Test with a user whose mailbox is on your own servers. Mailboxes in the cloud need another set-up (OAuth between Skype and Exchange Online).',
    ],
    settle: 'Get-Recipient USER | Format-List RecipientTypeDetails (RemoteUserMailbox means in the cloud)',
    address: publicPages.autodiscoverErrors,
  },
  {
    id: 'mailbox-busy',
    played: 'fault mailbox-moving',
    clues: [
      {
        sure: 'certain',
        soap: ['errormailboxmoveinprogress', 'errormailboxfailover', 'errormailboxstoreunavailable', 'errorquotaexceeded'],
      },
      { sure: 'likely', soap: ['errorconnectionfailed', 'errorinsufficientresources'] },
      // Any service of that server may be meant.
      { sure: 'possible', soap: ['errorinternalservertransienterror', 'errortimeoutexpired'] },
    ],
    explains: ['server-error'],
    cause: 'Authentication works; it is the mailbox that cannot be written to now: it moves, is full, or its database is not mounted.',
    wayOut: ['Wait, or test with another user. For the mailbox: Get-MoveRequest, Get-MailboxStatistics, Get-MailboxDatabaseCopyStatus.'],
    settle: 'The same test with a user of another database',
    address: publicPages.responseCode,
  },
  {
    id: 'archive-folder',
    played: 'fault not-archived',
    clues: [
      { sure: 'likely', soap: ['errorfoldernotfound'] },
      { sure: 'likely', words: /-folderdumpster/, kind: ['no object'] },
    ],
    cause:
      'Authentication works; the folder that was asked for is not in this mailbox. For "Dumpster" the user must be archived to Exchange (policy or hold).',
    wayOut: [
      'Test without -Folder first. For archiving: Get-CsUser USER | Format-List ExchangeArchivingPolicy, and a hold at the mailbox.',
    ],
    settle: 'The same test without -Folder',
    address: publicPages.storageTest,
  },
  {
    id: 'storage-test-rights',
    played: 'a shell fault',
    clues: [
      { sure: 'likely', kind: ['denied'], words: /test-csexstorage|storageservice|nettcp|netnamedpipe/, unless: { http: [401, 403] } },
    ],
    explains: ['access-denied'],
    cause: "Your account may not run this command: it is not in the Front End's local group RTC Local User Administrators.",
    wayOut: ['Join that group (or RTCUniversalUserAdmins in the domain), sign out and in again, and test once more.'],
    settle: 'whoami /groups on the Front End',
    address: publicPages.storageTest,
  },
  {
    id: 'storage-service',
    played: 'fault storage-service-stopped',
    clues: [
      {
        sure: 'likely',
        words:
          /(?:couldnotconnectto|noendpointlisteningat|noendpointlistening|endpointnotfoundexception).{0,80}(?:net\.(?:tcp|pipe)|storage)|endpointnotfoundexception,test-csexstorage/,
      },
    ],
    cause:
      'The Storage Service of the Front End itself could not be reached: the Front End service does not run, or the command was not run on a Front End.',
    wayOut: [
      'On the Front End: Get-Service RTCSRV. Run the test there, or with -Binding NetTCP -HostNameStorageService FRONTEND. Finish an update that has begun.',
    ],
    settle: 'On the Front End: Get-Service RTCSRV',
    address: publicPages.storageTest,
  },
  {
    id: 'contacts-moved',
    played: 'text only',
    clues: [
      {
        sure: 'likely',
        words: /contactlist|unifiedcontactstore/,
        kind: ['no object', 'denied', 'cancelled'],
        found: ['contacts.migrated', 'contacts.would-move'],
      },
      { sure: 'likely', words: /contact(?:s|list)?(?:is|are)(?:nowread-only|beingmoved|movedtoexchange)|contactshavebeenmovedtoexchange/ },
    ],
    cause:
      'Contact lists move to Exchange by themselves once the trust works: the policy UcsAllowed is on from the start, and each list moves at a sign-in. That is no failure of authentication.',
    wayOut: [
      'To keep the lists in Skype: Set-CsUserServicesPolicy -Identity Global -UcsAllowed $false. To bring one back: a policy that keeps it for that user, then Invoke-CsUcsRollback.',
    ],
    settle: 'Get-CsUserServicesPolicy | Format-Table Identity,UcsAllowed, and Debug-CsUnifiedContactStore -Identity USER',
    address: publicPages.contacts,
  },
  {
    id: 'contacts',
    played: 'text only',
    clues: [{ sure: 'likely', words: /debug-csunifiedcontactstore.{0,400}(?:failed(?!\w+:\{\})|error)|nocontactswerereceivedfortheuser/ }],
    cause:
      'This is about the contact list in Exchange (unified contact store), not about authentication: the user has none there yet, or the move waits.',
    wayOut: [
      'Debug-CsUnifiedContactStore -Identity USER tells the state. Contacts move at the sign-in of a client of 2013 or later, where the policy allows it.',
    ],
    settle: 'Debug-CsUnifiedContactStore -Identity USER',
    address: publicPages.contacts,
  },
];
