// What happened, where nothing says why (facts.md 79). These are no causes: they stand last, and name the one look that tells more.

import type { Symptom } from '../cause.ts';
import { publicPages } from './public-pages.ts';

const header = 'Test-CsExStorageConnectivity -SipUri USER -Verbose on a Front End: the line with x-ms-diagnostics or WWW-Authenticate';

export const symptoms: readonly Symptom[] = [
  {
    id: 'challenge',
    clues: [{ http: [401], bearer: 'offered', words: /trusted_issuers=/, unless: { speaker: 'skype' } }],
    cause: 'That is how Exchange answers a request without a token: it lists whom it trusts. It is no failure by itself.',
    wayOut: [
      'Where 00000004-… stands among the trusted issuers, this server has read the entry for Skype. Where it does not: step "Skype as partner", then "IIS restart".',
    ],
    settle: header,
    address: publicPages.challenge,
  },
  {
    id: 'no-cloud-sign-in',
    clues: [{ code: [4000000] }],
    cause: 'That number is how Exchange answers whoever asks for a sign-in by the cloud, where there is none. It is no failure by itself.',
    wayOut: ['Ask with an empty Bearer, and name no user beside it: then the trusted issuers are listed.'],
    settle: header,
    address: 'https://learn.microsoft.com/answers/questions/1792037/hma-with-activesync-wont-work-with-exchange-server',
  },
  {
    id: 'cloud-answered',
    clues: [{ code: [2000020] }],
    cause: 'That number is not known of servers of your own; the request may have gone to the cloud.',
    wayOut: ['Let Autodiscover lead to your own servers, or test with a user whose mailbox is on them.'],
    settle: 'Get-Recipient USER | Format-List RecipientTypeDetails, and the host in the text',
    address: publicPages.hybrid,
  },
  {
    id: 'token-refused',
    clues: [{ event: { source: 'msexchangeoauth', ids: [2006] } }, { words: /invalidoauthtoken|x-ms-diagnostics\D{0,20}20000[1-9]\d/ }],
    cause: 'Exchange refused a token. Why, its exception says, and x-ms-diagnostics of the answer.',
    wayOut: ['Paste the whole text of the event 2006 of MSExchange OAuth (Application log of that Exchange server).'],
    settle: header,
    address: publicPages.freeBusy,
  },
  {
    id: 'unauthorized',
    clues: [{ http: [401] }],
    cause:
      "Exchange did not accept Skype's token, and did not say why. It may be that OAuth is off at a virtual directory, that a device in between takes the token away, or that the realm is not an accepted domain.",
    wayOut: ['Look at all steps again: each of these three shows there. Then test with -Verbose, which prints what Exchange said.'],
    settle: header,
    address: publicPages.freeBusy,
  },
  {
    id: 'forbidden',
    clues: [{ http: [403] }],
    cause:
      'Something on the way refused the request: Exchange itself (EWS is switched off or filtered for this user), or a device or proxy before it.',
    wayOut: [
      'Get-OrganizationConfig | Format-List Ews* and Get-CASMailbox USER | Format-List Ews*; then the same request at an Exchange server directly.',
    ],
    settle: 'Get-OrganizationConfig | Format-List Ews*; Get-CASMailbox USER | Format-List Ews*',
    address: publicPages.forbidden,
  },
  {
    id: 'not-found',
    clues: [{ http: [404] }],
    cause: 'A server answered that there is nothing at that address.',
    wayOut: ['Compare the address that was called with the one that the wizard shows.'],
    settle: 'The whole text with the address in it (Autodiscover Uri=…)',
    address: publicPages.storageFailures,
  },
  {
    id: 'unavailable',
    clues: [{ http: [502, 503, 504] }],
    cause:
      'The web server answered, but nothing behind it did: an application pool is stopped or breaks down, the server is in maintenance, or a gateway has lost it.',
    wayOut: [
      'Look at all steps again. On the server: Get-WebAppPoolState MSExchangeServicesAppPool, and the last lines in C:\\Windows\\System32\\LogFiles\\HTTPERR.',
    ],
    settle: 'The last lines of HTTPERR on that server: their last two fields name the reason and the pool',
    address: publicPages.httpErr,
  },
  {
    id: 'server-error',
    clues: [{ http: [500] }, { soap: ['errorinternalservererror'] }],
    cause: 'The server failed itself while it answered, and did not say why.',
    wayOut: ['Look at all steps again, and mind the auth certificate. On that server, the Application log at that minute says more.'],
    settle: 'On that server: the events of MSExchange OAuth, MSExchange Common and ASP.NET in the Application log of that minute',
    address: publicPages.updates,
  },
  {
    id: 'shell-failed',
    clues: [{ kind: ['remoting'] }],
    cause: 'A remote shell could not be opened. What follows the name of the server in that text, or its number, says why.',
    wayOut: ['Copy the text again with all of it, or work in the management shell on the server itself.'],
    settle: '$Error[0].FullyQualifiedErrorId',
    address: publicPages.winrm,
  },
  {
    id: 'autodiscover-failed',
    clues: [{ skypeCode: 'errorewsautodiscover' }, { event: { source: 'lsstorageservice', ids: [32053, 32054] } }],
    cause: 'Skype did not get through Autodiscover. The text does not say at what it failed.',
    wayOut: ['Paste the whole text, down to the last "--->": what follows the last arrow is the reason.'],
    settle: 'The whole text of the event, or of Debug-CsStorageServiceFailures',
    address: publicPages.storageFailures,
  },
  {
    id: 'exchange-not-reached',
    clues: [{ event: { source: 'ucwa', ids: [20004, 20006] } }],
    cause: 'For photos or a search for contacts, Skype did not reach Exchange. The event does not say at what it failed.',
    wayOut: ['Test with Test-CsExStorageConnectivity -SipUri USER -Verbose on that Front End, and paste what it says.'],
    settle: header,
    address: publicPages.ucwa,
  },
];
