// One run of the wizard on one state file, with any front end: opens the world and the journal, drives, and
// leaves its logs beside the state file when it ends.

import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { type Journal, openJournal } from '../journal/journal.ts';
import { CannotWrite } from '../journal/writer.ts';
import type { Noted } from '../model/noted.ts';
import type { World } from '../model/shell.ts';
import type { Aim } from '../model/undo.ts';
import { createSecrets, type Secrets } from '../secrets/redact.ts';
import { sequence } from '../steps/sequence.ts';
import { type Story, storyOf } from '../story/story.ts';
import { type Driven, drive } from '../wizard/drive.ts';
import type { FrontEnd } from '../wizard/front-end.ts';
import { whyUnreadable } from '../wizard/readable.ts';
import { answersOf } from '../wizard/repeat.ts';
import { version } from './asked.ts';
import { notesOnOpen } from './closed.ts';
import { type LeftBehind, leaveBehind, logKeeper, whereLogIs } from './leave-behind.ts';
import { clearEarly } from './memory.ts';
import { recentKeeper } from './recent.ts';
import { refusalInWords } from './refusals.ts';
import { keepAnswers, type SaveAnswers } from './save-answers.ts';

/** `answers`: where the answers that repeat the run are, or why not; null where they were not asked for. */
export type Ran =
  | {
      readonly kind: 'ran';
      readonly driven: Driven;
      readonly fingerprint: string;
      readonly left: LeftBehind;
      readonly answers: string | null;
    }
  /** Nothing was started; `words` say why and what to do. */
  | { readonly kind: 'refused'; readonly words: string };

/** Opens the world that a run works on. */
export type OpenWorld = (given: { readonly now: () => Date; readonly secrets: Secrets }) => Promise<World>;

/** Runs the wizard. Throws what opening the world throws. */
export async function run(options: {
  readonly statePath: string;
  readonly aim: Aim;
  /** Nobody is asked: this run's own answers say where it connects to. */
  readonly unattended?: true;
  /** The kind of world, before it is open: a state file of another is refused. */
  readonly world: World['kind'];
  readonly labDir?: string;
  /** What is to be said of where the files are. */
  readonly said?: readonly string[];
  readonly openWorld: OpenWorld;
  readonly takeOver: boolean;
  /** The list of what was worked on lately (recent.ts). */
  readonly recentFile?: string;
  /** The line that renews certificates later. */
  readonly renew: string;
  readonly saveAnswers: SaveAnswers | null;
  /** Kept for the log's first page, where it says something new. */
  readonly noted?: Noted;
  readonly signal: AbortSignal;
  readonly frontEndFor: (world: World) => FrontEnd;
  /** Asked once, before anything is done: why it must not be, or undefined. */
  readonly forbids?: (world: World, story: Story) => Promise<string | undefined>;
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
  clearEarly();
  const recent = recentKeeper(options, now);
  try {
    const story = storyOf(journal.records);
    const unreadable = whyUnreadable(journal.records, basename(options.statePath), sequence);
    if (unreadable !== undefined) return { kind: 'refused', words: unreadable };
    const unnoted = options.noted && note(journal, options.noted);
    if (unnoted !== undefined) return { kind: 'refused', words: unnoted };
    const answers =
      options.saveAnswers === null ? undefined : keepAnswers(options.saveAnswers, () => answersOf(storyOf(journal.records), computer));
    if (answers?.kind === 'refused') return answers;
    const world = await options.openWorld({ now, secrets });
    try {
      const forbidden = await options.forbids?.(world, story);
      if (forbidden !== undefined) return { kind: 'refused', words: forbidden };
      const frontEnd = options.frontEndFor(world);
      recent.start();
      const show: FrontEnd['show'] = (event) => {
        if (event.kind === 'demand' && event.demand.kind !== 'finished') recent.stands(event.demand.step);
        if (event.kind === 'recorded') answers?.keeper.keep(event.record.type);
        frontEnd.show(event);
        if (event.kind === 'recorded') keepLog(event.record.type);
      };
      const { statePath, labDir } = options;
      const logged = { ...options, redact: secrets.redact };
      const keepLog = logKeeper(journal, logged, (words) => frontEnd.show({ kind: 'notice', words }));
      const lab = labDir === undefined ? [] : [{ what: "The practice lab's world", file: join(labDir, 'world.json') }];
      const open = notesOnOpen([{ what: 'The state file', file: statePath }, ...lab]);
      for (const words of [...(options.said ?? []), ...notices, ...open]) frontEnd.show({ kind: 'notice', words });
      const driven = await drive({
        sequence,
        aim: options.aim,
        ...(options.unattended === undefined ? {} : { unattended: options.unattended }),
        journal,
        world,
        computer,
        frontEnd: { ...frontEnd, show },
        now,
        signal: options.signal,
        secrets,
      }).catch((error: unknown) => {
        throw saidWith(error, whereLogIs(journal, logged));
      });
      if (driven.kind === 'finished') recent.ends(driven.of === 'undo' ? 'taken back' : 'done');
      const left = await leaveBehind(journal, driven, logged);
      return { kind: 'ran', driven, fingerprint: journal.fingerprint(), left, answers: answers?.keeper.close() ?? null };
    } finally {
      await world.close();
    }
  } finally {
    journal.close();
  }
}

/** The same error, with a line after what it says. */
function saidWith(error: unknown, line: string | undefined): unknown {
  if (line !== undefined && error instanceof Error) error.message = `${error.message}\n${line}`;
  return error;
}

/** What was given before stays where nothing is given now. Gives why it could not be written. */
function note(journal: Journal, { ticket, note }: Noted): string | undefined {
  const { noted } = storyOf(journal.records);
  const now = { ticket: ticket ?? noted.ticket, note: note ?? noted.note };
  if (now.ticket === noted.ticket && now.note === noted.note) return undefined;
  try {
    journal.append({ type: 'noted', ...now });
    return undefined;
  } catch (error) {
    if (error instanceof CannotWrite) return `${error.message} ${error.wayOut}`;
    throw error;
  }
}
