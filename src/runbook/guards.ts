// What a runbook asks the servers around each change, as PowerShell expressions: is it done already, is the world still as it
// was when the change was planned, does the effect show. To guard a new change, put its id into `guardOf`; a test fails
// until it is there. The functions that are called here, such as Test-Restarted, are in assets/powershell/runbook.ps1.

import { linkedAccountName } from '../exchange/partner-applications.ts';
import { authCertificateSubject } from '../exchange/signing.ts';
import type { Change, Wait } from '../model/change.ts';
import type { Command, Value } from '../model/command.ts';
import type { Fqdn, ShellKind } from '../model/place.ts';
import { exchangeCmdlet, skypeCmdlet } from '../powershell/reader.ts';
import { literal, render } from '../powershell/render.ts';
import { authWaits } from '../steps/certificates/auth-certificate/plan.ts';
import { assignedThumbprint } from '../steps/certificates/facts.ts';
import { beforeOf } from '../steps/certificates/pfx/facts.ts';
import { importId } from '../steps/certificates/pfx/words.ts';
import { publishedUrls, skypeIssuer } from '../steps/iis-restart/facts.ts';
import { iisWaits } from '../steps/iis-restart/watch.ts';
import { replicationWaits } from '../steps/replication.ts';
import { exchangeTakingPart, exchangeUrl, hostOf, serversOf, skypeRealm } from '../steps/servers/facts.ts';
import { skypeAsPartnerOf } from '../steps/skype-as-partner/facts.ts';
import { documentWaits } from '../steps/skype-as-partner/plan.ts';
import type { Known } from '../steps/step.ts';
import type { Guard } from './document.ts';

/** Nothing is asked around it: a test, or a change that no guard is known for. */
export const unguarded: Guard = { done: null, shows: 'later', asPlanned: null, otherwise: '', made: null };

