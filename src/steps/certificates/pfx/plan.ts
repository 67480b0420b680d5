// The import of a PFX file: by Windows, on the Front End, with the private key exportable, so that the other Front Ends can get it.
// The certificate is assigned by its thumbprint in the next plan, never by a cmdlet that takes the password as text (facts.md 16).

import type { Settled } from '../../../model/change.ts';
import { importPfx } from '../../../windows/pfx.ts';
import { claimed, fieldsOf, staying } from '../../claim.ts';
import type { ActOf, ChangeOf, Did, StepContext } from '../../step.ts';
import { isSame } from '../../take-back.ts';
import { claims } from '../claims.ts';
import { inOwnStore, ownStore, type TokenIssuerFacts } from '../token-issuer/facts.ts';
import { canPreview, importedCertificate, passwordOf, pfxOf, wantedFile } from './facts.ts';
import type { Kind } from './guard.ts';
import { type Preview, previewLines } from './preview.ts';
import { importId } from './words.ts';

/** Nothing while the file cannot be used, or its password is not known. */
export function pfxPlan(facts: TokenIssuerFacts, context: StepContext): readonly ActOf<Kind>[] {
  const file = wantedFile(facts, context);
  if (file === undefined || importedCertificate(facts, context) !== undefined) return [];
  const seen = pfxOf(facts, context);
  if (seen?.kind === 'opened')
    return seen.preview.opensThere === 'no' || seen.preview.faults.some(({ state }) => state === 'stop')
      ? []
      : [importFile(file, seen.preview, facts)];
  return canPreview(context) || context.access?.windows.kind !== 'by hand' ? [] : [importFile(file, null, facts)];
}

type File = { readonly frontEnd: string; readonly path: string };

function importFile({ frontEnd, path }: File, preview: Preview | null, facts: TokenIssuerFacts): ChangeOf<Kind> {
  const fields = { file: path, thumbprint: preview?.thumbprint ?? null, store: inOwnStore(facts).map((each) => each.thumbprint), frontEnd };
  return {
    ...claimed(claims, importId, fields),
    ...staying(claims, importId, fields),
    kind: 'change',
    ...(preview === null ? {} : { shows: previewLines(preview) }),
    because: ['oauth.pfx'],
    command: importPfx(frontEnd, path, preview?.locked === false ? null : passwordOf(path)),
    prompts: {},
    whenUnclear: 'repeat',
    onFailure: 'stop',
    usually: 10,
  };
}

/** To import the same file twice leaves one certificate. */
export function importSettled(did: Did, facts: TokenIssuerFacts): Settled {
  if (ownStore(facts)?.certificates.seen !== true) return 'cannot tell';
  const imported = fieldsOf(claims, importId, did);
  if (imported === undefined) return 'cannot tell';
  const { thumbprint, store } = imported;
  const there = inOwnStore(facts).some((each) =>
    thumbprint === null ? !store.includes(each.thumbprint) : isSame(each.thumbprint, thumbprint) && each.hasPrivateKey && each.exportable,
  );
  return there ? 'done' : 'not started';
}
