// Step 6, Connectivity test: the storage test for every Front End, three times each (facts.md 103, 104). It is
// an action, not a look: it writes into a person's mailbox, and says so first.

import { z } from 'zod';
import { readMailbox } from '../../exchange/organisation.ts';
import type { Wait } from '../../model/change.ts';
import { notSeen } from '../../model/finding.ts';
import { keyOf } from '../../model/name.ts';
import type { Fqdn } from '../../model/place.ts';
import type { Question, TypedAnswer } from '../../model/question.ts';
import { rowOf } from '../../model/steps.ts';
import { readStorageFailures, storageTest } from '../../skype/oauth.ts';
import { readUser } from '../../skype/topology.ts';
import { claimed, staying } from '../claim.ts';
import { factsReader, seenOf } from '../facts.ts';
import type { StepFinding } from '../findings.ts';
import { followUpsOf } from '../follow-ups/follow-ups.ts';
import { unguarded } from '../guard.ts';
import { counted, sentence, someInWords } from '../phrases.ts';
import { frontEndsTakingPart, takingPart } from '../servers/facts.ts';
import { type ActOf, type ChangeOf, type ChangeRows, type Look, type Step, type StepContext, textAnswer } from '../step.ts';
import { cannotTakeBack } from '../take-back.ts';
import { asks, overrides } from './answers.ts';
import { claims } from './claims.ts';
import { explainTest } from './explain.ts';
import { found } from './found.ts';
import { judgeLinked, mailboxSeen, skypeUser } from './linked-mailbox.ts';
import {
  failedFrontEnds,
  finishedTests,
  judgeResults,
  provenFrontEnds,
  reportedFrontEnds,
  testIdOf,
  throughInWords,
  timesInWords,
  wantedTests,
} from './results.ts';
import { inspectUpstream, judgeUpstream, upstreamFacts } from './upstream.ts';
import { verdictOf } from './verdict.ts';
import { keys, rounds, secondsBeforeAgain, words } from './words.ts';

const { stop, note, ok, unseen } = found;

const facts = z.object({
  /** The admin's own SIP address, the likely choice. */
  own: z.string().nullable(),
  user: seenOf(skypeUser.nullable()),
  mailbox: seenOf(mailboxSeen.nullable()),
  /** What the storage services noted of the failed tests, once all tests have run. */
  failures: z.array(z.string()),
  /** What the steps before see after a failure; null where nothing failed, or nobody looked. */
  upstream: upstreamFacts.nullable(),
});
type Facts = z.output<typeof facts>;
const testOf = factsReader('connectivityTest', facts);

/** A test changes nothing, so nothing is asked around it. */
const changes = { test: { guard: () => unguarded } } as const satisfies ChangeRows;
type Kind = keyof typeof changes;

export const connectivityTest: Step<'connectivityTest', Kind> = {
  ...rowOf('connectivityTest'),
  why: words.why,
  touches: words.touches,
  notices: words.notices,
  opensWith: 'needs',
  seen: testOf,
  asks,
  overrides,
  lasting: [keys.user],
  // Once all tests have run, those that failed are a reason to ask the storage services why.
  looksBy: (context) => [textAnswer(context, keys.user) ?? '', takingPart(context), ...failedFrontEnds(context)].join(' '),
  inspect,
  finds: found.codes,
  judge,
  questions,
  changes,
  claims,
  plan,
  severity: () => ({ kind: 'mild' }),
  watch: async (_wait, _look, waited) => ({ met: waited >= secondsBeforeAgain, saw: '' }),
  until: () => ({ shell: 'skype', until: `$waited -ge ${secondsBeforeAgain}` }),
  // Repeating a test does no harm, so an unfinished one is simply run again.
  settled: () => 'not started',
  takeBack: cannotTakeBack,
  verdict: verdictOf,
  answerBehind: (code) => (withoutUser.includes(code) ? { key: keys.user, label: 'Choose another test user' } : undefined),
  explain: (finding, context) => explainTest(finding, behindFailure(context)),
  proof(context) {
    const frontEnds = frontEndsTakingPart(context);
    return [
      `From Skype to Exchange: Test-CsExStorageConnectivity through ${counted(frontEnds.length, 'Front End')} (${someInWords(frontEnds)}), ${rounds} times each. Every one has to pass.`,
      `Each test writes one item into the Conversation History of ${textAnswer(context, keys.user) ?? 'one mailbox'} and deletes it. Under litigation hold a copy stays in Recoverable Items.`,
    ];
  },
  proved: (context) => [
    ...provenInWords(
      context,
      (each, times) => `Through ${each} an item was written into the mailbox of ${addressOf(context)} and deleted again, ${times}.`,
    ),
    ...reportedFrontEnds(context).map((each) => `You said that the test passed through ${each}.`),
  ],
  followUps: followUpsOf,
  summary: (context) => ({
    title: titleOf(provenFrontEnds(context).length, frontEndsTakingPart(context).length),
    proven: provenInWords(
      context,
      (each, times) => `From Skype to Exchange through ${each}: an item was written into a mailbox and deleted again, ${times}.`,
    ),
    notProven: throughInWords(reportedFrontEnds(context), context).map(
      (each) => `From Skype to Exchange through ${each}: you said that the test passed. The wizard does not know what it printed.`,
    ),
  }),
};

