// What a reviewer needs first (facts.md 95, 127): the trust that is created, what was changed and what of it stands, how to take it back,
// who was cut off, and what was proven and until when.

import type { Command, Instant } from '../model/command.ts';
import { exactDurationInWords } from '../model/duration.ts';
import { takesBack } from '../model/undo.ts';
import { neverTested } from '../steps/exchange-as-partner/words.ts';
import { isTest } from '../steps/step.ts';
import type { Fate, TakenBack } from '../story/fate.ts';
import { linkIn } from '../story/link.ts';
import type { Proof } from '../story/proofs.ts';
import type { Story } from '../story/story.ts';
import {
  atMost,
  bullets,
  code,
  headline,
  type ListItem,
  type LogBlock,
  type Meant,
  type Phrase,
  passage,
  type Sentence,
  saying,
  strong,
} from './document.ts';
import { type LoggedSteps, numbered, outcomeInWords, undoInWords } from './words.ts';

export type ReviewOptions = {
  readonly render: (command: Command) => string;
  readonly madeBy: (did: Fate) => readonly Command[];
  readonly steps: LoggedSteps;
  readonly proofs: readonly Proof[];
  /** An instant in UTC and in local time. */
  readonly when: (at: Instant) => string;
};

export const review = (story: Story, options: ReviewOptions): readonly LogBlock[] => [
  headline(2, 'For the reviewer'),
  ...trust,
  ...changes(story, options),
  ...cutOff(story, options),
  ...proven(story, options),
];

/** What whoever approves it has to know (facts.md 95). */
const trust: readonly LogBlock[] = [
  headline(3, 'The trust that this set-up creates'),
  bullets([
    saying`With it, Exchange accepts tokens that Skype signs. ${strong("Whoever holds the private key of Skype's OAuthTokenIssuer certificate can act as any mailbox user")} through Exchange Web Services.`,
    saying`With it, Skype accepts tokens that Exchange signs. The application trust level Full lets Exchange act as any Skype user.`,
  ]),
];

function changes({ did }: Story, options: ReviewOptions): readonly LogBlock[] {
  const changing = did.filter((each) => !isTest(each.step, options.steps));
  if (changing.length === 0) return [headline(3, 'What was changed'), passage(saying`Nothing was changed.`)];
  const undos = changing.filter((each) => takesBack(each.change) !== undefined);
  const own = changing.filter((each) => takesBack(each.change) === undefined);
  const forGood = own.filter((each) => each.change.undo.kind === 'cannot');
  const undoable = own.filter((each) => each.change.undo.kind !== 'cannot');
  const gone = undoable.filter((each) => each.takenBack?.whole === true);
  const standing = undoable.filter((each) => each.takenBack?.whole !== true);
  const none =
    standing.length === 0 && gone.length > 0
      ? [headline(3, 'What was changed'), passage(saying`All that can be taken back was taken back.`)]
      : [];
  return [
    ...none,
    ...section('What was changed', standing, (each) => standingItem(each, options)),
    ...section('What was changed, and taken back', gone, (each) => goneItem(each, options)),
    ...section('What took it back', undos, (each) => undoItem(each, did, options)),
    ...section('What cannot be taken back', forGood, (each) => standingItem(each, options)),
  ];
}

const section = (title: string, fates: readonly Fate[], item: (fate: Fate) => ListItem): readonly LogBlock[] =>
  fates.length === 0 ? [] : [headline(3, title), bullets(fates.map(item))];

/** What it was, when, by whom, how it ended, and how long it took. */
const head = (each: Fate, { when }: ReviewOptions): Sentence =>
  saying`${each.change.words} (${when(each.at)}, by ${each.by} on ${each.on}): ${strong(outcomeInWords(each), toneOf(each))}${took(each)}.`;

const took = ({ seconds }: Fate): string => (seconds === null ? '' : `, after ${exactDurationInWords(seconds)}`);

const toneOf = (each: Fate): Meant => {
  const words = outcomeInWords(each);
  return words === 'done' ? 'good' : words.startsWith('failed') ? 'bad' : 'open';
};

const takenBackInWords = ({ at, by, on }: TakenBack, { when }: ReviewOptions): string => `on ${when(at)}, by ${by} on ${on}.`;

function standingItem(each: Fate, options: ReviewOptions): ListItem {
  const { takenBack, change } = each;
  if (takenBack !== null)
    return {
      words: head(each, options),
      more: [
        passage(
          saying`${strong('Taken back in part')} ${takenBackInWords(takenBack, options)} The undo was left before its end; run again, it takes back what is still as it was left.`,
        ),
      ],
    };
  const { words, commands } = undoInWords({ undo: change.undo, made: options.madeBy(each) }, options.render);
  return {
    words: head(each, options),
    more: [passage(saying`${words}`), ...(commands === '' ? [] : [code(commands, 'powershell')])],
  };
}

