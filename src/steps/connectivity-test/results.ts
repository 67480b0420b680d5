// How the tests went: which of them count, what each Front End scored, and what that means.

import { areOneName } from '../../model/name.ts';
import type { Fqdn } from '../../model/place.ts';
import type { StepFinding } from '../findings.ts';
import { counted, inWords } from '../look.ts';
import { frontEndsTakingPart } from '../servers/facts.ts';
import { type Did, type Known, type TestVerdict, textAnswer } from '../step.ts';
import { found as findings } from './found.ts';
import { unknownCode, verdictOf } from './verdict.ts';
import { keys, outcomeWords, rounds } from './words.ts';

const { blocker, ok } = findings;

export const testIdOf = (frontEnd: Fqdn, round: number) => `test ${frontEnd} ${round}` as const;

/** The tests that count, by their id: finished ones of this user since the last reason to test anew. */
export function finishedTests(known: Known): ReadonlyMap<string, Did> {
  const sip = textAnswer(known, keys.user);
  const counting = known.did.filter(
    (each) =>
      each.seq > known.testsSince &&
      each.step === 'connectivityTest' &&
      each.end?.kind === 'ended' &&
      each.change.command.kind === 'cmdlet' &&
      areOneName('sipAddress', String(each.change.command.parameters.SipUri), sip),
  );
  return new Map(counting.map((each) => [each.change.id, each]));
}

export function wantedTests(known: Known): readonly { readonly frontEnd: Fqdn; readonly round: number }[] {
  return frontEndsTakingPart(known).flatMap((frontEnd) => Array.from({ length: rounds }, (_, index) => ({ frontEnd, round: index + 1 })));
}

type Test = { readonly did: Did; readonly round: number; readonly verdict: TestVerdict };
type Score = { readonly frontEnd: Fqdn; readonly tests: readonly Test[] };

/** How each Front End did, once all of its tests and all others have run; empty before. */
function scores(known: Known): readonly Score[] {
  const found = finishedTests(known);
  if (wantedTests(known).some(({ frontEnd, round }) => !found.has(testIdOf(frontEnd, round)))) return [];
  return Map.groupBy(wantedTests(known), ({ frontEnd }) => frontEnd)
    .entries()
    .map(([frontEnd, all]) => ({
      frontEnd,
      tests: all.flatMap(({ round }) => {
        const did = found.get(testIdOf(frontEnd, round));
        return did === undefined ? [] : [{ did, round, verdict: verdictOf(did, known.reported) }];
      }),
    }))
    .toArray();
}

const kinds = ({ tests }: Score): readonly TestVerdict['kind'][] => tests.map(({ verdict }) => verdict.kind);
const frontEndsWhere = (known: Known, holds: (kinds: readonly TestVerdict['kind'][]) => boolean): readonly Fqdn[] =>
  scores(known).flatMap((each) => (holds(kinds(each)) ? [each.frontEnd] : []));

export const failedFrontEnds = (known: Known): readonly Fqdn[] => frontEndsWhere(known, (all) => all.includes('failed'));

/** The Front Ends through which every test said that it passed. */
export const provenFrontEnds = (known: Known): readonly Fqdn[] => frontEndsWhere(known, (all) => all.every((each) => each === 'passed'));

/** Those of which the admin said so, of one test at least. */
export const toldFrontEnds = (known: Known): readonly Fqdn[] =>
  frontEndsWhere(known, (all) => all.includes('told') && all.every((each) => each === 'passed' || each === 'told'));

export function judgeResults(known: Known, failures: readonly string[]): readonly StepFinding[] {
  const all = scores(known);
  return [...judgeUnknown(all), ...all.flatMap((score) => judgeScore(score, all, failures))];
}

/** One finding for each text that was printed, whichever tests printed it. */
function judgeUnknown(all: readonly Score[]): readonly StepFinding[] {
  const unknown = all.flatMap(({ frontEnd, tests }) =>
    tests.flatMap(({ did, round, verdict }) => (verdict.kind === 'not known' ? [{ frontEnd, round, did, printed: verdict.printed }] : [])),
  );
  return Map.groupBy(unknown, ({ printed }) => printed)
    .entries()
    .map(([printed, tests]) => {
      const which = Map.groupBy(tests, ({ frontEnd }) => frontEnd)
        .entries()
        .map(([frontEnd, some]) => `test ${inWords(some.map(({ round }) => String(round)))} through ${frontEnd}`);
      const rest = tests[0]?.did.lines.filter((line) => line.stream !== 'output') ?? [];
      return blocker(unknownCode, printed, outcomeWords.unknown(capital(inWords(which.toArray()))), {
        saw: [outcomeWords.printed(printed === '' ? outcomeWords.silent : printed), ...rest.map((line) => line.text)],
      });
    })
    .toArray();
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function judgeScore(score: Score, all: readonly Score[], failures: readonly string[]): readonly StepFinding[] {
  const { frontEnd, tests } = score;
  const failed = tests.filter(({ verdict }) => verdict.kind === 'failed');
  const [first] = failed;
  if (first === undefined) {
    if (kinds(score).includes('not known')) return [];
    const source = kinds(score).includes('told') ? 'told' : 'shell';
    return [ok('test.passed', frontEnd, `The test passed ${rounds} times out of ${rounds} through ${frontEnd}.`, { source })];
  }
  const good = all.filter((each) => kinds(each).every((kind) => kind === 'passed' || kind === 'told')).length;
  // The error first: it is what the admin needs, and the rest may scroll.
  const { lines } = first.did;
  const said = [...lines.filter((line) => line.stream === 'error'), ...lines.filter((line) => line.stream !== 'error')];
  return [
    blocker(
      'test.failed',
      frontEnd,
      `The test failed ${failed.length} times out of ${rounds} through ${frontEnd}. It passed on ${good} of ${counted(all.length, 'Front End')}.`,
      { saw: [...said.map((line) => line.text), ...failures] },
    ),
  ];
}
