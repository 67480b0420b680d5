// A step: one part of the set-up, read like a chapter. `inspect` reads the world; everything else is pure
// over what is known: `judge` (facts to findings), `questions`, `plan` (none = already right), `settled`.
// To add a step: a row in model/steps.ts, and a folder that is written like those of the others.

import type { z } from 'zod';
import type { ShellAccess } from '../model/access.ts';
import type { Act, Change, Settled, Wait } from '../model/change.ts';
import type { Instant } from '../model/command.ts';
import type { Severity, Summary, WayOut } from '../model/demand.ts';
import type { Finding, Source } from '../model/finding.ts';
import type { FollowUp, Sight } from '../model/follow-up.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { EndpointSeen } from '../model/matrix.ts';
import type { Organisation } from '../model/organisation.ts';
import type { OutputLine } from '../model/output.ts';
import type { Fqdn, ShellKind } from '../model/place.ts';
import type { ProbeTrace } from '../model/probe-trace.ts';
import type { Answer, Question } from '../model/question.ts';
import { type End, succeeded } from '../model/shell.ts';
import type { StepId, StepRow } from '../model/steps.ts';
import type { Aim, TakeBack } from '../model/undo.ts';
import type { WayOutOption } from '../model/way-out.ts';
import type { Reader } from '../powershell/reader.ts';
import type { Probes } from '../probes/probes.ts';
import type { Pfx } from '../x509/pfx.ts';
import type { AnswerForm, AnswerForms } from './answer-forms.ts';
import type { StepFinding } from './findings.ts';

/**
 * A change of this state file as far as the file is believed (claim.ts), and how it went: no `end` means that nobody saw the end. What the
 * record holds besides (its command, place, prompts, words, undo) is not here, so that nothing can go by it.
 */
export type Did = {
  readonly seq: number;
  readonly at: Instant;
  readonly step: StepId;
  readonly id: string;
  /** The first word of its id, and what follows it: what it is about. */
  readonly kind: string;
  readonly about: string;
  /** The shell that a change of its kind goes through. */
  readonly shell: ShellKind;
  /** Read them with fieldsOf (claim.ts). */
  readonly fields: Json;
  readonly end: End | null;
  readonly settled: Settled | null;
  readonly lines: readonly OutputLine[];
  /** The facts of its step as the first look after it saw them; null while there was none. Believed only for which objects it made. */
  readonly left: Json | null;
  /** An undo has taken it back, all of it. */
  readonly takenBack: boolean;
};

/** A change that did what it should, as far as anybody knows: it ended well, or a look at an interrupted one found it done. */
export const tookEffect = ({ end, settled }: Pick<Did, 'end' | 'settled'>): boolean =>
  settled === 'done' || (end !== null && succeeded(end));

export type TestVerdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed' }
  /** It ended without an error, and the admin read what it printed. */
  | { readonly kind: 'reported' }
  /** `printed` is what it put out, as one text; '' for a test that was silent. */
  | { readonly kind: 'not known'; readonly printed: string };

/** All that a step may go by. Facts are what each step's last look saw. */
export type StepContext = {
  readonly facts: { readonly [step: StepId]: Json };
  readonly answers: { readonly [key: string]: Answer };
  readonly aim: Aim;
  readonly did: readonly Did[];
  /** The record of each step's last look. What came after it changes no plan before the next: what was agreed to is what runs. */
  readonly looks: { readonly [step: StepId]: number };
  /** Waits that were met. */
  readonly waits: readonly { readonly seq: number; readonly wait: string }[];
  /** Blockers that the admin typed a word to go on in spite of. */
  readonly overridden: readonly string[];
  /** The record since which test results count: tests asked for again, or something changed before them. */
  readonly testsSince: number;
  /** What the admin decided, oldest first, as far as it still stands. */
  readonly decided: readonly { readonly seq: number; readonly about: string; readonly option: WayOutOption }[];
  /** What the admin said of tests that printed what is not known: `about` is that text (connectivity-test/verdict.ts). */
  readonly reported: readonly { readonly seq: number; readonly about: string; readonly passed: boolean }[];
  /** How the shells are reached from here; undefined in the lab, where every command runs. */
  readonly access: ShellAccess | undefined;
  /** The secrets that were given in this run, by name, each with a number that is new whenever it is given again. */
  readonly secrets: { readonly [ref: string]: number };
  /** What was found out about the computer that the wizard runs on; nothing in the lab. */
  readonly thisComputer: readonly Finding[];
  /** DOMAIN\name of the admin. */
  readonly user: string;
  readonly now: Instant;
};

export type Look = {
  readonly reader: Reader;
  readonly probes: Probes;
  /** Opens a PKCS#12 file with the secret of this name, or an empty password while there is none. The secret stays with the wizard. */
  readonly openPfx: (der: Uint8Array, secret: string) => Promise<Pfx>;
  /** Shows a look at a metadata document, as far as it has come. */
  readonly show: (trace: ProbeTrace) => void;
  /** So many seconds of production. */
  readonly pause: (seconds: number) => Promise<void>;
  /** Told which servers there are, before any of them is looked at. */
  readonly meets?: (servers: readonly Fqdn[]) => void;
};

