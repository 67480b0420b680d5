// The screen while the engine works: looking, running, waiting. It shows what is done, what comes, the latest output and the time.

import type { Change, Wait } from '../../model/change.ts';
import { duration } from '../../model/duration.ts';
import type { StepId } from '../../model/steps.ts';
import type { WaitWish } from '../../wizard/front-end.ts';
import { type Block, blockLines, type Content, item, prose } from '../content.ts';
import type { Context, StepWords } from '../context.ts';
import { blank, ends, inFocus, type Line, line, marked, paragraph, span } from '../lines.ts';
import type { ActState, Live } from '../live.ts';
import { sign, spinnerAt } from '../signs.ts';
import { batchInWords, boardBlocks, boardRows } from './board.ts';
import { commandBox } from './parts.ts';
import { fillingLines } from './probe-traces.ts';

/** `height` is how many lines the body can show: the output takes what the rest leaves. */
export function workingScreen(live: Live, step: StepId | null, context: Context, width: number, height: number): Content {
  const { demand } = live;
  if (demand === null) return { told: [prose(paragraph('One moment: the state file is opened, and the wizard looks around.', width))] };
  const elapsed = (context.now - live.since) / 1000;
  switch (demand.kind) {
    case 'look':
    case 'settle':
      return {
        told: [
          prose(
            lookingLines(
              live,
              demand.kind === 'settle' ? demand.change : undefined,
              // What the step is about matters less now than what became of its command.
              demand.kind === 'settle' ? undefined : context.steps.find((each) => each.id === step),
              elapsed,
              context,
              width,
              height,
            ),
          ),
        ],
      };
    case 'run': {
      const acts = actBlocks(live, duration(inProduction(elapsed, context)), context, width, height);
      const rest = height - blockLines(acts).length;
      const box = commandBox(demand.change.command, context, width);
      const words = paragraph(`${usually(demand.change, context)} It goes on at the server if you leave.`, width);
      // In a low window the time and the output need the room more than the command, which was read before the yes.
      const top = [blank, ...(box.length + words.length + 6 > rest ? [] : box), ...words, blank];
      return { told: [...acts, { role: 'timer', lines: top, state: { busy: true } }, prose(outputLines(live, width, rest - top.length))] };
    }
    case 'wait':
      return {
        told: [
          ...actBlocks(live, duration(live.waited), context, width, height),
          prose(
            [blank],
            marked(
              [span('Seen last', 'bold')],
              live.saw === '' ? 'nothing yet: it is looked at for the first time.' : `${live.saw}.`,
              width,
            ),
            marked([span('How long ', 'bold')], howLong(live.waited, demand.wait), width),
            [blank],
            paragraph(wishWords[live.wish ?? 'none'], width),
          ),
        ],
      };
  }
}

const howLong = (waited: number, { usually, patience }: Wait): string =>
  `${duration(waited)} so far${usually === null ? '' : `, usually ${duration(usually)}`}. You are asked after ${duration(patience)}.`;

/** What was wished is done once the look under way is over. */
const wishWords: { readonly [wish in WaitWish | 'none']: string } = {
  none: 'You may leave. Start the wizard again, and it goes on waiting.',
  'look now': 'It looks now.',
  'ways on': 'One moment: a look that is under way is finished first.',
};

/** Seconds as production counts them: time in the practice lab runs quicker. */
export const inProduction = (seconds: number, { world, factor }: Context): number => (world === 'lab' ? seconds * factor : seconds);

export function usually({ usually }: Change, { world, factor }: Context): string {
  const here = world === 'lab' ? `; here ${duration(Math.max(1, usually / factor))}` : '';
  return `Usually about ${duration(usually)}${here}.`;
}

/** Lines about looks that are shown in any window: those above scroll out of it. */
const leastTraces = 10;

