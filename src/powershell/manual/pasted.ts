// What the admin brought back from a manual task -> what each of its commands gave. Pasted text is hostile like any other: bounded,
// cleaned of colours, and never half believed. What is not understood is asked for again, in a sentence that says what is missing.

import type { ManualTask, ManualTaskPart } from '../../model/access.ts';
import { type Command, nameOf } from '../../model/command.ts';
import type { End, ErrorRecord, Item } from '../../model/shell.ts';
import { render } from '../render.ts';
import { answerFor, compacted } from './answers.ts';
import { consoleWidthOf, type RedText, readRedText } from './red-text.ts';
import { isLook } from './text.ts';
import { unframed } from './unframed.ts';

export type Gave = { readonly items: readonly Item[]; readonly end: End };
/** By mark; `unclear` says what is missing, or is null where each command has its answer. */
export type ReadPasted = { readonly gave: ReadonlyMap<string, Gave>; readonly unclear: string | null };

/** Longer is no answer of these commands: characters. */
export const longestPaste = 4 * 2 ** 20;

/** Reads all that was pasted for a manual task so far. */
export function readPasted({ parts }: ManualTask, pasted: string): ReadPasted {
  if (pasted.length > longestPaste)
    return { gave: new Map(), unclear: 'That is more than these commands can print. Copy only what came after the command.' };
  const text = cleaned(pasted);
  const gave = new Map<string, Gave>();
  const looks = parts.filter(({ command }) => isLook(command));
  if (looks.length > 0) {
    const compact = compacted(text);
    const red = readRedText(
      text,
      looks.map(({ command }) => nameOf(command)),
    );
    for (const part of looks) {
      // Mail and chat programs bend quotes.
      const answer = answerFor(part.mark, compact) ?? answerFor(part.mark, compact.replaceAll(/[“”„]/g, '"')) ?? failureOf(part, red);
      if (answer !== undefined)
        gave.set(
          part.mark,
          ended(
            answer.objects.map((value) => ({ kind: 'object', value })),
            answer.errors,
          ),
        );
    }
  }
  for (const part of parts.filter(({ command }) => !isLook(command))) {
    const change = readChange(part, text);
    if (change !== undefined) gave.set(part.mark, change);
  }
  return { gave, unclear: unclearOf(parts, gave) };
}

// Colours, titles and cursor movements. What begins with the one-character form of "escape, bracket" stays: an answer may hold it.
const sequences = /\u001B(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\u0007\u001B]{0,2048}(?:\u0007|\u001B\\)|[@-Z\\^_])/g;

function cleaned(pasted: string): string {
  return pasted
    .replace(sequences, '')
    .replace(/^\uFEFF/, '')
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n');
}

/** An error in red that names the look: PowerShell did not even get as far as to put it into an answer. */
function failureOf(
  { command }: ManualTaskPart,
  { errors }: RedText,
): { readonly objects: readonly unknown[]; readonly errors: readonly ErrorRecord[] } | undefined {
  const own = errors.filter(({ from, message }) => from === nameOf(command) || message.includes(`'${nameOf(command)}'`));
  return own.length === 0 ? undefined : { objects: [], errors: own.map(bare) };
}

const bare = ({ from: _, ...record }: RedText['errors'][number]): ErrorRecord => record;

function ended(items: readonly Item[], errors: readonly ErrorRecord[], exitCode: number | null = null): Gave {
  const failed = errors.map((error): Item => ({ kind: 'error', error }));
  return { items: [...items, ...failed], end: { kind: 'ended', hadErrors: errors.length > 0 || (exitCode ?? 0) !== 0, exitCode } };
}

const toldEnd = /THE\s+CONFIGURATION\s+HAS\s+SUCCEEDED/;

/** A change: what it printed, in the order of a console, and how it ended as far as that shows. */
function readChange({ command }: ManualTaskPart, text: string): Gave | undefined {
  const red = readRedText(withoutEcho(text, render(command)), typedNames(command));
  // The command itself is often the one long line that shows how wide the console is.
  const items = textItems(
    red.rest.filter((line) => line.trim() !== ''),
    consoleWidthOf(text.split('\n')),
  );
  const framed = red.errors.map(bare);
  const said = items.flatMap((item) => (item.kind === 'text' && item.stream === 'output' ? [item.text] : []));
  const succeeded = command.kind === 'script' && toldEnd.test(text);
  const bareOne = framed.length > 0 || succeeded ? undefined : unframed(said, typedNames(command)[0] ?? '');
  const errors = bareOne === undefined ? framed : [bareOne];
  if (command.kind === 'program') {
    const [, code] = /^[^\S\n]*exit code (-?\d{1,10})[^\S\n]*$/m.exec(text) ?? [];
    return code === undefined && errors.length === 0 ? undefined : ended(items, errors, code === undefined ? null : Number(code));
  }
  // Exchange's script says so at its end; without that, and without an error, its end has not been seen.
  if (command.kind === 'script' && errors.length === 0 && !succeeded)
    return {
      items,
      end: { kind: 'interrupted', why: 'died', detail: 'What was brought back does not say that the script came to its end.' },
    };
  return ended(items, errors);
}

/** The names by which a console calls it: of a function of ours, what is typed in its place. */
const typedNames = (command: Command): readonly string[] => (command.kind === 'function' ? command.typed.split(' ', 1) : [nameOf(command)]);

/** Without the command itself, which a console repeats, wherever it was broken. */
function withoutEcho(text: string, command: string): string {
  const letters = [...command.replaceAll(/\s/g, '')].map((each) => each.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&'));
  return text.replace(new RegExp(letters.join('\\s{0,4}')), '');
}

const streams = [
  { prefix: /^(?:WARNING|WARNUNG|AVERTISSEMENT|ADVERTENCIA|AVVISO): ?/, stream: 'warning' },
  { prefix: /^(?:VERBOSE|AUSFÜHRLICH|DETAILS|DETALLADO|DETTAGLIATO): ?/, stream: 'verbose' },
] as const;

/** A line goes on with the one before where its first word found no room there: details that were wrapped are no output. */
function textItems(lines: readonly string[], width: number): readonly Item[] {
  const items: Extract<Item, { kind: 'text' }>[] = [];
  for (const [at, line] of lines.entries()) {
    const known = streams.find(({ prefix }) => prefix.test(line));
    const goesOn = (lines[at - 1] ?? '').length + (/^\S*/.exec(line)?.[0] ?? '').length >= width;
    const stream = known?.stream ?? (goesOn ? (items.at(-1)?.stream ?? 'output') : 'output');
    items.push({ kind: 'text', stream, text: known === undefined ? line : line.replace(known.prefix, '') });
  }
  return items;
}

function unclearOf(parts: readonly ManualTaskPart[], gave: ReadonlyMap<string, Gave>): string | null {
  const missing = parts.filter(({ mark }) => !gave.has(mark));
  const [first] = missing;
  if (first === undefined) return null;
  if (!isLook(first.command)) return 'Its last line is missing: it begins with "exit code". Copy everything, down to that line.';
  const names = [...new Set(missing.map(({ command }) => nameOf(command)))];
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names;
  return `There is no whole answer of ${new Intl.ListFormat('en-GB').format(shown)} in what you pasted. It is a line that begins with {"for":"${first.mark}" and ends with }. Run what is shown once more, and copy everything that it prints.`;
}
