// The words of the step "Connectivity test".

export const words = {
  why: [
    'Only a real test proves the way from Skype to Exchange: Skype signs a token, Exchange checks it, and an item is written into a mailbox and deleted again.',
    'One success can be luck, for example when a load balancer picks the good server. So each Front End is tested three times.',
  ],
  touches: ['One mailbox: an item appears in its Conversation History folder for a few seconds each time, then it is deleted.'],
  notices: [
    'The owner of that mailbox may see the item come and go. If the mailbox is under litigation hold, a copy stays in its Recoverable Items.',
  ],
  alike: (frontEnd: string, mailbox: string) =>
    `Test through ${frontEnd}: write an item into the mailbox of ${mailbox} and delete it again.`,
  oftener: 'Three times, because one success can be luck.',
  beforeAgain: 'a minute to pass: a server was busy, or did not answer in time, so those tests are made once more',
  ask: 'Whose mailbox may the test write into? Type the SIP address.',
  askWhy: 'Use a test mailbox or your own, never that of an unsuspecting user. It must be on one of your own Exchange servers.',
  mailboxRight:
    'Get-Mailbox comes with the roles Mail Recipients and View-Only Recipients, which the role groups Organization Management, Recipient Management and View-Only Organization Management have. The test does not need it: it shows by itself whether there is a mailbox.',
  // facts.md 72.
  otherAddress:
    'Without a mailbox the test can only fail: choose someone else. If this person has a mailbox here whose addresses differ from the SIP address, that does not matter: Exchange finds people by their security identifier (SID) first. Then type the words to go on, and the test shows it.',
  userRight: 'Get-CsUser comes with the roles CsAdministrator, CsUserAdministrator and CsViewOnlyAdministrator. The test does not need it.',
} as const;

/** facts.md 153: a mailbox in this forest, its owner's account in another. */
export const linkedWords = {
  someAccount: 'an account of another forest',
  same: (sip: string, account: string) =>
    `The mailbox of ${sip} is linked to ${account}, and Skype's user has the same security identifier (SID), so Exchange finds it.`,
  differs: (sip: string, account: string) =>
    `The mailbox of ${sip} is linked to ${account}, whose security identifier (SID) is not the one that Skype's user has. Exchange then finds the mailbox only if Skype names the account of the other forest in its tokens; if not, the test says that the user is unknown, for this user and all others like that.`,
  notSeen: (sip: string, account: string) =>
    `The mailbox of ${sip} is linked to ${account}. Whether Skype's user stands for the same account could not be seen: its security identifier (SID) was not told.`,
  look: (sip: string) =>
    `Compare msRTCSIP-OriginatorSid (or objectSid, where that is empty) of ${sip} with msExchMasterAccountSid of the mailbox's account in the directory. The two should be the SID of the account in the other forest, and each forest must trust the other's root certificates. Or test with someone whose account is in this forest.`,
} as const;

/** Where the test ended without an error, and nobody here knows what it printed. */
export const outcomeWords = {
  silent: '(nothing)',
  // facts.md 75, 77, 80, 93, 138.
  oldKeyCause:
    'Exchange refused the signature, although its entry for Skype holds the certificate that Skype signs with, and its web services started after the last change. Most likely a worker process started from a domain controller that lagged, and holds an old key of Skype: what it lists are issuers, not keys.',
  oldKeyWayOut: [
    'Wait: a worker reads its configuration again by itself, about every half an hour. After an hour, test again.',
    'Or have IIS restarted once more.',
  ],
  unknown: (tests: string) => `${tests} ended without an error, but what was printed is not known to the wizard. Did it pass?`,
  unknownCause: 'Skype may speak another language here, or say nothing at all. The wizard counts a test as passed only where it says so.',
  unknownWayOut: [
    'Read what it printed, below. If it says that the test passed, say so; that is recorded as your word.',
    'If in doubt, say that it did not: that changes nothing, and the wizard looks for the cause.',
  ],
  printed: (text: string) => `It printed: ${text}`,
} as const;

/** Of production, before a test is made once more whose answer passes by itself. */
export const secondsBeforeAgain = 60;

export const keys = { user: 'connectivityTest.user' } as const;

/** How often each Front End is tested (facts.md 104). */
export const rounds = 3;
