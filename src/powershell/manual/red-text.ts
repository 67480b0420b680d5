// Error records as a console prints them -> error records. Windows PowerShell prints message, position and two lines with the
// category and the id; PowerShell 7 prints the message behind the command's name, or behind a bar. Consoles wrap all of it.

import type { ErrorRecord } from '../../model/shell.ts';

/** `from` is the name that it begins with: the command's. */
type Named = ErrorRecord & { readonly from: string };
/** `rest` is what of the text is no error. */
export type RedText = { readonly errors: readonly Named[]; readonly rest: readonly string[] };

const categoryLine = /^\s*\+ CategoryInfo\s*: ?(.*)$/;
const idLine = /^\s*\+ FullyQualifiedErrorId\s*: ?(.*)$/;
// "At line:1 char:1", "In Zeile:1 Zeichen:1", "At C:\x.ps1:12 char:3": whatever its language, it ends in two numbers.
const position = /^\S.*:\d+ \S+:\d+\s*$/;
const plus = /^\s*\+ /;
const prompt = /^(?:\[[^\]\n]{0,200}\]:? ?)?(?:PS )?[A-Za-z]:\\[^>\n]{0,300}> ?|^PS [^>\n]{0,300}> ?|^>> ?/;
// Name : message of Windows PowerShell, Name: message of 7.
const named = /^([A-Za-z][\w.-]{0,120}) ?: (.*)$/s;
const barred = /^\s*(?:\d+ \s*)?\| ?(.*)$/;

// What one error takes, and how many a console can tell of: more is no error but a flood, and stays text.
const mostLines = 60;
const mostErrors = 200;

/** `names` are the commands that can have failed: in PowerShell 7 nothing but the name shows that a line is an error. */
export function readRedText(text: string, names: readonly string[]): RedText {
  const errors: Named[] = [];
  const rest: string[] = [];
  const lines = text.split('\n');
  const width = consoleWidthOf(lines);
  for (let at = 0; at < lines.length; at++) {
    const block = plus.test(lines[at] ?? '') && errors.length < mostErrors ? plusBlock(lines, at, width) : [];
    const message = block.some((line) => idLine.test(line)) ? messageBefore(rest, names) : nothingBefore;
    const record = recordOf(block, joined(rest.slice(message.from, message.until), width));
    const concise = block.length === 0 && errors.length < mostErrors ? conciseAt(lines, at, names, width) : undefined;
    if (record !== undefined) {
      errors.push(record);
      rest.length = message.from;
    } else if (concise !== undefined) errors.push(concise.error);
    else rest.push(...(block.length === 0 ? [lines[at] ?? ''] : block));
    at += Math.max(0, (concise?.lines ?? block.length) - 1);
  }
  return { errors, rest: rest.filter((line) => !prompt.test(line)) };
}

const nothingBefore = { from: 0, until: 0 };

/** Where the console cut its lines; none where no two lines are as long as the longest. */
export function consoleWidthOf(lines: readonly string[]): number {
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  return lines.filter((line) => line.length === longest).length > 1 ? longest : Number.POSITIVE_INFINITY;
}

function takeWhile(lines: readonly string[], from: number, fits: (line: string, index: number) => boolean): readonly string[] {
  let end = from;
  while (end < lines.length && end < from + mostLines && fits(lines[end] ?? '', end)) end++;
  return lines.slice(from, end);
}

/** The lines that begin with "+", and those on which they go on: indented by PowerShell, or cut by the console. */
const plusBlock = (lines: readonly string[], from: number, width: number): readonly string[] =>
  takeWhile(
    lines,
    from,
    (line, at) => plus.test(line) || /^ {2,}\S/.test(line) || (at > from && (lines[at - 1] ?? '').length >= width - 1),
  );

/** Where the paragraph stands before the "+" lines, without its position line. In place: a copy for each error would take minutes. */
function messageBefore(lines: readonly string[], names: readonly string[]): { readonly from: number; readonly until: number } {
  const until = position.test(lines.at(-1) ?? '') ? lines.length - 1 : lines.length;
  let from = until;
  while (from > Math.max(0, until - mostLines) && !prompt.test(lines[from - 1] ?? '') && (lines[from - 1] ?? '').trim() !== '') {
    from--;
    if (names.some((name) => (lines[from] ?? '').startsWith(`${name} : `))) break;
  }
  return { from, until };
}

function recordOf(block: readonly string[], message: string): Named | undefined {
  const id = afterMark(block, idLine);
  if (id === undefined) return undefined;
  const [, from = '', words = ''] = named.exec(message) ?? ['', '', message];
  const [, category = ''] = /^(\w+)\s*:/.exec(afterMark(block, categoryLine) ?? '') ?? [];
  return { from, message: words, fullyQualifiedErrorId: id, category };
}

/** What follows a mark, with the lines on which it goes on. */
function afterMark(block: readonly string[], mark: RegExp): string | undefined {
  const at = block.findIndex((line) => mark.test(line));
  if (at < 0) return undefined;
  const more = takeWhile(block, at + 1, (line) => !plus.test(line));
  return [mark.exec(block[at] ?? '')?.[1] ?? '', ...more].map((line) => line.trim()).join('');
}

function conciseAt(
  lines: readonly string[],
  at: number,
  names: readonly string[],
  width: number,
): { readonly error: Named; readonly lines: number } | undefined {
  const line = lines[at] ?? '';
  // Windows PowerShell's form has a blank before the colon, and its "+" lines come later.
  const name = names.find((each) => line.toLowerCase().startsWith(`${each.toLowerCase()}:`));
  if (name === undefined) return undefined;
  const words = line.slice(name.length + 1).trim();
  if (words === '') {
    const bars = takeWhile(lines, at + 1, (each) => each.trim() === 'Line |' || barred.test(each));
    const shown = bars.map((each) => barred.exec(each)?.[1] ?? '').filter((each) => each !== '');
    const message = shown.slice(shown.findIndex((each) => /^\s*~+/.test(each)) + 1);
    return {
      error: unnumbered(
        name,
        joined(
          message.map((each) => each.trim()),
          width,
        ),
      ),
      lines: 1 + bars.length,
    };
  }
  const more = takeWhile(lines, at + 1, (each) => each.trim() !== '' && !prompt.test(each));
  return { error: unnumbered(name, joined([words, ...more], width)), lines: 1 + more.length };
}

const unnumbered = (from: string, message: string): Named => ({ from, message, fullyQualifiedErrorId: '', category: '' });

/** Lines as the one text that they were: a full one was cut, perhaps in the middle of a word; another was broken at a blank. */
const joined = (lines: readonly string[], width: number): string =>
  lines
    .map((line) => (line.length === width ? line : `${line.trimEnd()} `))
    .join('')
    .trim();
