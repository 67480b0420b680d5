// The lab's modules run where an admin rehearses: in Windows PowerShell 5.1 as well. A newer engine parses them here, so what 5.1
// lacks is refused by name.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeWithEngine } from '../harness/powershell.ts';
import { modules, modulesFolder } from '../lab/modules.ts';
import { factsOf, factsOfAll, type ScriptFacts } from './script-facts.ts';

const files = [
  'Shapes.psm1',
  'PracticeLab.psm1',
  'Exchange.psm1',
  'Skype.psm1',
  join('Scripts', 'Configure-EnterprisePartnerApplication.ps1'),
];

// about_Operators: ternary, chains, ?? and ?. (7.0); clean (7.3).
const newKinds = ['TernaryExpressionAst', 'PipelineChainAst'];
const newTokens = [
  'QuestionMark',
  'QuestionQuestion',
  'QuestionQuestionEquals',
  'QuestionDot',
  'QuestionLBracket',
  'AndAnd',
  'OrOr',
  'Clean',
];
// Every type that they may name: each is in .NET Framework 4.5 or Windows PowerShell 5.1.
const types = [
  ...['string', 'string[]', 'int', 'bool', 'byte[]', 'object[]', 'hashtable', 'switch', 'datetime', 'Exception', 'Convert', 'BitConverter'],
  ...['Parameter', 'CmdletBinding', 'Text.Encoding', 'IO.StreamReader', 'Net.WebRequest', 'Collections.IList'],
  ...['Globalization.CultureInfo', 'Security.SecureString', 'Security.Cryptography.SHA256', 'guid', 'psobject', 'ValueType'],
  ...['ordered', 'Collections.IDictionary'],
  ...['IO.File', 'IO.Directory', 'Reflection.Assembly', 'Security.Cryptography.X509Certificates.X509Certificate2'],
  ...[
    'ErrorRecord',
    'ErrorCategory',
    'HostInformationMessage',
    'PSCredential',
    'PSSerializer',
    'PSNoteProperty',
    'PSCustomObject',
    'CommandNotFoundException',
  ].map((name) => `System.Management.Automation.${name}`),
];
// The engine's own; those of a module would cost its loading, and tests have none. Where there is no Add-Type, the lab does without.
const commands = ['Export-ModuleMember', 'Add-Type'];

/** What Windows PowerShell 5.1 would not understand, one line each. */
function tooNew(fact: ScriptFacts, ours: ReadonlySet<string>): readonly string[] {
  return [
    ...fact.Kinds.filter((kind) => newKinds.includes(kind)),
    ...fact.Tokens.filter((token) => newTokens.includes(token)).map((token) => `token ${token}`),
    ...fact.Types.filter((type) => !types.includes(type)).map((type) => `type ${type}`),
    ...fact.Commands.filter((name) => name !== null && !ours.has(name) && !commands.includes(name)).map((name) => `command ${name}`),
    ...(fact.Clean > 0 ? ['clean block'] : []),
    ...(fact.NullConditional > 0 ? ['?.'] : []),
  ];
}

test("the lab's cmdlets are declared as they are documented: node test/lab/modules.ts makes them again", () => {
  for (const [file, text] of Object.entries(modules())) expect(readFileSync(join(modulesFolder, file), 'utf8')).toBe(text);
});

test.each(files)('%s is ASCII, so that no code page spoils it', (file) => {
  expect(readFileSync(join(modulesFolder, file), 'latin1')).toMatch(/^[\n\x20-\x7E]+$/);
});

describeWithEngine("the lab's modules", () => {
  test('hold nothing that Windows PowerShell 5.1 lacks, and need no other module', async () => {
    const facts = await factsOfAll(files.map((file) => join(modulesFolder, file)));
    const ours = new Set(facts.flatMap((fact) => fact.Functions));
    for (const fact of facts) {
      expect(fact.Errors).toBe(0);
      // A parse that saw nothing would find nothing.
      expect(fact.Nodes).toBeGreaterThan(20);
      expect(tooNew(fact, ours)).toEqual([]);
    }
  });

  test('would be refused for each newer thing', async () => {
    const found = tooNew(await factsOf(join(import.meta.dirname, 'too-new.ps1')), new Set());
    expect(found).toEqual(
      expect.arrayContaining([
        'TernaryExpressionAst',
        'PipelineChainAst',
        'token QuestionQuestion',
        'token AndAnd',
        'type System.HashCode',
        'command ConvertTo-Json',
        'clean block',
        '?.',
      ]),
    );
  });
});
