// What the web sites of the servers show to whoever connects: certificates, chains and TLS.

import { describe, issue } from '../certificates.ts';
import { type Computer, findCertificate, type LabWorld } from '../world.ts';
import { everyExchange, everyFrontEnd } from './edits.ts';
import { exchangeServers, type Fault, type Making } from './fault.ts';
import { lately, notReadable, publishedNames, show, webCertificate } from './web-certificate.ts';

const issuing = 'Litware Issuing CA';

const takesOver = [
  'Import-ExchangeCertificate -Server <server> -FileData <file of the other server’s certificate> -Password <password>',
  'Enable-ExchangeCertificate -Server <server> -Thumbprint <thumbprint> -Services IIS',
] as const;
const switchesOn = [
  'reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server" /v Enabled /t REG_DWORD /d 1 /f',
  'Restart-Computer',
] as const;

export const webFaults: readonly Fault[] = [
  {
    id: 'tls-untrusted',
    title: 'Front End Servers do not trust Exchange’s web certificate',
    words: 'The company’s root certificate never reached them, so they refuse every connection to Exchange. Elsewhere all is well.',
    source: 'facts.md 53, 56',
    breaks: 'a new world',
    break: everyFrontEnd({ authority: 'not trusted' }),
    mend: {
      by: 'an admin',
      words: 'imports the root certificate of the company’s authority on every Front End Server',
      types: ['certutil -addstore -f Root <file of the root certificate>'],
      behind: [notReadable],
      do: everyFrontEnd({ authority: 'trusted' }),
    },
  },
  {
    id: 'certificate-name-wrong',
    title: 'The web certificate of one Exchange server is for another name',
    words: 'The last Exchange server was set up anew and shows one that is for its own name only, to whoever asks it for Autodiscover.',
    source: 'facts.md 54, 55',
    breaks: 'a new world',
    break: forOwnName,
    mend: {
      by: 'an admin',
      words: 'gives that server a web certificate for the published names',
      types: ['Enable-ExchangeCertificate -Thumbprint <thumbprint> -Services IIS'],
      behind: [notReadable],
      do: forPublishedNames,
    },
  },
  {
    id: 'intermediate-missing',
    title: 'Exchange does not send the certificate of its issuing authority',
    words: 'The web certificate is of a new issuing authority, whose own the Exchange servers lack. They cannot send it along.',
    source: 'facts.md 56; RFC 5246, 7.4.2',
    breaks: 'a new world',
    break: renewByAnother,
    mend: {
      by: 'an admin',
      words: 'imports the certificate of the issuing authority on every Exchange server, and restarts IIS',
      types: ['certutil -addstore -f CA <file of the issuing authority’s certificate>', 'iisreset'],
      behind: [notReadable],
      do: sendAlong,
    },
  },
  {
    id: 'certificates-differ',
    title: 'Two Exchange servers show different certificates under one name',
    words: 'The last one shows its own for the published names. The products do not mind; people’s Outlook may ask for passwords.',
    source: 'facts.md 54, 61',
    breaks: 'a new world',
    break: (world, making) => exchangeServers(world).slice(1).slice(-1).forEach(showOwn(world, making)),
    mend: {
      by: 'nobody',
      words: 'gives all servers behind one name the same certificate, when there is time for it',
      types: takesOver,
      do: showSame,
    },
  },
  {
    id: 'tls-old',
    title: 'The Exchange servers offer TLS 1.0 only',
    words: 'Newer versions were never switched on in Exchange’s Windows, and 1.0 is off on the Front End Servers: they break off.',
    source: 'facts.md 46',
    breaks: 'a new world',
    break: everyExchange({ tls: '1.0 only' }),
    mend: {
      by: 'an admin',
      words: 'switches on TLS 1.2 on every Exchange server, as Exchange’s guide to TLS says, and restarts them',
      types: switchesOn,
      behind: [notReadable],
      do: everyExchange({ tls: '1.2 and 1.3' }),
    },
  },
  {
    id: 'tls-offloaded',
    title: 'The load balancer ends TLS in front of Exchange',
    words: 'It decrypts, and asks Exchange over plain HTTP, which refuses a token that is for https:// while it was asked under http://.',
    source: 'facts.md 60, 77',
    breaks: 'a new world',
    break: everyExchange({ offloaded: true }),
    mend: {
      by: 'an admin',
      words: 'lets the load balancer pass TLS through to Exchange, at the balancer itself',
      types: ['Get-WebBinding -Protocol https'],
      behind: ['document.exchange.offload'],
      do: everyExchange({ offloaded: false }),
    },
  },
];

function forOwnName(world: LabWorld, making: Making): void {
  for (const each of exchangeServers(world).slice(-1)) show(world, each, webCertificate(world, making, [each.fqdn]));
}

function forPublishedNames(world: LabWorld, making: Making): void {
  const names = publishedNames(world);
  for (const each of exchangeServers(world).slice(-1))
    if (!names.every((name) => namesShown(world, each).includes(name))) show(world, each, webCertificate(world, making, names));
}

const showOwn = (world: LabWorld, making: Making) => (computer: Computer) =>
  show(world, computer, webCertificate(world, making, publishedNames(world)));

/** All show what the first one shows. */
function showSame(world: LabWorld): void {
  const [first, ...others] = exchangeServers(world);
  const certificate = findCertificate(world, first?.web ?? '');
  for (const each of others) if (certificate !== undefined && each.web !== certificate.thumbprint) show(world, each, certificate);
}

function renewByAnother(world: LabWorld, making: Making): void {
  const authority = issue({ ...lately(making), commonName: issuing, names: [], use: 'authority', issuer: world.authority }, making.random);
  const renewed = webCertificate(world, making, publishedNames(world), authority);
  world.certificates.push(authority);
  for (const each of exchangeServers(world)) show(world, each, renewed);
}

function sendAlong(world: LabWorld): void {
  const authorities = world.certificates.filter(({ pem }) => describe(pem).subject === `CN=${issuing}`);
  everyExchange({ chain: authorities.map(({ thumbprint }) => thumbprint) })(world);
}

/** The names in the certificate that a server's web site shows. */
function namesShown(world: LabWorld, { web }: Computer): readonly string[] {
  const shown = findCertificate(world, web ?? '');
  return shown === undefined ? [] : describe(shown.pem).names;
}