/** One sentence for all Front Ends, or pools, of which the same can be said. */
const provenInWords = (context: StepContext, say: (through: string, times: string) => string): readonly string[] =>
  [...Map.groupBy(provenFrontEnds(context), (each) => timesInWords(each, context))].flatMap(([times, some]) =>
    throughInWords(some, context).map((each) => say(each, times)),
  );

const titleOf = (proven: number, all: number): string =>
  `${proven === 0 ? 'All is set up. Not proven: the test passed' : 'Skype can act in Exchange. Proven'} through ${proven} of ${counted(all, 'Front End')}.`;

async function inspect(look: Look, context: StepContext): Promise<Facts> {
  const { reader } = look;
  const me = await readUser(reader, context.user);
  const own = me.seen ? (me.value?.sip ?? null) : null;
  const sip = textAnswer(context, keys.user);
  const nobody = notSeen('No user was chosen yet.');
  if (sip === undefined) return { own, user: nobody, mailbox: nobody, failures: [], upstream: null };
  const user = await readUser(reader, sip);
  const mailbox = await readMailbox(reader, keyOf('sipAddress', sip));
  const failures: string[] = [];
  const failed = failedFrontEnds(context);
  for (const frontEnd of failed) {
    const read = await readStorageFailures(reader, sip, frontEnd);
    failures.push(...(read.seen ? read.value : [read.why]));
  }
  const upstream = failed.length === 0 ? null : await inspectUpstream(look, context);
  return facts.parse({ own, user, mailbox, failures, upstream });
}

/** What is behind a failed test, as far as earlier steps see: findings that they would mend or stop at; and what is known of its user. */
function behindFailure(context: StepContext): ReturnType<typeof judgeUpstream> | null {
  const found = testOf(context);
  if (found === undefined || found.upstream === null) return null;
  const { behind, noted } = judgeUpstream(found.upstream, context);
  const ofUser = judgeUser(found, textAnswer(context, keys.user) ?? '').filter(({ state }) => state === 'note' || state === 'stop');
  return { behind, noted: [...noted, ...ofUser] };
}

const addressOf = (context: StepContext) => keyOf('sipAddress', textAnswer(context, keys.user) ?? '');

function questions(context: StepContext): readonly Question[] {
  const found = testOf(context);
  if (found === undefined) return [];
  return [
    {
      kind: 'text',
      key: keys.user,
      ask: words.ask,
      why: words.askWhy,
      likely: found.own ?? '',
      example: 'sip:testuser@example.com',
      read: readSipAddress,
    },
  ];
}

