// The words of the step "Servers".

import { harmless } from '../../model/harmless.ts';
import { literal } from '../../powershell/render.ts';
import { listInWords } from '../phrases.ts';

export const words = {
  why: [
    'Before anything is changed, the wizard looks at what there is: which Skype for Business and Exchange servers take part, and by which addresses they publish how to check their signatures.',
    'It also asks what should happen to the contact lists, because that is decided by the link you are about to make.',
  ],
  touches: ['Nothing, unless you choose to keep contact lists in Skype: then one policy in Skype is changed.'],
  notices: ['Users notice nothing in this step.'],
  contactsAsk: 'Where should the contact lists of your users live?',
  contactsWhy:
    'Once the link works, Skype moves contact lists into Exchange at each sign-in. Moving a list back is work for each user. So this is decided first.',
  keep: 'Keep them in Skype for now',
  keepBecause: 'Nothing moves. You can allow it later, for everyone or for some.',
  pilot: 'Keep them, and prepare a policy for a pilot group',
  pilotBecause: 'Nothing moves, except for users to whom you grant the new policy yourself.',
  move: 'Let them move to Exchange',
  moveBecause: 'Each list moves at the next sign-in of its owner. Nothing is changed here.',
  skypeUrlAsk: "Exchange reads Skype's public key at an address. Which one is it?",
  skypeUrlWhy:
    'Skype publishes an auth metadata document: a page with its name and its public key. Its address was worked out from the pool.',
  exchangeUrlAsk: "Skype reads Exchange's public key at an address. Which one is it?",
  exchangeUrlWhy: 'Exchange publishes such a document, too. Its address was worked out from the name that Exchange tells its clients.',
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

/** facts.md 45, 158. */
export const supportWords = {
  ended: 'on 14 October 2025, and the paid extension on 31 October 2026',
  ended2013: 'on 11 April 2023',
  exchange: (server: string, ended: string) =>
    `Support for the version on ${server} ended ${ended}: only the Subscription Edition gets updates. This set-up works with it all the same.`,
  skype: (ended: string) =>
    `Support for this version of Skype ended ${ended}: only the Subscription Edition gets updates. This set-up works with it all the same.`,
  skypeWayOut:
    'From 2019 the Subscription Edition is an update in place, from 2015 a pool beside the old one. Where it was updated already, this number may still be that of before.',
} as const;

/** facts.md 157: Skype's own shell hides nothing from anybody. */
export const rightsWords = {
  inGroup:
    "Your account is in a group that may do Skype's part. (That its shell here has all commands proves nothing: it has them for everybody.)",
  notInGroup:
    "Skype's shell on this computer has all commands for everybody, so that proves nothing; and your account does not seem to be in a group that may run them.",
  groupNotSeen:
    "Skype's own shell has all commands for everybody, so that they are there proves nothing; and the groups of the account that runs them could not be seen.",
  groupWayOut:
    'The account should be in RTCUniversalServerAdmins, and for the connectivity test in RTC Local User Administrators: whoami /groups shows it. If you were added only now, sign out and in again.',
} as const;

/** Whose proxy it is, by what our function calls it. */
export const proxyScopes: { readonly [scope: string]: string } = {
  WinHTTP: 'WinHTTP',
  machine: 'all accounts',
  'S-1-5-18': 'Local System',
  'S-1-5-20': 'Network Service',
};

/** facts.md 154: proxies between the two products. */
export const proxyWords = {
  exchange: (server: string, proxy: string, host: string) =>
    `Exchange on ${server} asks for other servers through the proxy ${proxy} (InternetWebProxy), and ${host} is not among those that bypass it. Reading Skype's document takes that way as well.`,
  exchangeWayOut: (server: string, bypass: readonly string[]) =>
    `Let it bypass the proxy: Set-ExchangeServer -Identity ${server} -InternetWebProxyBypassList ${bypass.join(', ')}. The list is replaced, so it names what it has today as well. Then restart IIS on that server out of hours. Exchange 2013 has no such list: there the proxy itself has to pass the name on.`,
  setting: (scope: string, proxy: string) => `${proxy} (set for ${scope})`,
  frontEnd: (server: string, host: string, through: string) =>
    `On ${server}, what is meant for ${host} may be sent to a proxy: ${through}. An internal name should bypass it.`,
  frontEndWayOut: (server: string, host: string) =>
    `On ${server}, run netsh winhttp show proxy, and have whoever sets the proxies there add ${host}, or its domain with an asterisk, to the bypass list. Skype's services take the settings of Windows for their accounts.`,
  cause: (says: string) => `The likely cause: ${says}`,
  notLooked: (server: string, why: string) =>
    `Whether ${server} sends internal names to a proxy, which would explain that, could not be looked at.${why === '' ? '' : ` ${why}`}`,
  byHand: (server: string) =>
    `On ${server}, run netsh winhttp show proxy. For the accounts of services, look at the proxy settings under HKEY_USERS\\S-1-5-18 and HKEY_USERS\\S-1-5-20 in the registry.`,
  // facts.md 59.
  notAllowed: (host: string, domains: string) =>
    `Skype follows Exchange's Autodiscover to ${host} only if its ExchangeAutodiscoverAllowedDomains lists that domain. ${domains === '' ? 'Now it lists none.' : `Now it lists ${domains}.`}`,
  allowed: (host: string) =>
    `Skype's ExchangeAutodiscoverAllowedDomains lists the domain of ${host}, so its Autodiscover may go there. The metadata document must be read at its own address all the same.`,
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
    `Outlook looks for Autodiscover where ${servers} will say from now on. If that name is not in the certificate or leads to another server, everyone is warned or asked for a password.`,
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
  pilot: `For each user of the pilot type Grant-CsUserServicesPolicy -Identity sip:user@example.com -PolicyName ${pilotPolicy}. After the next sign-in with a full client, Debug-CsUnifiedContactStore -Identity sip:user@example.com says Migrated, and Test-CsUnifiedContactStore reads the list.`,
  back: 'A policy alone does not bring lists back, and neither does a rollback alone: first a policy that keeps the list in Skype (New-CsUserServicesPolicy with -UcsAllowed $false, Grant-CsUserServicesPolicy), then Invoke-CsUcsRollback for each user. Without the policy a list moves again after seven days.',
  moved:
    'While lists are in Exchange: roll back before people move to Teams, since their lists do not go with them, and since November 2023 none comes back with those who return. Do not restore a backup of user data (Export-CsUserData) that was taken while a list was in the other product: that damages it. People who sign in with two factors (passive authentication) do not see their list.',
  witness:
    'Exchange knows it as well: in its shell, Get-Mailbox -ResultSize Unlimited | Where-Object ImListMigrationCompleted names the users whose lists have moved.',
} as const;

/** The line that switches OAuth on for a virtual directory. */
export const switchLine = (service: 'ews' | 'autodiscover', directory: string): string =>
  `Set-${service === 'ews' ? 'WebServices' : 'Autodiscover'}VirtualDirectory ${literal(directory)} -OAuthAuthentication $true`;

/** What the connectivity test will ask for, looked at beforehand (facts.md 74, 190). */
export const webServicesWords = {
  notSeen: (what: string, why: string) => `The wizard could not look at ${what}: ${why}`,
  notSeenWayOut:
    'Run Get-WebServicesVirtualDirectory -ADPropertiesOnly | Format-List Server, InternalUrl, OAuthAuthentication, and see that each server has an address, and OAuth. Without that the connectivity test tells it at the end.',
  allBlank:
    'No Exchange server tells where its web services are (the InternalUrl of EWS is blank), so that Skype finds no way to any mailbox.',
  someBlank: (servers: string) =>
    `${servers} does not tell where its web services are (the InternalUrl of EWS is blank). Where no other server of its site tells it, Skype finds no way to the mailboxes there.`,
  blankWayOut: (servers: readonly string[]) =>
    `Outlook uses these addresses too, so whoever runs Exchange sets them: ${servers
      .map(
        (each) =>
          `Set-WebServicesVirtualDirectory ${literal(`${each}\\EWS (Default Web Site)`)} -InternalUrl https://NAME/EWS/Exchange.asmx`,
      )
      .join('; ')}, with a name that is in the web certificate. Then look again.`,
  reached: (from: string, url: string) => `${from} gets to Exchange Web Services at ${url}, over a trusted connection.`,
  notLooked: (from: string, url: string) => `Whether ${from} gets to Exchange Web Services at ${url} could not be looked at.`,
  notReached: (from: string, url: string) =>
    `Autodiscover will send Skype to ${url} for mailboxes, and ${from} cannot use Exchange Web Services there.`,
  answers: (status: number | null) =>
    status === 404
      ? 'There is nothing at that address.'
      : `It answers anybody with status ${status ?? 'unknown'}, where Exchange asks who it is: a sign-in page, or another web site.`,
  odd: (from: string, url: string, status: number | null) =>
    `Asked by ${from}, ${url} answers with status ${status ?? 'unknown'}, and not with 401 as Exchange Web Services do for anybody without a token. It may pass; the connectivity test shows it.`,
  // facts.md 193.
  switchedOff:
    'Exchange Web Services are switched off for the whole organisation (EwsEnabled is False), so that Exchange would refuse Skype.',
  switchedOffWayOut:
    'Whoever owns that rule decides: Get-OrganizationConfig | Format-List Ews* shows it, and Set-OrganizationConfig -EwsEnabled $null takes it back. Skype needs EWS. Then look again.',
  programs: ({ rule, programs }: { readonly rule: 'only these' | 'all but these'; readonly programs: readonly string[] }) =>
    `Exchange lets programs use its web services by the names that they give themselves: ${rule === 'only these' ? 'only those of its list (EwsAllowList)' : 'all but those of its list (EwsBlockList)'}, ${programs.length === 0 ? 'which is empty' : listInWords(programs)}. Under which name Skype comes is not documented; where it may not, the connectivity test ends with 403.`,
  unknownRule: (named: string) =>
    `Exchange has a rule for which programs may use its web services (EwsApplicationAccessPolicy), "${harmless(named, 64)}", which this version does not know. Whether Skype may is not seen; where it may not, the connectivity test ends with 403.`,
  unknownRuleWayOut: 'Get-OrganizationConfig | Format-List Ews* shows it. Ask whoever owns that rule whether Skype may use EWS.',
  programsWayOut:
    'Whoever owns that rule decides. Only if the test ends with 403: the IIS log of that Exchange server shows the name of that moment’s request (user agent), and Set-OrganizationConfig -EwsAllowList @{Add="NAME/*"} lets it in.',
  bypass: (servers: string, url: string) =>
    `At ${servers}, the virtual directory EWS passes requests on to an address of its own (InternalNLBBypassUrl, ${url}), which must be blank there since the updates of 2021: web services may answer with an error.`,
  bypassWayOut: (servers: readonly string[]) =>
    `After whoever runs Exchange agreed: ${servers.map((each) => `Set-WebServicesVirtualDirectory "${each}\\EWS (Default Web Site)" -InternalNLBBypassUrl $null`).join('; ')}. Then look again.`,
  byHand: (server: string, url: string) =>
    `On ${server}, open ${url} in a browser: it must ask for a name and a password, without a warning.`,
  url: (url: string) =>
    `If the address is wrong: Get-WebServicesVirtualDirectory -ADPropertiesOnly | Format-List Server, InternalUrl shows which server tells ${url}. Outlook uses it too, so whoever runs Exchange corrects it. If it is right:`,
  off: (server: string, directories: readonly string[]) =>
    `${server} takes no tokens (OAuthAuthentication is off on ${listInWords(directories)}), so that it would refuse whatever Skype sends. A restart does not change that.`,
  offWayOut: (lines: readonly string[]) =>
    `Whoever runs Exchange switches it on, out of hours: ${lines.join('; ')}. Then recycle its application pool, or restart IIS, and look again.`,
} as const;
