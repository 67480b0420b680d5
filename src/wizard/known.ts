// What the steps may go by: the session, who asks and when, and the ways to the shells.

import { isTest, type Known } from '../steps/step.ts';
import { answersOn } from '../story/answers.ts';
import { reportedIn } from '../story/proofs.ts';
import type { Story as Session } from '../story/story.ts';
import type { Here } from './here.ts';
import { everywhere } from './looks.ts';
import { waysOf } from './ways.ts';

/** What the steps may go by. */
export function knownOf(session: Session, here: Here): Known {
  const upstream = session.did.filter((each) => !isTest(each.step, here.sequence)).map((each) => each.endSeq);
  const again = session.decided.filter((each) => each.option === 'test again' || everywhere.includes(each.option)).map((each) => each.seq);
  return {
    facts: Object.fromEntries(here.sequence.flatMap(({ id }) => (session.looks[id] === undefined ? [] : [[id, session.looks[id].facts]]))),
    aim: here.aim ?? 'set up',
    answers: answersOn(here.computer, session),
    did: session.did,
    waits: session.waits.filter((each) => each.met),
    overridden: session.decided.filter((each) => each.option === 'go on anyway').map((each) => each.about),
    testsSince: Math.max(0, ...upstream, ...again),
    reported: reportedIn(session),
    user: here.user,
    now: here.now,
    ways: waysOf(session, here),
    secrets: here.secrets ?? {},
    thisComputer: here.reach?.found ?? [],
  };
}
