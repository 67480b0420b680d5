// The road in words: headings with lines under them, the same for every front end. No line claims more than the look ahead saw.

import { duration } from '../model/duration.ts';
import { listInWords, someInWords } from '../steps/phrases.ts';
import type { Road, RoadAct } from './road.ts';

/** `items` are parts of the line before, each with a sign of its own. */
type RoadLine = { readonly words: string; readonly items: readonly string[] };
export type RoadPart = { readonly heading: string; readonly lines: readonly RoadLine[] };

export const roadTitle = 'The whole road. Nothing has been changed yet.';
export const roadEnds = 'Each plan is shown again with its commands, and runs only after your yes.';

const plain = (words: string): RoadLine => ({ words, items: [] });
const part = (heading: string, lines: readonly RoadLine[]): readonly RoadPart[] => (lines.length === 0 ? [] : [{ heading, lines }]);

export const roadInWords = (road: Road): readonly RoadPart[] => [
  ...part('What stands in the way', road.blocked.map(plain)),
  ...part('What is to come', [...road.steps.map(stepLine), ...(willChange(road) ? [plain(later)] : [])]),
  ...part('What no test shows', road.neverTested.map(plain)),
  ...part('Who is cut off', seenSoFar(road, road.cutOff.map(plain), 'Nobody: no service is restarted.')),
  ...part('How long it takes', [plain(timeInWords(road))]),
  ...part('Who must be there', seenSoFar(road, road.who.map(plain), 'Nobody else: nothing is to be run.')),
  ...part('What can be taken back', backLines(road)),
  ...part(
    'Not asked yet; the suggested answer is taken for now',
    road.supposed.map(({ ask, answer }) => ({ words: ask, items: [answer] })),
  ),
];

const unseenIn = ({ steps }: Road): readonly string[] => steps.filter((each) => each.kind === 'not looked at').map(({ title }) => title);

/** Of steps that were not looked at nobody knows: then there is no "nobody" and no "nothing". */
const notKnown = (road: Road): readonly RoadLine[] => {
  const { length } = unseenIn(road);
  return length === 0 ? [] : [plain(`Not known yet of the ${length === 1 ? 'step that was' : `${length} steps that were`} not looked at.`)];
};

const seenSoFar = (road: Road, seen: readonly RoadLine[], none: string): readonly RoadLine[] =>
  seen.length === 0 && unseenIn(road).length === 0 ? [plain(none)] : [...seen, ...notKnown(road)];

const later = 'What an earlier step makes is not there yet. So a later one may turn out to need less, or one wait more.';

const willChange = ({ steps }: Road): boolean => steps.filter((each) => each.kind === 'planned' && each.acts.length > 0).length > 1;

function stepLine(step: Road['steps'][number], index: number): RoadLine {
  const name = `${index + 1}  ${step.title}`;
  if (step.kind === 'not looked at') return plain(`${name}: not looked at yet. ${step.why}`);
  // Waits change nothing: they are counted with the time.
  const acts = step.acts.filter(({ kind }) => kind !== 'wait');
  return acts.length === 0 ? plain(`${name}: nothing to change.`) : { words: name, items: alike(acts.map(actInWords)) };
}

/** Fewer than this are told one by one. */
const many = 4;
const fullName = /[\w-]+(?:\.[\w-]+){2,}/g;

/** What is done to many servers in the same way is told once, with the names of the others. */
function alike(items: readonly string[]): readonly string[] {
  const kinds = Map.groupBy(items, (each) => each.replace(fullName, '*'));
  return [...kinds.values()].flatMap(([first = '', ...more]) => {
    if (more.length + 1 < many) return [first, ...more];
    const names = more.flatMap((each) => each.match(fullName)?.slice(0, 1) ?? []);
    return [`${first} The same for ${more.length} more: ${someInWords(names)}.`];
  });
}

function actInWords({ words, times, usually }: RoadAct): string {
  return `${words}${times === 1 ? '' : ` It runs ${times} times.`} About ${duration(usually ?? 0)}${times === 1 ? '' : ' in all'}.`;
}

function timeInWords(road: Road): string {
  const { usually, waits, patience } = road.time;
  const unseen = unseenIn(road);
  const none = unseen.length === 0 ? ['No command is to be run.'] : [];
  return [
    ...(usually === 0 ? none : [`The commands take about ${minutes(usually)}.`]),
    ...(waits === 0
      ? []
      : [`It waits ${waits === 1 ? 'once' : `${waits} times`} for the servers; you are asked after ${minutes(patience)} at the latest.`]),
    ...(unseen.length === 0 ? [] : [`${listInWords(unseen)} ${unseen.length === 1 ? 'is' : 'are'} not counted.`]),
  ].join(' ');
}

const minutes = (seconds: number): string => `${Math.max(1, Math.ceil(seconds / 60))} min`;

function backLines(road: Road): readonly RoadLine[] {
  const { cannotUndo, steps } = road;
  const changes = steps.some((each) => each.kind === 'planned' && each.acts.some(({ kind }) => kind === 'change'));
  const all = 'All of it, newest first, with the command undo';
  const but = alike(cannotUndo.map(({ what, why }) => `${what} ${why}`));
  const known = but.length === 0 ? plain(`${all}.`) : { words: `${all}, but for this:`, items: but };
  return seenSoFar(road, changes ? [known] : [], 'There is nothing to take back.');
}
