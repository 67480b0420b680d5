// A wait that takes too long -> cause -> way out, by what is waited for and what was seen last; the more specific first. What a server
// said in between, as a refusal, is told by the catalogue.

import { diagnose, inWords, type Told } from '../diagnose.ts';
import { ownEvidence } from '../read-text.ts';

type Row = Told & {
  readonly source: string;
  /** Whose ids begin or end like this. */
  readonly wait: RegExp;
  readonly saw: RegExp;
};

const replicated = /\.replicated$/;
const back = /^(?:back|own restart) /;

const rows: readonly Row[] = [
  {
    source: 'facts.md 19, 20, 21',
    wait: replicated,
    saw: /not yet/i,
    cause:
      'That Front End has not fetched the change from the Central Management Store. Its service "Skype for Business Server Replica Replicator Agent" may be stopped, or the port 445 from the store to it is closed. One that is retired never reports.',
    wayOut: ['On that Front End: Get-Service REPLICA, and start it if it is stopped. Then ask the store to send the change again.'],
  },
  {
    source: 'facts.md 28, 29, 129, 130',
    wait: /^auth\.everywhere /,
    saw: /not yet on/i,
    cause:
      'The certificate is brought by a service of each server, MSExchangeServiceHost, which looks for it now and then; that is promised within one Active Directory site. To a server of another site it may come later, or not by itself.',
    wayOut: [
      'On each server that lacks it: Restart-Service MSExchangeServiceHost. Look again after some minutes.',
      'If one of another site still lacks it: MonitorExchangeAuthCertificate.ps1, which Microsoft offers, mends what can be mended.',
    ],
  },
  {
    source: 'facts.md 15',
    wait: /^oauth\.granted$/,
    saw: /not decided yet/i,
    cause: 'The certification authority issues such certificates only when a person there says so.',
    wayOut: ['Tell whoever runs the authority the number of the request. It can take days: leave, and come back.'],
  },
  {
    source: 'facts.md 21, 80, 136',
    wait: /^skype\.document$/,
    saw: / of /,
    cause:
      "Skype's web services show a certificate of before, or none: the Front End that answers has not received the new one, keeps its document for a while, or its application pool is switched off.",
    wayOut: [
      "Open Skype's metadata address in a browser on an Exchange server. If another certificate is shown: Invoke-CsManagementStoreReplication. If it answers 404 or 503: appcmd list apppool on the Front End.",
    ],
  },
  {
    source: 'facts.md 93',
    wait: /^directory /,
    saw: /not there yet/i,
    cause: 'Active Directory has not carried the partner application to that domain controller yet. Between sites it goes by a schedule.',
    wayOut: ['To see what is in the way: repadmin /replsummary. To have it done now: repadmin /syncall DOMAINCONTROLLER /AdeP.'],
  },
  {
    source: 'facts.md 83, 84',
    wait: back,
    saw: /not running|not started yet/i,
    cause: 'IIS was stopped, and did not come up again by itself.',
    wayOut: [
      'Look again: the wizard then offers to start it. Or on that server: iisreset /start, and if that fails, its event log says why.',
    ],
  },
  {
    source: 'facts.md 83',
    wait: back,
    saw: /have not been restarted yet/i,
    cause: 'The same worker processes are still at work, so whatever was restarted, it was not the web services of this server.',
    wayOut: ['On that server: iisreset /restart /timeout:60. Its last line says whether it worked.'],
  },
  {
    source: 'facts.md 74',
    wait: back,
    saw: /offers no OAuth/i,
    cause: 'OAuth is switched off at the virtual directory of that web service. Another restart does not switch it on.',
    wayOut: ['Look again: the wizard then shows how the switch stands, and the line that turns it on.'],
  },
  {
    source: 'facts.md 80, 93',
    wait: back,
    saw: /does not show the auth certificate/i,
    cause:
      'Its Autodiscover worker started from a domain controller that had not heard of the new auth certificate, or the certificate has not come to this server.',
    wayOut: ['Get-ExchangeCertificate -Server SERVER shows whether it is there. Once it is, the document follows at the next start.'],
  },
  {
    source: 'facts.md 80, 91, 93',
    wait: back,
    saw: /does not trust Skype yet/i,
    cause:
      'It started without the partner application for Skype: the domain controller that it asks had not received it, or the entry is switched off.',
    wayOut: [
      'Get-PartnerApplication -DomainController DC shows whether it has arrived where this server asks. Once it has, it counts from the next start on; another restart before that changes nothing.',
    ],
  },
  {
    source: 'facts.md 53, 54',
    wait: back,
    saw: /could not be seen/i,
    cause: 'No server can be reached to ask it, and this computer has no way to it. That says nothing of the server itself.',
    wayOut: ['On that server, open https://NAME/ews/healthcheck.htm, with the published name: it must say 200 OK. Then say so here.'],
  },
  {
    source: 'facts.md 83',
    wait: back,
    saw: /does not answer yet/i,
    cause: 'The web services are still starting, which takes minutes on a busy server, or they fail at each start.',
    wayOut: ['Give it some minutes. If it stays so, the event log of that server says why (Application, sources IIS and ASP.NET).'],
  },
];

/** What is likely behind a wait; undefined where nobody knows. */
export function diagnoseWait(wait: string, saw: string, found: readonly string[]): Told | undefined {
  const row = rows.find((each) => each.wait.test(wait) && each.saw.test(saw));
  if (row !== undefined) return row;
  const diagnosis = diagnose(ownEvidence([saw], found));
  return diagnosis && inWords(diagnosis, { cause: '', wayOut: [] });
}
