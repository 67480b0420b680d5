// What rehearsals really run, against what the wizard's source says that it can emit.

import others from '../../assets/other-commands.json' with { type: 'json' };
import type { Command } from '../../src/model/command.ts';
import { nameOf } from '../../src/model/command.ts';
import type { LiveEvent } from '../../src/model/demand.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { storyOf } from '../../src/story/story.ts';
import { madeByIn } from '../../src/wizard/undo.ts';
import type { Emitted } from './emitted.ts';
import type { Rehearsal } from './rehearsal.ts';

/** Every command of a rehearsal: what it looked with, what it ran, and what would take that back. */
export async function commandsOf(rehearsal: (onEvent: (event: LiveEvent) => void) => Promise<Rehearsal>): Promise<readonly Command[]> {
  const looks: Command[] = [];
  const { records } = await rehearsal((event) => {
    if (event.kind === 'looking' && event.command.kind !== 'probe') looks.push(event.command);
  });
  const story = storyOf(records);
  const undo = story.did.flatMap((did) => (did.change.undo.kind === 'run' ? did.change.undo.commands : madeByIn(story, sequence)(did)));
  return [...looks, ...story.did.map(({ change }) => change.command), ...undo];
}

/** PowerShell's own, which every shell has: not a cmdlet of one of the products, and bound by the engine itself. */
const windowsOwn = new Set(Object.entries(others.commands).flatMap(([name, { is }]) => (is === 'cmdlet of Windows' ? [name] : [])));

/** Whether the source says that this command can be emitted, with these parameters. */
export function isAmong(command: Command, known: readonly Emitted[]): boolean {
  if (command.kind === 'cmdlet' && windowsOwn.has(command.name)) return true;
  const parameters = 'parameters' in command ? Object.keys(command.parameters) : [];
  const switches = command.kind === 'cmdlet' ? command.switches : [];
  return known.some(
    (each) =>
      each.kind === command.kind &&
      each.name === nameOf(command) &&
      parameters.every((name) => each.parameters[name] !== undefined) &&
      Object.entries(each.parameters).every(([name, { always }]) => !always || parameters.includes(name)) &&
      switches.every((name) => each.switches.includes(name)),
  );
}
