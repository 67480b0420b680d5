// The front end for no one at all: answers come from an answers file; what it lacks ends the run with its key.
// Keys: each question's own; `<step>.confirm` holds "yes" or the word to type; `<finding>.goOnAnyway` the word
// for going on in spite of a blocker.

import { type Asking, isWord, type LiveEvent, type Reply } from '../model/demand.ts';
import type { Json } from '../model/json.ts';
import { readAnswer } from '../model/question.ts';
import type { FrontEnd } from './front-end.ts';

export type Answers = { readonly [key: string]: Json };

/** `yes` answers mild confirmations. */
export function noInput(answers: Answers, options: { readonly yes: boolean; readonly show: (event: LiveEvent) => void }): FrontEnd {
  return { reply: async (demand) => replyTo(demand, answers, options.yes), show: options.show };
}

function replyTo(demand: Asking, answers: Answers, yes: boolean): Reply {
  switch (demand.kind) {
    case 'ask': {
      const { key, ask, kind } = demand.question;
      if (kind === 'secret') return { kind: 'missing', key, why: `${ask} A password is never read from a file: type it at a terminal.` };
      const given = answers[key];
      if (given === undefined) return { kind: 'missing', key, why: ask };
      const read = readAnswer(demand.question, given);
      return read.ok ? { kind: 'value', value: read.value } : { kind: 'missing', key, why: read.why };
    }
    case 'confirm':
      return confirm(demand, answers, yes);
    case 'way out': {
      // A command that takes long is not stopped where nobody looks on.
      if (demand.options.some((each) => each.option === 'stop')) return { kind: 'value', value: { option: 'keep waiting', typed: '' } };
      const anyway = demand.options.find((each) => each.option === 'go on anyway' && each.word !== '');
      const given = answers[`${demand.trouble.about}.goOnAnyway`];
      const typed = typeof given === 'string' ? given : '';
      return anyway !== undefined && isWord(typed, anyway.word)
        ? { kind: 'value', value: { option: anyway.option, typed } }
        : { kind: 'leave' };
    }
    case 'by hand':
      return {
        kind: 'missing',
        key: `shells.${demand.errand.place.shell}`,
        why: 'By hand needs someone at the keyboard. Choose another way here.',
      };
    case 'read':
    case 'finished':
      return { kind: 'value', value: true };
  }
}

function confirm(demand: Extract<Asking, { kind: 'confirm' }>, answers: Answers, yes: boolean): Reply {
  const key = `${demand.step}.confirm`;
  const { severity } = demand.plan;
  const given = answers[key];
  if (severity.kind === 'mild')
    return yes || given === 'yes'
      ? { kind: 'value', value: 'yes' }
      : { kind: 'missing', key, why: 'Put "yes" there to agree to the plan, or start with --yes.' };
  return typeof given === 'string' && isWord(given, severity.word)
    ? { kind: 'value', value: given }
    : { kind: 'missing', key, why: `${severity.says} Put "${severity.word}" there to agree.` };
}
