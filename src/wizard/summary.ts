// The last screen: what was proven, what was not, and what to remember. Never more than was seen (facts.md 76, 104).

import type { Calendar } from '../model/calendar.ts';
import type { Summary } from '../model/demand.ts';
import { certificatesOf } from '../steps/certificates/facts.ts';
import { leftToDo } from '../steps/certificates/others.ts';
import { provenFrontEnds, toldFrontEnds } from '../steps/connectivity-test/step.ts';
import { frontEndsTrusting } from '../steps/exchange-as-partner/facts.ts';
import { calendarOf } from '../steps/expiries.ts';
import { iisRestartOf, standing } from '../steps/iis-restart/facts.ts';
import { inWords } from '../steps/look.ts';
import { sequence } from '../steps/sequence.ts';
import { keys } from '../steps/servers/facts.ts';
import { type Known, listAnswer, textAnswer, tookEffect } from '../steps/step.ts';
import type { Story } from '../story/story.ts';
import { knownOf } from './known.ts';

export function summarise(known: Known): Summary {
  return { proven: proven(known), notProven: notProven(known), remember: remember(known), calendar: calendarOf(known) };
}

/** The calendar as a story has it, on the day of its end. */
export const calendarIn = (story: Story): Calendar => calendarOf(knownOf(story, { user: '', computer: '', now: story.written?.at ?? '' }));

function proven(known: Known): readonly string[] {
  const frontEnds = provenFrontEnds(known);
  const servers = (iisRestartOf(known)?.servers ?? []).filter((each) => standing(each, known) === 'up to date').map((each) => each.server);
  return [
    ...frontEnds.map(
      (each) => `From Skype to Exchange through ${each}: an item was written into a mailbox and deleted again, three times out of three.`,
    ),
    ...(servers.length === 0 ? [] : [`${inWords(servers)} ${servers.length === 1 ? 'trusts' : 'trust'} Skype's tokens.`]),
  ];
}

function notProven(known: Known): readonly string[] {
  const out = listAnswer(known, keys.leftOut);
  const overridden = known.overridden.filter((each) => each.includes('.'));
  const unseen = sequence.flatMap((step) => step.judge(known)).filter((each) => each.state === 'not seen');
  return [
    ...toldFrontEnds(known).map(
      (each) => `From Skype to Exchange through ${each}: you said that the test passed. The wizard does not know what it printed.`,
    ),
    toSkype(known),
    ...(out.length === 0 ? [] : [`${inWords(out)}: left out by you, so neither checked nor tested.`]),
    ...overridden.map((code) => `You went on in spite of a warning (${code}).`),
    ...unseen.map((each) => each.words),
  ];
}

/** Never "tested": what can be seen is that it is set up, and what the Front Ends say (facts.md 76). */
function toSkype(known: Known): string {
  const trusting = frontEndsTrusting(known);
  return trusting.length === 0
    ? 'From Exchange to Skype: this is set up, but neither product has a test for it.'
    : `From Exchange to Skype: this is set up, and ${inWords(trusting)} ${trusting.length === 1 ? 'says that it trusts' : 'say that they trust'} Exchange. Neither product has a test for it.`;
}

function remember(known: Known): readonly string[] {
  const facts = certificatesOf(known);
  const contacts = textAnswer(known, keys.contacts);
  return [
    ...(contacts === 'move'
      ? ['Contact lists move to Exchange as users sign in.']
      : contacts === undefined
        ? []
        : ['Contact lists stay in Skype, by the policy that you chose.']),
    ...(facts === undefined
      ? []
      : leftToDo(
          known.did.filter(tookEffect).map(({ change }) => change.id),
          facts.others,
        )),
    ...(facts?.others.hybrid.seen && facts.others.hybrid.value
      ? [
          'In a hybrid organisation, HealthChecker may call this entry "Legacy Skype for Business Online Partner Application". It looks only at id and state; do not remove it.',
        ]
      : []),
    "Whoever holds Skype's signing key can act as any mailbox user. Guard it like an administrator's password.",
  ];
}
