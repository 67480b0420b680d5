// The screens that ask: a question, a plan to agree to, a way out, a page to read, the end. Each is a function of
// its demand and gives the lines of the body.

import type { Change, Wait } from '../../model/change.ts';
import type { Asking, Plan } from '../../model/demand.ts';
import { duration } from '../../model/duration.ts';
import type { Question } from '../../model/question.ts';
import type { Course } from '../../model/undo.ts';
import type { View } from '../../wizard/front-end.ts';
import type { Context } from '../context.ts';
import { blank, type Line, line, marked, paragraph, span } from '../lines.ts';
import type { Input, State } from '../state.ts';
import { finishedLines } from './finished.ts';
import { manualTaskLines } from './manual-task.ts';
import { choiceLines, commandBox, errorLines, fieldLines, findingList, findingSummary, pressingFirst, stopsFirst } from './parts.ts';
import { traceLines } from './probe-traces.ts';
import { resumedLines } from './resumed.ts';
import { targetLines } from './targets.ts';
import { undoScreen } from './undo.ts';

type Asked = NonNullable<State['asking']>;

export function askingScreen({ demand, view, input }: Asked, context: Context, width: number): readonly Line[] {
  switch (demand.kind) {
    case 'ask':
      return [
        ...findingSummary(view.findings[demand.step] ?? [], context.symbols, width),
        ...questionLines(demand.question, input, context, width),
      ];
    case 'targets':
      return targetLines(demand.targets, context, width);
    case 'confirm':
      return confirmLines(demand, view, input, context, width);
    case 'way out':
      return wayOutLines(demand, input, context, width);
    case 'by hand':
      return input.kind === 'manual task' ? manualTaskLines(demand.task, input, context, width) : [];
    case 'read':
      return readLines(demand, view, context, width);
    case 'undo':
      return undoScreen(demand.items, input, context, width);
    case 'finished':
      return finishedLines(demand, context, width);
  }
}

function questionLines(question: Question, input: Input, context: Context, width: number): readonly Line[] {
  return [
    ...paragraph(question.ask, width, 'title'),
    ...paragraph(question.why, width, 'dim'),
    blank,
    ...inputLines(question, input, context, width),
  ];
}

function inputLines(question: Question, input: Input, context: Context, width: number): readonly Line[] {
  const { symbols } = context;
  if (question.kind === 'text' && input.kind === 'text') {
    return [
      ...fieldLines(input.text, input.cursor, width, symbols),
      ...errorLines(input.error, symbols, width),
      ...(input.error === '' ? paragraph(`For example ${question.example}`, width, 'dim', 2) : []),
    ];
  }
  if (question.kind === 'secret' && input.kind === 'text') {
    // One mark a character: nobody who looks at the screen can read it, and who types sees each key arrive.
    const marks = symbols.masked.repeat([...input.text].length);
    return [...fieldLines(marks, input.cursor, width, symbols), ...errorLines(input.error, symbols, width)];
  }
  if (question.kind === 'one' && input.kind === 'one') {
    return question.choices.flatMap(({ label, because }, index) =>
      choiceLines(label, because, index === input.cursor ? symbols.radioOn : symbols.radioOff, index === input.cursor, context, width),
    );
  }
  if (question.kind === 'many' && input.kind === 'many') {
    return question.choices.flatMap(({ value, label, because }, index) =>
      choiceLines(label, because, input.chosen.includes(value) ? symbols.boxOn : symbols.boxOff, index === input.cursor, context, width),
    );
  }
  return [];
}

function confirmLines(
  demand: Extract<Asking, { kind: 'confirm' }>,
  view: View,
  input: Input,
  context: Context,
  width: number,
): readonly Line[] {
  const { plan } = demand;
  const changes = plan.acts.filter((act) => act.kind === 'change').length;
  return [
    ...(plan.of === 'undo' ? [] : findingSummary(view.findings[demand.step] ?? [], context.symbols, width)),
    ...paragraph(
      changes === 1
        ? 'This is what will run, and nothing else:'
        : `These ${changes} commands will run, one after the other, and nothing else:`,
      width,
      'title',
    ),
    blank,
    ...plan.acts.flatMap((act, index) => [
      ...(act.kind === 'change'
        ? changeLines(act, `${index + 1}.`, plan.of, context, width)
        : waitLines(act, `${index + 1}.`, context, width)),
      blank,
    ]),
    ...plan.warns.flatMap((each) => marked([span(context.symbols.warning, 'to mend')], each, width)),
    ...(plan.warns.length === 0 ? [] : [blank]),
    ...agreeLines(plan, input, context, width),
  ];
}

function changeLines(change: Change, number: string, of: Course, context: Context, width: number): readonly Line[] {
  const inner = (lines: readonly Line[]) => lines.map((each): Line => [span('   '), ...each]);
  return [
    ...marked([span(number, 'bold')], change.words, width),
    ...inner((change.shows ?? []).flatMap((each) => marked([span(context.symbols.dot)], each, width - 3))),
    ...inner(commandBox(change.command, context, width - 3)),
    ...inner(paragraph([howLong(change.usually, context), ...(of === 'undo' ? [] : [undoInWords(change)])].join(' '), width - 3, 'dim')),
  ];
}

