// A whole rehearsal without a keyboard: a real journal in a folder of its own, the practice lab as fast as it goes.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Files } from '../../src/files/files.ts';
import { openJournal } from '../../src/journal/journal.ts';
import type { Processes } from '../../src/journal/processes.ts';
import { type OpenLab, openLab } from '../../src/lab/lab.ts';
import { sealed } from '../../src/lab/sealed.ts';
import type { Command } from '../../src/model/command.ts';
import type { Asking, LiveEvent, Reply } from '../../src/model/demand.ts';
import type { Record } from '../../src/model/record.ts';
import type { World } from '../../src/model/shell.ts';
import type { Aim } from '../../src/model/undo.ts';
import { onlyAllowed } from '../../src/powershell/only-allowed.ts';
import { createSecrets, type Secrets } from '../../src/secrets/redact.ts';
import { whyNotAllowed } from '../../src/steps/allowed.ts';
import { sequence } from '../../src/steps/sequence.ts';
import type { Sequence } from '../../src/steps/step.ts';
import { type Driven, drive } from '../../src/wizard/drive.ts';
import type { FrontEnd, View } from '../../src/wizard/front-end.ts';
import { type Answers, noInput } from '../../src/wizard/no-input.ts';

export const litware: Answers = JSON.parse(readFileSync('assets/answers/litware.json', 'utf8'));
export const litwarePool: Answers = JSON.parse(readFileSync('assets/answers/litware-pool.json', 'utf8'));

export type Rehearsal = {
  readonly driven: Driven;
  readonly records: readonly Record[];
  readonly events: readonly LiveEvent[];
  readonly asked: readonly Asking[];
};

/** Replies before the answers do; undefined leaves it to them. The signal aborts where nothing is asked any more. */
export type Interject = (demand: Asking, view: View, signal?: AbortSignal) => Reply | undefined | Promise<Reply | undefined>;

export function rehearsalFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Runs or resumes the rehearsal in a folder. */
export async function rehearse(
  dir: string,
  options: {
    readonly aim?: Aim;
    /** The product's own when left out. */
    readonly sequence?: Sequence;
    readonly answers?: Answers;
    readonly preset?: string;
    readonly faults?: readonly string[];
    readonly interject?: Interject;
    readonly signal?: AbortSignal;
    /** What the admin wishes while the wizard waits. */
    readonly wished?: NonNullable<FrontEnd['wished']>;
    /** The whole road is shown before the first change; otherwise nobody is there to read it, which is quicker. */
    readonly attended?: true;
    readonly onEvent?: (event: LiveEvent, world: World) => void;
    /** How many times faster than production; 2,000 when left out. */
    readonly factor?: number;
    /** Who drives the lab; the wizard itself when left out. */
    readonly driver?: (lab: OpenLab, secrets: Secrets) => Promise<World>;
    readonly leastPatience?: number;
    /** The computer on which the wizard runs; 'here' when left out. */
    readonly computer?: string;
    /** What the clock says, for the wizard and for the lab; the real time when left out. */
    readonly now?: () => Date;
    /** Before a command reaches the lab. */
    readonly onCommand?: (command: Command) => void;
    /** Where the journal is kept, and what is known of processes; otherwise the real ones. */
    readonly files?: Files;
    readonly processes?: Processes;
  } = {},
): Promise<Rehearsal> {
  const now = options.now ?? (() => new Date());
  const opened = openJournal({
    path: path.join(dir, 'set-up.jsonl'),
    world: 'lab',
    now,
    on: options.computer ?? 'here',
    by: 'tester',
    tool: 'test',
    lineage: () => '00000000-0000-4000-8000-000000000000',
    ...(options.files === undefined ? {} : { files: options.files }),
    ...(options.processes === undefined ? {} : { processes: options.processes }),
  });
  if (opened.kind === 'refused') throw new Error(opened.words);
  const { leastPatience } = options;
  const lab = await openLab({
    ...(options.preset === undefined ? {} : { preset: options.preset }),
    dir,
    faults: options.faults ?? [], // Faster, and Exchange's caches, which live for 12 hours, would end while a test runs.
    factor: options.factor ?? 2000,
    now,
  });
  const secrets = createSecrets();
  const played = (await options.driver?.(lab, secrets)) ?? { ...lab, shell: sealed(lab.shell, secrets.reveal) };
  const world: World = {
    ...played,
    shell: onlyAllowed(
      {
        ...played.shell,
        run(command, how) {
          options.onCommand?.(command);
          return played.shell.run(command, how);
        },
      },
      whyNotAllowed,
    ),
  };
  const events: LiveEvent[] = [];
  const asked: Asking[] = [];
  const answered = noInput(options.answers ?? litware, {
    yes: true,
    show: (event) => {
      events.push(event);
      options.onEvent?.(event, world);
    },
  });
  try {
    const driven = await drive({
      sequence: options.sequence ?? sequence,
      aim: options.aim ?? 'set up',
      journal: opened.journal,
      world,
      computer: options.computer ?? 'here',
      now,
      signal: options.signal ?? new AbortController().signal,
      secrets,
      ...(leastPatience === undefined ? {} : { leastPatience }),
      ...(options.attended || world.reach !== undefined ? {} : { unattended: true }),
      frontEnd: {
        show: answered.show,
        ...(options.wished === undefined ? {} : { wished: options.wished }),
        async reply(demand, view, signal) {
          asked.push(demand);
          return (await options.interject?.(demand, view, signal)) ?? answered.reply(demand, view, signal);
        },
      },
    });
    return { driven, records: opened.journal.records, events, asked };
  } finally {
    await world.close();
    opened.journal.close();
  }
}

/** The commands that were run, in order, by name and most telling parameter. */
export function changesOf(records: readonly Record[]): readonly string[] {
  return records.flatMap((record) => (record.type === 'intent' ? [record.change.id] : []));
}
