// The way from one server to the other where the network itself is at fault: names, ports, trust the other way round, proxies.

import { computer } from '../presets/parts.ts';
import type { LabWorld } from '../world.ts';
import { everyExchange, everyFrontEnd, everyServer } from './edits.ts';
import { type Fault, frontEnds, type Making } from './fault.ts';
import { autodiscoverName, notReadable, webCertificate } from './web-certificate.ts';

/** The wizard's word for a document of Skype that Exchange's servers cannot read. */
const skypeNotReadable = 'document.not-readable';

const asksOthers = [
  'Resolve-DnsName autodiscover.litwareinc.com',
  'Set-DnsClientServerAddress -InterfaceAlias <name> -ServerAddresses <addresses>',
] as const;

export const wayFaults: readonly Fault[] = [
  {
    id: 'exchange-does-not-trust',
    title: 'Exchange servers do not trust Skype’s web certificate',
    words: 'The root certificate of the company’s authority never reached the Exchange servers. They refuse to read Skype’s document.',
    source: 'facts.md 53, 56',
    breaks: 'a new world',
    break: everyExchange({ authority: 'not trusted' }),
    mend: {
      by: 'an admin',
      words: 'imports the root certificate of the company’s authority on every Exchange server',
      types: ['certutil -addstore -f Root <file of the root certificate>'],
      behind: [skypeNotReadable],
      do: everyExchange({ authority: 'trusted' }),
    },
  },
  {
    id: 'name-unknown',
    title: 'One Front End asks a DNS server that does not know Autodiscover',
    words: 'The last Front End was given other DNS servers last week. The name of Autodiscover leads nowhere for it; all others know it.',
    source: 'facts.md 53',
    breaks: 'a new world',
    break: (world) => resolveLast(world, () => null),
    mend: {
      by: 'an admin',
      words: 'lets that Front End ask the right DNS servers',
      types: asksOthers,
      behind: [notReadable],
      do: everyFrontEnd({ resolves: [] }),
    },
  },
  {
    id: 'hosts-file',
    title: 'A line in the hosts file of one Front End leads Autodiscover to the wrong server',
    words: 'Somebody tried something on the last Front End years ago: for it, Autodiscover leads to the Front End itself.',
    source: 'facts.md 53, 54',
    breaks: 'a new world',
    break: (world) => resolveLast(world, (fqdn) => fqdn),
    mend: {
      by: 'an admin',
      words: 'takes the line out of the hosts file of that Front End',
      types: ['Get-Content C:\\Windows\\System32\\drivers\\etc\\hosts', 'ipconfig /flushdns'],
      behind: [notReadable],
      do: everyFrontEnd({ resolves: [] }),
    },
  },
  {
    id: 'port-closed',
    title: 'Nothing listens on port 443 of the Exchange servers',
    words: 'A firewall was set up between the two products, and lets nothing through to the web services of Exchange.',
    source: 'facts.md 53',
    breaks: 'a new world',
    break: everyExchange({ port: 'closed' }),
    mend: {
      by: 'an admin',
      words: 'opens port 443 between Skype’s servers and Exchange',
      types: ['Test-NetConnection mail.litwareinc.com -Port 443'],
      behind: [notReadable],
      do: everyExchange({ port: 'open' }),
    },
  },
  {
    id: 'proxy-front-end',
    title: 'The Front Ends send everything to a proxy',
    words: 'A group policy gave all servers a proxy, without a bypass for internal names. It wants a sign-in, which a service has not.',
    source: 'facts.md 154',
    breaks: 'a new world',
    break: sendToProxy,
    mend: {
      by: 'an admin',
      words: 'lets internal names bypass the proxy on the Front Ends',
      types: ['netsh winhttp show proxy', 'netsh winhttp set proxy <proxy> "*.litwareinc.com"'],
      behind: [notReadable],
      do: passProxy,
    },
  },
  {
    id: 'proxy-exchange',
    title: 'Exchange asks its proxy for Skype’s document',
    words: 'InternetWebProxy is set on every Exchange server, for updates. Exchange asks it for internal names as well, and is refused.',
    source: 'facts.md 154',
    breaks: 'a new world',
    break: (world, making) => everyServer({ proxy: `http://${addProxy(world, making)}:8080/` })(world),
    mend: {
      by: 'an admin',
      words: 'lets Skype’s pools bypass the proxy of every Exchange server',
      types: ['Set-ExchangeServer <server> -InternetWebProxyBypassList <what it has today, and the names of the pools>'],
      behind: [skypeNotReadable],
      do: letSkypeBypass,
    },
  },
];

/** The last Front End finds Autodiscover otherwise than all others: nowhere, or at a server. */
function resolveLast(world: LabWorld, leadsTo: (fqdn: string) => string | null): void {
  for (const each of frontEnds(world).slice(-1)) each.resolves = [{ name: autodiscoverName(world), leadsTo: leadsTo(each.fqdn) }];
}

function sendToProxy(world: LabWorld, making: Making): void {
  everyFrontEnd({ proxies: [{ scope: 'WinHTTP', proxy: `${addProxy(world, making)}:8080`, bypass: '' }] })(world);
}

function passProxy(world: LabWorld): void {
  for (const { proxies } of frontEnds(world)) for (const each of proxies) each.bypass = `*.${world.directory.domain}`;
}

function letSkypeBypass(world: LabWorld): void {
  const names = world.skype.pools.flatMap(({ fqdn, webInternal }) => (webInternal === null ? [fqdn] : [fqdn, webInternal]));
  for (const each of world.exchange.servers) if (each.proxy !== null) each.bypass = names;
}

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