/** A look at one thing that an answer named, such as a file; all else that the step knows stays as it was seen. */
export type CloserLook = {
  /** What it goes by, as one text; empty where there is nothing to look at. When it changes, only this look is made again. */
  by(context: StepContext): string;
  inspect(look: Look, context: StepContext): Promise<Json>;
};

/** What a wait saw: `saw` is a short clause for the screen, e.g. "1 of 2 Front Ends up to date"; without `source`, a shell saw it. */
export type Watched = {
  readonly met: boolean;
  readonly saw: string;
  readonly source?: Source;
  /** What is waited for was seen to be out of order: no word of the admin's stands against that. */
  readonly isDown?: true;
};

/** What is said where a finding stops, beside the finding itself. */
type Explained = {
  /** What the admin's answer is recorded under. */
  readonly about: string;
  /** What a server said. */
  readonly evidence: readonly string[];
  /** Where it has to be found, what other steps see now may be `behind` it; the catalogue reads that together with the evidence. */
  readonly cause:
    | { readonly kind: 'known'; readonly words: string; readonly wayOut: readonly string[] }
    | { readonly kind: 'to be found'; readonly behind: readonly Finding[] };
  readonly options: readonly WayOut[];
};

/** An answer that was typed although something else was worked out, and the findings that it may be behind. */
export type TypedAnyway = {
  readonly step: StepId;
  readonly key: string;
  readonly typed: string;
  readonly workedOut: string;
  readonly codes: readonly string[];
};

/** What a runbook asks the servers around a change, as PowerShell expressions (guard.ts). */
export type Guard = {
  /** True where there is nothing left to do; whether it shows as soon as the command has run, or is waited for. */
  readonly done: string | null;
  readonly shows: 'at once' | 'later';
  /** True where the world is as it was when this was planned; `otherwise` says what it means when it is not. */
  readonly asPlanned: string | null;
  readonly otherwise: string;
  /** Lists what was made, by GUID, for whoever wants to take it back. */
  readonly made: string | null;
};

/** An object that is there afterwards, for the reviewer. */
type Made = { readonly what: string; readonly where: string; readonly rights: string };

export type ChangeRow = {
  guard(change: Change, context: StepContext): Guard;
  makes?(change: Change): readonly Made[];
  /** It takes an administrator of the computer that it runs on. */
  readonly localAdmin?: true;
};

/** The changes of a step, for a runbook: by the first word of the change's id; what follows names what it is about. */
export type ChangeRows<Kind extends string = string> = { readonly [kind in Kind]: ChangeRow };

/** What is believed of one kind of change (claim.ts). `about` is what follows the kind in its id: a server, a role. */
export type ClaimRow<Fields extends JsonObject = JsonObject> = {
  readonly shell: ShellKind;
  readonly fields: z.ZodType<Fields>;
  readonly about: z.ZodType<string>;
  /** What it does, as a sentence that begins with a verb. */
  words(fields: Fields, about: string): string;
  /** Why it can never be taken back; absent where it may be. */
  stays?(fields: Fields, about: string): string;
};
export type ClaimRows<Kind extends string = string> = { readonly [kind in Kind]: ClaimRow };

/** A change that has a row. */
export type ChangeOf<Kind extends string> = Change & { readonly id: Kind | `${Kind} ${string}` };
export type ActOf<Kind extends string> = ChangeOf<Kind> | Wait;

/** Which shell a wait looks through, and the expression that is true when it is over. */
export type Until = { readonly shell: ShellKind; readonly until: string };

