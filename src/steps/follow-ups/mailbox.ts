// What users find in Outlook, on the web and on their phones once the link works: pictures, meetings, history, presence, voice mail. The
// wizard looks at none of it: each says the line that would (facts.md 232, 233, 234, 235, 236).

import { someInWords } from '../phrases.ts';
import { exchangeVersion } from '../servers/facts.ts';
import { type FollowUpEntry, inExchange, inSkype, inWindows, type Known, orElse, unlooked } from './known.ts';

export const photos: FollowUpEntry = ({ user, ewsAddress }) => ({
  id: 'photos',
  title: 'Large photos',
  ...unlooked,
  look: [
    'AllPhotos is the default; PhotosFromADOnly hides them. Who has none gets an error, and that is right:',
    inSkype`Get-CsClientPolicy | Format-List Identity,DisplayPhoto`,
    inExchange`Get-OwaMailboxPolicy | Format-List Name,SetPhotoEnabled`,
    inExchange`Get-UserPhoto -Identity ${user}`,
  ],
  needs: ['Nothing more: clients ask Exchange for photos as their user. About 240 KB for each photo.'],
  notices: ['Photos of up to 648 by 648 pixels in Skype, Outlook and on the web. Exchange makes the small one for the directory from it.'],
  run: [
    'Users set their own in Outlook on the web. For somebody who asked for it, a JPEG:',
    inExchange`Set-UserPhoto -Identity ${user} -PictureData ([IO.File]::ReadAllBytes('C:\Photos\one.jpg')) -Confirm:$false`,
  ],
  verify: [
    `In a browser, signed in to Windows: ${ewsAddress}/s/GetUserPhoto?email=${user}&size=HR648x648`,
    'It shows that web services and Autodiscover answer. It does not show the link: clients ask for photos without it.',
  ],
  back: [inExchange`Remove-UserPhoto -Identity ${user}`],
  broken: ['Clients that ask Exchange keep photos. Web and mobile ones, for which Skype asks, may lose them (event 20004 of UCWA).'],
});

export const history: FollowUpEntry = ({ user }) => ({
  id: 'history',
  title: 'Conversation history kept by the servers',
  ...unlooked,
  look: [
    inSkype`Get-CsConversationHistoryConfiguration | Format-List Identity,EnableServerConversationHistory,MaxContinuedConversationRetry`,
    inSkype`Get-CsClientPolicy | Format-List Identity,EnableServerConversationHistory,DisableSavingIM`,
  ],
  needs: [
    'Skype for Business Server 2015 or later. That both settings below are needed is likely, and not documented: try it with the pilot.',
  ],
  notices: ['Missed messages and calls, and conversations, are in the Conversation History folder also when they were held on a phone.'],
  run: [
    'A pilot: the switch of the servers, and a client policy of its own. A user who has a client policy already keeps it: change that one.',
    inSkype`Set-CsConversationHistoryConfiguration -Identity Global -EnableServerConversationHistory $true`,
    inSkype`New-CsClientPolicy -Identity HistoryPilot -EnableServerConversationHistory $true`,
    inSkype`Grant-CsClientPolicy -Identity ${user} -PolicyName HistoryPilot`,
    'Everybody:',
    inSkype`Set-CsClientPolicy -Identity Global -EnableServerConversationHistory $true`,
  ],
  verify: [
    'Two pilots write to each other, one of them on a phone. Minutes later both have the conversation in Outlook, under Conversation History.',
  ],
  back: [
    'First the policy, then the servers. What was written stays in the mailboxes.',
    inSkype`Grant-CsClientPolicy -Identity ${user} -PolicyName $null`,
    inSkype`Set-CsClientPolicy -Identity Global -EnableServerConversationHistory $false`,
    inSkype`Set-CsConversationHistoryConfiguration -Identity Global -EnableServerConversationHistory $false`,
  ],
  broken: [
    'What is to be written waits on the Front Ends and is tried again; what comes in too late is lost. Conversations themselves go on.',
  ],
});

export const meetings: FollowUpEntry = ({ user, sipDomain }) => ({
  id: 'meetings',
  title: 'Online meetings from Outlook on the web',
  ...unlooked,
  look: ['Names that lead to the web services of Skype:', inWindows`Resolve-DnsName ${`lyncdiscoverinternal.${sipDomain}`}`],
  needs: [
    'Nothing to enable, nor for the role MeetingGraphApplication that the set-up gives: no page says what it does, and a version that lacks it is in order. The user is on a Skype pool, the mailbox on Exchange 2013 CU1 or later. Whether Exchange 2019 and the Subscription Edition still have the button is not documented.',
  ],
  notices: ['A button "Online meeting" in the calendar of Outlook on the web.'],
  run: [],
  verify: [
    `It is the one documented use of the link from Exchange to Skype. ${user} signs in to Outlook on the web and makes a meeting: the button is there, one click writes the link to join. Discard that meeting.`,
  ],
  back: [],
  broken: ['The button goes. Meetings that were made stay.'],
});

/** From this build on, 2019 CU15 and the Subscription Edition, set-up leaves UCMA out (facts.md 234). */
const withoutUcma = [15, 2, 1748] as const;

function unproven({ exchange }: Known): readonly string[] {
  return exchange.flatMap(({ fqdn, version }) => {
    const [major, minor, build] = exchangeVersion(version) ?? [0, 0, 0];
    return major === withoutUcma[0] && minor === withoutUcma[1] && build >= withoutUcma[2] ? [fqdn] : [];
  });
}

