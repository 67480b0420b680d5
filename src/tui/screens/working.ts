// The screen while the engine works: looking, running, waiting. It shows what is done, what comes, the latest output
// and the time.

import type { Change } from '../../model/change.ts';
import { duration } from '../../model/duration.ts';
import type { StepId } from '../../model/steps.ts';
import type { Context, StepWords } from '../context.ts';
import { blank, inFocus, type Line, line, marked, paragraph, span } from '../lines.ts';
import type { ActState, Live } from '../state.ts';
import { commandBox } from './parts.ts';
import { fillingLines } from './probe-traces.ts';

/** `height` is how many lines the body can show: the output takes what the rest leaves. */
export function workingScreen(live: Live, step: StepId | null, context: Context, width: number, height: number): readonly Line[] {
  const { demand } = live;
  if (demand === null) return [line('One moment: the state file is opened, and the wizard looks around.', 'dim')];
  const elapsed = (context.now - live.since) / 1000;
  switch (demand.kind) {
    case 'look':
    case 'settle':
      return lookingLines(
        live,
        demand.kind === 'settle' ? demand.change : undefined,
        // What the step is about matters less now than what became of its command.
        demand.kind === 'settle' ? undefined : context.steps.find((each) => each.id === step),
        elapsed,
        context,
        width,
        height,
      );
    case 'run': {
      const top = [
        ...actLines(live.acts, context, width, actsShown(height)),
        blank,
        ...commandBox(demand.change.command, context, width),
        ...inFocus([line(`${spinner(context)} Running, ${duration(elapsed)} so far${inProduction(elapsed, context)}`, 'dim')]),
        blank,
      ];
      return [...top, ...outputLines(live, context, width, height - top.length)];
    }
    case 'wait':
      return [
        ...actLines(live.acts, context, width, actsShown(height)),
        blank,
        ...marked([span(spinner(context), 'accent')], `Waiting for ${demand.wait.words}.`, width),
        ...paragraph(live.saw === '' ? 'Looking for the first time.' : `Last seen: ${live.saw}.`, width, 'plain', 2),
        ...paragraph(
          `${duration(live.waited)}${context.world === 'lab' ? ' of production time' : ''} so far; you are asked after ${duration(demand.wait.patience)}.`,
          width,
          'dim',
          2,
        ),
        blank,
        ...paragraph('It is safe to close the wizard meanwhile. Run it again to go on here.', width, 'dim'),
      ];
  }
}

/** Lines about looks that are shown in any window: those above scroll out of it. */
const leastTraces = 10;

const spinner = ({ symbols, now }: Context) => symbols.spinner[Math.floor(now / 150) % symbols.spinner.length] ?? '';

const inProduction = (elapsed: number, { world, factor }: Context) =>
  world === 'lab' ? ` (in production about ${duration(elapsed * factor)})` : '';

function lookingLines(
  live: Live,
  interrupted: Change | undefined,
  words: StepWords | undefined,
  elapsed: number,
  context: Context,
  width: number,
  height: number,
): readonly Line[] {
  const latest = live.looking.slice(live.traces.length === 0 ? -6 : -1);
  const lines = [
    ...(context.drivenBy === undefined ? [] : [...paragraph(`The practice lab is driven by ${context.drivenBy}.`, width, 'dim'), blank]),
    ...(words === undefined ? [] : words.why.flatMap((each) => [...paragraph(each, width), blank])),
    ...(words === undefined ? [] : marked([span('Touches', 'bold')], words.touches.join(' '), width)),
    ...(words === undefined ? [] : marked([span('Users  ', 'bold')], words.notices.join(' '), width)),
    blank,
    ...(interrupted === undefined
      ? []
      : marked([span(context.symbols.warning, 'to mend')], `This was interrupted: ${interrupted.words}`, width)),
    [
      span(spinner(context), 'accent'),
      span(interrupted === undefined ? ' Looking; nothing is changed.' : ' Looking at what it did; nothing is run.'),
      span(`  ${duration(elapsed)}`, 'dim'),
    ],
    ...(live.saw === '' ? [] : paragraph(live.saw, width, 'plain', 2)),
    ...latest.map(
      (each, index): Line => [
        span(`  ${index === latest.length - 1 ? context.symbols.pointer : context.symbols.done} `, 'dim'),
        span(each.slice(0, Math.max(8, width - 4)), 'dim'),
      ],
    ),
  ];
  const filling = fillingLines(live.traces, spinner(context), context, width, Math.max(leastTraces, height - lines.length - 1));
  return filling.length === 0 ? lines : [...lines, blank, ...inFocus(filling)];
}

/** In a low window the output needs the room more than what was done before. */
const actsShown = (height: number) => Math.min(10, Math.max(3, Math.floor(height / 5)));

function actLines(acts: readonly ActState[], context: Context, width: number, most: number): readonly Line[] {
  const { symbols } = context;
  // With many tests only the ones around the current matter.
  const current = Math.max(
    0,
    acts.findIndex((each) => each.state === 'now'),
  );
  const first = Math.max(0, Math.min(current - 1, acts.length - most));
  const shown = acts.slice(first, first + most);
  const mark = {
    'to do': span(symbols.toDo, 'dim'),
    now: span(symbols.now, 'accent'),
    done: span(symbols.done, 'ok'),
    failed: span(symbols.cross, 'stop'),
  } as const;
  return [
    ...(first > 0 ? [line(`  ${symbols.up} ${first} done before`, 'dim')] : []),
    ...shown.flatMap((act) =>
      marked([mark[act.state]], act.words, width, act.state === 'now' ? 'bold' : act.state === 'to do' ? 'dim' : 'plain'),
    ),
    ...(first + most < acts.length ? [line(`  ${symbols.down} ${acts.length - first - most} to come`, 'dim')] : []),
  ];
}

function outputLines(live: Live, context: Context, width: number, height: number): readonly Line[] {
  const tones = { error: 'stop', warning: 'note', output: 'plain', information: 'plain', verbose: 'dim', progress: 'dim' } as const;
  const lines = live.output
    .slice(-Math.max(1, height))
    .flatMap((each) => marked([span(context.symbols.bar, 'dim')], each.text, width, tones[each.stream]));
  return inFocus(lines.slice(-Math.max(1, height)));
}
