// How it stands, in a sentence or two, with its date: the first thing that is read, whatever the end. It is told as the file has it; what
// became of the servers since, no file knows.

import { type Calendar, isAppointment } from '../model/calendar.ts';
import type { Trouble } from '../model/demand.ts';
import { takesBack } from '../model/undo.ts';
import { renewalKey } from '../steps/certificates/renewal.ts';
import { tookEffect } from '../steps/step.ts';
import { type Fate, isUnclear } from '../story/fate.ts';
import type { MomentOf } from '../story/moment.ts';
import { holds } from '../story/proofs.ts';
import type { Story } from '../story/story.ts';
import { atMost, type LogBlock, type Meant, type Sentence, saying, strong } from './document.ts';
import { type ReviewOptions, untilInWords } from './review.ts';
import { numbered, outcomeInWords } from './words.ts';

/** `title`: what it all comes to, in the words of the last screen; `trouble`: what stands in its way, as the screen told it. */
export type VerdictOptions = Pick<ReviewOptions, 'when' | 'steps' | 'proofs'> & {
  readonly title: string;
  readonly calendar: Calendar;
  readonly trouble?: Pick<Trouble, 'title' | 'cause' | 'wayOut'> | undefined;
};

type Verdict = { readonly tone: Meant; readonly words: Sentence };

export function verdict(story: Story, options: VerdictOptions): LogBlock {
  const { tone, words } = verdictOf(story, options);
  return { kind: 'notice', tone, words };
}

function verdictOf(story: Story, options: VerdictOptions): Verdict {
  const { written, runs } = story;
  const latest = runs.at(-1);
  const ended = endIn(story);
  if (written === null || latest === undefined) return { tone: 'open', words: saying`There is nothing in this session yet.` };
  if (ended?.verdict === 'done') return done(story, ended.at, options);
  const at = `${options.when(written.at)}, by ${written.by} on ${written.on}`;
  if (ended?.verdict === 'taken back') return takenBack(story, `${options.when(ended.at)}, by ${ended.by} on ${ended.on}`);
  if (latest.closed === null) return brokenOff(story, at);
  if (latest.handedOver !== null)
    return { tone: 'open', words: saying`${strong('Handed over')} on ${at}, to go on on another computer: ${latest.handedOver}.` };
  return notDone(story, at, options);
}

/** The end that still stands: a run that began nothing, whatever it came for, leaves it at that. */
function endIn({ moments }: Story): MomentOf<'closed'> | undefined {
  const begun = moments.findLast(({ type }) => type === 'intent')?.seq ?? 0;
  return moments.filter((each) => each.type === 'closed').findLast(({ verdict, seq }) => verdict !== 'not done' && seq > begun);
}

function done({ answers }: Story, at: string, { when, steps, proofs, title, calendar }: VerdictOptions): Verdict {
  const renewed = Object.values(answers).some(({ key, value }) => key === renewalKey && value.length > 0);
  const head = saying`${strong(renewed ? 'Renewed' : 'Done')} on ${when(at)}.`;
  const past = proofs.findLast(({ until }) => until !== null);
  const next = calendar.expiries.find(isAppointment);
  if (next !== undefined) return { tone: 'open', words: saying`${head} ${title} ${next.at.slice(0, 10)}: ${next.words} ${next.followUp}` };
  if (proofs.some(holds) || past === undefined) return { tone: 'good', words: saying`${head} ${title}` };
  return { tone: 'open', words: saying`${head} What was proven then holds no longer. ${untilInWords(past, { when, steps })}` };
}

/** What of the changes stands that could be taken back. */
const standing = ({ did }: Story): readonly Fate[] =>
  did.filter(
    (each) =>
      takesBack(each.change) === undefined && each.change.undo.kind !== 'cannot' && tookEffect(each) && each.takenBack?.whole !== true,
  );

/** Of a run that did not come to its end; a change is taken back as a whole when the run is over. */
function wasTakingBack({ undoing, openedSeq, did }: Story): string {
  if (undoing === null || undoing.seq < openedSeq) return '';
  const begun = did.filter(({ seq, takenBack }) => takenBack !== null && undoing.changes.includes(seq)).length;
  return ` It was taking back what was done, and had begun with ${begun} of ${undoing.changes.length === 1 ? '1 change' : `${undoing.changes.length} changes`}.`;
}

function takenBack(story: Story, at: string): Verdict {
  const left = standing(story).length;
  const rest = left === 0 ? 'Nothing stands that can be taken back.' : `${left === 1 ? '1 change stands' : `${left} changes stand`}.`;
  return {
    tone: left === 0 ? 'good' : 'open',
    words: saying`${strong(left === 0 ? 'Taken back' : 'Taken back in part')} on ${at}. ${rest}`,
  };
}

function brokenOff(story: Story, at: string): Verdict {
  const last = story.did.at(-1);
  const atWork = last !== undefined && isUnclear(last) ? saying` This was at work, and nobody saw its end: ${last.change.words}` : [];
  return {
    tone: 'open',
    words: saying`${strong('Broken off')}: the wizard was running, or was ended from outside. The last that is on record is of ${at}.${wasTakingBack(story)}${atWork}`,
  };
}

function notDone(story: Story, at: string, { steps, trouble }: VerdictOptions): Verdict {
  const stood = story.moments.findLast((each) => 'step' in each && each.seq > story.openedSeq);
  const where = stood !== undefined && 'step' in stood ? `, at step ${numbered(stood.step, steps)}` : '';
  const left = saying`${strong('Not done')}: left on ${at}${where}, before its end.${wasTakingBack(story)}`;
  const last = story.did.findLast(({ seq }) => seq > story.openedSeq);
  if (last !== undefined && isUnclear(last))
    return { tone: 'open', words: saying`${left} What became of this is not known: ${last.change.words}` };
  if (last !== undefined && !tookEffect(last)) {
    const why = takesBack(last.change) === undefined ? causeIn(trouble) : [];
    return {
      tone: 'bad',
      words: saying`${strong('Failed')} on ${at}.${wasTakingBack(story)} This ${outcomeWords(last)}: ${last.change.words}${why}${saidOf(last)}`,
    };
  }
  const look = Object.values(story.looks)
    .filter(({ seq }) => seq > story.openedSeq)
    .findLast(({ findings }) => findings.some(({ state }) => state === 'stop'));
  const stop = look?.findings.find(({ state }) => state === 'stop');
  const why =
    stop === undefined ? [] : saying` In its way stood: ${stop.words}${causeIn(stop.words === trouble?.title ? trouble : undefined)}`;
  return { tone: stop === undefined ? 'open' : 'bad', words: saying`${left}${why}` };
}

/** What the wizard made of it, and what leads out of it: the first of the ways, since the screen has them all. */
function causeIn(trouble: VerdictOptions['trouble']): Sentence {
  const [way] = trouble?.wayOut ?? [];
  const cause = trouble === undefined || trouble.cause === '' ? [] : saying` ${strong('Cause:')} ${atMost(600, trouble.cause)}`;
  return saying`${cause}${way === undefined ? [] : saying` ${strong('Way out:')} ${atMost(600, way)}`}`;
}

/** Its last error, which says more than any of our own words. */
function saidOf({ lines }: Fate): Sentence {
  const said = lines.findLast(({ stream, text }) => stream === 'error' && text.trim() !== '')?.text;
  return said === undefined ? [] : saying` ${strong('The server said:')} ${atMost(300, said)}`;
}

const outcomeWords = (fate: Fate): string => {
  const words = outcomeInWords(fate);
  return words.startsWith('failed') ? words : `was ${words}`;
};