export const presence: FollowUpEntry = (known) => {
  const { pools, exchange } = known;
  const [pool] = orElse(pools, '<pool>');
  const [server, ...others] = orElse(
    exchange.map(({ fqdn }) => fqdn),
    '<Exchange server>',
  );
  // A pool of more than one computer has a name that is none of theirs.
  const name = others.length === 0 ? server : '<name in all the certificates>';
  const newer = unproven(known);
  return {
    id: 'presence',
    title: 'Presence in Outlook on the web',
    now: newer.length === 0 ? 'not looked at' : 'not proven with your version',
    seen:
      newer.length === 0
        ? []
        : [
            {
              state: 'note',
              words: `${someInWords(newer)}: the set-up of this version does not install UCMA, which this needs. Whether it is still supported there was not found: ask Microsoft before.`,
            },
          ],
    look: [
      inSkype`Get-CsTrustedApplicationPool | Format-List Identity,Registrar`,
      inSkype`Get-CsTrustedApplication | Format-List Identity,Port`,
      inExchange`Get-OwaVirtualDirectory | Format-List Server,InstantMessaging*`,
      inExchange`Get-OwaMailboxPolicy | Format-List Name,InstantMessaging*`,
      inExchange`Get-SettingOverride | Where-Object SectionName -eq IMSettings`,
      'Exchange 2013 and 2016 with voice mail: a dial plan of the kind SipName means that Skype knows the server already. Do not add it then.',
      inExchange`Get-UMDialPlan | Format-List Name,UriType`,
    ],
    needs: [
      'Not this link: Exchange speaks SIP over TLS with certificates to the pool. That the link works says nothing of it, and the other way round.',
      'A certificate on each Exchange server whose subject is the name that Skype is told; no wildcard. A change of the topology of Skype, so its owner.',
    ],
    notices: ['Presence and messages in the browser. Half set up, users get empty marks and an error at sign-in.'],
    run:
      newer.length > 0
        ? []
        : [
            'The names are those in the certificates, the thumbprint is that of the certificate for IIS. <site> is of Get-CsSite. First Skype:',
            ...(others.length === 0
              ? [inSkype`New-CsTrustedApplicationPool -Identity ${name} -Registrar ${pool} -Site '<site>' -RequiresReplication $false`]
              : [
                  inSkype`New-CsTrustedApplicationPool -Identity ${name} -Registrar ${pool} -Site '<site>' -RequiresReplication $false -ComputerFqdn ${server}`,
                  ...others.map((each) => inSkype`New-CsTrustedApplicationComputer -Identity ${each} -Pool ${name}`),
                ]),
            inSkype`New-CsTrustedApplication -ApplicationId OutlookWebApp -TrustedApplicationPoolFqdn ${name} -Port 5199`,
            inSkype`Enable-CsTopology`,
            'Then Exchange 2016 and 2019 (2013 has both values in a web.config, which each update replaces):',
            inExchange`New-SettingOverride -Name SkypeIM -Component OwaServer -Section IMSettings -Parameters @(${`IMServerName=${pool}`},'IMCertificateThumbprint=<thumbprint>') -Reason 'Skype for Business'`,
            ...[server, ...others].map(
              (each) =>
                inExchange`Get-ExchangeDiagnosticInfo -Server ${each} -Process Microsoft.Exchange.Directory.TopologyService -Component VariantConfiguration -Argument Refresh`,
            ),
            inExchange`Get-OwaVirtualDirectory | Set-OwaVirtualDirectory -InstantMessagingEnabled $true -InstantMessagingType OCS`,
            inExchange`Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled $true -InstantMessagingType OCS`,
            'On each of them, out of hours:',
            inWindows`Restart-WebAppPool MSExchangeOWAAppPool`,
          ],
    verify:
      newer.length > 0
        ? []
        : [
            'Sign in to Outlook on the web: the event 112 of MSExchange OWA on that server, and the presence of a colleague. The thumbprint has to follow each renewal.',
          ],
    back:
      newer.length > 0
        ? []
        : [
            'First the policy, then the rest.',
            inExchange`Set-OwaMailboxPolicy -Identity Default -InstantMessagingEnabled $false -InstantMessagingType None`,
            inExchange`Remove-SettingOverride -Identity SkypeIM`,
            inSkype`Remove-CsTrustedApplicationPool -Identity ${name}`,
            inSkype`Enable-CsTopology`,
          ],
    broken: ['Nothing: it does not go through this trust. Its own is the certificate for IIS.'],
  };
};

export const voiceMail: FollowUpEntry = () => ({
  id: 'voice-mail',
  title: 'Voice mail',
  ...unlooked,
  look: [
    inSkype`Get-CsHostingProvider | Format-List Identity,ProxyFqdn`,
    inSkype`Get-CsHostedVoicemailPolicy | Format-List Identity,Destination,Organization`,
  ],
  needs: [
    'Enterprise Voice, and not this link. Exchange 2013 and 2016 have Unified Messaging, which 2019 and later have not: there it is Cloud Voicemail, which takes a tenant of Microsoft 365 and a hybrid. The wizard does neither.',
  ],
  notices: [],
  run: [],
  verify: [],
  back: [],
  broken: ['Nothing: it does not go through this trust.'],
});
