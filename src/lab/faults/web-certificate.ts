// A web certificate that a fault makes, and which one a web site shows.

import { issue } from '../certificates.ts';
import { entry } from '../presets/parts.ts';
import type { Certificate, Computer, LabWorld } from '../world.ts';
import { day, later, type Making } from './fault.ts';

/** Usual, and made yesterday for a year. */
export const lately = ({ now }: Making) =>
  ({ bits: 2048, digest: 'sha256', notBefore: later(now, -day), notAfter: later(now, 365 * day) }) as const;

/** The wizard's word for a document of Exchange that Skype's servers cannot read, whatever is on the way. */
export const notReadable = 'exchange-document.not-readable';

export const autodiscoverName = (world: LabWorld): string => `autodiscover.${world.directory.domain}`;

/** The names under which Exchange is asked. */
export const publishedNames = (world: LabWorld): readonly [string, ...string[]] => [
  `mail.${world.directory.domain}`,
  autodiscoverName(world),
];

export const webCertificate = (
  world: LabWorld,
  making: Making,
  names: readonly [string, ...string[]],
  issuer: Certificate = world.authority,
): Certificate => issue({ ...lately(making), commonName: names[0], names, use: 'server', issuer }, making.random);

/** From now on the web site of an Exchange server shows this certificate. */
export function show(world: LabWorld, computer: Computer, certificate: Certificate): void {
  if (!world.certificates.includes(certificate)) world.certificates.push(certificate);
  for (const each of computer.store) each.services = each.services.replace(/^IIS, /, '');
  computer.store.push(entry(certificate, 'Exchange web services (new)', 'IIS'));
  computer.web = certificate.thumbprint;
}
