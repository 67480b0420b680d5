// What the steps may go by: the session, who asks and when, and the ways to the shells.

import type { Answer } from '../model/question.ts';
import { isOfForm } from '../steps/answer-forms.ts';
import { isTest, type StepContext } from '../steps/step.ts';
import { answersOn } from '../story/answers.ts';
import { reportedIn } from '../story/proofs.ts';
import type { Story } from '../story/story.ts';
import { claimsIn } from './claims.ts';
import type { Here } from './here.ts';
import { everywhere } from './looks.ts';
import { shellAccessOf } from './targets.ts';

/** Who went back, or left, thought better of one more restart. */
function standingDecisions({ decided, moments, openedSeq }: Story): StepContext['decided'] {
  if (decided.every((each) => each.option !== 'restart again')) return decided;
  const since = Math.max(openedSeq, moments.findLast((each) => each.type === 'went back')?.seq ?? 0);
  return decided.filter((each) => each.option !== 'restart again' || each.seq > since);
}

/** What was answered, but for what no question could have been answered with. */
function answersIn(story: Story, { computer, sequence }: Here): StepContext['answers'] {
  const forms = new Map(sequence.flatMap(({ asks }) => Object.entries(asks)));
  const isAnswer = ([key, value]: readonly [string, Answer]) => isOfForm(forms.get(key) ?? { kind: 'words', about: '' }, value);
  return Object.fromEntries(Object.entries(answersOn(computer, story)).filter(isAnswer));
}

/** What the steps may go by. */
export function stepContextOf(story: Story, here: Here): StepContext {
  const upstream = story.did.filter((each) => !isTest(each.step, here.sequence)).map((each) => each.endSeq);
  const again = story.decided.filter((each) => each.option === 'test again' || everywhere.includes(each.option)).map((each) => each.seq);
  return {
    facts: Object.fromEntries(here.sequence.flatMap(({ id }) => (story.looks[id] === undefined ? [] : [[id, story.looks[id].facts]]))),
    aim: here.aim ?? 'set up',
    answers: answersIn(story, here),
    did: claimsIn(story, here.sequence),
    looks: Object.fromEntries(Object.values(story.looks).map(({ step, seq }) => [step, seq])),
    waits: story.waits.filter((each) => each.met),
    overridden: story.decided.filter((each) => each.option === 'go on anyway').map((each) => each.about),
    decided: standingDecisions(story),
    testsSince: Math.max(story.openedSeq, ...upstream, ...again),
    reported: reportedIn(story.decided),
    user: here.user,
    now: here.now,
    access: shellAccessOf(story, here),
    secrets: here.secrets ?? {},
    thisComputer: here.reach?.found ?? [],
  };
}
