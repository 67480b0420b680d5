// One run of the wizard on one state file, with any front end: opens the world and the journal, drives, and
// writes the session logs beside the state file when it ends.

import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { troubleInWords } from '../files/trouble.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import { sessionLog } from '../log/session-log.ts';
import { writeLog } from '../log/write.ts';
import type { Record } from '../model/record.ts';
import type { World } from '../model/shell.ts';
import type { Aim } from '../model/undo.ts';
import { render } from '../powershell/render.ts';
import { createSecrets, type Secrets } from '../secrets/redact.ts';
import { type Driven, drive } from '../wizard/drive.ts';
import type { FrontEnd } from '../wizard/front-end.ts';
import { madeByIn } from '../wizard/undo.ts';
import { asTyped, startedAs, version } from './asked.ts';
import { logBeside } from './places.ts';
import { refusalInWords } from './refusals.ts';
import { keepAnswers, type SaveAnswers } from './save-answers.ts';

/** `answers`: where the answers that repeat the run are, or why not; null where they were not asked for. */
export type Ran =
  | { readonly kind: 'ran'; readonly driven: Driven; readonly head: string; readonly logs: Logs; readonly answers: string | null }
  /** Nothing was started; `words` say why and what to do. */
  | { readonly kind: 'refused'; readonly words: string };

/** The session logs that were written; `trouble` says why there are not more. */
type Logs = { readonly files: readonly string[]; readonly trouble: string | null };

/** Opens the world that a run works on. */
export type OpenWorld = (given: { readonly now: () => Date; readonly secrets: Secrets }) => Promise<World>;

/** Runs the wizard. Throws what opening the world throws. */
export async function run(options: {
  readonly statePath: string;
  readonly aim: Aim;
  /** The kind of world, before it is open: a state file of another is refused. */
  readonly world: World['kind'];
  readonly openWorld: OpenWorld;
  readonly takeOver: boolean;
  readonly saveAnswers: SaveAnswers | null;
  readonly signal: AbortSignal;
  readonly frontEndFor: (world: World) => FrontEnd;
  /** Asked once, before anything is done: why it must not be, or undefined. */
  readonly forbids?: (world: World, records: readonly Record[]) => Promise<string | undefined>;
}): Promise<Ran> {
  const now = () => new Date();
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
    takeOver: options.takeOver,
  });
  if (opened.kind === 'refused') return { kind: 'refused', words: refusalInWords(opened, options.statePath) };
  const { journal, notices } = opened;
  try {
    const answers = options.saveAnswers === null ? undefined : keepAnswers(options.saveAnswers, journal.records, computer);
    if (answers?.kind === 'refused') return answers;
    const world = await options.openWorld({ now, secrets });
    try {
      const forbidden = await options.forbids?.(world, journal.records);
      if (forbidden !== undefined) return { kind: 'refused', words: forbidden };
      const frontEnd = options.frontEndFor(world);
      const show: FrontEnd['show'] = (event) => {
        if (event.kind === 'recorded') answers?.keeper.keep(event.record);
        frontEnd.show(event);
      };
      for (const words of notices) frontEnd.show({ kind: 'notice', words });
      const driven = await drive({
        aim: options.aim,
        journal,
        world,
        computer,
        frontEnd: { ...frontEnd, show },
        now,
        signal: options.signal,
        secrets,
      });
      const logs = writeLogs(journal, options.statePath, secrets.redact);
      return { kind: 'ran', driven, head: journal.head(), logs, answers: answers?.keeper.close() ?? null };
    } finally {
      await world.close();
    }
  } finally {
    journal.close();
  }
}

/** The state file holds all that is in the logs, so that a full disk takes nothing away for good. */
function writeLogs(journal: Journal, statePath: string, redact: (text: string) => string): Logs {
  const files: string[] = [];
  for (const format of ['md', 'jsonl'] as const) {
    const file = logBeside(statePath, format);
    try {
      writeLog(file, sessionLog(journal.records, { format, head: journal.head(), render, madeBy: madeByIn(journal.records), redact }));
      files.push(file);
    } catch (error) {
      const again = `${startedAs()} log --state ${asTyped(statePath)}`;
      return {
        files,
        trouble: `It could not be written: ${troubleInWords(error)}. Nothing is lost: "${again}" makes it from the state file.`,
      };
    }
  }
  return { files, trouble: null };
}