/** The guard of a change, or undefined where none is known. */
export function guardOf(change: Change, known: Known): Guard | undefined {
  const [id = '', about = ''] = change.id.split(/ (.*)/s);
  const parameter = (name: string): string => textOf(change.command, name);
  switch (id) {
    case 'contacts.keep':
      return lasting(`(${look.contacts('Global')}).UcsAllowed -eq $false`);
    case 'contacts.pilot-policy':
      return lasting(some(look.contacts(null), `[string] $_.Identity -like ${literal(`*${parameter('Identity')}`)}`));
    case 'oauth.assign':
    case 'oauth.roll': {
      const was = before(change, 'OAuthTokenIssuer');
      return {
        ...lasting(some(look.tokenIssuer, `$_.Thumbprint -eq ${literal(parameter('Thumbprint'))}`)),
        asPlanned: was === '' ? none(look.tokenIssuer) : some(look.tokenIssuer, `$_.Thumbprint -eq ${literal(was)}`),
        otherwise: 'Skype signs with another certificate by now.',
      };
    }
    case 'oauth.request':
      // An authority that keeps the request for someone to decide on gives the certificate later.
      return { ...unguarded, done: some(store, `$_.FriendlyName -eq ${literal(parameter('FriendlyName'))}`) };
    case 'oauth.request-file':
      return { ...unguarded, done: `@(Get-Item -LiteralPath ${literal(parameter('Output'))} -ErrorAction SilentlyContinue).Count -gt 0` };
    case 'oauth.retrieve':
    case 'oauth.import-signed':
      return unguarded;
    case 'oauth.remove-previous':
      return lasting(none(look.tokenIssuer, '$_.PreviousThumbprint'));
    case 'auth.make':
      return { ...lasting(some(look.exchangeCertificates, unusedAuth)), made: madeAuth };
    case 'auth.stage':
    case 'auth.stage-now':
      return {
        ...lasting(`(${look.authConfig}).NextCertificateThumbprint -eq ${literal(parameter('NewCertificateThumbprint'))}`),
        asPlanned: `(${look.authConfig}).CurrentCertificateThumbprint -eq ${literal(before(change, 'current'))}`,
        otherwise: 'Exchange signs with another certificate by now than when the plan was made.',
      };
    case 'auth.publish':
      return {
        ...lasting(`(${look.authConfig}).CurrentCertificateThumbprint -eq ${literal(before(change, 'next'))}`),
        asPlanned: `(${look.authConfig}).NextCertificateThumbprint -eq ${literal(before(change, 'next'))}`,
        otherwise: 'Exchange has another next certificate by now than when the plan was made.',
      };
    case 'auth.clear-previous':
      return lasting(`-not (${look.authConfig}).PreviousCertificateThumbprint`);
    case 'auth.put-back':
      // Which certificate the web site shows cannot be asked in the Exchange Management Shell.
      return parameter('Services') === 'SMTP'
        ? lasting(`(${look.transport(parameter('Server'))}).InternalTransportCertificateThumbprint -eq ${literal(parameter('Thumbprint'))}`)
        : unguarded;
    case importId: {
      const thumbprint = beforeOf(change).thumbprint;
      return thumbprint === null ? unguarded : lasting(`Test-Path ${literal(`Cert:\\LocalMachine\\My\\${thumbprint}`)}`);
    }
    case 'partner.script':
      return script(known);
    case 'partner.account':
      return {
        ...lasting(`@(${look.account(parameter('Name'), pinned(known))}).Count -gt 0`),
        made: `${look.account(parameter('Name'), pinned(known))} | ForEach-Object { "account $($_.Name), GUID $($_.Guid)" }`,
      };
    case 'partner.hide':
      return lasting(some(look.mailUser(parameter('Identity'), pinned(known)), '$_.HiddenFromAddressListsEnabled'));
    case 'partner.create':
      return {
        ...lasting(`${thisSkype(pinned(known), known)}.Count -gt 0`),
        made: `${thisSkype(pinned(known), known)} | ForEach-Object { "partner application $($_.Name), GUID $($_.Guid)" }`,
      };
    case 'partner.link':
      return onApplication(parameter('Identity'), '$_.LinkedAccount', known);
    case 'partner.role':
      return lasting(some(look.roles(parameter('User'), known), `[string] $_.Role -eq ${literal(about)} -and ${isOwnRole}`));
    case 'partner.move':
      return onApplication(parameter('Identity'), `[string] $_.AuthMetadataUrl -eq ${literal(parameter('AuthMetadataUrl'))}`, known);
    case 'partner.refresh': {
      const wanted = literal(assignedThumbprint(known) ?? '');
      const stored = `@($_.CertificateStrings | ForEach-Object { Get-Thumbprint $_ }) -contains ${wanted}`;
      return onApplication(parameter('Identity'), stored, known);
    }
    case 'partner.enable':
      return onApplication(parameter('Identity'), '$_.Enabled', known);
    case 'restart':
      return restart(about, known);
    case 'start':
      return { ...unguarded, done: `Test-Running ${literal(about)}` };
    case 'exchange-partner.create':
      return {
        ...lasting(exchangeApplication(parameter('Identity'), parameter('MetadataUrl'))),
        asPlanned: none(look.skypeApplications, `$_.Identity -eq ${literal(parameter('Identity'))}`),
        otherwise: `Skype has a partner application named ${parameter('Identity')} by now, and it is another one.`,
      };
    case 'exchange-partner.mend':
      return {
        ...lasting(exchangeApplication(parameter('Identity'), parameter('MetadataUrl'))),
        asPlanned: some(look.skypeApplications, `$_.Identity -eq ${literal(parameter('Identity'))}`),
        otherwise: `Skype's partner application ${parameter('Identity')} is gone.`,
      };
    case 'exchange-partner.read-again':
      // Which key Skype holds does not show, before or after: so it is never skipped, and asked for only what would make it wrong.
      return {
        ...unguarded,
        asPlanned: some(
          look.skypeApplications,
          `$_.Identity -eq ${literal(parameter('Identity'))} -and [string] $_.AuthToken -eq ${literal(`Value=${parameter('MetadataUrl')}`)}`,
        ),
        otherwise: `Skype's partner application ${parameter('Identity')} is gone, or reads another document by now.`,
      };
    case 'autodiscover-url.set':
      return {
        ...lasting(`[string] (${look.oauth}).ExchangeAutodiscoverUrl -eq ${literal(parameter('ExchangeAutodiscoverUrl'))}`),
        asPlanned: `[string] (${look.oauth}).ExchangeAutodiscoverUrl -eq ${literal(before(change, 'ExchangeAutodiscoverUrl'))}`,
        otherwise: 'Skype has another Autodiscover address by now than when the plan was made.',
      };
    case 'test':
      return unguarded;
    default:
      return undefined;
  }
}

