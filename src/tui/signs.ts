// The signs that the screens draw with, and what stands for them where a console cannot draw them. Screens are made with the first
// set; the frame puts in another, sign by sign, each as wide as its like. So no screen knows of sets.

/** Unicode; what Windows' own console has in its fonts (WGL4); or ASCII. */
export type SignSet = 'unicode' | 'console' | 'ascii';

export const sign = {
  done: '✔',
  stop: '✘',
  mend: '!',
  note: 'i',
  notSeen: '?',
  now: '❯',
  pointer: '❯',
  toDo: '·',
  dot: '·',
  rule: '─',
  bar: '│',
  up: '↑',
  down: '↓',
  marked: '[x]',
  notMarked: '[ ]',
  masked: '•',
  cut: '…',
} as const;

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'] as const;
/** The picture of the spinner at a moment in milliseconds. */
export const spinnerAt = (now: number): string => spinner[Math.floor(now / 150) % spinner.length] ?? spinner[0];

const turning = '|/-\\';
const likes: { readonly [set in Exclude<SignSet, 'unicode'>]: { readonly [sign: string]: string } } = {
  console: {
    ...table('✔✘❯╭╮╰╯▶◀╳┄', '√×►┌┐└┘►◄×-'),
    ...Object.fromEntries(spinner.map((each, index) => [each, turning[index % 4] ?? '-'])),
  },
  ascii: {
    ...table('✔✘❯·─│╭╮╰╯▶◀╳┄↑↓←→•…', '+X>.-|++++><x.^v<>*~'),
    ...Object.fromEntries(spinner.map((each, index) => [each, turning[index % 4] ?? '-'])),
  },
};

function table(from: string, to: string): { readonly [sign: string]: string } {
  const others = [...to];
  return Object.fromEntries([...from].map((each, index) => [each, others[index] ?? each]));
}

const drawn = /[✔✘❯·─│╭╮╰╯▶◀╳┄↑↓←→•…⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/g;

/** A text as a console with this set can draw it. */
export function inSet(text: string, set: SignSet): string {
  if (set === 'unicode') return text;
  const like = likes[set];
  return text.replace(drawn, (each) => like[each] ?? each);
}

const said: { readonly [sign: string]: string } = { '✔': 'ok', '✘': 'failed', '·': 'not reached', '?': 'not seen' };
/** At the head of a line, where no word of its state follows. */
const atHead: { readonly [sign: string]: string } = { '!': 'Warning: ', '✘': 'Stop: ' };

/** A line as it is read aloud: a word where a sign stands at a name or at its head, nothing where a word says the same. */
export const spoken = (text: string): string =>
  text
    .replace(/^\s*([✔✘·!?i]) +(?!(?:ok|note|to mend|stop|not seen)\b)/u, (_, mark: string) => atHead[mark] ?? '')
    .replace(/^\s*[✔✘!?i] +/u, '')
    .replace(/^\(✔\) */, 'must have worked: ')
    .replace(/\(✔\)\p{L}+(?:─\(✔\)\p{L}+)*/gu, (run) => `${run.replaceAll('(✔)', '').replaceAll('─', ', ')} must have worked`)
    .replace(/(?<=^|[\s─])([✔✘·?])(\p{L}+)/gu, (_, mark: string, name: string) => `${name} ${said[mark] ?? ''}`)
    .replace(/(?<=\p{L})─(?=\p{L})/gu, ', ')
    .replace(/ · /g, ', ')
    .replace(drawn, '')
    .replace(/\s+/g, ' ')
    .trim();
