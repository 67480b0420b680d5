// The text files of the repository that checks read: what is written here, not what is built or installed.

import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

const folders = ['src', 'test', 'assets', '.ci', '.github'];
const text = /\.(tsx?|mjs|json|md|yml|ps1|psm1|cs|grit)$|^\.ci\/run$/;
const built = /\/(out|obj|bin|node_modules)\//;

export type TextFile = { readonly name: string; readonly text: string };

/** Every text file under these folders, and those of the root, by its name from the root. */
export function textFiles(root: string, within: readonly string[] = folders): readonly TextFile[] {
  const inside = within.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((each) => join(folder, each)),
  );
  const beside = within === folders ? readdirSync(root, { encoding: 'utf8' }).filter((each) => each !== 'package-lock.json') : [];
  return [...inside, ...beside]
    .map((each) => each.split(sep).join('/'))
    .filter((name) => text.test(name) && !built.test(name))
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
}
