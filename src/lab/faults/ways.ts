// The way from one server to the other where the network itself is at fault: names, ports, trust the other way round, proxies.

import { computer } from '../presets/parts.ts';
import type { Computer, LabWorld } from '../world.ts';
import { exchangeServers, type Fault, frontEnds, type Making } from './fault.ts';
import { autodiscoverName, notReadable, webCertificate } from './web-certificate.ts';

/** The wizard's word for a document of Skype that Exchange's servers cannot read. */
const skypeNotReadable = 'document.not-readable';

export const wayFaults: readonly Fault[] = [
  {
    id: 'exchange-does-not-trust',
    title: 'Exchange servers do not trust Skype’s web certificate',
    words: 'The root certificate of the company’s authority never reached the Exchange servers. They refuse to read Skype’s document.',
    source: 'facts.md 53, 56',
    breaks: 'a new world',
    break: (world) => exchangeServers(world).forEach(distrust),
    mend: {
      by: 'an admin',
      words: 'imports the root certificate of the company’s authority on every Exchange server',
      types: ['certutil -addstore -f Root <file of the root certificate>'],
      behind: [skypeNotReadable],
      do: (world) => exchangeServers(world).forEach(trust),
    },
  },
  {
    id: 'name-unknown',
    title: 'One Front End asks a DNS server that does not know Autodiscover',
    words:
      'The last Front End was given other DNS servers in a change last week. The name of Autodiscover leads nowhere for it; all others know it. With one Front End, it is that one.',
    source: 'facts.md 53',
    breaks: 'a new world',
    break: (world) => {
      for (const each of frontEnds(world).slice(-1)) each.resolves = [{ name: autodiscoverName(world), leadsTo: null }];
    },
    mend: {
      by: 'an admin',
      words: 'lets that Front End ask the right DNS servers',
      types: [
        'Resolve-DnsName autodiscover.litwareinc.com',
        'Set-DnsClientServerAddress -InterfaceAlias <name> -ServerAddresses <addresses>',
      ],
      behind: [notReadable],
      do: (world) => frontEnds(world).forEach(forget),
    },
  },
  {
    id: 'hosts-file',
    title: 'A line in the hosts file of one Front End leads Autodiscover to the wrong server',
    words:
      'Somebody tried something on the last Front End years ago, and left a line in its hosts file: Autodiscover leads to the Front End itself. With one Front End, it is that one.',
    source: 'facts.md 53, 54',
    breaks: 'a new world',
    break: (world) => {
      for (const each of frontEnds(world).slice(-1)) each.resolves = [{ name: autodiscoverName(world), leadsTo: each.fqdn }];
    },
    mend: {
      by: 'an admin',
      words: 'takes the line out of the hosts file of that Front End',
      types: ['Get-Content C:\\Windows\\System32\\drivers\\etc\\hosts', 'ipconfig /flushdns'],
      behind: [notReadable],
      do: (world) => frontEnds(world).forEach(forget),
    },
  },
  {
    id: 'port-closed',
    title: 'Nothing listens on port 443 of the Exchange servers',
    words: 'A firewall was set up between the two products, and lets nothing through to the web services of Exchange.',
    source: 'facts.md 53',
    breaks: 'a new world',
    break: (world) => exchangeServers(world).forEach(close),
    mend: {
      by: 'an admin',
      words: 'opens port 443 between Skype’s servers and Exchange',
      types: ['Test-NetConnection mail.litwareinc.com -Port 443'],
      behind: [notReadable],
      do: (world) => exchangeServers(world).forEach(open),
    },
  },
  {
    id: 'proxy-front-end',
    title: 'The Front Ends send everything to a proxy',
    words:
      'A group policy gave all servers the company’s proxy, without the internal names that should bypass it. The proxy wants a sign-in, which a service has not.',
    source: 'facts.md 154',
    breaks: 'a new world',
    break: (world, making) => {
      const proxy = addProxy(world, making);
      for (const each of frontEnds(world)) each.proxies = [{ scope: 'WinHTTP', proxy: `${proxy}:8080`, bypass: '' }];
    },
    mend: {
      by: 'an admin',
      words: 'lets internal names bypass the proxy on the Front Ends',
      types: ['netsh winhttp show proxy', 'netsh winhttp set proxy <proxy> "*.litwareinc.com"'],
      behind: [notReadable],
      do: (world) => {
        for (const { proxies } of frontEnds(world)) for (const each of proxies) each.bypass = `*.${world.directory.domain}`;
      },
    },
  },
  {
    id: 'proxy-exchange',
    title: 'Exchange asks its proxy for Skype’s document',
    words:
      'InternetWebProxy is set on every Exchange server, for updates. Nothing bypasses it, so Exchange asks it for internal names as well, and is refused.',
    source: 'facts.md 154',
    breaks: 'a new world',
    break: (world, making) => {
      const proxy = addProxy(world, making);
      for (const each of world.exchange.servers) each.proxy = `http://${proxy}:8080/`;
    },
    mend: {
      by: 'an admin',
      words: 'lets Skype’s pools bypass the proxy of every Exchange server',
      types: ['Set-ExchangeServer <server> -InternetWebProxyBypassList <what it has today, and the names of the pools>'],
      behind: [skypeNotReadable],
      do: (world) => {
        const names = world.skype.pools.flatMap(({ fqdn, webInternal }) => (webInternal === null ? [fqdn] : [fqdn, webInternal]));
        for (const each of world.exchange.servers) if (each.proxy !== null) each.bypass = names;
      },
    },
  },
];

const distrust = (each: Computer): void => {
  each.authority = 'not trusted';
};
const trust = (each: Computer): void => {
  each.authority = 'trusted';
};
const close = (each: Computer): void => {
  each.port = 'closed';
};
const open = (each: Computer): void => {
  each.port = 'open';
};
const forget = (each: Computer): void => {
  each.resolves = [];
};

/** A proxy that wants a sign-in; its name is known. */
function addProxy(world: LabWorld, making: Making): string {
  const fqdn = `atl-web-001.${world.directory.domain}`;
  if (world.computers.some((each) => each.fqdn === fqdn)) return fqdn;
  const certificate = webCertificate(world, making, [fqdn]);
  world.certificates.push(certificate);
  const device = { answers: 'a refusal as a proxy', status: 407 } as const;
  world.computers.push({ ...computer(fqdn, 'reverse proxy', certificate.thumbprint, []), device });
  world.names.push({ name: fqdn, computers: [fqdn] });
  return fqdn;
}
