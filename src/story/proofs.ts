// What the tests proved, and until when it was true. A test that passed is true until something that it rested on may have been
// changed or taken back, until a look saw something amiss that was not there before, or until the same test did not pass.

import type { Instant } from '../model/command.ts';
import type { Finding } from '../model/finding.ts';
import { type Verdict, verdictOf } from '../steps/connectivity-test/verdict.ts';
import type { Known } from '../steps/step.ts';
import { type Fate, isTest } from './fate.ts';
import type { MomentOf } from './moment.ts';
import type { Story } from './story.ts';

/** What made it untrue, as far as anybody knows. */
type Until = { readonly seq: number; readonly at: Instant } & (
  | { readonly kind: 'changed'; readonly change: Fate }
  | { readonly kind: 'seen'; readonly look: MomentOf<'looked'>; readonly finding: Finding }
  | { readonly kind: 'tested'; readonly test: Fate }
);

/** `until` is null while it holds, and where it proved nothing. */
export type Proof = { readonly test: Fate; readonly verdict: Verdict; readonly until: Until | null };

/** What the admin said of tests that printed what is not known. */
export const reportedIn = ({ decided }: Pick<Story, 'decided'>): Known['reported'] =>
  decided
    .filter(({ option }) => option === 'it passed' || option === 'it did not pass')
    .map(({ seq, about, option }) => ({ seq, about, passed: option === 'it passed' }));

/** Every test, oldest first. */
export function proofsIn(story: Story): readonly Proof[] {
  const reported = reportedIn(story);
  const tests = story.did.filter(isTest).map((test) => ({ test, verdict: verdictOf(test, reported) }));
  const changes = story.did.filter((each) => !isTest(each) && each.settled !== 'not started');
  const looks = story.moments.filter((each) => each.type === 'looked');
  return tests.map(({ test, verdict }) => {
    if (verdict.kind === 'failed') return { test, verdict, until: null };
    const change = changes.find(({ seq }) => seq > test.seq);
    const again = tests.find((each) => each.test.seq > test.seq && each.test.change.id === test.change.id && hasFailed(each));
    const ends = [
      ...(change === undefined ? [] : [{ kind: 'changed' as const, seq: change.seq, at: change.at, change }]),
      ...(again === undefined ? [] : [{ kind: 'tested' as const, seq: again.test.seq, at: again.test.at, test: again.test }]),
      ...amissAfter(test, looks),
    ];
    return { test, verdict, until: ends.toSorted((one, other) => one.seq - other.seq)[0] ?? null };
  });
}

const hasFailed = ({ test, verdict }: Pick<Proof, 'test' | 'verdict'>): boolean => verdict.kind === 'failed' && test.end?.kind === 'ended';

/** Whether it shows now that the connection works. */
export const holds = ({ verdict, until }: Proof): boolean => until === null && (verdict.kind === 'passed' || verdict.kind === 'told');

/** The first look after a test that saw something amiss which the last one before it did not. */
function amissAfter(test: Fate, looks: readonly MomentOf<'looked'>[]): readonly Extract<Until, { kind: 'seen' }>[] {
  const before = new Map(looks.filter(({ seq }) => seq < test.seq).map((look) => [look.step, look]));
  for (const look of looks) {
    if (look.seq < test.seq || look.step === test.step) continue;
    const known = before.get(look.step)?.findings ?? [];
    const finding = look.findings.find((each) => isAmiss(each) && !known.some((old) => isSame(old, each)));
    if (finding !== undefined) return [{ kind: 'seen', seq: look.seq, at: look.at, look, finding }];
  }
  return [];
}

/** What could not be seen says nothing against it. */
const isAmiss = ({ state, code }: Finding): boolean => state === 'problem' || (state === 'blocker' && !code.endsWith('.not-seen'));
const isSame = (one: Finding, other: Finding): boolean => one.code === other.code && one.about === other.about;
