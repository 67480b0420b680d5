// The front end for no one at all: answers come from an answers file; what it lacks ends the run with its key.
// Keys: each question's own; `<step>.confirm` holds "yes" or the word to type, or a list of them; `<finding>.goOnAnyway` the word
// for going on in spite of a stop; `undo.changes` and `undo.confirm` what is taken back. cli/answers-schema.ts says what each may hold.

import { type Asking, isWord, type LiveEvent, type Reply } from '../model/demand.ts';
import { harmless } from '../model/harmless.ts';
import type { Json } from '../model/json.ts';
import { isAmongNames } from '../model/name.ts';
import { readAnswer } from '../model/question.ts';
import type { StepId } from '../model/steps.ts';
import type { FrontEnd } from './front-end.ts';

export type Answers = { readonly [key: string]: Json };

export const confirmKey = (step: StepId): string => `${step}.confirm`;
/** `about` is the code of the finding. */
export const goOnAnywayKey = (about: string): string => `${about}.goOnAnyway`;

/** `yes` answers mild confirmations. */
export function noInput(answers: Answers, options: { readonly yes: boolean; readonly show: (event: LiveEvent) => void }): FrontEnd {
  return { reply: async (demand) => replyTo(demand, answers, options.yes), show: options.show };
}

function replyTo(demand: Asking, answers: Answers, yes: boolean): Reply {
  switch (demand.kind) {
    case 'ask': {
      const { key, ask } = demand.question;
      if (demand.question.kind === 'secret')
        return { kind: 'missing', key, why: `${ask} A password is never read from a file. ${demand.question.instead}` };
      const given = answers[key];
      if (given === undefined) return { kind: 'missing', key, why: ask };
      const read = readAnswer(demand.question, given);
      return read.ok ? { kind: 'value', value: read.value } : { kind: 'missing', key, why: read.why };
    }
    case 'targets': {
      // What the state file names is nobody's order.
      const unnamed = demand.targets.find(({ key }) => key !== null && answers[key] === undefined);
      return unnamed === undefined || unnamed.key === null
        ? { kind: 'value', value: true }
        : {
            kind: 'missing',
            key: unnamed.key,
            why: `Only this run's own answers say what it connects to. Name ${harmless(unnamed.to, 200)} there, or something else.`,
          };
    }
    case 'confirm':
      return confirm(demand, answers, yes);
    case 'way out': {
      // A command that takes long is not interrupted where nobody looks on.
      if (demand.options.some((each) => each.option === 'interrupt'))
        return { kind: 'value', value: { option: 'keep waiting', typed: '' } };
      const anyway = demand.options.find((each) => each.option === 'go on anyway' && each.word !== '');
      const given = answers[goOnAnywayKey(demand.trouble.about)];
      const typed = typeof given === 'string' ? given : '';
      return anyway !== undefined && isWord(typed, anyway.word)
        ? { kind: 'value', value: { option: anyway.option, typed } }
        : { kind: 'leave' };
    }
    case 'by hand':
      return {
        kind: 'missing',
        key: `shells.${demand.task.place.shell}`,
        why: 'By hand needs someone at the keyboard. Choose another way here.',
      };
    case 'undo':
      return chooseUndo(demand, answers);
    case 'read':
      return { kind: 'value', value: true };
    case 'finished':
      // What an earlier run left is looked at, and judged by that; it is gone on with by whoever reads it.
      return demand.standing.kind === 'looked again' ? { kind: 'leave' } : { kind: 'value', value: true };
  }
}

const undoKeys = { changes: 'undo.changes', confirm: 'undo.confirm' } as const;

/** The changes named in the answers by their ids; all that can be taken back where none are named. */
function chooseUndo({ items }: Extract<Asking, { kind: 'undo' }>, answers: Answers): Reply {
  const key = undoKeys.changes;
  const given = wordsIn(answers[key]);
  const ids = items.map(({ id }) => id);
  const none = given.find((each) => !isAmongNames('identity', each, ids));
  if (none !== undefined) return { kind: 'missing', key, why: `"${none}" is none of the changes. They are: ${ids.join(', ')}.` };
  const wanted = items.filter(({ takeBack, id }) => takeBack.kind === 'run' && (!(key in answers) || isAmongNames('identity', id, given)));
  return { kind: 'value', value: wanted.map((each) => String(each.seq)) };
}

function confirm(demand: Extract<Asking, { kind: 'confirm' }>, answers: Answers, yes: boolean): Reply {
  const { severity, of } = demand.plan;
  // What agrees to the set-up must not agree to its end.
  const key = of === 'undo' ? undoKeys.confirm : confirmKey(demand.step);
  const given = wordsIn(answers[key]);
  if (severity.kind === 'mild')
    return yes || given.includes('yes')
      ? { kind: 'value', value: 'yes' }
      : { kind: 'missing', key, why: 'Put "yes" there to agree to the plan, or start with --yes.' };
  const word = given.find((each) => isWord(each, severity.word));
  const part = severity.batch === undefined ? '' : `.${severity.batch.number}`;
  return word !== undefined
    ? { kind: 'value', value: word }
    : { kind: 'missing', key: `${key}${part}`, why: `${severity.says} Put "${severity.word}" there to agree.` };
}

function wordsIn(given: Json | undefined): readonly string[] {
  return (Array.isArray(given) ? given : [given]).filter((each) => typeof each === 'string');
}
