// A PFX file: what the look into it means, and what is to be done with it when its certificate is in the store.

import { render } from '../../../powershell/render.ts';
import { dumpTyped, importPfx } from '../../../windows/pfx.ts';
import { fieldsOf } from '../../claim.ts';
import type { StepFinding } from '../../findings.ts';
import { type StepContext, textAnswer, tookEffect } from '../../step.ts';
import { claims } from '../claims.ts';
import { found } from '../found.ts';
import { ownStore, type TokenIssuerFacts } from '../token-issuer/facts.ts';
import { choice, keys as issuerKeys } from '../token-issuer/words.ts';
import { canPreview, importedCertificate, passwordOf, pfxOf, wantedFile } from './facts.ts';
import { type PfxSeen, previewInWords } from './preview.ts';
import { example, importId, words } from './words.ts';

const { stop, note, ok } = found;

/** While a file is to be imported. */
export function judgePfx(facts: TokenIssuerFacts, context: StepContext): readonly StepFinding[] {
  if (context.access?.windows.kind === 'not at all') return notAtAll(facts, context);
  const file = wantedFile(facts, context);
  if (file === undefined || importedCertificate(facts, context) !== undefined) return [];
  if (canPreview(context)) return judgeSeen(pfxOf(facts, context));
  return [
    note('oauth.pfx.not-looked', file.path, `The wizard could not look into ${file.path}, because you look at the servers by hand.`, {
      wayOut: `To see what is in it, run on ${file.frontEnd}: ${dumpTyped(file.path)}`,
    }),
  ];
}

function notAtAll(facts: TokenIssuerFacts, context: StepContext): readonly StepFinding[] {
  const frontEnd = ownStore(facts)?.frontEnd;
  if (textAnswer(context, issuerKeys.issuer) !== choice.import || frontEnd === undefined) return [];
  return [
    stop('oauth.pfx.no-way', frontEnd, `A PFX file is imported on ${frontEnd} itself, and you chose not to reach the servers themselves.`, {
      wayOut: `Choose a way to reach them. Or run there: ${render(importPfx(frontEnd, example, passwordOf(example)))}`,
    }),
  ];
}

function judgeSeen(seen: PfxSeen | undefined): readonly StepFinding[] {
  switch (seen?.kind) {
    case undefined:
    case 'locked':
      return [];
    case 'unread':
      return [stop('oauth.pfx.unread', seen.path, seen.why, { wayOut: words.another })];
    case 'refused':
      return [stop('oauth.pfx.refused', seen.path, `${seen.path} cannot be used. ${seen.why}`, { wayOut: words.another })];
    case 'opened': {
      const { path, preview, frontEnd } = seen;
      if (preview.opensThere === 'no')
        return [stop('oauth.pfx.protection', path, words.protectedAnew(path, frontEnd), { wayOut: words.protectedAnewWayOut })];
      const wrong = preview.faults.filter(({ state }) => state === 'stop').map((each) => each.words);
      return wrong.length > 0
        ? [
            stop('oauth.pfx.unfit', path, `The certificate in ${path} cannot sign for Skype. ${wrong.join(' ')}`, {
              wayOut: `${previewInWords(preview)} ${words.another}`,
            }),
          ]
        : [
            ok('oauth.pfx', path, `The certificate in ${path} can sign for Skype. ${previewInWords(preview)}`),
            ...(preview.opensThere === 'yes'
              ? []
              : [note('oauth.pfx.protection', path, words.mayNotOpen(path, frontEnd), { wayOut: words.protectedAnewWayOut })]),
            ...preview.faults.flatMap((each) => (each.state === 'note' ? [note(`oauth.pfx.${each.code}`, path, each.words)] : [])),
          ];
    }
  }
}

/** Where this state file has imported one: what becomes of the file (facts.md 16). */
export function judgeImported(context: StepContext): readonly StepFinding[] {
  const done = context.did.filter((did) => did.kind === importId && tookEffect(did));
  return done
    .slice(-1)
    .flatMap((did) => fieldsOf(claims, importId, did) ?? [])
    .map(({ file, frontEnd }) =>
      note(
        'oauth.pfx.left',
        frontEnd,
        `The file ${file} is still on ${frontEnd}, if you have not taken it away: its key can open every mailbox.`,
        { wayOut: 'Delete the file, or lock it away together with its password.' },
      ),
    );
}
