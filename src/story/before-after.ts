// What a step saw before its first change, and what it saw last: side by side, one thing a row.

import type { Finding } from '../model/finding.ts';
import type { StepId } from '../model/steps.ts';
import type { MomentOf } from './moment.ts';
import type { Story } from './story.ts';

/** `before` is null for what was not there to be seen then, `after` for what is not any more. */
type Difference = { readonly before: Finding | null; readonly after: Finding | null };

/** `same`: so many things are as they were, and as they should be. */
export type BeforeAfter = {
  readonly step: StepId;
  readonly before: MomentOf<'looked'>;
  readonly after: MomentOf<'looked'>;
  readonly different: readonly Difference[];
  readonly same: number;
};

/** Of each step that changed something and looked before and after, in the order of their last looks. */
export const beforeAndAfter = (story: Story): readonly BeforeAfter[] =>
  Object.values(story.looks).flatMap((after) => {
    const first = story.did.find(({ step }) => step === after.step)?.seq;
    const before = story.moments.findLast((each) => each.type === 'looked' && each.step === after.step && each.seq < (first ?? 0));
    if (before?.type !== 'looked' || before.seq === after.seq) return [];
    const pairs = paired(before.findings, after.findings);
    const different = pairs.filter((each) => isAmiss(each.before) || isAmiss(each.after) || each.before?.state !== each.after?.state);
    return [{ step: after.step, before, after, different, same: pairs.length - different.length }];
  });

const isAmiss = (finding: Finding | null): boolean => finding !== null && finding.state !== 'ok' && finding.state !== 'note';

const topicOf = ({ code }: Finding): string => code.split('.')[0] ?? '';
/** The topic alone last: what was not there has no name yet. */
const keys: readonly ((finding: Finding) => string)[] = [(finding) => JSON.stringify([topicOf(finding), finding.about]), topicOf];

/** What is about the same thing, in the order in which it was seen: 'partner.none', then 'partner'. */
function paired(before: readonly Finding[], after: readonly Finding[]): readonly Difference[] {
  const partners = new Map<Finding, Finding>();
  for (const keyOf of keys) {
    const taken = new Set(partners.values());
    const left = Map.groupBy(
      after.filter((each) => !taken.has(each)),
      keyOf,
    );
    for (const each of before) {
      const partner = partners.has(each) ? undefined : left.get(keyOf(each))?.shift();
      if (partner !== undefined) partners.set(each, partner);
    }
  }
  const taken = new Set(partners.values());
  return [
    ...before.map((each): Difference => ({ before: each, after: partners.get(each) ?? null })),
    ...after.filter((each) => !taken.has(each)).map((each): Difference => ({ before: null, after: each })),
  ];
}
