// Exchange behind a good Autodiscover: where it sends clients for mailboxes, and what answers there.

import { describe } from '../certificates.ts';
import { ewsPool } from '../workers.ts';
import { findCertificate, type LabWorld } from '../world.ts';
import { inExchange, lastExchange, lastServer } from './edits.ts';
import { exchangeServers, type Fault, type Making, restartAll } from './fault.ts';
import { autodiscoverName, publishedNames, show, webCertificate } from './web-certificate.ts';

const setsUrl = [
  'Get-WebServicesVirtualDirectory -ADPropertiesOnly | Format-List Server, InternalUrl',
  "Set-WebServicesVirtualDirectory 'SERVER\\EWS (Default Web Site)' -InternalUrl https://mail.litwareinc.com/EWS/Exchange.asmx",
] as const;

export const webServiceFaults: readonly Fault[] = [
  {
    id: 'ews-address-wrong',
    title: 'Autodiscover sends Skype to an address of web services that nobody knows',
    words: 'The last Exchange server still tells the name of before the move (InternalUrl). Skype then asks for a name that is in no DNS.',
    source: 'facts.md 190',
    breaks: 'a new world',
    break: (world) => lastServer({ ewsUrl: urlOf(world, `oldmail.${world.directory.domain}`) })(world),
    mend: {
      by: 'an admin',
      words: 'corrects the address of web services on that server',
      types: setsUrl,
      behind: ['web-services.not-reached'],
      do: (world) => lastServer({ ewsUrl: urlOf(world) })(world),
    },
  },
  {
    id: 'ews-address-blank',
    title: 'No Exchange server tells where its web services are',
    words: 'The InternalUrl of EWS was emptied on every server. Autodiscover lets Skype in, and has no address to give.',
    source: 'facts.md 190',
    breaks: 'a new world',
    break: (world) => tellAll(world, null),
    mend: {
      by: 'an admin',
      words: 'gives every server its address of web services again',
      types: setsUrl,
      behind: ['web-services.blank'],
      do: (world) => tellAll(world, urlOf(world)),
    },
  },
  {
    id: 'ews-name-not-in-certificate',
    title: 'The name of the web services is in no certificate',
    words: 'The web certificate was renewed for autodiscover alone. The web services, under another name, are not trusted.',
    source: 'facts.md 54, 190',
    breaks: 'a new world',
    break: withOneName,
    mend: {
      by: 'an admin',
      words: 'gives the servers a web certificate with both names',
      types: ['Enable-ExchangeCertificate -Thumbprint <thumbprint> -Services IIS'],
      behind: ['web-services.not-reached'],
      do: withBothNames,
    },
  },
  {
    id: 'ews-switched-off',
    title: 'EWS is switched off for the whole organisation',
    words: 'Somebody who was afraid of programs set EwsEnabled to false. Exchange takes the token, and refuses all the same.',
    source: 'facts.md 193',
    breaks: 'a new world',
    break: inExchange({ ewsEnabled: false }),
    mend: {
      by: 'an admin',
      words: 'owns that rule, and lets programs use EWS again',
      types: ['Get-OrganizationConfig | Format-List Ews*', 'Set-OrganizationConfig -EwsEnabled $null'],
      behind: ['web-services.switched-off'],
      do: inExchange({ ewsEnabled: null }),
    },
  },
  {
    id: 'ews-programs-listed',
    title: 'Only programs of a list may use EWS',
    words: 'Somebody who was afraid of programs named those that he knew (EwsAllowList). Skype is none of them.',
    source: 'facts.md 193',
    breaks: 'a new world',
    break: inExchange({ ewsAllowed: ['Microsoft Office/*', 'Mac OS X/*'] }),
    mend: {
      by: 'an admin',
      words: 'owns that rule, and lets Skype in as well',
      types: ['Get-OrganizationConfig | Format-List Ews*', "Set-OrganizationConfig -EwsAllowList @{Add='<name in the IIS log>/*'}"],
      do: inExchange({ ewsAllowed: null }),
    },
  },
  {
    id: 'nlb-bypass',
    title: 'The web services of one Exchange server go past their own back end',
    words: 'An address of years ago on the last one (InternalNLBBypassUrl) fails since an update: EWS alone answers 500.',
    source: 'facts.md 237',
    breaks: 'a new world',
    break: (world) => lastServer({ nlbBypass: urlOf(world) })(world),
    mend: {
      by: 'an admin',
      words: 'takes that address out again',
      types: ["Set-WebServicesVirtualDirectory 'SERVER\\EWS (Default Web Site)' -InternalNLBBypassUrl $null"],
      behind: ['web-services.bypass'],
      do: lastServer({ nlbBypass: null }),
    },
  },
  {
    id: 'back-end-unbound',
    title: 'The back end of one Exchange server has no certificate',
    words: 'Old certificates were cleared away on it, and with them that of the site "Exchange Back End". It answers 500 to everything.',
    source: 'facts.md 194',
    breaks: 'a new world',
    break: lastExchange({ backEnd: 'without certificate' }),
    mend: {
      by: 'an admin',
      words: 'binds the certificate "Microsoft Exchange" to port 444 again, and restarts IIS',
      types: ["Get-WebBinding -Name 'Exchange Back End' -Port 444", 'netsh http show sslcert ipport=0.0.0.0:444', 'iisreset'],
      behind: ['back-end.without-certificate'],
      do: lastExchange({ backEnd: 'bound' }),
    },
  },
  {
    id: 'maintenance',
    title: 'One Exchange server is in maintenance',
    words: 'A colleague took the web services of the last Exchange server out of service for an update, and has gone home.',
    source: 'facts.md 195',
    breaks: 'a new world',
    break: (world) => takeOut(world, ['EwsProxy', 'AutoDiscoverProxy']),
    mend: {
      by: 'an admin',
      words: 'put it there, and takes it out again',
      types: ['Set-ServerComponentState SERVER -Component EwsProxy -State Active -Requester Maintenance'],
      behind: ['server.inactive'],
      do: (world) => takeOut(world, []),
    },
  },
  {
    id: 'auth-is-web',
    title: 'Exchange signs with its web certificate',
    words: 'Somebody named it with Set-AuthConfig when the old one ran out. All works until the web certificate is renewed.',
    source: 'facts.md 191',
    breaks: 'a new world',
    break: (world, { now }) => signWith(world, exchangeServers(world)[0]?.web ?? null, now),
    mend: {
      by: 'nobody',
      words: 'gives Exchange a signing certificate of its own, when there is time for it',
      types: ['Get-AuthConfig', 'Get-ExchangeCertificate -Thumbprint <thumbprint>'],
      do: signWithOwn,
    },
  },
  {
    id: 'pool-switched-off',
    title: 'An administrator has stopped the application pool of the web services on one Exchange server',
    words: 'Somebody stopped it by hand, because of a known attack, and told nobody. The wizard does not start it.',
    source: 'facts.md 196',
    breaks: 'a new world',
    break: (world) => stopPool(world, true, true),
    mend: {
      by: 'an admin',
      words: 'stopped it, and starts it again',
      types: ['Start-WebAppPool MSExchangeServicesAppPool'],
      behind: ['pool.switched-off', 'iis.pool-off'],
      do: (world) => stopPool(world, false),
    },
  },
  {
    id: 'pool-stopped',
    title: 'The application pool of the web services has stopped on one Exchange server',
    words: 'It broke down five times in five minutes, so Windows switched it off. IIS itself runs; web services answer 503.',
    source: 'facts.md 196',
    breaks: 'a new world',
    break: (world) => stopPool(world, true),
    mend: {
      by: 'the wizard',
      words: 'starts the application pool',
      types: ['Start-WebAppPool MSExchangeServicesAppPool'],
      behind: ['iis.stopped', 'pool.stopped'],
      do: (world) => stopPool(world, false),
    },
  },
];

