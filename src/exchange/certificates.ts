// The certificates in the stores of Exchange servers, and what uses them. What a certificate is, is read from its bytes, which cross
// every way; what a server says of it (its services, whether its key is there) only a shell tells that hands over the object itself. From
// one that was built anew from its bytes it is not told, whatever its properties say. Since November 2023 the auth certificate also
// protects what the shell sends: where it has expired, objects come without their properties (facts.md 33).

import type { Cmdlet } from '../model/command.ts';
import { notSeen, type Seen, seen } from '../model/finding.ts';
import { keyOf } from '../model/name.ts';
import type { Fqdn } from '../model/place.ts';
import { boolean, bytes, form, fqdn, optional, text, thumbprint, whereThere } from '../powershell/properties.ts';
import { exchangeCmdlet, type Reader, readFirst, readObjects } from '../powershell/reader.ts';
import { readCertificate } from '../x509/certificate.ts';
import type { PublicKey } from '../x509/fields.ts';

/** What the shell did not tell of a certificate is null. */
export type ExchangeCertificate = {
  readonly thumbprint: string;
  readonly subject: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly keyBits: number | null;
  readonly keyKind: PublicKey['kind'];
  readonly hasPrivateKey: boolean | null;
  readonly exportable: boolean | null;
  /** What Exchange uses it for, e.g. 'IIS, SMTP'. */
  readonly services: string | null;
};

/** Only Exchange's own object has an identity: with one, it tells of the server's key and services. */
const certificate = form(
  {
    RawData: bytes,
    Identity: whereThere(optional(text)),
    HasPrivateKey: whereThere(optional(boolean)),
    PrivateKeyExportable: whereThere(optional(boolean)),
    Services: whereThere(optional(text)),
  },
  (each) => {
    const own = typeof each.Identity === 'string';
    return {
      rawData: each.RawData,
      hasPrivateKey: own ? (each.HasPrivateKey ?? null) : null,
      exportable: own ? (each.PrivateKeyExportable ?? null) : null,
      services: own ? (each.Services ?? null) : null,
    };
  },
);

const bytesAlone = form({ RawData: bytes }, (each) => ({ rawData: each.RawData, hasPrivateKey: null, exportable: null, services: null }));

/** Every certificate of Exchange on a server. */
export async function readExchangeCertificates(reader: Reader, server: Fqdn): Promise<Seen<readonly ExchangeCertificate[]>> {
  const command = exchangeCmdlet('Get-ExchangeCertificate', { parameters: { Server: server } });
  const told = await readObjects(reader, command, certificate);
  // A session may refuse to take them apart at its far end; their bytes cross it as they are.
  const alone = told.seen ? told : await readObjects(reader, command, bytesAlone);
  if (!alone.seen) return alone;
  const known: ExchangeCertificate[] = [];
  for (const { rawData, ...said } of alone.value) {
    const each = readCertificate(rawData);
    if (!each.seen) return notSeen(`Get-ExchangeCertificate gave a certificate that could not be read: ${each.why}`);
    const { thumbprint, subject, notBefore, notAfter, key } = each.value;
    known.push({ ...said, thumbprint, subject, notBefore, notAfter, keyBits: 'bits' in key ? key.bits : null, keyKind: key.kind });
  }
  return seen(known);
}

// An identity is SERVER\\thumbprint (facts.md 27).
const identity = form({ Identity: whereThere(optional(text)) }, ({ Identity: found }) =>
  found ? keyOf('fqdn', found.split('\\')[0] ?? '') : null,
);

/** The server to which the shell is attached: where new certificates are made, and where AuthConfig looks for them. Null: not said. */
export const readShellServer = (reader: Reader): Promise<Seen<Fqdn | null>> =>
  readFirst(reader, exchangeCmdlet('Get-ExchangeCertificate'), identity);

const transportService = form({ Name: fqdn, InternalTransportCertificateThumbprint: optional(thumbprint) }, (each) => ({
  name: each.Name.key,
  thumbprint: each.InternalTransportCertificateThumbprint?.key ?? null,
}));

/** The certificate with which each server's transport service speaks to the others; a server by its short name. */
export const readTransportCertificates = (reader: Reader) => readObjects(reader, exchangeCmdlet('Get-TransportService'), transportService);

/** Gives one service to a certificate on a server. For SMTP Exchange asks whether it shall replace the one in use. */
export const enableCertificate = (thumbprint: string, service: 'SMTP' | 'IIS', server: Fqdn): Cmdlet =>
  exchangeCmdlet('Enable-ExchangeCertificate', { parameters: { Thumbprint: thumbprint, Services: service, Server: server } });

/** A piece of the question about the SMTP certificate, of New- and Enable-ExchangeCertificate alike. */
export const smtpQuestion = 'default SMTP certificate';
