// The reviewer's page (facts.md 127): what someone who approves a change has to know, before any command. Its sentences follow
// from what is planned; where nothing of a kind is planned, it says so.

import { isChange } from '../model/change.ts';
import { harmless } from '../model/harmless.ts';
import { neverTested } from '../steps/exchange-as-partner/words.ts';
import { rowFor } from '../steps/guard.ts';
import { listInWords } from '../steps/phrases.ts';
import { exchangeUrl, skypeUrl } from '../steps/servers/facts.ts';
import { holds, proofsIn } from '../story/proofs.ts';
import { cutOffIn, isRestart } from '../wizard/road.ts';
import type { Survey } from '../wizard/surveyed.ts';
import type { ReviewPage, Section } from './document.ts';

export function reviewPage(
  survey: Survey,
  sections: readonly Section[],
  { at, tool, world, plan }: { readonly at: string; readonly tool: string; readonly world: 'lab' | 'real'; readonly plan: string },
): ReviewPage {
  const all = survey.steps.flatMap(({ step, acts }) =>
    acts.filter(isChange).map((change) => ({ step, change, makes: rowFor(step, change)?.makes?.(change) ?? [] })),
  );
  const lasting = all.filter(({ step }) => step.verdict === undefined);
  return {
    made: at,
    tool,
    world,
    plan,
    trust: trustOf(survey),
    makes: all.flatMap(({ makes }) => makes.map((each) => ({ ...each }))),
    changes: lasting
      .filter(({ change, makes }) => !isRestart(change) && makes.length === 0)
      .map(({ change }) => harmless(change.words, 1000)),
    cutOff: cutOffBy(survey, sections),
    cannotUndo: lasting.flatMap(({ change: { words, undo } }) =>
      undo.kind === 'cannot' ? [{ what: harmless(words, 1000), why: harmless(undo.why, 1000) }] : [],
    ),
    blocked: blockedBy(survey),
    prerequisites: survey.steps.flatMap(({ step, findings }) =>
      findings.map(({ state, words, wayOut }) => ({
        step: step.title,
        state,
        words: harmless(words, 1000),
        wayOut: harmless(wayOut ?? '', 1000),
      })),
    ),
    proof: proofOf(survey),
    limits: limitsOf(survey, sections),
  };
}

const trustOf = ({ context }: Survey): string[] => [
  `Exchange trusts what Skype signs. Exchange reads Skype's public key at ${skypeUrl(context)}.`,
  "Whoever holds the private key of Skype's OAuthTokenIssuer certificate can act as any mailbox user, through Exchange Web Services. Guard it like an administrator's password.",
  `Skype trusts what Exchange signs, with the trust level Full. Skype reads Exchange's public key at ${exchangeUrl(context)}.`,
  'Full means that Exchange can act as any Skype user. Whoever holds the private key of the Exchange auth certificate can do the same.',
  'Both are trust inside this organisation. No third server and no cloud service takes part.',
];

function cutOffBy({ steps }: Survey, sections: readonly Section[]): string[] {
  const restarted = cutOffIn(steps).map((each) => harmless(each, 1000));
  if (restarted.length === 0) return ['Nobody is cut off: no service is restarted.'];
  const numbers = sections.filter((each) => each.hurts).map((each) => String(each.number));
  return [
    ...restarted,
    `When: while section ${listInWords(numbers)} runs, which can have an hour of its own. Do it out of hours, or take the server out of the load balancer first.`,
    'Who: Outlook, Outlook on the web and phones. They connect again by themselves. The Exchange Management Shell drops as well if it is attached to that server, and connects again at its next command.',
  ];
}

function blockedBy({ steps, unsettled }: Survey): string[] {
  return [
    ...(unsettled === null
      ? []
      : [
          `A change of this state file was interrupted, and nobody has looked at it since: ${harmless(unsettled, 500)} Start the wizard; it looks first.`,
        ]),
    ...steps.flatMap(({ step, blockers }) => blockers.map((each) => `${step.title}: ${harmless(each.words, 1000)}`)),
  ];
}

function proofOf({ steps, context, story }: Survey): string[] {
  const tests = steps.filter(({ step, acts }) => step.verdict && acts.length > 0);
  return [
    ...(tests.length === 0
      ? [
          proofsIn(
            story,
            steps.map(({ step }) => step),
          ).some(holds)
            ? 'No test is planned: the last one of this state file passed, and nothing was changed since.'
            : 'No test is planned, and no test of this state file shows that the connection works now.',
        ]
      : tests.flatMap(({ step }) => step.proof?.(context) ?? [])),
    neverTested,
  ];
}

function limitsOf({ steps }: Survey, sections: readonly Section[]): string[] {
  const planned = steps.filter((each) => each.acts.length > 0).map((each) => each.step.title);
  return [
    ...(sections.length > 1
      ? [
          `Every step was planned on what is there now (${listInWords(planned)}). What an earlier step makes is not there yet, so a later step may turn out to need less, or one wait more. The wizard looks again before each step; the script asks the servers before each command.`,
        ]
      : []),
    'The script looks less closely than the wizard: it sees the metadata documents and the answers of Exchange from the computer that it runs on only, and behind a load balancer it goes by when the services of a server started. Where that matters, use the wizard.',
    'Run it only if the number of the plan is the one that was approved.',
  ];
}