/** Which shell a wait looks through, and the expression that is true when it is over. */
export function untilOf(wait: Wait, known: Known): { readonly shell: ShellKind; readonly until: string } {
  const replication = replicationWaits.safeParse(wait.what);
  if (replication.success) return { shell: 'skype', until: replicated(replication.data.replication) };
  const auth = authWaits.safeParse(wait.what);
  if (auth.success) return { shell: 'exchange', until: onServers(auth.data.authCertificate, auth.data.servers) };
  const document = documentWaits.safeParse(wait.what);
  if (document.success) {
    const { url, thumbprint } = document.data;
    return { shell: 'exchange', until: `@(Get-DocumentThumbprint ${literal(url)}) -contains ${literal(thumbprint)}` };
  }
  const iis = iisWaits.parse(wait.what);
  switch (iis.kind) {
    case 'pause':
      return { shell: 'exchange', until: `$waited -ge ${iis.seconds}` };
    case 'directory':
      return { shell: 'exchange', until: some(look.applications(iis.domainController), isGuid(iis.guid)) };
    case 'back':
      return { shell: 'exchange', until: `(Test-Running ${literal(iis.server)}) -and ${back(iis, known)}` };
  }
}

/** The computer's own certificates, on the Front End where Skype's shell runs. */
const store = 'Get-ChildItem -Path Cert:\\LocalMachine\\My';

/** A change that can be seen to be done, before and after it ran. */
const lasting = (done: string): Guard => ({ ...unguarded, done, shows: 'at once' });

const filtered = (source: string, condition: string) => `@(${source} | Where-Object { ${condition} })`;
const some = (source: string, condition: string) => `${filtered(source, condition)}.Count -gt 0`;
const none = (source: string, condition?: string) =>
  `${condition === undefined ? `@(${source})` : filtered(source, condition)}.Count -eq 0`;

const look = {
  contacts: (identity: string | null) =>
    render(skypeCmdlet('Get-CsUserServicesPolicy', identity === null ? {} : { parameters: { Identity: identity } })),
  tokenIssuer: render(skypeCmdlet('Get-CsCertificate', { parameters: { Type: 'OAuthTokenIssuer' } })),
  exchangeCertificates: render(exchangeCmdlet('Get-ExchangeCertificate')),
  transport: (server: string) => render(exchangeCmdlet('Get-TransportService', { parameters: { Identity: server } })),
  skypeApplications: render(skypeCmdlet('Get-CsPartnerApplication')),
  oauth: render(skypeCmdlet('Get-CsOAuthConfiguration')),
  replicas: render(skypeCmdlet('Get-CsManagementStoreReplicationStatus')),
  applications: (dc: Fqdn | null) => render(exchangeCmdlet('Get-PartnerApplication', { parameters: at(dc) })),
  account: (name: string, dc: Fqdn | null) =>
    render(exchangeCmdlet('Get-User', { parameters: { Filter: `Name -eq '${name}'`, ...at(dc) } })),
  /** By its GUID, or by its name where it was only to be made. */
  mailUser: (account: string, dc: Fqdn | null) => {
    const property = /^[0-9a-f-]{36}$/i.test(account) ? 'Guid' : 'Name';
    return render(exchangeCmdlet('Get-MailUser', { parameters: { Filter: `${property} -eq '${account}'`, ...at(dc) } }));
  },
  authConfig: render(exchangeCmdlet('Get-AuthConfig')),
  roles: (account: string, known: Known) =>
    render(exchangeCmdlet('Get-ManagementRoleAssignment', { parameters: { RoleAssignee: account, ...at(pinned(known)) } })),
};

/** No delegating one, and none that comes from a group. */
const isOwnRole = "[string] $_.RoleAssignmentDelegationType -eq 'Regular' -and [string] $_.AssignmentMethod -eq 'Direct'";

const at = (dc: Fqdn | null): { readonly DomainController?: Fqdn } => (dc === null ? {} : { DomainController: dc });
const pinned = (known: Known): Fqdn | null => skypeAsPartnerOf(known)?.domainController ?? null;
const isGuid = (guid: string) => `[string] $_.Guid -eq ${literal(guid)}`;

/** Exchange's entry for this Skype: by id and realm, never by name, and never one that uses an OAuth server (facts.md 90). */
function thisSkype(dc: Fqdn | null, known: Known): string {
  const servers = serversOf(known);
  return `@(${look.applications(dc)} | Select-Skype ${literal((servers && skypeRealm(servers)) ?? '')})`;
}

