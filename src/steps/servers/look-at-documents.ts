// Looks at both metadata documents under their published names, from this computer: whoever the name leads to, and each server at its
// own address (facts.md 54). Hundreds of servers are looked at side by side; those whose turn comes too late count as not seen.

import { notSeen } from '../../model/finding.ts';
import type { Fqdn } from '../../model/place.ts';
import { type Product, unreached } from '../../model/probe-trace.ts';
import { exchangeId, skypeId } from '../../probes/auth-metadata.ts';
import type { DocumentProbe } from '../../probes/document-probe.ts';
import { notLooked } from '../document-probes.ts';
import type { Look } from '../step.ts';
import { createInTime, patience } from './in-time.ts';

export const idOf: { readonly [product in Product]: string } = { Skype: skypeId, Exchange: exchangeId };

export type Published = {
  readonly product: Product;
  readonly url: string;
  /** All that may answer under the published name. */
  readonly servers: readonly Fqdn[];
};

/** A view for the name, and one for each server. */
export async function lookFromHere(
  look: Look,
  published: readonly Published[],
): Promise<readonly { product: Product; view: DocumentProbe }[]> {
  const inTime = createInTime(patience);
  return Promise.all(
    published.flatMap(({ product, url, servers }) =>
      [null, ...servers].map((at) =>
        inTime(
          async () => ({ product, view: await lookOnce(look, product, url, at) }),
          (why) => ({ product, view: tooLate(url, at, why) }),
        ),
      ),
    ),
  );
}

async function lookOnce({ probes, show }: Look, product: Product, url: string, at: Fqdn | null): Promise<DocumentProbe> {
  const line = { product, from: null, at };
  show({ ...line, stages: unreached });
  const view = await probes.readDocument(url, {
    ...(at === null ? {} : { at }),
    expectedId: idOf[product],
    progress: (stages) => show({ ...line, stages }),
  });
  show({ ...line, stages: view.stages });
  return view;
}

const tooLate = (url: string, at: Fqdn | null, why: string): DocumentProbe => ({
  url,
  at,
  stages: notLooked(why),
  secured: null,
  clock: null,
  document: notSeen(why),
});
