// The import of a PFX file: by Windows, on the Front End, with the private key exportable, so that the other Front Ends can get it.
// The certificate is assigned by its thumbprint in the next plan, never by a cmdlet that takes the password as text (facts.md 16).

import type { Change, Settled } from '../../../model/change.ts';
import { importPfx } from '../../../windows/pfx.ts';
import type { ActOf, ChangeOf, StepContext } from '../../step.ts';
import { isSame } from '../../take-back.ts';
import { inOwnStore, ownStore, type TokenIssuerFacts } from '../token-issuer/facts.ts';
import { canPreview, importedCertificate, passwordOf, pfxOf, storeBeforeOf, wantedFile } from './facts.ts';
import type { Kind } from './guard.ts';
import { type Preview, previewLines } from './preview.ts';
import { importId } from './words.ts';

/** Nothing while the file cannot be used, or its password is not known. */
export function pfxPlan(facts: TokenIssuerFacts, context: StepContext): readonly ActOf<Kind>[] {
  const file = wantedFile(facts, context);
  if (file === undefined || importedCertificate(facts, context) !== undefined) return [];
  const seen = pfxOf(facts, context);
  if (seen?.kind === 'opened')
    return seen.preview.faults.some(({ state }) => state === 'stop') ? [] : [importFile(file, seen.preview, facts)];
  return canPreview(context) || context.access?.windows.kind !== 'by hand' ? [] : [importFile(file, null, facts)];
}

type File = { readonly frontEnd: string; readonly path: string };

function importFile({ frontEnd, path }: File, preview: Preview | null, facts: TokenIssuerFacts): ChangeOf<Kind> {
  const thumbprint = preview?.thumbprint ?? 'THUMBPRINT';
  return {
    kind: 'change',
    id: importId,
    words: `Import the certificate in ${path} into the store of ${frontEnd}, with its private key. It is put to use in the next plan.`,
    ...(preview === null ? {} : { shows: previewLines(preview) }),
    because: ['oauth.pfx'],
    command: importPfx(frontEnd, path, preview?.locked === false ? null : passwordOf(path)),
    prompts: {},
    before: { thumbprint: preview?.thumbprint ?? null, store: inOwnStore(facts).map((each) => each.thumbprint) },
    undo: {
      kind: 'cannot',
      why: `The certificate stays in the store of ${frontEnd}, where it does nothing until it is assigned. To take it out: Remove-Item Cert:\\LocalMachine\\My\\${thumbprint} -DeleteKey`,
    },
    whenUnclear: 'repeat',
    onFailure: 'stop',
    usually: 10,
  };
}

/** To import the same file twice leaves one certificate. */
export function importSettled(change: Change, facts: TokenIssuerFacts): Settled {
  if (ownStore(facts)?.certificates.seen !== true) return 'cannot tell';
  const { thumbprint, store } = storeBeforeOf(change);
  const there = inOwnStore(facts).some((each) =>
    thumbprint === null ? !store.includes(each.thumbprint) : isSame(each.thumbprint, thumbprint) && each.hasPrivateKey && each.exportable,
  );
  return there ? 'done' : 'not started';
}
