// What the real parser finds in a script, for tests of what an older PowerShell would not understand.

import { z } from 'zod';
import { cmdlet, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';

const facts = z.object({
  Errors: z.number(),
  Nodes: z.number(),
  Kinds: z.array(z.string()),
  Tokens: z.array(z.string()),
  Commands: z.array(z.string().nullable()),
  Functions: z.array(z.string()),
  Members: z.array(z.string()),
  Types: z.array(z.string()),
  Clean: z.number(),
  NullConditional: z.number(),
});
export type ScriptFacts = z.output<typeof facts>;

export async function factsOf(path: string): Promise<ScriptFacts> {
  return facts.parse((await factsOfAll([path]))[0]);
}

/** Of several files, by one PowerShell. */
export async function factsOfAll(items: readonly string[]): Promise<readonly ScriptFacts[]> {
  const { objects } = await runWith(hostForTest(engineOptions()), cmdlet('Get-ScriptFact', { Path: { kind: 'list', items } }));
  return objects.map((each) => facts.parse(each));
}

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

/** Syntax and calls that PowerShell 3.0 and .NET Framework 4.5 lack, one line each. */
export const newSyntax = (fact: ScriptFacts): readonly string[] => [
  ...fact.Kinds.filter((kind) => newKinds.includes(kind)),
  ...fact.Tokens.filter((token) => newTokens.includes(token)).map((token) => `token ${token}`),
  ...fact.Members.filter((member) => newMembers.includes(member)).map((member) => `member ${member}`),
  ...(fact.Clean > 0 ? ['clean block'] : []),
  ...(fact.NullConditional > 0 ? ['?.'] : []),
];
