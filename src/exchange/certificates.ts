// The certificates in the stores of Exchange servers, and what uses them. Since November 2023 the auth certificate also protects what
// the shell sends: where it has expired, objects come without their properties, and the certificate is read from its bytes (field.md 21).

import { z } from 'zod';
import type { Cmdlet } from '../model/command.ts';
import { type Seen, seen } from '../model/finding.ts';
import type { Fqdn } from '../model/place.ts';
import { name, optionalInstant, optionalText, optionalThumbprint } from '../powershell/objects.ts';
import { asText, exchangeCmdlet, type Reader, readFirst, readObjects } from '../powershell/reader.ts';
import { readCertificate } from '../x509/certificate.ts';

/** What could not be told of a certificate is null. */
export type ExchangeCertificate = {
  readonly thumbprint: string;
  readonly subject: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyBits: number | null;
  readonly hasPrivateKey: boolean | null;
  readonly exportable: boolean | null;
  /** What Exchange uses it for, e.g. 'IIS, SMTP'; empty where that could not be told. */
  readonly services: string;
};

const certificate = z
  .object({
    Thumbprint: optionalThumbprint,
    Subject: optionalText,
    NotBefore: optionalInstant,
    NotAfter: optionalInstant,
    HasPrivateKey: z.boolean().nullish(),
    PrivateKeyExportable: z.boolean().nullish(),
    PublicKeySize: z.number().int().nullish(),
    Services: optionalText,
  })
  .transform(({ Thumbprint, NotBefore, NotAfter, ...each }): ExchangeCertificate | null =>
    Thumbprint === null || NotBefore === null || NotAfter === null
      ? null
      : {
          thumbprint: Thumbprint,
          subject: each.Subject ?? '',
          notBefore: NotBefore,
          notAfter: NotAfter,
          keyBits: each.PublicKeySize ?? null,
          hasPrivateKey: each.HasPrivateKey ?? null,
          exportable: each.PrivateKeyExportable ?? null,
          services: each.Services ?? '',
        },
  );

/** Every certificate of Exchange on a server. */
export async function readExchangeCertificates(reader: Reader, server: Fqdn): Promise<Seen<readonly ExchangeCertificate[]>> {
  const command = exchangeCmdlet('Get-ExchangeCertificate', {
    parameters: { Server: server },
    returns: [
      'Thumbprint',
      'Subject',
      'NotBefore',
      'NotAfter',
      'HasPrivateKey',
      'PrivateKeyExportable',
      'PublicKeySize',
      asText('Services'),
    ],
  });
  const read = await readObjects(reader, command, certificate);
  if (!read.seen) return read;
  const told = read.value.flatMap((each) => (each === null ? [] : [each]));
  return told.length === read.value.length ? seen(told) : readFromBytes(reader, server);
}

// Bytes in base64, or, where they were brought back by hand as JSON, as numbers.
const bytes = z
  .union([z.string().max(200_000), z.array(z.number().int().min(0).max(255)).max(65_536)])
  .transform((value) => (typeof value === 'string' ? value : Buffer.from(value).toString('base64')));

async function readFromBytes(reader: Reader, server: Fqdn): Promise<Seen<readonly ExchangeCertificate[]>> {
  const command = exchangeCmdlet('Get-ExchangeCertificate', { parameters: { Server: server }, returns: ['RawData'] });
  const read = await readObjects(reader, command, z.object({ RawData: bytes }));
  if (!read.seen) return read;
  const known: ExchangeCertificate[] = [];
  for (const { RawData } of read.value) {
    const each = readCertificate(RawData);
    if (!each.seen) return each;
    const { thumbprint, subject, notBefore, notAfter, key } = each.value;
    const keyBits = 'bits' in key ? key.bits : null;
    known.push({ thumbprint, subject, notBefore, notAfter, keyBits, hasPrivateKey: null, exportable: null, services: '' });
  }
  return seen(known);
}

/** The server to which the shell is attached: where new certificates are made, and where AuthConfig looks for them. Null where it does not say. */
export async function readShellServer(reader: Reader): Promise<Seen<Fqdn | null>> {
  // An identity is SERVER\thumbprint (domain.md 1b).
  const identity = z.object({ Identity: optionalText }).transform((each) => each.Identity?.split('\\')[0]?.toLowerCase() ?? null);
  return readFirst(reader, exchangeCmdlet('Get-ExchangeCertificate', { returns: [asText('Identity')] }), identity);
}

const transportService = z
  .object({ Name: name, InternalTransportCertificateThumbprint: optionalThumbprint })
  .transform((each) => ({ name: each.Name, thumbprint: each.InternalTransportCertificateThumbprint }));

/** The certificate with which each server's transport service speaks to the others; a server by its short name. */
export const readTransportCertificates = (reader: Reader) =>
  readObjects(
    reader,
    exchangeCmdlet('Get-TransportService', { returns: ['Name', 'InternalTransportCertificateThumbprint'] }),
    transportService,
  );

/** Gives one service to a certificate on a server. For SMTP Exchange asks whether it shall replace the one in use. */
export const enableCertificate = (thumbprint: string, service: 'SMTP' | 'IIS', server: Fqdn): Cmdlet =>
  exchangeCmdlet('Enable-ExchangeCertificate', { parameters: { Thumbprint: thumbprint, Services: service, Server: server } });

/** A piece of the question about the SMTP certificate, of New- and Enable-ExchangeCertificate alike. */
export const smtpQuestion = 'default SMTP certificate';
