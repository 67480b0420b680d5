// A runbook as data: the reviewer's page, then sections to run in order, each in one shell. `--format json` writes it as it is;
// markdown.ts and script.ts only lay it out. All texts are harmless (model/harmless.ts); commands are PowerShell.

import { z } from 'zod';

const finding = z.object({
  step: z.string(),
  state: z.enum(['ok', 'note', 'to mend', 'stop', 'not seen']),
  words: z.string(),
  /** What to do about it; empty where nothing is to be done. */
  wayOut: z.string(),
});

const page = z.object({
  /** Instant in UTC. */
  made: z.string(),
  tool: z.string(),
  world: z.enum(['lab', 'real']),
  /** SHA-256 of what would run; equal for equal plans, whoever makes them and when. */
  plan: z.string(),
  /** The trust that is there once the plan has run, and what it means. */
  trust: z.array(z.string()),
  /** Objects and accounts that are made, with their rights. */
  makes: z.array(z.object({ what: z.string(), where: z.string(), rights: z.string() })),
  changes: z.array(z.string()),
  cutOff: z.array(z.string()),
  cannotUndo: z.array(z.object({ what: z.string(), why: z.string() })),
  /** Reasons not to run it as it stands; empty where there is none. */
  blocked: z.array(z.string()),
  prerequisites: z.array(finding),
  proof: z.array(z.string()),
  /** What the plan does not say, or cannot know yet. */
  limits: z.array(z.string()),
});

const undo = z.object({
  possible: z.boolean(),
  words: z.string(),
  commands: z.array(z.object({ place: z.string(), command: z.string() })),
});

const guard = z.object({
  /** True where there is nothing left to do; whether it shows as soon as the command has run, or is waited for. */
  done: z.string().nullable(),
  shows: z.enum(['at once', 'later']),
  /** True where the world is as it was when this was planned; `otherwise` says what it means when it is not. */
  asPlanned: z.string().nullable(),
  otherwise: z.string(),
  /** Lists what was made, by GUID, for whoever wants to take it back. */
  made: z.string().nullable(),
});

const change = z.object({
  kind: z.literal('change'),
  id: z.string(),
  words: z.string(),
  /** What was found that calls for it. */
  because: z.array(z.string()),
  /** The command as an expert would type it. */
  command: z.string(),
  what: z.enum(['cmdlet', 'script', 'program', 'function']),
  /** A test goes on when it fails; anything else stops. */
  test: z.boolean(),
  /** Seconds in production. */
  usually: z.number(),
  /** What is typed before it runs, for a change that hurts. */
  confirm: z.object({ word: z.string(), says: z.string() }).nullable(),
  guard,
  undo,
});

const wait = z.object({
  kind: z.literal('wait'),
  id: z.string(),
  /** A clause after "Wait until". */
  words: z.string(),
  /** Seconds between two looks, and until it is given up. */
  every: z.number(),
  patience: z.number(),
  until: z.string(),
  /** A command that may hurry it along. */
  hurry: z.string().nullable(),
});

const part = z.object({ step: z.string(), why: z.array(z.string()), acts: z.array(z.discriminatedUnion('kind', [change, wait])) });

const section = z.object({
  number: z.number().int(),
  title: z.string(),
  shell: z.string(),
  where: z.string(),
  /** What the account needs. */
  account: z.array(z.string()),
  /** Cmdlets and their parameters that must be there, or the shell or the account is the wrong one. */
  needs: z.array(z.object({ command: z.string(), parameters: z.array(z.string()) })),
  /** Servers that the plan counts on, and the expression that lists those that are there. */
  servers: z.object({ planned: z.array(z.string()), now: z.string() }),
  hurts: z.boolean(),
  parts: z.array(part),
});

export const runbookShape = z.object({ format: z.literal('partner-wizard runbook 1'), page, sections: z.array(section) });

export type Runbook = z.output<typeof runbookShape>;
export type ReviewPage = Runbook['page'];
export type Section = Runbook['sections'][number];
export type Part = Section['parts'][number];
export type RunbookAct = Part['acts'][number];
export type PlannedChange = Extract<RunbookAct, { kind: 'change' }>;
export type PlannedWait = Extract<RunbookAct, { kind: 'wait' }>;

export const inJson = (runbook: Runbook): string => `${JSON.stringify(runbook, undefined, 2)}\n`;
