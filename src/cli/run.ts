// One run of the wizard on one state file, with any front end: opens the world and the journal, drives, and
// writes the session logs beside the state file when it ends.

import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import path from 'node:path';
import { ensureFolder } from '../files/folders.ts';
import { openJournal } from '../journal/journal.ts';
import { sessionLog } from '../log/session-log.ts';
import { writeLog } from '../log/write.ts';
import type { Record } from '../model/record.ts';
import type { World } from '../model/shell.ts';
import { render } from '../powershell/render.ts';
import { createSecrets, type Secrets } from '../secrets/redact.ts';
import { type Driven, drive } from '../wizard/drive.ts';
import type { FrontEnd } from '../wizard/front-end.ts';
import { madeByIn } from '../wizard/undo.ts';
import { version } from './asked.ts';
import { logBeside } from './places.ts';

export type Ran =
  | { readonly kind: 'ran'; readonly driven: Driven; readonly head: string; readonly logs: readonly string[] }
  /** Nothing was started; `words` say why and what to do. */
  | { readonly kind: 'refused'; readonly words: string };

/** Opens the world that a run works on. */
export type OpenWorld = (given: { readonly now: () => Date; readonly secrets: Secrets }) => Promise<World>;

/** Runs the wizard. Throws what the disk throws when the state file cannot be written, and what opening the world throws. */
export async function run(options: {
  readonly statePath: string;
  /** The kind of world, before it is open: a state file of another is refused. */
  readonly world: World['kind'];
  readonly openWorld: OpenWorld;
  readonly signal: AbortSignal;
  readonly frontEndFor: (world: World) => FrontEnd;
  /** Asked once, before anything is done: why it must not be, or undefined. */
  readonly forbids?: (world: World, records: readonly Record[]) => Promise<string | undefined>;
}): Promise<Ran> {
  const now = () => new Date();
  ensureFolder(path.dirname(path.resolve(options.statePath)));
  const secrets = createSecrets();
  const computer = hostname();
  const opened = openJournal({
    path: options.statePath,
    world: options.world,
    now,
    on: computer,
    by: userInfo().username,
    tool: `partner-wizard ${version}`,
    lineage: randomUUID,
  });
  if (opened.kind === 'refused') return opened;
  const { journal } = opened;
  try {
    const world = await options.openWorld({ now, secrets });
    try {
      const words = await options.forbids?.(world, journal.records);
      if (words !== undefined) return { kind: 'refused', words };
      const driven = await drive({
        journal,
        world,
        computer,
        frontEnd: options.frontEndFor(world),
        now,
        signal: options.signal,
        secrets,
      });
      const logs = (['md', 'jsonl'] as const).map((format) => {
        const file = logBeside(options.statePath, format);
        writeLog(
          file,
          sessionLog(journal.records, { format, head: journal.head(), render, madeBy: madeByIn(journal.records), redact: secrets.redact }),
        );
        return file;
      });
      return { kind: 'ran', driven, head: journal.head(), logs };
    } finally {
      await world.close();
    }
  } finally {
    journal.close();
  }
}