const goneItem = (each: Fate, options: ReviewOptions): ListItem => ({
  words: head(each, options),
  more: each.takenBack === null ? [] : [passage(saying`${strong('Taken back')} ${takenBackInWords(each.takenBack, options)}`)],
});

function undoItem(each: Fate, did: Story['did'], options: ReviewOptions): ListItem {
  const of = did.find(({ seq }) => seq === takesBack(each.change));
  return {
    words: head(each, options),
    more: [
      ...(of === undefined ? [] : [passage(saying`It takes back: ${of.change.words}`)]),
      code(options.render(each.change.command), 'powershell'),
    ],
  };
}

function cutOff({ did }: Story, { when }: ReviewOptions): readonly LogBlock[] {
  const restarts = did.filter(({ change: { command } }) => command.kind === 'program' && !command.args.includes('/start'));
  if (restarts.length === 0) return [];
  const item = ({ seconds, at, change }: Fate): Sentence => {
    const long = seconds === null ? 'how long it took is not known' : `the command took ${exactDurationInWords(seconds)}`;
    return saying`${when(at)}: ${change.words} Everyone connected to that server was cut off meanwhile; ${long}.`;
  };
  return [headline(3, 'Who was cut off, and when'), bullets(restarts.map(item))];
}

function proven(story: Story, options: ReviewOptions): readonly LogBlock[] {
  const { proofs, when, steps } = options;
  const past = proofs.filter(({ until }) => until !== null);
  const among = (...kinds: readonly Proof['verdict']['kind'][]) =>
    proofs.filter(({ until, verdict }) => until === null && kinds.includes(verdict.kind));
  const [now, open, failed] = [among('passed', 'reported'), among('not known'), among('failed')];
  const item = ({ test, verdict }: Proof): Sentence => {
    const said = test.lines.findLast((line) => line.text.trim() !== '')?.text.replace(/\.\s*$/, '');
    return saying`${test.change.words} ${verdictInWords(test, verdict)}${said === undefined ? [] : saying`; the server said: ${atMost(300, said)}`}. As of this file, on ${when(test.at)}.`;
  };
  const what = proofs.length === 0 ? 'was run' : past.length === 0 ? 'passed' : 'holds now';
  const isBack = linkIn(story, proofs, steps).some(({ way, stands }) => way === 'to Skype' && stands === 'done');
  return [
    headline(3, 'What was proven'),
    now.length === 0 ? passage(saying`No connectivity test ${what}, so nothing is proven from end to end.`) : bullets(now.map(item)),
    passage(saying`${isBack ? neverTested : 'Whether Exchange can act in Skype, no test that this wizard runs shows.'}`),
    ...(open.length === 0 ? [] : [headline(3, 'What was tested, and is not known to have passed'), bullets(open.map(item))]),
    ...(failed.length === 0 ? [] : [headline(3, 'What did not pass'), bullets(failed.map(item))]),
    ...(past.length === 0
      ? []
      : [
          headline(3, 'What was proven once, and holds no longer'),
          bullets(past.map((each) => ({ words: item(each), more: [passage(untilInWords(each, options))] }))),
        ]),
  ];
}

/** A command that ends well may have tested what does not work. */
function verdictInWords(test: Fate, { kind }: Proof['verdict']): Phrase {
  switch (kind) {
    case 'passed':
      return strong('passed', 'good');
    case 'reported':
      return strong('passed, as reported by the admin, who read what it printed', 'open');
    case 'not known':
      return strong('ran to its end', 'open');
    case 'failed':
      return toneOf(test) === 'good' ? strong('did not pass', 'bad') : strong(outcomeInWords(test), toneOf(test));
  }
}

/** Until when a proof was true, and what made it untrue; nothing while it holds. */
export function untilInWords({ until }: Proof, { when, steps }: Pick<ReviewOptions, 'when' | 'steps'>): Sentence {
  if (until === null) return [];
  const since = `True until ${when(until.at)}, as far as anybody knows. Then`;
  switch (until.kind) {
    case 'changed': {
      const { by, on, change } = until.change;
      const what = takesBack(change) === undefined ? 'changed something' : 'took something back';
      return saying`${since} ${by} on ${on} ${what}: ${change.words}`;
    }
    case 'seen':
      return saying`${since} a look at step ${numbered(until.look.step, steps)} found: ${until.finding.words}`;
    case 'tested':
      return saying`${since} the same test did not pass.`;
  }
}
