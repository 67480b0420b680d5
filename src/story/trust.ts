// Who agreed to what: the plans that were confirmed, and what the admin went on in spite of.

import type { MomentOf } from './moment.ts';
import type { Story } from './story.ts';

/** `word` is what had to be typed for it; null where one key was enough. */
export type Override = MomentOf<'decided'> & { readonly word: string | null };

export const confirmationsIn = ({ moments }: Story): readonly MomentOf<'confirmed'>[] =>
  moments.filter((moment) => moment.type === 'confirmed');

export function overridesIn({ moments }: Story): readonly Override[] {
  const words = new Map(
    moments
      .flatMap((moment) => (moment.type === 'looked' ? moment.findings : []))
      .flatMap(({ code, override }) => (override === undefined ? [] : [[code, override] as const])),
  );
  const decided = moments.filter((moment) => moment.type === 'decided');
  return decided.filter(({ option }) => option === 'go on anyway').map((each) => ({ ...each, word: words.get(each.about) ?? null }));
}