function script(known: Known): Guard {
  const dc = pinned(known);
  const own = thisSkype(dc, known);
  const named = skypeAsPartnerOf(known)?.named;
  const had = named?.seen === true && named.value.some((each) => each.name.toLowerCase() === linkedAccountName.toLowerCase());
  const roles = skypeAsPartnerOf(known)?.roles;
  const held = (roles?.seen ? roles.value : []).map((each) => literal(each.identity)).join(', ');
  const list = (source: string, what: string) => `${source} | ForEach-Object { "${what} $($_.Name), GUID $($_.Guid)" }`;
  return {
    ...lasting(`${own}.Count -gt 0`),
    asPlanned: `@(${look.account(linkedAccountName, dc)}).Count -eq ${had ? 1 : 0}`,
    otherwise: had
      ? `The account ${linkedAccountName} was there when the plan was made, and is gone.`
      : `There is an account ${linkedAccountName} by now. Find out who made it.`,
    made: [
      list(own, 'partner application'),
      ...(had ? [] : [list(look.account(linkedAccountName, dc), 'account')]),
      `${look.roles(linkedAccountName, known)} | Where-Object { @(${held}) -notcontains [string] $_.Identity } | ForEach-Object { "role assignment $($_.Identity)" }`,
    ].join('; '),
  };
}

function onApplication(guid: string, condition: string, known: Known): Guard {
  const applications = look.applications(pinned(known));
  return {
    ...lasting(some(applications, `${isGuid(guid)} -and (${condition})`)),
    asPlanned: some(applications, isGuid(guid)),
    otherwise: "Exchange's partner application for Skype is gone.",
  };
}

/** facts.md 81: skipped only where both services trust Skype and both started after the last change. */
function restart(server: Fqdn, known: Known): Guard {
  const own = thisSkype(null, known);
  return {
    ...unguarded,
    done: `${trusts(hostOf(exchangeUrl(known)) ?? '', skypeIssuer(known))} -and ${restarted(server, known)}`,
    asPlanned: `${own}.Count -gt 0`,
    otherwise:
      'Exchange does not show the partner application for Skype yet. Run the sections before this one, or give the domain controllers time to replicate.',
  };
}

/** Behind a balancer any server may answer for the published name, so there only the server's own workers can tell. */
function back({ server, host, issuer }: { readonly server: Fqdn; readonly host: string; readonly issuer: string }, known: Known): string {
  return exchangeTakingPart(known).length > 1 ? restarted(server, known) : trusts(host, issuer);
}

const restarted = (server: Fqdn, known: Known): string =>
  `(Test-Restarted ${literal(server)} @(${thisSkype(null, known)} + @(${look.authConfig}) | ForEach-Object { $_.WhenChangedUTC }))`;

function trusts(host: string, issuer: string): string {
  const { ews, autodiscover } = publishedUrls(host);
  return `(Test-Trusted ${literal(issuer)} @(${literal(ews)}, ${literal(autodiscover)}))`;
}

const exchangeApplication = (identity: string, url: string): string =>
  some(
    look.skypeApplications,
    `$_.Identity -eq ${literal(identity)} -and [string] $_.AuthToken -eq ${literal(`Value=${url}`)} -and [string] $_.ApplicationTrustLevel -eq 'Full' -and $_.Enabled`,
  );

// One that AuthConfig does not name.
const named = `@((${look.authConfig}) | ForEach-Object { $_.CurrentCertificateThumbprint, $_.PreviousCertificateThumbprint, $_.NextCertificateThumbprint })`;
const unusedAuth = `$_.Subject -eq ${literal(authCertificateSubject)} -and ${named} -notcontains $_.Thumbprint`;
const madeAuth = `${look.exchangeCertificates} | Where-Object { ${unusedAuth} } | ForEach-Object { "certificate $($_.Thumbprint)" }`;

function onServers(thumbprint: string, servers: readonly Fqdn[]): string {
  const certificates = `Get-ExchangeCertificate -Server $_ -ErrorAction SilentlyContinue | Where-Object { $_.Thumbprint -eq ${literal(thumbprint)} }`;
  return `@(${servers.map(literal).join(', ')} | Where-Object { ${certificates} }).Count -eq ${servers.length}`;
}

function replicated(frontEnds: readonly Fqdn[]): string {
  const names = frontEnds.map(literal).join(', ');
  return `${filtered(look.replicas, `$_.UpToDate -and @(${names}) -contains $_.ReplicaFqdn`)}.Count -ge ${frontEnds.length}`;
}

function textOf(command: Command, name: string): string {
  const value: Value | undefined = command.kind === 'program' ? undefined : command.parameters[name];
  return typeof value === 'string' ? value : '';
}

function before({ before: was }: Change, name: string): string {
  const value =
    was !== null && typeof was === 'object' && !Array.isArray(was) && name in was
      ? Object.entries(was).find(([key]) => key === name)?.[1]
      : null;
  return typeof value === 'string' ? value : '';
}
