// One exported name is declared in one file, so that a word means one thing in the whole house, and an import can be read without its path.
// Two places are exempt: the practice lab, which must not share our words any more than our code, and files of the same role in the
// steps (src/steps/A/plan.ts, src/steps/B/plan.ts), whose names say the same of each step.

import { basename } from 'node:path';
import { textFiles } from './files.ts';

const declaration = /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|type|interface|enum) (\w+)/gm;

const inSteps = /^src\/steps\/[^/]+\//;
const role = (name: string): string => (inSteps.test(name) ? `steps: ${basename(name)}` : name);

/** Names that are declared in more than one file, each with those files. */
export function doubles(root: string): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, Set<string>>();
  for (const { name, text } of textFiles(root, ['src'])) {
    if (name.startsWith('src/lab/')) continue;
    for (const [, exported = ''] of text.matchAll(declaration)) places.set(exported, (places.get(exported) ?? new Set()).add(name));
  }
  return new Map(
    [...places]
      .filter(([, files]) => new Set([...files].map(role)).size > 1)
      .map(([exported, files]): [string, string[]] => [exported, [...files].toSorted()])
      .toSorted(([one], [other]) => one.localeCompare(other)),
  );
}
