// The scripts run on Windows Server's own PowerShell, 3.0 at the oldest. A newer engine parses it here, so what
// 3.0 lacks is refused by name: kinds of syntax, tokens, calls into .NET, types and commands.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWithEngine } from '../harness/powershell.ts';
import { factsOf, newSyntax, type ScriptFacts } from './script-facts.ts';

const folder = join(import.meta.dirname, '../../assets/powershell');
// A runbook runs in a person's own console, with the modules that are there; it is tested by itself.
const scripts = readdirSync(folder).filter((name) => name.endsWith('.ps1') && name !== 'runbook.ps1');

// Every type that the script may name: each is in .NET Framework 4.5 or PowerShell 3.0.
const types = [
  ...[
    'string',
    'string[]',
    'int',
    'ArgumentException',
    'array',
    'byte',
    'object',
    'hashtable',
    'void',
    'datetime',
    'psobject',
    'Parameter',
    'CmdletBinding',
    'Activator',
    'Console',
    'Convert',
    'Environment',
  ],
  ...[
    'IO.StreamWriter',
    'IO.File',
    'Text.Encoding',
    'Text.StringBuilder',
    'Threading.Monitor',
    'Threading.WaitHandle',
    'Threading.Tasks.Task',
    'Threading.Tasks.Task[]',
  ],
  ...['Collections.ArrayList', 'Collections.Queue', 'Diagnostics.Process', 'Diagnostics.ProcessStartInfo', 'Security.SecureString'],
  ...[
    'ErrorRecord',
    'RemoteException',
    'PSSerializer',
    'PSCredential',
    'PowerShell',
    'MethodInvocationException',
    'PipelineStoppedException',
    'Host.HostException',
  ].map((name) => `System.Management.Automation.${name}`),
  ...[
    'Microsoft.Win32.Registry',
    'Net.NetworkInformation.IPGlobalProperties',
    'Security.Principal.WindowsIdentity',
    'Security.Principal.NTAccount',
  ],
  ...['InitialSessionState', 'RunspaceFactory', 'SessionStateFunctionEntry'].map(
    (name) => `System.Management.Automation.Runspaces.${name}`,
  ),
];

// Commands of the engine itself; those of a module would cost its loading, and could be hidden.
const commands = ['ForEach-Object', 'Get-Module', 'Import-Module'];

/** What PowerShell 3.0 would not understand, one line each. */
function tooNew(fact: ScriptFacts, functions: readonly string[] = []): readonly string[] {
  const own = new Set([...fact.Functions, ...functions]);
  return [
    ...newSyntax(fact),
    ...fact.Types.filter((type) => !types.includes(type)).map((type) => `type ${type}`),
    ...fact.Commands.filter((name) => name !== null && !own.has(name) && !commands.includes(name)).map((name) => `command ${name}`),
  ];
}

test.each(scripts)('%s is ASCII, so that no code page spoils it', (name) => {
  expect(readFileSync(join(folder, name), 'latin1')).toMatch(/^[\n\x20-\x7E]+$/);
});

describeWithEngine('the scripts for real servers', () => {
  test('hold nothing that PowerShell 3.0 and .NET 4.5 lack, and need no module', async () => {
    const found = new Map<string, ScriptFacts>();
    for (const name of scripts) found.set(name, await factsOf(join(folder, name)));
    const functions = [...found.values()].flatMap((fact) => fact.Functions);
    for (const [name, fact] of found) {
      expect(fact.Errors, name).toBe(0);
      // A parse that saw nothing would find nothing.
      expect(fact.Nodes, name).toBeGreaterThan(20);
      expect(tooNew(fact, functions), name).toEqual([]);
    }
  });

  test('would be refused for each newer thing', async () => {
    const found = tooNew(await factsOf(join(import.meta.dirname, 'too-new.ps1')));
    for (const expected of [
      ...[
        'TernaryExpressionAst',
        'PipelineChainAst',
        'TypeDefinitionAst',
        'token QuestionQuestion',
        'token AndAnd',
        'token Class',
        'member new',
      ],
      ...['type System.HashCode', 'command ConvertTo-Json', 'clean block', '?.'],
    ]) {
      expect(found).toContain(expected);
    }
  });
});
