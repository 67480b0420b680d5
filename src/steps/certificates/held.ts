// The certificates on each Exchange server that takes part: read once, for the auth certificate and for those of the web sites.

import { type ExchangeCertificate, readExchangeCertificates } from '../../exchange/certificates.ts';
import type { Seen } from '../../model/finding.ts';
import type { Fqdn } from '../../model/place.ts';
import type { Reader } from '../../powershell/reader.ts';
import { exchangeTakingPart } from '../servers/facts.ts';
import type { StepContext } from '../step.ts';

export type Held = { readonly server: Fqdn; readonly certificates: Seen<readonly ExchangeCertificate[]> };

export const inspectHeld = (reader: Reader, context: StepContext): Promise<readonly Held[]> =>
  Promise.all(
    exchangeTakingPart(context).map(async ({ fqdn }) => ({ server: fqdn, certificates: await readExchangeCertificates(reader, fqdn) })),
  );
