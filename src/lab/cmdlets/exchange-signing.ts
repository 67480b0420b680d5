// Exchange's certificates: those in each server's store, what is made of them, and what uses them; auth servers (facts.md 27, 32). Where
// the signing key is named, exchange-auth-config.ts.

import { describe, issue } from '../certificates.ts';
import { notPlayed, refusal, type Stage } from '../stage.ts';
import { canSign } from '../workers.ts';
import { type Computer, findCertificate, findComputer, type LabWorld, same } from '../world.ts';
import type { Call } from './call.ts';
import { chosen, exchangeServerNamed, readsDirectory, shortName } from './exchange-common.ts';
import { answer, changes, type Family } from './play.ts';

export const exchangeSigning: Family = {
  // Cloud authorization servers only.
  'Get-AuthServer': readsDirectory((call, world) =>
    chosen(call, world, world.exchange.authServers, (each) => [each.name]).map((each) => ({
      Name: each.name,
      Identity: each.name,
      Type: each.type,
      ApplicationIdentifier: each.applicationId,
      Enabled: true,
    })),
  ),
  'Get-TransportService': readsDirectory((call, world) =>
    chosen(call, world, world.exchange.servers, (each) => [each.fqdn, shortName(each.fqdn)]).map((each) => ({
      Name: shortName(each.fqdn),
      Identity: shortName(each.fqdn),
      InternalTransportCertificateThumbprint: transportCertificateOf(world, each.fqdn),
    })),
  ),
  'Get-ExchangeCertificate': readsDirectory((call, world, stage) => {
    const server = exchangeServerNamed(call, world, call.text('Server') ?? world.exchange.shellOn);
    const computer = findComputer(world, server.fqdn);
    const all = computer?.store ?? [];
    const wanted = call.text('Thumbprint') ?? call.text('Identity')?.split('\\').at(-1);
    const found = wanted === undefined ? all : all.filter((each) => same(each.thumbprint, wanted.replaceAll(' ', '')));
    if (wanted !== undefined && found.length === 0) {
      throw certificateNotFound(call, wanted);
    }
    return found.flatMap((each) => shown(world, server.fqdn, each, stage.now()));
  }),
  'New-ExchangeCertificate': changes(5, (call, stage) => {
    if (call.on('GenerateRequest')) throw notPlayed('a request for a certificate of Exchange');
    const { fqdn } = exchangeServerNamed(call, stage.store.read(), call.text('Server') ?? stage.store.read().exchange.shellOn);
    const services = servicesIn(call) ?? ['SMTP'];
    const { newCertificateTakesSmtp: stubborn } = stage.store.read().exchange;
    const made = askedAbout(stage, fqdn) ?? make(call, stage, fqdn);
    // Made first, asked about then: whoever cannot answer leaves it in the store, and is given nothing.
    const takesSmtp = takesOver(call, stage, services.includes('SMTP') || stubborn, made, fqdn) || stubborn;
    return stage.store.change((world) => {
      use(world, fqdn, made, [...services.filter((each) => each !== 'SMTP'), ...(takesSmtp ? ['SMTP'] : [])]);
      const entry = findComputer(world, fqdn)?.store.find((each) => each.thumbprint === made);
      return entry === undefined ? [] : shown(world, fqdn, entry, stage.now());
    });
  }),
  'Enable-ExchangeCertificate': changes(3, (call, stage) => {
    const { fqdn } = exchangeServerNamed(call, stage.store.read(), call.text('Server') ?? stage.store.read().exchange.shellOn);
    const thumbprint = call.text('Thumbprint') ?? call.text('Identity')?.split('\\').at(-1) ?? '';
    const held = findComputer(stage.store.read(), fqdn)?.store.find((each) => same(each.thumbprint, thumbprint));
    if (held === undefined) throw certificateNotFound(call, thumbprint);
    const services = servicesIn(call) ?? [];
    const takesSmtp = takesOver(call, stage, services.includes('SMTP'), held.thumbprint, fqdn);
    stage.store.change((world) =>
      use(world, fqdn, held.thumbprint, [...services.filter((each) => each !== 'SMTP'), ...(takesSmtp ? ['SMTP'] : [])]),
    );
    return [];
  }),
};

/** The services that a call names, 'None' left out; undefined where it names none at all. */
const servicesIn = (call: Call): readonly string[] | undefined =>
  call
    .list('Services')
    ?.flatMap((each) => each.split(','))
    .map((each) => each.trim().toUpperCase())
    .filter((each) => each !== 'NONE' && each !== '');

