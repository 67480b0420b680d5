// What the tests proved, and until when it was true. A test that passed is true until something that it rested on may have been
// changed or taken back, until a look saw something amiss that was not there before, or until the same test did not pass.

import type { Instant } from '../model/command.ts';
import type { Finding } from '../model/finding.ts';
import type { Step, StepContext, TestVerdict } from '../steps/step.ts';
import type { Fate } from './fate.ts';
import type { MomentOf } from './moment.ts';
import type { Story } from './story.ts';

/** What made it untrue, as far as anybody knows. */
type Until = { readonly seq: number; readonly at: Instant } & (
  | { readonly kind: 'changed'; readonly change: Fate }
  | { readonly kind: 'seen'; readonly look: MomentOf<'looked'>; readonly finding: Finding }
  | { readonly kind: 'tested'; readonly test: Fate }
);

/** `until` is null while it holds, and where it proved nothing. */
export type Proof = { readonly test: Fate; readonly verdict: TestVerdict; readonly until: Until | null };

/** What the admin said of tests that printed what is not known. */
export const reportedIn = (decided: readonly MomentOf<'decided'>[]): StepContext['reported'] =>
  decided
    .filter(({ option }) => option === 'it passed' || option === 'it did not pass')
    .map(({ seq, about, option }) => ({ seq, about, passed: option === 'it passed' }));

/** Every test, oldest first. Which changes are tests, and what they say, `steps` know. */
export function proofsIn(story: Story, steps: readonly Pick<Step, 'id' | 'verdict'>[]): readonly Proof[] {
  const reported = reportedIn(story.moments.filter((moment) => moment.type === 'decided'));
  const fates = new Map(story.did.map((fate) => [fate.seq, fate]));
  const proofs: Proof[] = [];
  /** The places in `proofs` of those that are true so far, each with what every step had last seen by then. */
  let open: readonly { readonly at: number; readonly looks: Story['looks'] }[] = [];
  let looks: Story['looks'] = {};
  const close = (endOf: (proof: Proof, before: Story['looks']) => Until | undefined): void => {
    open = open.filter((each) => {
      const proof = proofs[each.at];
      const until = proof && endOf(proof, each.looks);
      if (proof !== undefined && until !== undefined) proofs[each.at] = { ...proof, until };
      return until === undefined;
    });
  };
  for (const moment of story.moments) {
    if (moment.type === 'looked') {
      close(({ test }, before) => (moment.step === test.step ? undefined : seenAmiss(moment, before[moment.step]?.findings ?? [])));
      looks = { ...looks, [moment.step]: moment };
    }
    const fate = moment.type === 'intent' ? fates.get(moment.seq) : undefined;
    if (fate === undefined) continue;
    const { seq, at } = fate;
    const verdict = steps.find(({ id }) => id === fate.step)?.verdict?.(fate, reported);
    if (verdict === undefined) {
      if (fate.settled !== 'not started') close(() => ({ kind: 'changed', seq, at, change: fate }));
      continue;
    }
    if (verdict.kind !== 'failed') open = [...open, { at: proofs.length, looks }];
    else if (fate.end?.kind === 'ended')
      close(({ test }) => (test.change.id === fate.change.id ? { kind: 'tested', seq, at, test: fate } : undefined));
    proofs.push({ test: fate, verdict, until: null });
  }
  return proofs;
}

/** Whether it shows now that the connection works. */
export const holds = ({ verdict, until }: Proof): boolean => until === null && (verdict.kind === 'passed' || verdict.kind === 'reported');

/** Something amiss which the last look before the test did not find. */
function seenAmiss(look: MomentOf<'looked'>, before: readonly Finding[]): Until | undefined {
  const finding = look.findings.find((each) => isAmiss(each) && !before.some((old) => isSame(old, each)));
  return finding && { kind: 'seen', seq: look.seq, at: look.at, look, finding };
}

/** What could not be seen says nothing against it. */
const isAmiss = ({ state, blind }: Finding): boolean => state === 'to mend' || (state === 'stop' && blind !== true);
const isSame = (one: Finding, other: Finding): boolean => one.code === other.code && one.about === other.about;