export interface Step<Id extends StepId = StepId, Kind extends string = string> extends StepRow<Id> {
  readonly why: readonly string[];
  readonly touches: readonly string[];
  readonly notices: readonly string[];
  /** Whether it begins with a page of what was found, or goes straight to what it needs. */
  readonly opensWith: 'findings' | 'needs';
  /** What an answers file may hold for it: each key of a question that it may ask, but for passwords. */
  readonly asks: AnswerForms;
  /** How its plan is agreed to there, where that takes more than the usual words. */
  readonly agrees?: AnswerForm;
  /** Blockers in spite of which a run that asks no one may go on, by their codes. */
  readonly overrides?: Partial<AnswerForms>;
  /** Keys whose answers hold for years: a check goes by them, and by no others. */
  readonly lasting?: readonly string[];
  /** What `inspect` goes by, as one text: addresses, servers, users. When it changes, the step looks again. */
  looksBy(context: StepContext): string;
  inspect(look: Look, context: StepContext): Promise<Json>;
  readonly closer?: CloserLook;
  /** Codes of all findings that it may make: causes and answers refer to them. */
  readonly finds: readonly string[];
  /** Its facts as it last saw them, undefined before. Throws where they have another shape, as those of another version may. */
  readonly seen: (known: Pick<StepContext, 'facts'>) => unknown;
  judge(context: StepContext): readonly StepFinding[];
  questions(context: StepContext): readonly Question[];
  /** One row for each kind of change: a plan with a change that has none does not compile. */
  readonly changes: ChangeRows<Kind>;
  /** What is believed of each kind of change that a state file names, and how it is called there. */
  readonly claims: ClaimRows<Kind>;
  plan(context: StepContext): readonly ActOf<Kind>[];
  /** Those acts of the plan that are agreed to with the next word; all of them, where a step has no batches. */
  nextBatchOf?(acts: readonly Act[], context: StepContext): readonly Act[];
  severity(acts: readonly Act[], context: StepContext): Severity;
  /** What must be known before a yes, as sentences: whom else it concerns, and what they have to do. */
  warns?(acts: readonly Act[], context: StepContext): readonly string[];
  /** Where its plan is what is left of a change that was cut off: when that began, and what of it is there. */
  begun?(context: StepContext): string | undefined;
  /** Looks once whether a wait is over; `waited` is the time so far, in seconds of production. */
  watch(wait: Wait, look: Look, waited: number): Promise<Watched>;
  /** The same look as a runbook makes it. */
  until(wait: Wait, context: StepContext): Until;
  settled(did: Did, context: StepContext): Settled;
  /**
   * What would take a change back as things stand: only what is still as it was left, by its own identity (facts.md 98).
   * `before` are the newer changes that will have been taken back by then. Never asked about one whose row says that it stays.
   */
  takeBack(did: Did, context: StepContext, before: readonly Did[]): TakeBack;
  /** More of a finding that stops, where it takes more than to mend it and to look again; undefined for any other. */
  explain?(finding: Finding, context: StepContext): Explained | undefined;
  /** Why what the other steps made must not be taken back as things stand; undefined where it may. */
  inUse?(context: StepContext): string | undefined;
  /** Other steps whose looks decide whether a change can be taken back: they are made before. */
  takenBackBy?(did: Did): readonly StepId[];
  /** What has to be known once a change of it was taken back, in sentences. */
  afterTakeBack?(context: StepContext): readonly string[];
  /** What one of its changes says of itself, for a step whose changes are tests: they prove, and leave nothing to take back. */
  verdict?(test: Pick<Did, 'seq' | 'end' | 'lines'>, reported: StepContext['reported']): TestVerdict;
  /** How a step that tests will prove something, for whoever approves its plan. */
  proof?(context: StepContext): readonly string[];
  /** What was proved, for the page after the step's changes. */
  proved(context: StepContext): readonly string[];
  /** Its part of the last screen; never more than was seen (facts.md 76, 104). */
  summary?(context: StepContext): Partial<Summary>;
  /** Answers that were typed although something else was worked out. */
  typed?(context: StepContext): readonly TypedAnyway[];
  /** The answer that a stop comes of, by the stop's code, where another answer is a way out; and how that is said. */
  answerBehind?(code: string): { readonly key: string; readonly label: string } | undefined;
  /** What no test shows, whatever was done: said before the first change, and never counted among what was left unproven. */
  neverTested?(context: StepContext): string;
  /** Why it changed nothing, where that is not because all was right. */
  unchanged?(context: StepContext): string | undefined;
  /** Whose servers its last look saw; and the quick look that sees no more than that. */
  readonly organisation?: {
    in(facts: Json): Organisation;
    identify(look: Look): Promise<Organisation>;
    /** The servers that took part then. */
    servers(facts: Json): readonly Fqdn[];
  };
  /** What its last look saw at the endpoints of single servers. */
  endpoints?(context: StepContext): readonly EndpointSeen[];
  /** Its looks at metadata documents, to be shown as lines. */
  traces?(context: StepContext): readonly ProbeTrace[];
  /** By what its last look saw: the server that a shell most likely connects to. */
  serverFor?(shell: ShellKind, facts: Json): Fqdn | undefined;
  /** What may come next, once all is done: told, never run. `amiss` is what the steps found that is not as it should be. */
  followUps?(context: StepContext, amiss: readonly Sight[]): readonly FollowUp[];
  /** Keys of the passwords that a run with these answers asks for. */
  passwords?(answers: { readonly [key: string]: unknown }): readonly string[];
}

/** All steps, in the order in which they are done. The engine is given one, and knows no step by name. */
export type Sequence = readonly [Step, ...Step[]];

/** Whether the changes of this step are tests. */
export const isTest = (step: StepId, steps: readonly Pick<Step, 'id' | 'verdict'>[]): boolean =>
  steps.some(({ id, verdict }) => id === step && verdict !== undefined);

/** A text answer, or undefined while it has not been given. */
export function textAnswer(context: StepContext, key: string): string | undefined {
  const answer = context.answers[key];
  return typeof answer === 'string' ? answer : undefined;
}

/** A list answer; empty while it has not been given. */
export function listAnswer(context: StepContext, key: string): readonly string[] {
  const answer = context.answers[key];
  return Array.isArray(answer) ? answer : [];
}
