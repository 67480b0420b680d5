// The host script runs on Windows Server's own PowerShell, 3.0 at the oldest. A newer engine parses it here, so what
// 3.0 lacks is refused by name: kinds of syntax, tokens, calls into .NET, types and commands.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWithEngine } from '../harness/powershell.ts';
import { factsOf, type ScriptFacts } from './script-facts.ts';

const script = join(import.meta.dirname, '../../assets/powershell/host.ps1');

// about_Classes, about_Using (5.0); about_Operators: ternary, chains, ?? and ?. (7.0); clean (7.3).
const newKinds = [
  ...['TernaryExpressionAst', 'PipelineChainAst', 'TypeDefinitionAst', 'FunctionMemberAst', 'PropertyMemberAst', 'UsingStatementAst'],
  ...['BaseCtorInvokeMemberExpressionAst', 'ConfigurationDefinitionAst', 'DynamicKeywordStatementAst'],
];
const newTokens = [
  ...['QuestionMark', 'QuestionQuestion', 'QuestionQuestionEquals', 'QuestionDot', 'QuestionLBracket', 'AndAnd', 'OrOr', 'Clean'],
  ...[
    'Class',
    'Enum',
    'Using',
    'Interface',
    'Namespace',
    'Module',
    'Type',
    'Assembly',
    'Command',
    'Hidden',
    'Base',
    'Public',
    'Private',
    'Static',
  ],
];
// Static `new` (5.0), the intrinsic methods ForEach and Where (4.0), and what .NET Framework 4.5 lacks.
const newMembers = [
  'new',
  'ForEach',
  'Where',
  'Empty',
  'WriteLineAsync',
  'HashData',
  'SHA256',
  'ArgumentList',
  'AppendJoin',
  'ToHexString',
];
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
    ...fact.Kinds.filter((kind) => newKinds.includes(kind)),
    ...fact.Tokens.filter((token) => newTokens.includes(token)).map((token) => `token ${token}`),
    ...fact.Members.filter((member) => newMembers.includes(member)).map((member) => `member ${member}`),
    ...fact.Types.filter((type) => !types.includes(type)).map((type) => `type ${type}`),
    // Commands of the engine itself; those of a module would cost its loading, and could be hidden.
    ...fact.Commands.filter((name) => name !== null && !own.has(name) && name !== 'ForEach-Object').map((name) => `command ${name}`),
    ...(fact.Clean > 0 ? ['clean block'] : []),
    ...(fact.NullConditional > 0 ? ['?.'] : []),
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
