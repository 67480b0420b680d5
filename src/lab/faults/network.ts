// The way from one server to the other: where names lead, and what stands in between. Each is so on the wire: whoever looks
// meets it, from wherever they look.

import { computer } from '../presets/parts.ts';
import type { Computer, LabWorld } from '../world.ts';
import { allSettings, exchangeServers, type Fault, type Making } from './fault.ts';
import { autodiscoverName, notReadable, publishedNames, webCertificate } from './web-certificate.ts';

const leadsOn = [
  'Resolve-DnsName autodiscover.litwareinc.com',
  'Add-DnsServerResourceRecordA -ZoneName litwareinc.com -Name autodiscover -IPv4Address <address of the Exchange servers>',
] as const;

export const networkFaults: readonly Fault[] = [
  {
    id: 'autodiscover-url-wrong',
    title: 'Skype looks for Autodiscover at the wrong address',
    words: 'ExchangeAutodiscoverUrl is the address for mail clients, which ends in .xml. Skype needs that with .svc, and gets “not found”.',
    source: 'facts.md 52',
    breaks: 'a new world',
    break: (world) => lookAt(world, () => `https://${autodiscoverName(world)}/autodiscover/autodiscover.xml`),
    mend: {
      by: 'the wizard',
      words: 'gives Skype the address of Autodiscover that ends in .svc',
      types: ['Set-CsOAuthConfiguration -ExchangeAutodiscoverUrl https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc'],
      behind: ['autodiscover-url.wrong'],
      do: (world) => lookAt(world, (now) => now?.replace(/\.xml$/i, '.svc') ?? null),
    },
  },
  {
    id: 'html-login-page',
    title: 'A sign-in page stands in front of Autodiscover',
    words: 'Its name leads to a reverse proxy, which shows everyone a sign-in page, with status 200. A server cannot sign in there.',
    source: 'facts.md 57, 58',
    breaks: 'a new world',
    break: (world, making) => putInFront(world, making, 'atl-proxy-001', { answers: 'a sign-in page' }),
    mend: {
      by: 'an admin',
      words: 'lets the name of Autodiscover lead to the Exchange servers where Skype’s servers ask for it, past the reverse proxy',
      types: leadsOn,
      behind: [notReadable],
      do: (world) => takeAway(world, 'atl-proxy-001'),
    },
  },
  {
    id: 'redirected',
    title: 'Autodiscover sends everyone to another name',
    words: 'Its name leads to a device that only answers: ask portal.litwareinc.com instead. Skype does not follow to another host.',
    source: 'facts.md 59',
    breaks: 'a new world',
    break: redirect,
    mend: {
      by: 'an admin',
      words: 'lets the name of Autodiscover lead to the Exchange servers themselves',
      types: leadsOn,
      behind: [notReadable],
      do: (world) => takeAway(world, 'atl-portal-001'),
    },
  },
  {
    id: 'exchange-2010-answers',
    title: 'Autodiscover still leads to an Exchange 2010',
    words: 'The name was never moved to the newer servers. Exchange 2010 knows no OAuth between servers, and answers “not found”.',
    source: 'facts.md 151',
    breaks: 'a new world',
    break: leadToOlder,
    mend: {
      by: 'an admin',
      words: 'lets the name of Autodiscover lead to the newer Exchange servers, which pass on whoever has a mailbox on the older one',
      types: leadsOn,
      behind: ['document.exchange.older'],
      do: leadPast,
    },
  },
];

const older = 'atl-exchange-old';

function lookAt(world: LabWorld, address: (now: string | null) => string | null): void {
  for (const { oauth } of allSettings(world)) oauth.autodiscoverUrl = address(oauth.autodiscoverUrl);
}

function redirect(world: LabWorld, making: Making): void {
  putInFront(world, making, 'atl-portal-001', { answers: 'a redirect', to: `portal.${world.directory.domain}` });
}

function leadToOlder(world: LabWorld, making: Making): void {
  putInFront(world, making, older, { answers: 'nothing' });
  const [newer] = world.exchange.servers;
  if (newer === undefined) return;
  const fqdn = `${older}.${world.directory.domain}`;
  world.exchange.servers.push({ ...newer, fqdn, version: 'Version 14.3 (Build 123.4)', dag: null, internalUri: null });
}

/** The name leads to the newer servers; the older one stays. */
function leadPast(world: LabWorld): void {
  for (const each of world.names)
    if (each.name === autodiscoverName(world)) each.computers = exchangeServers(world).map(({ fqdn }) => fqdn);
}

/** From now on the name of Autodiscover leads to a device. */
function putInFront(world: LabWorld, making: Making, name: string, device: NonNullable<Computer['device']>): void {
  const certificate = webCertificate(world, making, publishedNames(world));
  const made = { ...computer(`${name}.${world.directory.domain}`, 'reverse proxy', certificate.thumbprint, []), device };
  world.certificates.push(certificate);
  world.computers.push(made);
  leadOn(world);
}

function takeAway(world: LabWorld, name: string): void {
  if (world.computers.every(({ fqdn }) => fqdn !== `${name}.${world.directory.domain}`)) return;
  world.computers = world.computers.filter((each) => each.fqdn !== `${name}.${world.directory.domain}`);
  leadOn(world);
}

/** The name of Autodiscover leads to the foremost device, or to the servers where none is left. */
function leadOn(world: LabWorld): void {
  const isInFront = ({ role, device }: Computer) => role === 'reverse proxy' && device?.answers !== 'a refusal as a proxy';
  const devices = world.computers.filter(isInFront).slice(-1);
  const computers = (devices.length > 0 ? devices : exchangeServers(world)).map(({ fqdn }) => fqdn);
  for (const each of world.names) if (each.name === autodiscoverName(world)) each.computers = computers;
}