const urlOf = (world: LabWorld, host = `mail.${world.directory.domain}`): string => `https://${host}/EWS/Exchange.asmx`;

function tellAll(world: LabWorld, url: string | null): void {
  for (const each of world.exchange.servers) if (url === null || each.ewsUrl === null) each.ewsUrl = url;
}

function takeOut(world: LabWorld, components: readonly string[]): void {
  for (const each of world.exchange.servers.slice(-1))
    each.inactive = components.map((component) => ({ component, requester: 'Maintenance' }));
}

function stopPool(world: LabWorld, disabled: boolean, byAdministrator = false): void {
  for (const { iis } of exchangeServers(world).slice(-1))
    for (const each of iis.pools) if (each.name === ewsPool) Object.assign(each, { disabled, byAdministrator });
}

function signWith(world: LabWorld, thumbprint: string | null, now: Date): void {
  world.exchange.authConfig.current = thumbprint;
  restartAll(world, now);
}

function signWithOwn(world: LabWorld, { now }: Making): void {
  const own = exchangeServers(world).flatMap(({ store }) => store.filter(({ friendlyName }) => /Auth Certificate/.test(friendlyName)));
  const isWeb = exchangeServers(world).some(({ web }) => web === world.exchange.authConfig.current);
  if (isWeb) signWith(world, own[0]?.thumbprint ?? null, now);
}

function withOneName(world: LabWorld, making: Making): void {
  for (const each of exchangeServers(world)) show(world, each, webCertificate(world, making, [autodiscoverName(world)]));
}

function withBothNames(world: LabWorld, making: Making): void {
  for (const each of exchangeServers(world)) {
    const shown = findCertificate(world, each.web ?? '');
    const names = shown === undefined ? [] : describe(shown.pem).names;
    if (!publishedNames(world).every((name) => names.includes(name)))
      show(world, each, webCertificate(world, making, publishedNames(world)));
  }
}
