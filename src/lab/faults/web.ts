// What the web sites of the servers show to whoever connects: certificates, chains and TLS.

import { describe, issue } from '../certificates.ts';
import { type Computer, findCertificate, type LabWorld } from '../world.ts';
import { exchangeServers, type Fault, frontEnds } from './fault.ts';
import { lately, notReadable, publishedNames, show, webCertificate } from './web-certificate.ts';

const issuing = 'Litware Issuing CA';

export const webFaults: readonly Fault[] = [
  {
    id: 'tls-untrusted',
    title: 'Front End Servers do not trust Exchange’s web certificate',
    words:
      'The root certificate of the company’s authority never reached the Front End Servers, so they refuse every connection to Exchange. Seen from elsewhere, all is well.',
    source: 'facts.md 53, 56',
    breaks: 'a new world',
    break: (world) => {
      for (const each of frontEnds(world)) each.authority = 'not trusted';
    },
    mend: {
      by: 'an admin',
      words: 'imports the root certificate of the company’s authority on every Front End Server',
      types: ['certutil -addstore -f Root <file of the root certificate>'],
      behind: [notReadable],
      do: (world) => {
        for (const each of frontEnds(world)) each.authority = 'trusted';
      },
    },
  },
  {
    id: 'certificate-name-wrong',
    title: 'The web certificate of one Exchange server is for another name',
    words:
      'The last Exchange server was set up anew and shows a certificate that is for its own name only. Whoever asks it for Autodiscover under the published name breaks off. With one Exchange server, it is that one.',
    source: 'facts.md 54, 55',
    breaks: 'a new world',
    break: (world, making) => {
      for (const each of exchangeServers(world).slice(-1)) show(world, each, webCertificate(world, making, [each.fqdn]));
    },
    mend: {
      by: 'an admin',
      words: 'gives that server a web certificate for the published names',
      types: ['Enable-ExchangeCertificate -Thumbprint <thumbprint> -Services IIS'],
      behind: [notReadable],
      do: (world, making) => {
        const names = publishedNames(world);
        for (const each of exchangeServers(world).slice(-1))
          if (!names.every((name) => namesShown(world, each).includes(name))) show(world, each, webCertificate(world, making, names));
      },
    },
  },
  {
    id: 'intermediate-missing',
    title: 'Exchange does not send the certificate of its issuing authority',
    words:
      'The web certificate was renewed by a new issuing authority, whose own certificate was not installed on the Exchange servers. They cannot send it along, so nobody finds the way from the web certificate to the company’s root. Browsers that met that authority before notice nothing.',
    source: 'facts.md 56; RFC 5246, 7.4.2',
    breaks: 'a new world',
    break: (world, making) => {
      const authority = issue(
        { ...lately(making), commonName: issuing, names: [], use: 'authority', issuer: world.authority },
        making.random,
      );
      const renewed = webCertificate(world, making, publishedNames(world), authority);
      world.certificates.push(authority);
      for (const each of exchangeServers(world)) show(world, each, renewed);
    },
    mend: {
      by: 'an admin',
      words: 'imports the certificate of the issuing authority on every Exchange server, and restarts IIS',
      types: ['certutil -addstore -f CA <file of the issuing authority’s certificate>', 'iisreset'],
      behind: [notReadable],
      do: (world) => {
        const authorities = world.certificates.filter(({ pem }) => describe(pem).subject === `CN=${issuing}`);
        for (const each of exchangeServers(world)) each.chain = authorities.map(({ thumbprint }) => thumbprint);
      },
    },
  },
  {
    id: 'certificates-differ',
    title: 'Two Exchange servers show different certificates under one name',
    words:
      'The last Exchange server shows a web certificate of its own for the published names. The products do not mind, and nothing fails; people’s Outlook may ask for passwords. It takes two Exchange servers to be noticed.',
    source: 'facts.md 54, 61',
    breaks: 'a new world',
    break: (world, making) => {
      for (const each of exchangeServers(world).slice(1).slice(-1)) show(world, each, webCertificate(world, making, publishedNames(world)));
    },
    mend: {
      by: 'nobody',
      words: 'gives all servers behind one name the same certificate, when there is time for it',
      types: [
        'Import-ExchangeCertificate -Server <server> -FileData <file of the other server’s certificate> -Password <password>',
        'Enable-ExchangeCertificate -Server <server> -Thumbprint <thumbprint> -Services IIS',
      ],
      do: (world) => {
        const [first, ...others] = exchangeServers(world);
        const certificate = findCertificate(world, first?.web ?? '');
        for (const each of others) if (certificate !== undefined && each.web !== certificate.thumbprint) show(world, each, certificate);
      },
    },
  },
  {
    id: 'tls-old',
    title: 'The Exchange servers offer TLS 1.0 only',
    words:
      'The newer versions of TLS were never switched on in Exchange’s Windows. The Front End Servers have TLS 1.0 switched off, so the two find no common language and break off.',
    source: 'facts.md 46',
    breaks: 'a new world',
    break: (world) => {
      for (const each of exchangeServers(world)) each.tls = '1.0 only';
    },
    mend: {
      by: 'an admin',
      words: 'switches on TLS 1.2 on every Exchange server, as Exchange’s guide to TLS says, and restarts them',
      types: [
        'reg add "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server" /v Enabled /t REG_DWORD /d 1 /f',
        'Restart-Computer',
      ],
      behind: [notReadable],
      do: (world) => {
        for (const each of exchangeServers(world)) each.tls = '1.2 and 1.3';
      },
    },
  },
  {
    id: 'tls-offloaded',
    title: 'The load balancer ends TLS in front of Exchange',
    words:
      'The load balancer decrypts, and asks the Exchange servers over plain HTTP. Everything seems to work, but Exchange finds that a token is for https:// while it was asked under http://, and refuses it.',
    source: 'facts.md 60, 77',
    breaks: 'a new world',
    break: (world) => {
      for (const each of exchangeServers(world)) each.offloaded = true;
    },
    mend: {
      by: 'an admin',
      words: 'lets the load balancer pass TLS through to Exchange, at the balancer itself',
      types: ['Get-WebBinding -Protocol https'],
      behind: ['document.exchange.offload'],
      do: (world) => {
        for (const each of exchangeServers(world)) each.offloaded = false;
      },
    },
  },
];

/** The names in the certificate that a server's web site shows. */
function namesShown(world: LabWorld, { web }: Computer): readonly string[] {
  const shown = findCertificate(world, web ?? '');
  return shown === undefined ? [] : describe(shown.pem).names;
}
