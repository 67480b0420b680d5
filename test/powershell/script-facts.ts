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

export async function factsOf(Path: string): Promise<ScriptFacts> {
  const { objects } = await runWith(hostForTest(engineOptions()), cmdlet('Get-ScriptFact', { Path }));
  return facts.parse(objects[0]);
}
