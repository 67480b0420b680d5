// Troubles and the ways out of them, in words.

import { diagnoseWait } from '../diagnosis/causes/waits.ts';
import { diagnose, inWords, type Told } from '../diagnosis/diagnose.ts';
import { ownEvidence } from '../diagnosis/read-text.ts';
import type { Force, Wait } from '../model/change.ts';
import { nameOf } from '../model/command.ts';
import type { Demand, Trouble, WayOut } from '../model/demand.ts';
import { duration } from '../model/duration.ts';
import type { Finding, Source } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { localTimeInWords } from '../model/instant.ts';
import type { StepId } from '../model/steps.ts';
import type { StepFinding } from '../steps/findings.ts';
import type { Sequence, Step, StepContext } from '../steps/step.ts';
import type { Fate } from '../story/fate.ts';
import type { MomentOf } from '../story/moment.ts';
import { typedBehind, withTyped } from './typed.ts';

export const wayOutOf = (step: StepId, trouble: Trouble, options: readonly WayOut[]): Extract<Demand, { kind: 'way out' }> => ({
  kind: 'way out',
  step,
  trouble,
  options,
});
export const lookAgain: WayOut = { option: 'look again', label: 'I have mended something: look again', word: '' };
const lookAtAll: WayOut = { option: 'look at all again', label: 'I have mended something: look at all steps again', word: '' };
export const otherAccess: WayOut = {
  option: 'choose another way',
  label: 'Reach the servers in another way, or with another account',
  word: '',
};
export const another: WayOut = { option: 'another computer', label: 'Go on on another computer, which reaches more', word: '' };
export const goOn = (label: string, word = ''): WayOut => ({ option: 'go on anyway', label, word });

const troubleOf = ({ code: about, words: title, wayOut }: Finding): Trouble => ({
  about,
  title,
  cause: '',
  wayOut: wayOut === undefined ? [] : [wayOut],
  evidence: [],
});

/** The way out of something that no plan mends. */
export const unmendedBy = (finding: Finding, step: Step): Demand => wayOutOf(step.id, troubleOf(finding), [lookAgain]);

/** The way out of a finding that stops. */
export function stoppedBy(finding: StepFinding, step: Step, context: StepContext, sequence: Sequence): Demand {
  const explained = step.explain?.(finding, context);
  if (explained === undefined)
    return withTyped(
      wayOutOf(step.id, troubleOf(finding), optionsFor(finding, step, context)),
      typedBehind(finding.code, context, sequence),
    );
  const { cause, evidence, options } = explained;
  const told = cause.kind === 'known' ? { cause: cause.words, wayOut: cause.wayOut } : causeOf(evidence, cause.behind);
  return wayOutOf(
    step.id,
    { about: explained.about, title: finding.words, ...told, evidence: evidence.map((each) => harmless(each, 500)) },
    options,
  );
}

function optionsFor(finding: StepFinding, step: Step, { access }: StepContext): readonly WayOut[] {
  const answer = step.answerBehind?.(finding.code);
  return [
    ...(answer === undefined ? [] : [anotherAnswer(step.id, answer.key, answer.label)]),
    finding.stamp.elsewhere ? lookAtAll : lookAgain,
    // On real servers a look may fail because its shell cannot be reached from here, or with these rights.
    ...(access === undefined ? [] : [otherAccess, another]),
    ...(finding.override === undefined ? [] : [goOn('Go on all the same', finding.override)]),
  ];
}

const anotherAnswer = (step: StepId, key: string, label: string): WayOut => ({
  option: 'take back what was typed',
  label,
  again: { step, key },
  word: '',
});

/** What the server said is read together with what other steps see: one error has several causes. */
function causeOf(evidence: readonly string[], behind: readonly Finding[]): Told {
  const found = behind.map((each) => each.code);
  const first = behind.find(({ state }) => state !== 'note')?.words ?? '';
  return inWords(diagnose(ownEvidence(evidence, found)), { cause: first, wayOut: [] }, behind);
}

export function failure(did: Fate): Trouble {
  const evidence = did.lines.filter(
    (line) => line.stream === 'error' || line.stream === 'warning' || line.stream === 'information' || line.stream === 'output',
  );
  const texts = evidence.map((line) => line.text).filter((text) => text.trim() !== '');
  const marks = evidence.flatMap((line) => line.marks ?? []);
  const known = diagnose(ownEvidence([nameOf(did.change.command), ...texts, ...marks]));
  const last = did.change.command.kind === 'script' ? lastWordsOf(did) : undefined;
  return {
    about: did.change.id,
    title: `This did not work: ${did.change.words}`,
    ...inWords(known?.sure === 'not known' && last !== undefined ? undefined : known, {
      cause: last ?? 'The cause is not known. What the server said stands below, word for word.',
      wayOut: ['Mend what the message names, then look again. What is done is not done twice.'],
    }),
    evidence: texts.slice(-12).map((each) => harmless(each, 500)),
  };
}

