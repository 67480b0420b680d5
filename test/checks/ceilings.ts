// How much code each part of the house may have. A ceiling is met by tables and by taking out, never by longer lines;
// it is raised in a commit that says why it had to be.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { textFiles } from './files.ts';

export type Ceiling = {
  readonly part: string;
  readonly folders: readonly string[];
  /** Rows of tables, which may grow as the world has them: counted in `all of src/` only. */
  readonly apart?: string;
  readonly lines: number;
};

export const ceilings: readonly Ceiling[] = [
  { part: 'all of src/', folders: ['src'], lines: 58_710 },
  { part: 'the practice lab', folders: ['src/lab'], apart: 'src/lab/faults/', lines: 8_800 },
  { part: 'the steps', folders: ['src/steps'], lines: 14_230 },
  { part: 'PowerShell', folders: ['src/powershell'], lines: 3_750 },
  { part: 'the screens', folders: ['src/tui'], lines: 5_620 },
  { part: 'the line front ends', folders: ['src/plain'], lines: 925 },
  { part: 'the engine and the story', folders: ['src/wizard', 'src/story'], lines: 4_720 },
  { part: 'the log and the runbook', folders: ['src/log', 'src/runbook'], lines: 3_320 },
  { part: 'the diagnosis', folders: ['src/diagnosis'], apart: 'src/diagnosis/causes/', lines: 960 },
  { part: 'the commands', folders: ['src/cli'], lines: 4_690 },
];

/** How many lines of TypeScript a part has now. */
export function linesOf({ folders, apart }: Ceiling, root: string): number {
  return textFiles(
    root,
    folders.filter((folder) => existsSync(join(root, folder))),
  )
    .filter(({ name }) => /\.tsx?$/.test(name) && (apart === undefined || !name.startsWith(apart)))
    .reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
}

/** What is too large, one sentence each; empty when all is well. */
export function checkCeilings(root: string, table: readonly Ceiling[] = ceilings): readonly string[] {
  return table.flatMap((ceiling) => {
    const { part, folders, lines } = ceiling;
    const now = linesOf(ceiling, root);
    if (now <= lines) return [];
    return [
      `${part} (${folders.join(', ')}) has ${now} lines, and may have ${lines}. Take something out, or make a table of it; raise the ceiling only with a reason in the commit.`,
    ];
  });
}

if (import.meta.main) {
  const wrong = checkCeilings(process.cwd());
  const used = ceilings.map((ceiling) => `${ceiling.part} ${linesOf(ceiling, process.cwd())} of ${ceiling.lines}`);
  console.log(wrong.length === 0 ? `Lines within their ceilings: ${used.join(', ')}.` : wrong.join('\n'));
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
