// What the guards of the steps' changes are made of: PowerShell expressions that a runbook asks the servers around a change, as
// <step>/guard.ts has them for each kind of its changes. The functions that are called there, such as Test-Restarted, are in
// assets/powershell/runbook.ps1.

import type { Change } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import { literal } from '../powershell/render.ts';
import { aboutIn, kindIn } from './claim.ts';
import type { ChangeRow, Guard, Step, Until } from './step.ts';

export const kindOf = ({ id }: Pick<Change, 'id'>): string => kindIn(id);
/** What a change is about, by its id: a server, a role. */
export const aboutOf = ({ id }: Pick<Change, 'id'>): string => aboutIn(id);

/** The row of a change; undefined for one that this version does not plan. */
export const rowFor = ({ changes }: Step, change: Change): ChangeRow | undefined => changes[kindOf(change)];

/** Nothing is asked around it. */
export const unguarded: Guard = { done: null, shows: 'later', asPlanned: null, otherwise: '', made: null };

/** For what is not waited for. */
export const atOnce: Until = { shell: 'exchange', until: '$true' };

/** A change that can be seen to be done, before and after it ran. */
export const lasting = (done: string): Guard => ({ ...unguarded, done, shows: 'at once' });

export const filtered = (source: string, condition: string): string => `@(${source} | Where-Object { ${condition} })`;
export const some = (source: string, condition: string): string => `${filtered(source, condition)}.Count -gt 0`;
export const none = (source: string, condition?: string): string =>
  `${condition === undefined ? `@(${source})` : filtered(source, condition)}.Count -eq 0`;

export const hasGuid = (guid: string): string => `[string] $_.Guid -eq ${literal(guid)}`;

/** A parameter of a change's command as a literal; the empty text where it has none of that name. */
export const given = ({ command }: Change, name: string): string => literal(textIn(command, name));

/** A field of a change, as text; empty where it is nothing. */
export function fieldIn({ fields }: Change, name: string): string {
  const value =
    fields !== null && typeof fields === 'object' && !Array.isArray(fields)
      ? Object.entries(fields).find(([key]) => key === name)?.[1]
      : null;
  return typeof value === 'string' ? value : '';
}

export function textIn(command: Command, name: string): string {
  const value = command.kind === 'program' ? undefined : command.parameters[name];
  return typeof value === 'string' ? value : '';
}