function lookingLines(
  live: Live,
  interrupted: Change | undefined,
  words: StepWords | undefined,
  elapsed: number,
  context: Context,
  width: number,
  height: number,
): readonly Line[] {
  const latest = counted(live.looking).slice(live.traces.length === 0 ? -6 : -1);
  const lines = [
    ...(context.drivenBy === undefined ? [] : [...paragraph(`The practice lab is driven by ${context.drivenBy}.`, width), blank]),
    ...(words === undefined ? [] : words.why.flatMap((each) => [...paragraph(each, width), blank])),
    ...(words === undefined ? [] : marked([span('Touches', 'bold')], words.touches.join(' '), width)),
    ...(words === undefined ? [] : marked([span('Users  ', 'bold')], words.notices.join(' '), width)),
    blank,
    ...(interrupted === undefined ? [] : marked([span(sign.mend, 'to mend')], `This was interrupted: ${interrupted.words}`, width)),
    [
      span(spinnerAt(context.now), 'accent'),
      span(interrupted === undefined ? ' Looking; nothing is changed.' : ' Looking at what it did; nothing is run.'),
      span(`  ${duration(inProduction(elapsed, context))}`),
    ],
    ...(live.saw === '' ? [] : paragraph(live.saw, width, 'plain', 2)),
    ...latest.map(
      (each, index): Line => [
        span(`  ${index === latest.length - 1 ? sign.pointer : sign.done} `, 'dim'),
        span(each.slice(0, Math.max(8, width - 4)), 'dim'),
      ],
    ),
  ];
  const filling = fillingLines(live.traces, spinnerAt(context.now), width, Math.max(leastTraces, height - lines.length - 1));
  return filling.length === 0 ? lines : [...lines, blank, ...inFocus(filling)];
}

/** The same look again and again, at one server after the other, is one line: "Get-IisState, 60 times". */
function counted(looking: readonly string[]): readonly string[] {
  const rows: { readonly name: string; times: number }[] = [];
  for (const name of looking) {
    const last = rows.at(-1);
    if (last?.name === name) last.times += 1;
    else rows.push({ name, times: 1 });
  }
  return rows.map(({ name, times }) => (times === 1 ? name : `${name}, ${times} times`));
}

/** In a low window the output needs the room more than what was done before. */
const actsShown = (height: number) => Math.min(10, Math.max(3, Math.floor(height / 5)));

/** "⠦ 1 h 20 min 10 s" */
const timeRoom = 18;

/** Rows of the board that are no servers, and what stands below it. */
const besideBoard = 15;

/** The act under way has the time at its right; what is done to more than one server has a board. */
function actBlocks({ acts, batch }: Live, elapsed: string, { now }: Context, width: number, height: number): readonly Block[] {
  const rows = boardRows(acts);
  if (rows !== undefined) return boardBlocks({ rows, batch }, elapsed, spinnerAt(now), width, Math.max(3, height - besideBoard));
  const most = actsShown(height);
  // With many tests only the ones around the current matter. Between two of them none is under way.
  const begun = acts.findLastIndex(({ state }) => state !== 'to do');
  const first = Math.max(0, Math.min(begun - 1, acts.length - most));
  const shown = acts.slice(first, first + most);
  const marks = {
    'to do': span(sign.toDo, 'dim'),
    now: span(sign.now, 'accent'),
    done: span(sign.done, 'ok'),
    failed: span(sign.stop, 'stop'),
  } as const;
  const actLines = ({ words, state }: ActState): readonly Line[] => {
    if (state !== 'now') return marked([marks[state]], words, width);
    const time = ` ${spinnerAt(now)} ${elapsed}`;
    const [head = blank, ...rest] = marked([marks.now], words, width - timeRoom, 'bold');
    return [ends(head, line(time), width), ...rest];
  };
  return [
    ...(batch === null ? [] : [prose([line(batchInWords(batch), 'title'), blank])]),
    ...(first > 0 ? [prose([line(`  ${sign.up} ${first} done before`, 'dim')])] : []),
    ...shown.map((act) => item(actLines(act))),
    ...(first + most < acts.length ? [prose([line(`  ${sign.down} ${acts.length - first - most} to come`, 'dim')])] : []),
  ];
}

function outputLines(live: Live, width: number, height: number): readonly Line[] {
  if (live.output.length === 0) return [];
  const tones = { error: 'stop', warning: 'note', output: 'plain', information: 'plain', verbose: 'dim', progress: 'dim' } as const;
  const room = Math.max(1, height - 1);
  const lines = live.output.slice(-room).flatMap((each) => marked([span(sign.bar, 'dim')], each.text, width, tones[each.stream]));
  return [line('It says', 'dim'), ...inFocus(lines.slice(-room))];
}
