// The words of the step "Skype as partner".

export const words = {
  why: [
    'Exchange must know Skype: whose signature to trust, and as which account Skype may act. Exchange keeps this as a partner application.',
    'A script that comes with Exchange makes it. The line in the published article is wrapped in quotes and runs nothing; here it is called properly, and only where it has not been run before.',
  ],
  touches: [
    'Exchange: a partner application, a disabled account named LyncEnterprise-ApplicationAccount, and up to three role assignments for it.',
    "Whoever holds Skype's signing key can then act as any mailbox user. Keep that key as safe as an administrator's password.",
  ],
  notices: ['Users notice nothing in this step.'],
  insteadRemote:
    "Exchange is reached over the network, and takes single commands there but no scripts. So the wizard runs what Exchange's script runs, one command after another. The end is the same. Microsoft describes the script only.",
  insteadRefused:
    "Exchange's script is not allowed to run here. So the wizard runs what the script runs, one command after another. The end is the same. Microsoft describes the script only.",
  insteadAccount:
    "Exchange's script would take an account that is there already, and that must not act for Skype. So the wizard runs what the script runs, with an account of its own. The end is the same. Microsoft describes the script only.",
  insteadHalfDone:
    "Exchange's script was cut off. What it made is there, and is not made again: the wizard runs what is left of it, one command after another.",
  begun: (at: string, done: number, all: number) =>
    `Begun ${at} and cut off. ${done} of its ${all} parts ${done === 1 ? 'is there, and is' : 'are there, and are'} not made again.`,
  begunAgain: (at: string) =>
    `Begun ${at} and cut off. Which of its parts are there could not be seen, so the script is run once more. It was written to be run where nothing of it is, so it may stop at what is there.`,
  makeAccount: (name: string) => `Make the account ${name}. It is disabled: nobody can sign in with it.`,
  hideAccount: 'Hide the account from the address lists.',
  giveRole: (role: string) => `Give the account of the entry the role ${role}.`,
  link: (account: string) => `Link the entry to the account ${account}.`,
  makeApplication: 'Make the partner application for Skype, linked to that account. Exchange reads the document of Skype now.',
  sidsRefused:
    "Exchange does not take people's security identifiers (SID) from what Skype signs, for the entry has AcceptSecurityIdentifierInformation switched off. Users of another forest, and all whose addresses in Skype and Exchange differ, are then refused. Exchange's own script switches it on.",
  acceptSids: 'Have Exchange find people by their security identifier (SID) as well, as its own script does.',
  disabledAsk: 'Exchange knows Skype already, but the entry is switched off. What should happen?',
  disabledWhy: 'Someone switched it off, perhaps for a reason. While it is off, Exchange refuses everything that Skype sends.',
  enable: 'Switch it on again',
  enableBecause: 'Nobody needs it to stay off.',
  stay: 'Leave it off and stop here',
  stayBecause: 'Find out first who switched it off, and why.',
} as const;

export const keys = { disabled: 'skypeAsPartner.switchedOff' } as const;