/** In the lab both times: what production takes, and that the lab is quicker. */
function howLong(seconds: number, { world, factor }: Context): string {
  const production = `Usually about ${duration(seconds)}`;
  return world === 'lab' ? `${production} in production; here ${factor} times faster.` : `${production}.`;
}

function undoInWords({ undo }: Change): string {
  switch (undo.kind) {
    case 'run':
      return 'It can be taken back.';
    case 'remove what it made':
      return `It can be taken back: ${undo.words}`;
    case 'cannot':
      return `It cannot be taken back. ${undo.why}`;
  }
}

function waitLines(wait: Wait, number: string, context: Context, width: number): readonly Line[] {
  return marked(
    [span(number, 'bold')],
    `Wait for ${wait.words}. ${context.world === 'lab' ? '' : 'This can take a few minutes.'}`.trim(),
    width,
  );
}

function agreeLines(plan: Plan, input: Input, context: Context, width: number): readonly Line[] {
  const { severity } = plan;
  if (severity.kind === 'mild' || input.kind !== 'word')
    return [
      ...paragraph(
        plan.of === 'undo'
          ? 'Press Enter to run it. Press Esc to leave this one as it is.'
          : 'Press Enter to run it. Press Esc to go back; nothing of this has run yet.',
        width,
        'bold',
      ),
    ];
  return [
    ...marked([span(context.symbols.warning, 'to mend')], severity.says, width, 'to mend'),
    ...paragraph(`To agree, type: ${severity.word}`, width, 'bold'),
    ...fieldLines(input.text, [...input.text].length, width, context.symbols),
    ...errorLines(input.error, context.symbols, width),
    ...(plan.of === 'undo' ? paragraph('Press Esc to leave this one as it is.', width, 'dim') : []),
  ];
}

function wayOutLines(demand: Extract<Asking, { kind: 'way out' }>, input: Input, context: Context, width: number): readonly Line[] {
  const { trouble, options } = demand;
  const { symbols } = context;
  const picked = input.kind === 'option' ? input : undefined;
  const option = picked === undefined ? undefined : options[picked.cursor];
  return [
    ...marked([span(symbols.cross, 'stop')], trouble.title, width, 'bold'),
    blank,
    ...(trouble.seen === undefined ? [] : [...marked([span('Seen    ', 'bold')], trouble.seen, width), blank]),
    ...(trouble.cause === '' ? [] : [...marked([span('Cause   ', 'bold')], trouble.cause, width), blank]),
    ...trouble.wayOut.flatMap((each, index) => marked([span(index === 0 ? 'Way out ' : '        ', 'bold')], each, width)),
    ...(trouble.wayOut.length === 0 ? [] : [blank]),
    ...options.flatMap((each, index) =>
      choiceLines(`${index + 1}  ${each.label}`, each.because ?? '', '', index === picked?.cursor, context, width),
    ),
    ...(option !== undefined && option.word !== '' && picked !== undefined
      ? [
          blank,
          ...paragraph(`To do this, type: ${option.word}`, width, 'bold'),
          ...fieldLines(picked.text, [...picked.text].length, width, symbols),
          ...errorLines(picked.error, symbols, width),
        ]
      : []),
    ...(trouble.evidence.length === 0
      ? []
      : [
          blank,
          line('What the server said:', 'dim'),
          ...trouble.evidence.flatMap((each) => marked([span(symbols.bar, 'dim')], each, width)),
        ]),
  ];
}

const renewal =
  'This is a renewal. The next step asks which signing certificate you want to renew. All other steps only look, and change what must follow.';

function readLines(
  { step, page, ending }: Extract<Asking, { kind: 'read' }>,
  view: View,
  context: Context,
  width: number,
): readonly Line[] {
  if (view.resumed !== null) return resumedLines(view.resumed, context, width);
  const { symbols } = context;
  const goOn = [blank, line('Press Enter to go on.', 'bold')];
  if (page === 'found')
    return [
      ...(context.aim === 'renew' ? [...paragraph(renewal, width), blank] : []),
      ...paragraph('This is what there is. Is it what you expected?', width, 'title'),
      ...paragraph('If something is missing or foreign, leave with Ctrl+C and look for the reason first.', width, 'dim'),
      blank,
      ...findingList(stopsFirst(view.findings[step] ?? []), symbols, width),
      ...(view.traces.length === 0 ? [] : [blank, ...traceLines(view.traces, context, width).slice(0, -1)]),
      ...goOn,
    ];
  const words =
    ending === 'already right'
      ? 'This step is right as it is. Nothing was changed.'
      : 'This step is done, and was looked at again afterwards.';
  const proved = ending === 'proved' ? (view.proved[step] ?? []) : [];
  return [
    ...marked([span(context.symbols.done, 'ok')], words, width, 'bold'),
    blank,
    ...(proved.length === 0
      ? []
      : [line('What that proves:', 'bold'), ...proved.flatMap((each) => marked([span(`  ${context.symbols.dot}`)], each, width)), blank]),
    line('What was seen:', 'bold'),
    ...findingList(pressingFirst(view.findings[step] ?? []), symbols, width),
    ...goOn,
  ];
}
