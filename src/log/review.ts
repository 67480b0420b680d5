// What a reviewer needs first (facts.md 95, 127): the trust that is created, what was changed and what of it stands, how to take it back,
// who was cut off, and what was proven and until when.

import type { Command } from '../model/command.ts';
import { exactDurationInWords } from '../model/duration.ts';
import { takesBack } from '../model/undo.ts';
import { neverTested } from '../steps/exchange-as-partner/words.ts';
import { isTest } from '../steps/step.ts';
import type { Fate, TakenBack } from '../story/fate.ts';
import { type Proof, proofsIn } from '../story/proofs.ts';
import type { Story } from '../story/story.ts';
import type { Markdown } from './markdown-text.ts';
import { instantInWords, type LoggedSteps, numbered, outcomeInWords, undoInWords } from './words.ts';

export type ReviewOptions = {
  readonly md: Markdown;
  readonly render: (command: Command) => string;
  readonly madeBy: (did: Fate) => readonly Command[];
  readonly steps: LoggedSteps;
};

export const review = (story: Story, options: ReviewOptions): readonly string[] => [
  '## For the reviewer',
  '',
  ...trust,
  ...changes(story, options),
  ...cutOff(story, options),
  ...proven(story, options),
];

const trust: readonly string[] = [
  '### The trust that this set-up creates',
  '',
  "- Exchange accepts tokens that Skype signs. **Whoever holds the private key of Skype's OAuthTokenIssuer certificate can act as any mailbox user** through Exchange Web Services.",
  '- Skype accepts tokens that Exchange signs. The application trust level *Full* lets Exchange act as any Skype user.',
  '',
];

function changes({ did }: Story, options: ReviewOptions): readonly string[] {
  const changing = did.filter((each) => !isTest(each.step, options.steps));
  if (changing.length === 0) return ['### What was changed', '', 'Nothing was changed.', ''];
  const undos = changing.filter((each) => takesBack(each.change) !== undefined);
  const own = changing.filter((each) => takesBack(each.change) === undefined);
  const forGood = own.filter((each) => each.change.undo.kind === 'cannot');
  const undoable = own.filter((each) => each.change.undo.kind !== 'cannot');
  const gone = undoable.filter((each) => each.takenBack?.whole === true);
  const standing = undoable.filter((each) => each.takenBack?.whole !== true);
  const none =
    standing.length === 0 && gone.length > 0 ? ['### What was changed', '', 'All that can be taken back was taken back.', ''] : [];
  return [
    ...none,
    ...section('What was changed', standing, (each) => standingItem(each, options)),
    ...section('What was changed, and taken back', gone, (each) => goneItem(each, options)),
    ...section('What took it back', undos, (each) => undoItem(each, did, options)),
    ...section('What cannot be taken back', forGood, (each) => standingItem(each, options)),
  ];
}

const section = (heading: string, fates: readonly Fate[], item: (fate: Fate) => string): readonly string[] =>
  fates.length === 0 ? [] : [`### ${heading}`, '', ...fates.map(item), ''];

/** What it was, when, by whom, and how it ended. */
const head = (each: Fate, { md }: ReviewOptions): string =>
  `- ${md.inline(each.change.words)} (${instantInWords(each.at)}, by ${md.inline(each.by)} on ${md.inline(each.on)}): **${md.inline(outcomeInWords(each))}**.`;

const takenBackInWords = ({ at, by, on }: TakenBack, { md }: ReviewOptions): string =>
  `${instantInWords(at)}, by ${md.inline(by)} on ${md.inline(on)}.`;

function standingItem(each: Fate, options: ReviewOptions): string {
  const { md, render, madeBy } = options;
  const { takenBack, change } = each;
  if (takenBack !== null)
    return `${head(each, options)}\n  **Taken back in part** ${takenBackInWords(takenBack, options)} The undo was left before its end; run again, it takes back what is still as it was left.`;
  const { words, commands } = undoInWords({ undo: change.undo, made: madeBy(each) }, render);
  return [head(each, options), `  ${md.inline(words)}`, ...(commands === '' ? [] : [indent(md.fenced(commands, 'powershell'))])].join('\n');
}

const goneItem = (each: Fate, options: ReviewOptions): string =>
  each.takenBack === null ? head(each, options) : `${head(each, options)}\n  **Taken back** ${takenBackInWords(each.takenBack, options)}`;

function undoItem(each: Fate, did: Story['did'], options: ReviewOptions): string {
  const { md, render } = options;
  const of = did.find(({ seq }) => seq === takesBack(each.change));
  const words = of === undefined ? [] : [`  It takes back: ${md.inline(of.change.words)}`];
  return [head(each, options), ...words, indent(md.fenced(render(each.change.command), 'powershell'))].join('\n');
}

const indent = (block: string): string => block.replace(/^/gm, '  ');

function cutOff({ did }: Story, { md }: ReviewOptions): readonly string[] {
  const restarts = did.filter(({ change: { command } }) => command.kind === 'program' && !command.args.includes('/start'));
  if (restarts.length === 0) return [];
  const item = (each: Fate): string => {
    const long = each.seconds === null ? 'how long it took is not known' : `the command took ${exactDurationInWords(each.seconds)}`;
    return `- ${instantInWords(each.at)}: ${md.inline(each.change.words)} Everyone connected to that server was cut off meanwhile; ${long}.`;
  };
  return ['### Who was cut off, and when', '', ...restarts.map(item), ''];
}

function proven(story: Story, { md, steps }: ReviewOptions): readonly string[] {
  const tests = proofsIn(story, steps);
  const past = tests.filter(({ until }) => until !== null);
  const now = tests.filter(({ until }) => until === null);
  const item = ({ test }: Proof): string => {
    const said = test.lines.findLast((line) => line.text.trim() !== '')?.text;
    return `- ${md.inline(test.change.words)} **${md.inline(outcomeInWords(test))}**${said === undefined ? '' : `; the server said: ${md.inline(said, 300)}`}. As of this file, on ${instantInWords(test.at)}.`;
  };
  const none =
    tests.length === 0
      ? 'No connectivity test was run, so nothing is proven from end to end.'
      : 'No connectivity test holds now, so nothing is proven from end to end.';
  return [
    '### What was proven',
    '',
    ...(now.length === 0 ? [none] : now.map(item)),
    '',
    neverTested,
    '',
    ...(past.length === 0
      ? []
      : [
          '### What was proven once, and holds no longer',
          '',
          ...past.map((each) => `${item(each)}\n  ${untilInWords(each, md, steps)}`),
          '',
        ]),
  ];
}

function untilInWords({ until }: Proof, md: Markdown, steps: LoggedSteps): string {
  if (until === null) return '';
  const since = `True until ${instantInWords(until.at)}, as far as anybody knows. Then`;
  switch (until.kind) {
    case 'changed': {
      const { by, on, change } = until.change;
      const what = takesBack(change) === undefined ? 'changed something' : 'took something back';
      return `${since} ${md.inline(by)} on ${md.inline(on)} ${what}: ${md.inline(change.words)}`;
    }
    case 'seen':
      return `${since} a look at step ${numbered(until.look.step, steps)} found: ${md.inline(until.finding.words)}`;
    case 'tested':
      return `${since} the same test did not pass.`;
  }
}
