// The shell that is the admin's own hand: commands become manual tasks, and what is brought back is read as if a shell had said it.
// Commands that are started in the same turn for the same place make one manual task: one copy, one paste.

import type { ManualTask, ManualTaskPart } from '../../model/access.ts';
import type { Command } from '../../model/command.ts';
import type { AskByHand, End, Item, Shell } from '../../model/shell.ts';
import { type Gave, longestPaste, readPasted } from '../manual/pasted.ts';
import { isLook, manualTaskText, type PastedScripts } from '../manual/text.ts';

export type ByHandOptions = {
  readonly ask: AskByHand;
  /** A short word of letters and digits that no one can guess, new at each call. */
  readonly mark: () => string;
  readonly scripts: PastedScripts;
};

type Waiting = ManualTaskPart & { readonly signal: AbortSignal; readonly resolve: (gave: Gave) => void };

export function byHand(options: ByHandOptions): Shell {
  let waiting: Waiting[] = [];
  let lastTurn: Promise<void> = Promise.resolve();

  function gather(command: Command, signal: AbortSignal): Promise<Gave> {
    const { promise, resolve } = Promise.withResolvers<Gave>();
    waiting.push({ mark: options.mark(), command, signal, resolve });
    // When all that this turn starts has been started. The admin does one manual task at a time.
    if (waiting.length === 1) setImmediate(() => (lastTurn = lastTurn.then(hand)));
    return promise;
  }

  async function hand(): Promise<void> {
    const all = waiting;
    waiting = [];
    const tasks = [...Map.groupBy(all, manualTaskKey).values()];
    const known = (at: number) => (tasks.length === 1 ? {} : { known: { at: at + 1, of: tasks.length } });
    for (const [at, parts] of tasks.entries()) await run(parts, known(at), options);
  }

  return {
    run: async function* (command, { signal }): AsyncGenerator<Item, End> {
      // Nobody is sent off once more for what helps the makers of this program only.
      if (command.kind === 'cmdlet' && command.returns === 'shape') return shapeNotAsked;
      const { items, end } = await gather(command, signal);
      yield* items;
      return end;
    },
  };
}

/** One manual task: one place, and either looks or one change. */
const manualTaskKey = ({ mark, command }: Waiting): string => {
  const { shell, computer } = command.place;
  return `${shell} ${computer} ${isLook(command) ? 'look' : mark}`;
};

async function run(all: readonly Waiting[], known: Pick<ManualTask, 'known'>, { ask, scripts }: ByHandOptions): Promise<void> {
  const [first] = all;
  if (first === undefined) return;
  const purpose = isLook(first.command) ? 'look' : 'change';
  let parts = all;
  let unclear: string | null = null;
  let heard = '';
  while (parts.length > 0) {
    const task: ManualTask = {
      purpose,
      place: first.command.place,
      parts: parts.map(part),
      text: manualTaskText(parts, scripts),
      unclear,
      ...known,
    };
    const back = first.signal.aborted ? undefined : await ask(task, first.signal);
    if (back === undefined || back.kind === 'not run') {
      for (const { resolve } of parts) resolve(back === undefined ? left : notRun(purpose));
      return;
    }
    // Kept as far as it helps: an answer may come in two pastes.
    heard = `${heard}\n${back.text}`.slice(-longestPaste);
    const brought = readPasted(task, heard);
    for (const { mark, resolve } of parts) {
      const gave = brought.gave.get(mark);
      if (gave !== undefined) resolve(gave);
    }
    parts = parts.filter(({ mark }) => !brought.gave.has(mark));
    unclear = brought.unclear;
  }
}

const part = ({ mark, command }: Waiting): ManualTaskPart => ({ mark, command });

const shapeNotAsked: End = { kind: 'interrupted', why: 'cancelled', detail: 'By hand, the shape of objects is not asked for.' };

const left: Gave = { items: [], end: { kind: 'interrupted', why: 'cancelled', detail: 'You left before it was run by hand.' } };

/** A look that was not run saw nothing. A change that was not run has failed, and that is certain: there is nothing to look at first. */
function notRun(purpose: ManualTask['purpose']): Gave {
  const detail = 'You said that it could not be run by hand.';
  if (purpose === 'look') return { items: [], end: { kind: 'interrupted', why: 'cancelled', detail } };
  const error = { message: detail, fullyQualifiedErrorId: 'PartnerWizardNotRun', category: 'OperationStopped' };
  return { items: [{ kind: 'error', error }], end: { kind: 'ended', hadErrors: true, exitCode: null } };
}
