// A PFX file: what the look into it means, and what is to be done with it when its certificate is in the store.

import { render } from '../../../powershell/render.ts';
import { dumpTyped, importPfx } from '../../../windows/pfx.ts';
import type { StepFinding } from '../../findings.ts';
import { type Known, textAnswer, tookEffect } from '../../step.ts';
import { found } from '../found.ts';
import { ownStore, type TokenIssuerFacts } from '../token-issuer/facts.ts';
import { choice, keys as issuerKeys } from '../token-issuer/words.ts';
import { canPreview, importedCertificate, passwordOf, pfxOf, wantedFile } from './facts.ts';
import { type PfxSeen, previewInWords } from './preview.ts';
import { example, importId, words } from './words.ts';

const { blocker, note, ok } = found;

/** While a file is to be imported. */
export function judgePfx(facts: TokenIssuerFacts, known: Known): readonly StepFinding[] {
  if (known.ways?.windows.kind === 'not at all') return notAtAll(facts, known);
  const file = wantedFile(facts, known);
  if (file === undefined || importedCertificate(facts, known) !== undefined) return [];
  if (canPreview(known)) return judgeSeen(pfxOf(facts, known));
  return [
    note('oauth.pfx.not-looked', file.path, `The wizard could not look into ${file.path}, because you look at the servers by hand.`, {
      wayOut: `To see what is in it, run on ${file.frontEnd}: ${dumpTyped(file.path)}`,
    }),
  ];
}

function notAtAll(facts: TokenIssuerFacts, known: Known): readonly StepFinding[] {
  const frontEnd = ownStore(facts)?.frontEnd;
  if (textAnswer(known, issuerKeys.issuer) !== choice.import || frontEnd === undefined) return [];
  return [
    blocker(
      'oauth.pfx.no-way',
      frontEnd,
      `A PFX file is imported on ${frontEnd} itself, and you chose not to reach the servers themselves.`,
      {
        wayOut: `Choose a way to reach them. Or run there: ${render(importPfx(frontEnd, example, passwordOf(example)))}`,
      },
    ),
  ];
}

function judgeSeen(seen: PfxSeen | undefined): readonly StepFinding[] {
  switch (seen?.kind) {
    case undefined:
    case 'locked':
      return [];
    case 'unread':
      return [blocker('oauth.pfx.unread', seen.path, seen.why, { wayOut: words.another })];
    case 'refused':
      return [blocker('oauth.pfx.refused', seen.path, `${seen.path} cannot be used. ${seen.why}`, { wayOut: words.another })];
    case 'opened': {
      const { path, preview } = seen;
      const wrong = preview.faults.filter(({ state }) => state === 'blocker').map((each) => each.words);
      return wrong.length > 0
        ? [
            blocker('oauth.pfx.unfit', path, `The certificate in ${path} cannot sign for Skype. ${wrong.join(' ')}`, {
              wayOut: `${previewInWords(preview)} ${words.another}`,
            }),
          ]
        : [
            ok('oauth.pfx', path, `The certificate in ${path} can sign for Skype. ${previewInWords(preview)}`),
            ...preview.faults.flatMap((each) => (each.state === 'note' ? [note(`oauth.pfx.${each.code}`, path, each.words)] : [])),
          ];
    }
  }
}

/** Where this state file has imported one: what becomes of the file (facts.md 16). */
export function judgeImported(known: Known): readonly StepFinding[] {
  const done = known.did.filter((did) => did.change.id === importId && tookEffect(did));
  return done
    .slice(-1)
    .flatMap(({ change: { command } }) =>
      command.kind === 'function'
        ? [
            note(
              'oauth.pfx.left',
              command.place.computer,
              `The file ${String(command.parameters.Path)} is still on ${command.place.computer}, if you have not taken it away: its key can open every mailbox.`,
              { wayOut: 'Delete the file, or lock it away together with its password.' },
            ),
          ]
        : [],
    );
}
