// The words of the step "Servers".

export const words = {
  why: [
    'Before anything is changed, the wizard looks at what there is: which Skype for Business and Exchange servers take part, and by which addresses they publish how to check their signatures.',
    'It also asks what should happen to the contact lists, because that is decided by the link you are about to make.',
  ],
  touches: ['Nothing, unless you choose to keep contact lists in Skype: then one policy in Skype is changed.'],
  notices: ['Users notice nothing in this step.'],
  contactsAsk: 'Where should the contact lists of your users live?',
  contactsWhy:
    'Once both servers trust each other, Skype starts to move contact lists into Exchange at each sign-in. Moving them back takes a rollback per user, so this is decided first.',
  keep: 'Keep them in Skype for now',
  keepBecause: 'Nothing moves. You can allow it later, for everyone or for some.',
  pilot: 'Keep them, and prepare a policy for a pilot group',
  pilotBecause: 'Nothing moves, except for users to whom you grant the new policy yourself.',
  move: 'Let them move to Exchange',
  moveBecause: 'Each list moves at the next sign-in of its owner. Nothing is changed here.',
  skypeUrlAsk: 'At which address does Skype publish its auth metadata document?',
  skypeUrlWhy: "Exchange reads Skype's public signing key there. The address was worked out from your pool and its web services.",
  exchangeUrlAsk: 'At which address does Exchange publish its auth metadata document?',
  exchangeUrlWhy:
    "Skype reads Exchange's public signing key there. The address was worked out from the name that Exchange tells its clients.",
  poolAsk: 'Which pool should give the metadata document?',
  poolWhy: 'One is enough: all pools share one signing key. Choose the one that stays longest.',
  leftOutAsk: 'Should any of these servers be left out?',
  // facts.md 151, 152.
  olderItself: (host: string) =>
    `${host} is an Exchange server that is older than Exchange 2013. It knows no OAuth and has no metadata document, so Skype can learn nothing there.`,
  olderBelieved: (servers: string, host: string, older: string) =>
    `${servers} asked ${host} for Exchange's metadata document, and there is none. Your organisation still has Exchange servers that are older than Exchange 2013 (${older}), which have no such document: the name seems to lead to one of them.`,
  olderWayOut: (host: string, older: string) =>
    `Let the name lead to the newer Exchange servers only, in DNS and at the balancer: they pass clients of older mailboxes on. nslookup ${host} shows where it leads; compare that with the addresses of ${older}. People whose mailboxes are still on an older server get nothing from this set-up.`,
  otherOrganisation: (product: 'Skype' | 'Exchange', url: string, said: string, ours: string) =>
    `The document at ${url} signs in the name of ${said}. ${product === 'Skype' ? 'This Skype deployment' : 'This Exchange organisation'} has no such name: it has ${ours}. The address seems to lead to another one, and two of them are not supported here: Skype knows one Autodiscover address for all its users.`,
  otherOrganisationWayOut: (product: 'Skype' | 'Exchange') =>
    product === 'Skype'
      ? 'Go back and name the web services of this deployment. If the name is new here (Get-CsOAuthConfiguration | Format-List Realm), wait until every Front End has it, and look again.'
      : 'Go back and name the address of this organisation. If the name is right and its realm was changed (Get-AuthConfig | Format-List Realm), restart IIS on the Exchange servers out of hours, and look again.',
  leftOutWhy: 'Usually none. A server that is left out is not checked and not restarted, and the result will say so.',
} as const;

/** The Autodiscover address that Exchange tells its clients. */
export const internalUriWords = {
  notSeen: (why: string) => `The address that Exchange tells its clients could not be read: ${why}`,
  told: (uris: string) => `Exchange tells its clients to look at ${uris}. The wizard does not change that.`,
  someBlank: (servers: string) =>
    `${servers} tells its clients no Autodiscover address, while others do. That may be meant, so the wizard leaves it. Skype does not need one.`,
  blank: 'Exchange tells its clients no Autodiscover address. Skype does not need one.',
  blankWayOut: 'Setting one changes where Outlook looks. The wizard asks whether it should, and leaves it as it is unless you say so.',
  ask: 'Should Exchange tell its clients an Autodiscover address?',
  why: (uri: string) =>
    `No Exchange server tells one today. It would be ${uri}, for each server. This changes where Outlook looks, and Skype does not need it.`,
  leave: 'Leave it as it is',
  leaveBecause: 'Outlook goes on finding its way as today. Plan this on its own if you want it.',
  set: 'Set it on every server',
  setBecause: 'This changes where Outlook looks. It can be taken back: then no address is told again.',
  change: (server: string, uri: string) => `Let ${server} tell its clients to look at ${uri}. This changes where Outlook looks.`,
  /** To type. */
  word: 'CHANGE OUTLOOK',
  says: (servers: string) =>
    `Outlook looks for Autodiscover where ${servers} will say from now on. If that name is not in the certificate or leads elsewhere, everyone is warned or asked for a password. To set it, type the words shown.`,
  nobodyLooked: 'nobody has looked yet.',
  goneAlready: (server: string) => `${server} tells no address any more.`,
  anotherNow: (server: string, uri: string) => `${server} tells another address by now: ${uri}`,
  takeBack: (server: string) => `Let ${server} tell its clients no Autodiscover address, as before.`,
  breaks: 'Outlook looks for Autodiscover in its other ways again.',
} as const;

/** The policy made for a pilot group. */
export const pilotPolicy = 'ContactsInExchangePilot';

/** facts.md 124, 161, 162: what lists in Exchange are beside, and the way back. */
export const contactsWords = {
  back: 'A policy alone does not bring lists back, and neither does a rollback alone: first a policy that keeps the list in Skype (New-CsUserServicesPolicy with -UcsAllowed $false, Grant-CsUserServicesPolicy), then Invoke-CsUcsRollback for each user. Without the policy a list moves again after seven days.',
  moved:
    'While lists are in Exchange: roll back before people move to Teams, since their lists do not go with them, and since November 2023 none comes back with those who return. Do not restore a backup of user data (Export-CsUserData) that was taken while a list was elsewhere: that damages it. People who sign in with two factors (passive authentication) do not see their list.',
  witness:
    'Exchange knows it as well: in its shell, Get-Mailbox -ResultSize Unlimited | Where-Object ImListMigrationCompleted names the users whose lists have moved.',
} as const;
