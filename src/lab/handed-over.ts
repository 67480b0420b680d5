// What of an object leaves the lab's own shell: what was asked for, as PowerShell would take it out (assets/powershell/projection.ps1).
// What a command does not declare cannot be read here either. The lab's modules ask for the whole: there PowerShell takes it out.

import type { Command, Projection, Returned } from '../model/command.ts';
import type { Item } from '../model/shell.ts';
import { object } from './stage.ts';

/** `server` is the one whose session gave it: what comes over a session says so. */
export function handedOver(item: Item, command: Command, server: string | undefined): Item {
  if (item.kind !== 'object' || command.kind !== 'cmdlet') return item;
  const value = server === undefined || !isBag(item.value) ? item.value : { ...item.value, PSComputerName: server.toLowerCase() };
  switch (command.returns) {
    case 'whole':
      return object(value);
    case 'shape':
      return object(shapeOf(value));
    default:
      return object(command.returns.length === 0 ? textOf(value) : taken(value, command.returns));
  }
}

const isBag = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A property that the object does not have is left out; one that has no value is null. */
function taken(value: unknown, wanted: readonly Returned[]) {
  const has = new Map(isBag(value) ? Object.entries(value) : []);
  return Object.fromEntries(
    wanted.flatMap(({ name, as }) => {
      if (name === 'ToString') return [[name, textOf(value)]];
      return has.has(name) ? [[name, asKind(has.get(name), as)]] : [];
    }),
  );
}

function asKind(value: unknown, as: Projection): unknown {
  if (value === null || value === undefined) return null;
  switch (as) {
    case 'text':
      return textOf(value);
    case 'texts':
      return (Array.isArray(value) ? value : [value]).map(textOf);
    case 'keys':
      return isBag(value) ? Object.keys(value) : value;
    default:
      return value;
  }
}

/** As [string] has it: a list is its items with blanks between them, an object of a server mostly its name. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(' ');
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (!isBag(value)) return String(value);
  const { Name, Identity, Thumbprint } = { Name: undefined, Identity: undefined, Thumbprint: undefined, ...value };
  return textOf(Name ?? Identity ?? Thumbprint);
}

const shapeOf = (value: unknown) => ({
  types: ['the practice lab'],
  properties: isBag(value) ? Object.entries(value).map(([name, each]) => `${name}: ${each === null ? 'null' : typeof each}`) : [],
});