/** A script that gives up says why at its end, in red or as an error. */
function lastWordsOf({ lines }: Fate): string | undefined {
  const said = lines.findLast(({ stream, text }) => stream !== 'verbose' && stream !== 'warning' && text.trim() !== '');
  return said && `The script ended with these words: “${harmless(said.text.trim(), 300)}”`;
}

export function withoutEffect(did: Fate): Trouble {
  return {
    about: did.change.id,
    title: `The command ran without an error, but the server does not show its effect: ${did.change.words}`,
    ...behindSilence(did),
    evidence: did.lines.slice(-6).map((line) => harmless(line.text, 500)),
  };
}

/** A command that ends well may have said in words that it did not. */
function behindSilence({ change, lines }: Fate): Told {
  const said = lines.filter(({ stream }) => stream === 'output' || stream === 'information' || stream === 'error');
  const known = diagnose(ownEvidence([nameOf(change.command), ...said.flatMap(({ text, marks = '' }) => [text, marks])]));
  return inWords(known?.sure === 'not known' ? undefined : known, {
    cause: 'The change may still be on its way, for example between domain controllers.',
    wayOut: ['Wait a minute, then look again.'],
  });
}

export function cannotTell(did: Fate): Trouble {
  return {
    about: did.change.id,
    title: `It cannot be seen whether this was done: ${did.change.words}`,
    cause: 'It was interrupted, and the servers do not show whether it took effect.',
    wayOut: ['Look at the server itself, or ask who works on it. If it was not done, run it again.'],
    evidence: did.lines.slice(-6).map((line) => harmless(line.text, 500)),
  };
}

export function cutShort(did: Fate): Trouble {
  return {
    about: did.change.id,
    title: `It was cut short twice, and has not taken effect: ${did.change.words}`,
    cause: 'The shell that runs it may end by itself, or lose its connection each time.',
    wayOut: ['Find out what ends the shell before you run it once more. Nothing is run meanwhile.'],
    evidence: [
      ...did.lines.slice(-6).map((line) => line.text),
      ...(did.end?.kind === 'interrupted' && did.end.detail !== '' ? [did.end.detail] : []),
    ].map((each) => harmless(each, 500)),
  };
}

/** A wait past its patience, or one that the admin wants to end: what was seen of it last, what is likely behind it, and the ways on. */
export function pastPatience(
  step: StepId,
  pending: Wait,
  last: MomentOf<'waited'>,
  found: readonly Finding[],
): ReturnType<typeof wayOutOf> {
  const known = diagnoseWait(
    pending.id,
    last.saw,
    found.filter(({ state }) => state !== 'ok').map(({ code }) => code),
  );
  const isEarly = last.seconds < pending.patience;
  const trouble: Trouble = {
    about: pending.id,
    title: `After ${duration(last.seconds)} it was not seen${isEarly ? ' yet' : ''} that ${pending.words}.`,
    cause: isEarly
      ? `It is not late yet.${known === undefined ? '' : ` If it does not come: ${known.cause}`}`
      : (known?.cause ?? mayStillCome),
    wayOut: known?.wayOut ?? [],
    others: known?.others ?? [],
    seen: `${harmless(last.saw, 500)} (${localTimeInWords(last.at)}, ${seenThrough[last.source]})`,
    evidence: [],
  };
  return wayOutOf(step, trouble, [
    keepWaiting,
    lookAgain,
    ...(pending.force === undefined ? [] : [force(pending.force)]),
    ...(last.isDown ? [] : [seenByHand]),
    leave,
  ]);
}

/** What is looked at by hand is looked at when the admin goes on waiting; anything else also while the ways on are read. */
export const whileAsked = (
  demand: ReturnType<typeof wayOutOf>,
  wait: Wait,
  { seconds }: MomentOf<'waited'>,
  access: StepContext['access'],
) => (wait.restsOn.some((shell) => access?.[shell].kind === 'by hand') ? demand : { ...demand, waiting: { wait, seconds } });

const mayStillCome = 'It may still come. You can wait, leave, or go on without it.';
const keepWaiting: WayOut = { option: 'keep waiting', label: 'Go on waiting', word: '' };
const force = ({ change, because, word }: Force): WayOut => ({
  option: 'force',
  label: change.words,
  ...(because === undefined ? {} : { because }),
  word,
});
const seenByHand: WayOut = {
  option: 'seen by hand',
  label: 'I looked myself, and it is so: go on',
  because: 'It is recorded as reported by you, not as seen.',
  word: 'SEEN BY HAND',
};
const leave: WayOut = { option: 'leave', label: 'Leave, and come back later', because: 'The same command goes on here.', word: '' };

const seenThrough: { readonly [source in Source]: string } = {
  shell: 'seen through a management shell',
  probe: 'seen over the network',
  reported: 'reported by you, from what was run by hand',
};
