// What lies over a screen: help, leaving, about this step, all findings.

import { shapeInLines, type UnknownForm } from '../../model/unknown-form.ts';
import type { Context } from '../context.ts';
import type { Binding } from '../keys.ts';
import { blank, type Line, line, marked, paragraph, span } from '../lines.ts';
import { canHandOver } from '../press.ts';
import type { State } from '../state.ts';
import { commandBox, findingList, heading, paragraphs } from './parts.ts';
import { traceLines } from './probe-traces.ts';

export function helpScreen(bindings: readonly Binding[], context: Context, width: number): readonly Line[] {
  return [
    ...heading('Keys', width),
    ...bindings.map(({ label, action }): Line => [span(label.padEnd(14), 'accent'), span(action)]),
    blank,
    ...paragraphs(
      [
        'The wizard looks first, shows the exact command, and asks before it changes anything. What it did is written down at once.',
        'You can leave at any time. Start it again with the same state file and it goes on where you left.',
        context.world === 'lab'
          ? `This is the practice lab: nothing real is touched, so try things out.${driver(context)}`
          : 'Only servers named on the screen are contacted.',
      ],
      width,
    ),
  ];
}

const driver = ({ drivenBy }: Context): string => (drivenBy === undefined ? '' : ` It is driven by ${drivenBy}.`);

export function leavePage(state: State, context: Context, width: number): readonly Line[] {
  const running = state.live.demand?.kind === 'run' && state.asking === null;
  const started = context.statePath !== '';
  return [
    ...heading('Leave the wizard?', width),
    ...paragraph(
      started
        ? context.aim === 'undo'
          ? 'It is safe. Everything so far is in the state file. Start the undo again and it goes on here.'
          : 'It is safe. Everything so far is in the state file, and nothing is undone.'
        : 'Nothing has been started yet.',
      width,
    ),
    ...(running
      ? [
          blank,
          ...marked(
            [span(context.symbols.warning, 'to mend')],
            'A command is running. It goes on on the server; the wizard only stops watching it, and will look at what it did when you come back.',
            width,
            'to mend',
          ),
        ]
      : []),
    blank,
    ...(started ? [...marked([span('State file', 'bold')], context.statePath, width), blank] : []),
    ...paragraph('Press Enter to leave, Esc to stay. Ctrl+C again leaves at once.', width, 'bold'),
    ...(canHandOver(state)
      ? [blank, ...paragraph('Press o to go on on another computer: the wizard shows what to type there.', width)]
      : []),
  ];
}

/** Going on on another computer: what to type there, and what happens then. */
export function elsewhereScreen({ handOver }: Context, width: number): readonly Line[] {
  if (handOver === undefined) return [];
  return [
    ...heading('Go on on another computer', width),
    ...paragraph('The wizard ends here. There, open Windows PowerShell or cmd as administrator, and type its line:', width),
    blank,
    ...handOver.lines.flatMap((each) => paragraph(each, width - 2, 'code', 2)),
    blank,
    ...paragraphs([...handOver.how, 'The lines are shown once more when the wizard has ended here.'], width),
    line('Press Enter to end here, Esc to stay.', 'bold'),
  ];
}

/** All that was seen in this step, how its plan can be taken back, and what the step is about. */
export function detailsScreen(state: State, context: Context, width: number): readonly Line[] {
  const words = context.steps.find((each) => each.id === state.step);
  if (words === undefined) return [];
  const findings = state.asking?.view.findings[words.id] ?? [];
  return [
    ...(findings.length === 0
      ? []
      : [...heading('What was seen in this step', width), ...findingList(findings, context.symbols, width), blank]),
    ...unknownFormLines(state.asking?.view.unknownForms[words.id] ?? [], width),
    ...(state.asking === null ? [] : traceLines(state.asking.view.traces, context, width)),
    ...undoLines(state, context, width),
    ...heading(`About this step: ${words.title}`, width),
    ...paragraphs(words.why, width),
    line('What it touches', 'bold'),
    ...paragraphs(words.touches, width),
    line('What users notice', 'bold'),
    ...paragraphs(words.notices, width),
  ];
}

/** Objects of a form that is not known: whoever carries the wizard on can teach it by these lines. */
function unknownFormLines(forms: readonly UnknownForm[], width: number): readonly Line[] {
  if (forms.length === 0) return [];
  return [
    ...heading('What could not be read, because its form is not known', width),
    ...paragraph(
      'These are names of types and properties only. They help to teach the wizard; the session log has them too.',
      width,
      'dim',
    ),
    blank,
    ...forms.flatMap(({ why, shape }) => [
      ...paragraph(why, width),
      ...shapeInLines(shape).flatMap((each) => paragraph(each, width - 2, 'code', 2)),
      blank,
    ]),
  ];
}

/** The commands that would take back what the plan on the screen does. */
function undoLines(state: State, context: Context, width: number): readonly Line[] {
  const demand = state.asking?.demand;
  const changes = demand?.kind === 'confirm' ? demand.plan.acts.filter((act) => act.kind === 'change') : [];
  const lines = changes.flatMap(({ words, undo }) =>
    undo.kind === 'run'
      ? [
          ...paragraph(words, width, 'dim'),
          line('Taken back by:'),
          ...undo.commands.flatMap((command) => commandBox(command, context, width)),
          blank,
        ]
      : [],
  );
  return lines.length === 0 ? [] : [...heading('How to take it back', width), ...lines];
}
