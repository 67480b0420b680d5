// The host script runs on Windows Server's own PowerShell, 3.0 at the oldest. A newer engine parses it here, so what
// 3.0 lacks is refused by name: kinds of syntax, tokens, calls into .NET, types and commands.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWithEngine } from '../harness/powershell.ts';
import { factsOf, newSyntax, type ScriptFacts } from './script-facts.ts';

const script = join(import.meta.dirname, '../../assets/powershell/host.ps1');

// Every type that the script may name: each is in .NET Framework 4.5 or PowerShell 3.0.
const types = [
  ...[
    'string',
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
  ...['InitialSessionState', 'RunspaceFactory', 'SessionStateFunctionEntry'].map(
    (name) => `System.Management.Automation.Runspaces.${name}`,
  ),
];

/** What PowerShell 3.0 would not understand, one line each. */
function tooNew(fact: ScriptFacts): readonly string[] {
  const own = new Set(fact.Functions);
  return [
    ...newSyntax(fact),
    ...fact.Types.filter((type) => !types.includes(type)).map((type) => `type ${type}`),
    // Commands of the engine itself; those of a module would cost its loading, and could be hidden.
    ...fact.Commands.filter((name) => name !== null && !own.has(name) && name !== 'ForEach-Object').map((name) => `command ${name}`),
  ];
}

test('the host script is ASCII, so that no code page spoils it', () => {
  expect(readFileSync(script, 'latin1')).toMatch(/^[\n\x20-\x7E]+$/);
});

describeWithEngine('the host script', () => {
  test('holds nothing that PowerShell 3.0 and .NET 4.5 lack, and needs no module', async () => {
    const fact = await factsOf(script);
    expect(fact.Errors).toBe(0);
    // A parse that saw nothing would find nothing.
    expect(fact.Nodes).toBeGreaterThan(500);
    expect(tooNew(fact)).toEqual([]);
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