/** Reads a SIP address with or without "sip:". */
export function readSipAddress(text: string): TypedAnswer {
  const typed = text.trim().replace(/^sips?:/i, '');
  if (typed === '') return { ok: false, why: 'Type the SIP address of the mailbox owner, for example sip:testuser@example.com.' };
  if (typed.length > 320) return { ok: false, why: 'This is too long for an address; 320 characters are the most.' };
  if (!typed.includes('@')) return { ok: false, why: 'A SIP address has an @ in it, for example sip:testuser@example.com.' };
  // A name may have an apostrophe (RFC 3261, "mark").
  if (!/^[^\s@<>"`;()\p{C}]+@[a-z0-9-]+(\.[a-z0-9-]+)+\.?$/iu.test(typed))
    return { ok: false, why: 'This is not a SIP address. It should look like sip:testuser@example.com, without spaces.' };
  return { ok: true, value: `sip:${keyOf('sipAddress', typed)}` };
}

function judge(context: StepContext): readonly StepFinding[] {
  const found = testOf(context);
  const sip = textAnswer(context, keys.user);
  if (found === undefined || sip === undefined) return [];
  return [...judgeUser(found, sip), ...judgeResults(context, found.failures)];
}

function judgeUser({ user, mailbox }: Facts, sip: string): readonly StepFinding[] {
  return [...judgeSkypeUser(user, sip), ...judgeMailbox(mailbox, sip), ...judgeLinked(user, mailbox, sip)];
}

const another = 'Choose someone else.';
const withoutUser = ['test-user.unknown', 'test-user.disabled', 'test-user.no-mailbox'];

/** Who could not be looked up may well be there: the test itself shows it. */
function judgeSkypeUser(user: Facts['user'], sip: string): readonly StepFinding[] {
  if (!user.seen)
    return [
      unseen('test-user.not-looked', sip, `Whether Skype knows ${sip} could not be looked at: ${sentence(user.why)}`, {
        wayOut: words.userRight,
      }),
    ];
  if (user.value === null) return [stop('test-user.unknown', sip, `Skype does not know ${sip}.`, { wayOut: another })];
  const { enabled } = user.value;
  if (enabled === null)
    return [
      unseen('test-user.not-looked', sip, `Skype knows ${sip}, and does not say whether it is enabled.`, {
        wayOut: `Get-CsUser ${sip} | Format-List Enabled`,
      }),
    ];
  return enabled ? [] : [stop('test-user.disabled', sip, `${sip} is not enabled for Skype.`, { wayOut: another })];
}

function judgeMailbox(mailbox: Facts['mailbox'], sip: string): readonly StepFinding[] {
  if (!mailbox.seen)
    return [
      unseen('test-user.mailbox-not-looked', sip, `Whether ${sip} has a mailbox could not be looked at: ${sentence(mailbox.why)}`, {
        wayOut: words.mailboxRight,
      }),
    ];
  if (mailbox.value === null)
    return [
      stop('test-user.no-mailbox', sip, `${keyOf('sipAddress', sip)} is no address of a mailbox on your Exchange servers.`, {
        wayOut: words.otherAddress,
        override: 'go on anyway',
      }),
    ];
  const { address, server, onHold } = mailbox.value;
  return [
    ok('test-user', sip, `${sip} has the mailbox ${address}${server === null ? '' : ` on ${server}`}.`),
    ...(onHold
      ? [
          note(
            'test-user.on-hold',
            sip,
            'This mailbox is under litigation hold, so a copy of each test item stays in its Recoverable Items.',
          ),
        ]
      : []),
  ];
}

function plan(context: StepContext): readonly ActOf<Kind>[] {
  const sip = textAnswer(context, keys.user);
  const found = finishedTests(context);
  const { first, again } = wantedTests(context);
  const open = [first, again].find((all) => all.some(({ frontEnd, round }) => !found.has(testIdOf(frontEnd, round))));
  if (sip === undefined || open === undefined) return [];
  // The whole list every time: a plan that shrank while it runs would no longer be the one that was confirmed.
  const tests = open.map(({ frontEnd, round }) => testThrough(frontEnd, round, sip));
  return open === again ? [beforeAgain, ...tests] : tests;
}

const beforeAgain: Wait = {
  kind: 'wait',
  id: 'test.again',
  usually: secondsBeforeAgain,
  words: words.beforeAgain,
  what: { kind: 'pause', seconds: secondsBeforeAgain },
  every: 5,
  patience: 2 * secondsBeforeAgain,
  because: [],
  restsOn: [],
};

function testThrough(frontEnd: Fqdn, round: number, sip: string): ChangeOf<Kind> {
  return {
    ...claimed(claims, 'test', { user: sip }, `${frontEnd} ${round}`),
    ...staying(claims, 'test', { user: sip }),
    kind: 'change',
    alike: words.alike(frontEnd, keyOf('sipAddress', sip)),
    ...(round > rounds ? {} : { shows: [words.oftener] }),
    because: ['test'],
    command: storageTest(sip, frontEnd),
    prompts: {},
    whenUnclear: 'repeat',
    onFailure: 'go on',
    usually: 10,
  };
}
