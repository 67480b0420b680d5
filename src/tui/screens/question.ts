// A question: why it is asked is told, with what was seen that needs the admin; the question and its answers are asked.

import type { Asking } from '../../model/demand.ts';
import type { Question } from '../../model/question.ts';
import type { View } from '../../wizard/front-end.ts';
import { type AskedPart, type Content, prose } from '../content.ts';
import { blank, paragraph } from '../lines.ts';
import { sign } from '../signs.ts';
import type { Input } from '../state.ts';
import { looksIn } from '../tabs.ts';
import { checkboxOf, entryFor, errorLines, fieldLines, findingSummary } from './parts.ts';

export function questionScreen({ step, question }: Extract<Asking, { kind: 'ask' }>, view: View, input: Input, width: number): Content {
  // What is asked anew says itself what is the matter.
  const isAnew = question.kind === 'one' && question.anew !== undefined;
  return {
    told: [
      prose(paragraph(question.why, width), [blank]),
      ...(isAnew ? [] : findingSummary(view.findings[step] ?? [], looksIn(view, step), input.kind === 'text', width)),
    ],
    asked: { head: [...paragraph(question.ask, width, 'title'), blank], ...answersOf(question, input, width) },
  };
}

function answersOf(question: Question, input: Input, width: number): Omit<AskedPart, 'head'> {
  if (question.kind === 'text' && input.kind === 'text') {
    const example = input.error === '' ? paragraph(`For example ${question.example}`, width, 'dim', 2) : [];
    return { field: fieldLines(input.text, input.cursor, width), foot: [...errorLines(input.error, width), ...example] };
  }
  if (question.kind === 'secret' && input.kind === 'text') {
    // One mark a character: nobody who looks at the screen can read it, and who types sees each key arrive.
    const marks = sign.masked.repeat([...input.text].length);
    return { field: fieldLines(marks, input.cursor, width), foot: errorLines(input.error, width) };
  }
  if (question.kind === 'one' && input.kind === 'one')
    return {
      options: question.choices.map(({ label, because }, index) =>
        entryFor(label, because, `${index + 1} `, index === input.cursor, width),
      ),
    };
  if (question.kind === 'many' && input.kind === 'many')
    return {
      options: question.choices.map(({ value, label, because }, index) =>
        checkboxOf(label, because, input.chosen.includes(value), index === input.cursor, width),
      ),
    };
  return {};
}
