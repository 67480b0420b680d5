// Exchange's signing key: AuthConfig, auth servers, and the certificates in each server's store (domain.md 1b).

import { describe } from '../certificates.ts';
import { refusal } from '../stage.ts';
import { type Computer, findCertificate, findComputer, same, type World } from '../world.ts';
import { configurationPath, domainController, exchangeServerNamed, readsDirectory } from './exchange-common.ts';
import { type Family, reads } from './play.ts';

export const exchangeSigning: Family = {
  'Get-AuthConfig': reads((call, world) => {
    const config = world.exchange.authConfig;
    const path = `CN=Auth Configuration,${configurationPath(world)}`;
    return [
      {
        CurrentCertificateThumbprint: config.current,
        PreviousCertificateThumbprint: config.previous,
        NextCertificateThumbprint: config.next,
        NextCertificateEffectiveDate: config.nextEffective,
        ServiceName: '00000002-0000-0ff1-ce00-000000000000',
        Realm: config.realm ?? '',
        Name: 'Auth Configuration',
        DistinguishedName: path,
        Identity: 'Auth Configuration',
        Guid: config.guid,
        WhenChangedUTC: config.changed,
        OriginatingServer: domainController(call, world),
        IsValid: true,
      },
    ];
  }),
  // Cloud authorization servers only: none in this preset.
  'Get-AuthServer': readsDirectory(() => []),
  'Get-ExchangeCertificate': readsDirectory((call, world, stage) => {
    const server = exchangeServerNamed(call, world, call.text('Server') ?? world.exchange.shellOn);
    const computer = findComputer(world, server.fqdn);
    const all = computer?.store ?? [];
    const wanted = call.text('Thumbprint') ?? call.text('Identity')?.split('\\').at(-1);
    const found = wanted === undefined ? all : all.filter((each) => same(each.thumbprint, wanted.replaceAll(' ', '')));
    if (wanted !== undefined && found.length === 0) {
      throw refusal(
        `The certificate with thumbprint ${wanted} was not found.`,
        `InvalidOperationException,${call.name}`,
        'InvalidOperation',
      );
    }
    return found.flatMap((each) => shown(world, server.fqdn, each, stage.now()));
  }),
};

function shown(world: World, fqdn: string, entry: Computer['store'][number], now: Date) {
  const certificate = findCertificate(world, entry.thumbprint);
  if (certificate === undefined) return [];
  const described = describe(certificate.pem);
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
