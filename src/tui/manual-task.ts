// What the admin does with a manual task: copy it, write it to a file, paste what it printed, and say that this is all. Pure.

import type { ManualTask } from '../model/access.ts';
import { nameOf } from '../model/command.ts';
import { succeeded } from '../model/shell.ts';
import { longestPaste, readPasted } from '../powershell/manual/pasted.ts';
import { isLook } from '../powershell/manual/text.ts';

/** `seen` says what the pasted text looks like; `note` what became of copying; `error` why it cannot be handed over. */
export type ManualTaskInput = {
  readonly kind: 'manual task';
  readonly cursor: number;
  readonly text: string;
  readonly seen: { readonly words: string; readonly whole: boolean };
  readonly note: string;
  readonly error: string;
};

type Choice = { readonly value: 'done' | 'nothing' | 'not run'; readonly label: string };

const done: Choice = { value: 'done', label: 'This is all that it printed' };
const nothing: Choice = { value: 'nothing', label: 'It printed nothing' };
const notRun: Choice = { value: 'not run', label: 'I could not run it' };

/** A look always prints its answer; a change may print nothing. */
export const choicesFor = ({ purpose }: ManualTask): readonly Choice[] => (purpose === 'look' ? [done, notRun] : [done, nothing, notRun]);

const nothingYet = { words: 'Nothing has been pasted yet.', whole: false };
export const emptyManualTask: ManualTaskInput = { kind: 'manual task', cursor: 0, text: '', seen: nothingYet, note: '', error: '' };

/** More of what it printed: what was pasted before stays. */
export function pasteInto(input: ManualTaskInput, task: ManualTask, pasted: string): ManualTaskInput {
  const text = `${input.text}${pasted}`.slice(0, longestPaste + 1);
  return { ...input, text, note: '', error: '', cursor: 0, seen: seenIn(text, task) };
}

function seenIn(text: string, task: ManualTask): ManualTaskInput['seen'] {
  if (text.trim() === '') return nothingYet;
  const count = text.trim().split(/\r\n|\r|\n/).length;
  const lines = `${count} ${count === 1 ? 'line' : 'lines'} pasted.`;
  const { gave, unclear } = readPasted(task, text);
  if (unclear !== null) return { words: `${lines} ${unclear}`, whole: false };
  const failed = [...gave.values()].filter(({ end }) => !succeeded(end)).length;
  const errors = failed === 0 ? '' : ` ${failed === 1 ? 'It tells' : `${failed} of them tell`} of an error, which is an answer too.`;
  return { words: `${lines} ${answerOf(task)}${errors}`, whole: true };
}

function answerOf({ parts }: ManualTask): string {
  const [first, ...others] = [...new Set(parts.map(({ command }) => nameOf(command)))];
  if (first === undefined || parts.some(({ command }) => !isLook(command))) return '';
  return `It looks like the answer of ${first}${others.length === 0 ? '' : ` and ${others.length} more`}.`;
}

/** What choosing means: a reply's value, or why it cannot be yet. */
export function choose(
  input: ManualTaskInput,
  task: ManualTask,
): { readonly value: { readonly kind: string; readonly text?: string } } | { readonly why: string } {
  switch (choicesFor(task)[input.cursor]?.value) {
    case 'nothing':
      return { value: { kind: 'said', text: '' } };
    case 'not run':
      return { value: { kind: 'not run' } };
    default:
      if (input.text.trim() === '') return { why: 'Paste here first what it printed.' };
      return input.seen.whole
        ? { value: { kind: 'said', text: input.text } }
        : { why: 'Something is missing still. You can paste more; it is added to what is there.' };
  }
}
