// A plan: all that will run is told, each command in full and equal ones once; what it does to people, and how to agree, is asked.

import { type Act, type Change, cannotInWords, isChange, type Wait } from '../../model/change.ts';
import type { Asking, Plan } from '../../model/demand.ts';
import { duration } from '../../model/duration.ts';
import type { Course } from '../../model/undo.ts';
import type { View } from '../../wizard/front-end.ts';
import { type AskedPart, type Block, type Content, item, prose } from '../content.ts';
import type { Context } from '../context.ts';
import { isHinted, isUnread } from '../guard.ts';
import { blank, type Line, marked, paragraph, span } from '../lines.ts';
import { sign } from '../signs.ts';
import type { State } from '../state.ts';
import { looksIn } from '../tabs.ts';
import { commandBox, errorLines, fieldLines, findingSummary } from './parts.ts';

export function planScreen(
  { step, plan }: Extract<Asking, { kind: 'confirm' }>,
  view: View,
  state: State,
  context: Context,
  width: number,
): Content {
  return {
    told: [
      ...(plan.of === 'undo' ? [] : findingSummary(view.findings[step] ?? [], looksIn(view, step), plan.severity.kind === 'type', width)),
      prose(
        paragraph(
          `${plan.begun === undefined ? 'This will run, and nothing else' : 'What is left of it'}: ${countsOf(plan.acts, context)}.`,
          width,
          'title',
        ),
        plan.begun === undefined ? [] : paragraph(plan.begun, width),
        [blank],
      ),
      ...folded(plan.acts, context).flatMap((each, index) => actBlocks(each, index + 1, plan.of, context, width)),
      ...plan.warns.map((each) => prose(marked([span(sign.mend, 'to mend')], each, width))),
    ],
    asked: agreeing(plan, state, width),
  };
}

/** Equal commands that follow each other, as one; `times` is how often it runs. */
type Folded = { readonly act: Act; readonly times: number };

function folded(acts: readonly Act[], { render }: Context): readonly Folded[] {
  const all: { act: Act; times: number }[] = [];
  for (const act of acts) {
    const last = all.at(-1);
    if (last !== undefined && isChange(act) && isChange(last.act) && render(act.command) === render(last.act.command)) last.times += 1;
    else all.push({ act, times: 1 });
  }
  return all;
}

/** "1 command, 3 times", "2 commands, then 1 wait". */
function countsOf(acts: readonly Act[], context: Context): string {
  const changes = folded(acts, context).filter(({ act }) => isChange(act));
  const runs = acts.filter(isChange).length;
  const waits = acts.length - runs;
  const commands = `${changes.length} ${changes.length === 1 ? 'command' : 'commands'}`;
  const times = runs === changes.length ? '' : changes.length === 1 ? `, ${runs} times` : `, ${runs} runs in all`;
  if (waits === 0) return commands + times;
  const last = acts.findLastIndex(isChange) < acts.findIndex((act) => !isChange(act));
  return `${commands}${times}${last ? ', then' : ' and'} ${waits} ${waits === 1 ? 'wait' : 'waits'}`;
}

function actBlocks({ act, times }: Folded, number: number, of: Course, context: Context, width: number): readonly Block[] {
  const lines = isChange(act) ? changeLines(act, times, number, of, context, width) : waitLines(act, number, width);
  return [item([...lines, blank])];
}

function changeLines(change: Change, times: number, number: number, of: Course, context: Context, width: number): readonly Line[] {
  const inner = (lines: readonly Line[]) => lines.map((each): Line => [span('   '), ...each]);
  const words = times === 1 ? change.words : `${change.alike ?? change.words} It runs ${times} times, one after the other.`;
  const usually = `Usually about ${duration(change.usually)}${times === 1 ? '' : ' each'}.`;
  return [
    ...marked([span(`${number} `, 'bold')], words, width),
    ...inner((change.shows ?? []).flatMap((each) => marked([span(sign.dot)], each, width - 3))),
    ...inner(commandBox(change.command, context, width - 3)),
    ...inner(paragraph([usually, ...(of === 'undo' ? [] : [undoInWords(change)])].join(' '), width - 3)),
  ];
}

function undoInWords({ undo }: Change): string {
  switch (undo.kind) {
    case 'run':
      return 'It can be taken back.';
    case 'remove what it made':
      return `It can be taken back: ${undo.words}`;
    case 'cannot':
      return cannotInWords(undo.why);
  }
}

const waitLines = ({ words, usually, patience }: Wait, number: number, width: number): readonly Line[] =>
  marked(
    [span(`${number} `, 'bold')],
    [
      `Wait until ${words}.`,
      ...(usually === null ? [] : [`Usually ${duration(usually)}.`]),
      `You are asked after ${duration(patience)}.`,
    ].join(' '),
    width,
  );

function agreeing({ severity, of }: Plan, state: State, width: number): AskedPart {
  const input = state.asking?.input;
  const esc = of === 'undo' ? 'Press Esc to leave this one as it is.' : '';
  if (severity.kind === 'mild' || input?.kind !== 'word') {
    const how = isUnread(state) || !isHinted(state) ? 'Nothing of this has run yet.' : 'Nothing of this has run yet. To run it, press y.';
    return { head: paragraph([how, esc].join(' ').trim(), width, 'bold') };
  }
  return {
    head: [...marked([span(sign.mend, 'to mend')], severity.says, width), ...paragraph(`To agree, type: ${severity.word}`, width, 'bold')],
    field: fieldLines(input.text, [...input.text].length, width),
    foot: [...errorLines(input.error, width, input.note), ...(esc === '' || input.note + input.error !== '' ? [] : paragraph(esc, width))],
  };
}
