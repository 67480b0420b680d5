// Whether what stands at a path is a file that can be read to its end and replaced: a pipe waits for ever, a device may be anything,
// and who may write a link's target is not who may write beside the link. A second name for the same file is no link.

import { basename } from 'node:path';
import { harmless } from '../model/harmless.ts';
import type { PathEntry } from './disk.ts';

const whyNot: { readonly [Kind in Exclude<PathEntry['kind'], 'file'>]: string } = {
  folder: 'is a folder, not a file',
  link: 'is a link, not an ordinary file: name the file that it leads to',
  other: 'is not an ordinary file',
};

/** Throws a clause that says what it is where it is none; content where nothing is there. */
export function assertPlain(there: PathEntry | undefined, path: string): void {
  if (there !== undefined && there.kind !== 'file') throw new Error(`${harmless(basename(path), 100)} ${whyNot[there.kind]}`);
}