/** Whether SMTP is taken over: -Force says yes, as documented; otherwise it is asked. The words are Exchange's, without its dates. */
function takesOver(call: Call, stage: Stage, isWanted: boolean, thumbprint: string, fqdn: string): boolean {
  if (!isWanted || call.on('Force')) return isWanted;
  const current = transportCertificateOf(stage.store.read(), fqdn) ?? '';
  return answer(
    `Overwrite the existing default SMTP certificate? Current certificate: '${current}'. Replace it with certificate: '${thumbprint}'.`,
    stage,
  );
}

/** A certificate that a question was about: PowerShell plays its command again with the answer (assets/lab), and none is made twice. */
function askedAbout(stage: Stage, fqdn: string): string | undefined {
  const questions = Object.keys(stage.prompts);
  const store = findComputer(stage.store.read(), fqdn)?.store ?? [];
  return store.find(({ thumbprint }) => questions.some((each) => each.includes(`Replace it with certificate: '${thumbprint}'`)))
    ?.thumbprint;
}

/** A new certificate in a server's store, which nothing uses yet; gives its thumbprint. */
function make(call: Call, stage: Stage, fqdn: string): string {
  const certificate = issue(wanted(call, stage.now()), stage.random);
  const { thumbprint } = certificate;
  const friendlyName = call.text('FriendlyName') ?? 'Microsoft Exchange';
  const exportable = call.flag('PrivateKeyExportable') ?? false;
  stage.store.change((world) => {
    world.certificates.push(certificate);
    findComputer(world, fqdn)?.store.push({ thumbprint, friendlyName, hasPrivateKey: true, exportable, services: '' });
  });
  return thumbprint;
}

function wanted(call: Call, now: Date) {
  // Five years, as those that Exchange's setup makes.
  const notAfter = new Date(now);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + 5);
  return {
    commonName: /cn\s*=\s*([^,]+)/i.exec(call.text('SubjectName') ?? '')?.[1]?.trim() ?? 'Exchange',
    names: call.list('DomainName') ?? [],
    bits: call.number('KeySize') === 1024 ? 1024 : 2048,
    digest: 'sha256',
    notBefore: new Date(now.getTime() - 1000),
    notAfter,
    use: 'server',
    issuer: 'itself',
  } as const;
}

/** Gives services to a certificate on a server. */
function use(world: LabWorld, fqdn: string, thumbprint: string, services: readonly string[]): void {
  const computer = findComputer(world, fqdn);
  const entry = computer?.store.find((each) => each.thumbprint === thumbprint);
  if (computer === undefined || entry === undefined) return;
  const before = entry.services.split(', ').filter((each) => each !== '' && each !== 'None');
  entry.services = [...new Set([...before, ...services])].join(', ');
  if (services.includes('IIS')) computer.web = thumbprint;
  if (!services.includes('SMTP')) return;
  const others = world.exchange.transportCertificates.filter((each) => !same(each.server, fqdn));
  world.exchange.transportCertificates = [...others, { server: fqdn, thumbprint }];
}

const certificateNotFound = (call: Call, thumbprint: string) =>
  refusal(`The certificate with thumbprint ${thumbprint} was not found.`, `InvalidOperationException,${call.name}`, 'InvalidOperation');

/** What the transport service of a server shows to the others. */
const transportCertificateOf = (world: LabWorld, fqdn: string): string | null =>
  world.exchange.transportCertificates.find((each) => same(each.server, fqdn))?.thumbprint ?? findComputer(world, fqdn)?.web ?? null;

function shown(world: LabWorld, fqdn: string, entry: Computer['store'][number], now: Date) {
  const certificate = findCertificate(world, entry.thumbprint);
  if (certificate === undefined) return [];
  const described = describe(certificate.pem);
  // The shell could not check what it was sent, and put nothing together but what Windows does by itself.
  if (world.exchange.signsObjects && !canSign(findComputer(world, world.exchange.shellOn), world, now)) return [{ RawData: described.raw }];
  return [
    {
      Thumbprint: described.thumbprint,
      Subject: described.subject,
      Issuer: described.issuer,
      SerialNumber: described.serialNumber,
      NotBefore: described.notBefore,
      NotAfter: described.notAfter,
      HasPrivateKey: entry.hasPrivateKey,
      PrivateKeyExportable: entry.exportable,
      PublicKeySize: described.bits,
      IsSelfSigned: described.subject === described.issuer,
      CertificateDomains: described.names,
      Services: entry.services === '' ? 'None' : entry.services,
      Status: Date.parse(described.notAfter) < now.getTime() ? 'DateInvalid' : 'Valid',
      FriendlyName: entry.friendlyName,
      Identity: `${fqdn}\\${described.thumbprint}`,
      RawData: described.raw,
    },
  ];
}
