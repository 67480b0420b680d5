// The certificates that Exchange's web sites show: those with the service IIS. Usually two: the published one, and the
// self-signed one of the back end.

import { z } from 'zod';
import { type Seen, seen } from '../model/finding.ts';
import type { Fqdn } from '../model/place.ts';
import { instant, text, thumbprint } from '../powershell/objects.ts';
import { asText, exchangeCmdlet, type Reader, readObjects } from '../powershell/reader.ts';

const certificate = z.object({ Thumbprint: thumbprint, Subject: text, NotAfter: instant, Services: text });

export type WebCertificate = { readonly thumbprint: string; readonly subject: string; readonly notAfter: string };

export async function readWebCertificates(reader: Reader, server: Fqdn): Promise<Seen<readonly WebCertificate[]>> {
  const command = exchangeCmdlet('Get-ExchangeCertificate', {
    parameters: { Server: server },
    returns: ['Thumbprint', 'Subject', 'NotAfter', asText('Services')],
  });
  const read = await readObjects(reader, command, certificate);
  if (!read.seen) return read;
  return seen(
    read.value
      .filter(({ Services }) => /\bIIS\b/i.test(Services))
      .map(({ Thumbprint, Subject, NotAfter }) => ({ thumbprint: Thumbprint, subject: Subject, notAfter: NotAfter })),
  );
}
