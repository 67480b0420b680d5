// Commands -> the text of a manual task: what the admin copies into a shell as a whole. A change is the plain command that was agreed
// to. A look ends in one line of JSON that names its mark and holds no space: wherever a console breaks it, it can be put together
// again. Every line is a whole statement, for consoles that take a paste line by line; Windows PowerShell 3.0 understands it all.

import type { ManualTaskPart } from '../../model/access.ts';
import type { Command } from '../../model/command.ts';
import { looksAtAccounts, viewEntireForest, whyEntireForest } from '../entire-forest.ts';
import { render, renderCall } from '../render.ts';

/** Whether a command only looks. */
export const isLook = (command: Command): boolean =>
  (command.kind === 'function' && command.name.startsWith('Get-')) ||
  (command.kind === 'cmdlet' && (/^(?:Get|Debug)-/i.test(command.name) || command.switches.includes('List')));

/** Scripts of ours that a manual task carries with its looks, as text. */
export type PastedScripts = {
  /** assets/powershell/projection.ps1: what is taken out of an object. */
  readonly projection: string;
  /** assets/powershell/windows.ps1: the named functions that run on Windows servers. */
  readonly windowsFunctions: string;
};

// What an error says of itself in any language: each exception in it, by its properties alone.
const chain = [
  'function Get-Chain($it) {',
  'for ($depth = 0; $null -ne $it -and $depth -lt 10; $depth++) {',
  '$status = $null; if ($null -ne $it.Status) { $status = [string] $it.Status };',
  '$code = $null; if ($null -ne $it.Response) { $code = [int] $it.Response.StatusCode };',
  '$told = $it.Response.Headers;',
  "$headers = @(foreach ($name in $told.AllKeys) { if ($name -ne 'Set-Cookie') { $name + ': ' + $told[$name] } });",
  '@{type=[string] $it.PSObject.TypeNames[0]; message=[string] $it.Message; hresult=$it.HResult; webStatus=$status; httpStatus=$code; headers=$headers};',
  '$it = $it.InnerException } }',
].join(' ');

// 2>&1 sends errors the way of the objects, so that what went wrong is in the answer even where only the answer is copied.
// -Depth: PowerShell leaves out what is nested deeper than two, and says nothing. Nothing is wanted of a bag of our own: it is whole.
const answer = [
  'function Answer($for, $look, $wanted) {',
  'Set-StrictMode -Off;',
  '$all = @(try { & $look 2>&1 } catch { $_ });',
  '$objects = @(foreach ($each in $all) { if ($each -isnot [Management.Automation.ErrorRecord]) {',
  'if ($null -ne $wanted -and $wanted.Count -eq 0) { [string] $each } else { $each } } });',
  'if ($wanted.Count -gt 0) { $objects = @($objects | Get-Projection $wanted) };',
  "$errors = @($all | Where-Object { $_ -is [Management.Automation.ErrorRecord] } | Select-Object @{n='chain';e={Get-Chain $_.Exception}},",
  '@{n=\'message\';e={"$_"}}, @{n=\'id\';e={"$($_.FullyQualifiedErrorId)"}}, @{n=\'category\';e={"$($_.CategoryInfo.Category)"}});',
  "(ConvertTo-Json -Depth 6 -Compress ([ordered]@{for=$for; objects=$objects; errors=$errors})) -replace ' ', '\\u0020' }",
].join(' ');

export function manualTaskText(parts: readonly ManualTaskPart[], { projection, windowsFunctions }: PastedScripts): string {
  const looks = parts.filter(({ command }) => isLook(command));
  const changes = parts.filter(({ command }) => !isLook(command));
  return [
    ...(looks.some(({ command }) => looksAtAccounts(command)) ? [`${render(viewEntireForest)} # ${whyEntireForest}`] : []),
    ...(looks.some(({ command }) => command.kind === 'function') ? pasteable(windowsFunctions) : []),
    ...(looks.some(({ command }) => command.kind === 'cmdlet') ? pasteable(projection) : []),
    ...(looks.length > 0 ? [chain, answer] : []),
    ...looks.map(({ mark, command }) => `Answer ${mark} { ${look(command)} }${wanted(command)}`),
    ...changes.map(({ command }) => change(command)),
    '',
  ].join('\n');
}

// A console without PSReadLine ends what it has at a blank line, and one with it takes a tab for a wish to complete a name.
function pasteable(script: string): readonly string[] {
  const lines = script.split(/\r?\n/).map((line) => line.replaceAll('\t', '  ').trimEnd());
  const kept = lines.filter((line) => line !== '' && !/^\s*#/.test(line));
  return kept.length === 0 ? [] : [...kept, ''];
}

/** A named function is called by its name; what people are shown elsewhere is what an expert would type instead. */
const look = (command: Command): string => (command.kind === 'function' ? renderCall(command.name, command.parameters) : render(command));

/** What is taken out of its objects, as the last argument of its Answer. */
function wanted(command: Command): string {
  if (command.kind !== 'cmdlet' || typeof command.returns === 'string') return '';
  const kinds = [...Map.groupBy(command.returns, ({ as }) => as)].map(
    ([as, all]) => `${as}=${all.map(({ name }) => `'${name}'`).join(',')}`,
  );
  return ` @{${kinds.join(';')}}`;
}

/** A program's exit code is told as a number: its words are in the language of the server. */
const change = (command: Command): string =>
  command.kind === 'program' ? `${render(command)}; "exit code $LASTEXITCODE"` : render(command);
