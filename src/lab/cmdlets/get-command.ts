// Get-Command, PowerShell's own: tells which cmdlets a shell has for this admin, with their parameters. Those that the admin's roles
// do not hold are not there (facts.md 106). The first name that is not there is an error, which -ErrorAction can keep quiet.

import type { Cmdlet } from '../../model/command.ts';
import type { Item } from '../../model/shell.ts';
import { error, object, pause, type Stage } from '../stage.ts';
import { type LabWorld, same } from '../world.ts';
import { documentedCommand } from './table.ts';

/** Whether a shell does not know a cmdlet: the admin's roles do not hold it, or Exchange is too old for it. */
export const isHidden = (name: string, world: LabWorld): boolean =>
  world.hidden.some((each) => same(each, name)) || (same(name, 'Get-ClientAccessService') && is2013(world));

/** By the server of the shell. */
const is2013 = ({ exchange }: LabWorld): boolean =>
  /^(?:Version )?15\.0\D/.test(exchange.servers.find(({ fqdn }) => same(fqdn, exchange.shellOn))?.version ?? '');

export async function* playGetCommand(command: Cmdlet, stage: Stage): AsyncGenerator<Item, void> {
  await pause(stage, 1);
  const world = stage.store.read();
  let missing: string | undefined;
  for (const wanted of namesOf(command)) {
    const found = isHidden(wanted, world) ? undefined : documentedCommand(wanted, command.place.shell);
    missing ??= found === undefined ? wanted : undefined;
    // In a CommandInfo the parameters are a dictionary by name.
    if (found !== undefined) {
      const parameters = Object.fromEntries(found.parameters.map((name) => [name, { Name: name }]));
      yield object({ Name: found.name, CommandType: 'Function', Parameters: parameters });
    }
  }
  if (missing !== undefined) {
    throw error(
      `The term '${missing}' is not recognized as a name of a cmdlet, function, script file, or executable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
      'CommandNotFoundException,Microsoft.PowerShell.Commands.GetCommandCommand',
      'ObjectNotFound',
    );
  }
}

function namesOf({ parameters }: Cmdlet): readonly string[] {
  const [, given] = Object.entries(parameters).find(([name]) => same(name, 'Name')) ?? [];
  if (typeof given === 'string') return [given];
  if (given === null || typeof given !== 'object' || given.kind !== 'list') return [];
  return given.items.filter((each) => typeof each === 'string');
}
