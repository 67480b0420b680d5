// Who has a practice world open: one process at a time, named in DIR/lab-process.json, since two would write over each
// other's changes. A process that serves the world to others says there how to reach it. One that is gone does not count.

import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive as isAliveHere } from '../files/alive.ts';
import { writeFileAtomically } from '../files/atomic.ts';
import { createExclusively, removeIfStill } from '../files/claim.ts';
import { sleep } from '../files/disk.ts';
import { readBytes } from '../files/read.ts';
import { parseJson } from '../model/json.ts';

/** A port on 127.0.0.1, and the token that its callers must know. */
const doorSchema = z.object({ port: z.int().min(1).max(65535), token: z.string().min(32).max(200) });

const ownerSchema = z.object({
  pid: z.int().positive(),
  /** The computer on which the process runs. */
  on: z.string().max(255),
  since: z.iso.datetime(),
  /** How others reach the world; null for one that is open for its own process only. */
  serving: doorSchema.nullable(),
  /** The same for those who mend it from outside, whoever has it open. */
  mending: doorSchema.nullable().default(null),
});

export type Owner = z.output<typeof ownerSchema>;

export type Claim = {
  /** Says how others reach the world. */
  announce(doors: Partial<Pick<Owner, 'serving' | 'mending'>>): void;
  release(): void;
};

const processFile = (dir: string): string => join(dir, 'lab-process.json');

/** Takes the world in a folder for this process. Throws an Error with a sentence where another one has it. */
export function claimWorld(dir: string, now: () => Date): Claim {
  const file = processFile(dir);
  let owner: Owner = { pid: process.pid, on: hostname(), since: now().toISOString(), serving: null, mending: null };
  let content = `${JSON.stringify(owner)}\n`;
  // Once more after an owner that is gone was cleared away; somebody may have been quicker both times.
  for (let left = 3; !createExclusively(file, content); left -= 1) {
    const other = readOwner(file);
    if (other !== undefined && (isAlive(other.owner) || left === 0)) throw taken(other.owner, dir);
    // Somebody else clears it away just now.
    if (other !== undefined && removeIfStill({ path: file, content: other.content, own: content, isLeft }) !== undefined) sleep(30);
  }
  return {
    announce(doors) {
      owner = { ...owner, ...doors };
      content = `${JSON.stringify(owner)}\n`;
      writeFileAtomically(file, content);
    },
    release: () => void removeIfStill({ path: file, content, own: content, isLeft }),
  };
}

/** The process that has the world in a folder open now. Throws an Error with a sentence where the file cannot be understood. */
export function ownerOf(dir: string): Owner | undefined {
  const owner = readOwner(processFile(dir))?.owner;
  return owner !== undefined && isAlive(owner) ? owner : undefined;
}

function taken({ pid, on }: Owner, dir: string): Error {
  const where = on === hostname() ? '' : ` on ${on}`;
  return new Error(
    `The practice world in ${dir} is open in another program, process ${pid}${where}. Two at once would spoil it. Close that one, or name another folder. If there is no such program any more, delete ${processFile(dir)}.`,
  );
}

function readOwner(file: string): { readonly owner: Owner; readonly content: string } | undefined {
  const bytes = readBytes(file, 64 * 1024);
  if (bytes === undefined) return undefined;
  const content = Buffer.from(bytes).toString('utf8');
  const owner = ownerSchema.safeParse(parseJson(content));
  if (owner.success) return { owner: owner.data, content };
  throw new Error(
    `${file} does not say who has the practice world open: it is damaged. If no other partner-wizard is at work in that folder, delete the file.`,
  );
}

/** Whether a process is there. Those of another computer cannot be seen from here, so they count. */
const isAlive = ({ pid, on }: Owner): boolean => on !== hostname() || isAliveHere(pid);

/** Whether whoever began to clear a file away was stopped in the midst of it. */
function isLeft(content: string): boolean {
  const owner = ownerSchema.safeParse(parseJson(content));
  return owner.success && !isAlive(owner.data);
}
