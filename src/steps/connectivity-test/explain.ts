// What is said of a test that failed, or of which nobody knows whether it passed.

import type { WayOut } from '../../model/demand.ts';
import type { Finding } from '../../model/finding.ts';
import type { Json } from '../../model/json.ts';
import type { Step } from '../step.ts';
import { subjectOf, unknownCode } from './verdict.ts';
import { outcomeWords } from './words.ts';

const lookAtAll: WayOut = {
  option: 'look at all again',
  label: 'Look at all steps again. What is to mend comes as a plan; then the test',
  word: '',
};
const testAgain: WayOut = { option: 'test again', label: 'Test again', word: '' };
const itDidNot: WayOut = { option: 'it did not pass', label: 'It did not pass, or I cannot tell', word: '' };
const itPassed: WayOut = { option: 'it passed', label: 'It passed: what it printed says so', word: '' };

const restartAgain: WayOut = {
  option: 'restart again',
  label: 'Restart IIS on the Exchange servers once more, then test again',
  because: 'A plan with the servers and whom it cuts off is shown first; a word is typed for it.',
  word: '',
};

/** Exchange checked the signature, and with another key (facts.md 77). */
const badSignature = /\b2000000\s*;|invalid_signature/i;

type Upstream = { readonly behind: readonly Finding[]; readonly noted: readonly Finding[] };

/** What the steps before see now, since one error has several causes; null where they were not looked at. */
export function explainTest({ code, about, saw }: Finding, upstream: Upstream | null): ReturnType<NonNullable<Step['explain']>> {
  const behind = upstream?.behind;
  switch (code) {
    case 'test.failed':
      // Nothing that can be seen is wrong, and what a worker holds cannot be seen.
      if (behind?.length === 0 && textsIn(saw).some((each) => badSignature.test(each)))
        return {
          about: code,
          evidence: textsIn(saw),
          cause: { kind: 'known', words: outcomeWords.oldKeyCause, wayOut: outcomeWords.oldKeyWayOut },
          options: [testAgain, restartAgain, lookAtAll],
        };
      return {
        about: code,
        evidence: textsIn(saw),
        cause: { kind: 'to be found', behind: [...(behind ?? []), ...(upstream?.noted ?? [])] },
        options: behind !== undefined && behind.length > 0 ? [lookAtAll, testAgain] : [testAgain, lookAtAll],
      };
    case unknownCode:
      // The answer is about the text, and is recorded with it.
      return {
        about: subjectOf(about),
        evidence: textsIn(saw),
        cause: { kind: 'known', words: outcomeWords.unknownCause, wayOut: outcomeWords.unknownWayOut },
        options: [itDidNot, itPassed, testAgain],
      };
    default:
      return undefined;
  }
}

const textsIn = (saw: Json): readonly string[] => (Array.isArray(saw) ? saw.filter((each) => typeof each === 'string') : []);
