// A step: one part of the set-up, read like a chapter. `inspect` reads the world; everything else is pure
// over what is known: `judge` (facts to findings), `questions`, `plan` (none = already right), `settled`.
// To add a step: write its folder, name its facts' schema, and put it into sequence.ts.

import type { z } from 'zod';
import type { Act, Change, Settled, Wait } from '../model/change.ts';
import type { Instant } from '../model/command.ts';
import type { Severity } from '../model/demand.ts';
import type { Finding } from '../model/finding.ts';
import type { Json } from '../model/json.ts';
import type { OutputLine } from '../model/output.ts';
import type { Answer, Question } from '../model/question.ts';
import { type End, succeeded } from '../model/shell.ts';
import type { Sight } from '../model/sight.ts';
import type { StepId } from '../model/steps.ts';
import type { Aim, TakeBack } from '../model/undo.ts';
import type { Ways } from '../model/way.ts';
import type { Reader } from '../powershell/reader.ts';
import type { Probes } from '../probes/probes.ts';
import type { Pfx } from '../x509/pfx.ts';

/** A change of this state file, and how it went: no `end` means that nobody saw the end. */
export type Did = {
  readonly seq: number;
  readonly at: Instant;
  readonly step: StepId;
  readonly change: Change;
  readonly end: End | null;
  readonly settled: Settled | null;
  readonly lines: readonly OutputLine[];
  /** The facts of its step as the first look after it saw them: what it left. Null while there was none. */
  readonly left: Json | null;
};

/** A change that did what it should, as far as anybody knows: it ended well, or a look at an interrupted one found it done. */
export const tookEffect = ({ end, settled }: Pick<Did, 'end' | 'settled'>): boolean =>
  settled === 'done' || (end !== null && succeeded(end));

/** All that a step may go by. Facts are what each step's last look saw. */
export type Known = {
  readonly facts: { readonly [step in StepId]?: Json };
  readonly answers: { readonly [key: string]: Answer };
  readonly aim: Aim;
  readonly did: readonly Did[];
  /** Blockers that the admin typed a word to go on in spite of. */
  readonly overridden: readonly string[];
  /** The record since which test results count: tests asked for again, or something changed before them. */
  readonly testsSince: number;
  /** What the admin said of tests that printed what is not known: `about` is that text (connectivity-test/verdict.ts). */
  readonly reported: readonly { readonly seq: number; readonly about: string; readonly passed: boolean }[];
  /** How the shells are reached from here; undefined in the lab, where every command runs. */
  readonly ways: Ways | undefined;
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
  /** Opens a PKCS#12 file with the secret of this name, or with an empty password while there is none. The secret itself stays with the wizard. */
  readonly openPfx: (der: Uint8Array, secret: string) => Promise<Pfx>;
  /** Shows a look at a metadata document, as far as it has come. */
  readonly show: (sight: Sight) => void;
};

/** A look at one thing that an answer named, such as a file; all else that the step knows stays as it was seen. */
export type CloserLook = {
  /** What it goes by, as one text; empty where there is nothing to look at. When it changes, only this look is made again. */
  by(known: Known): string;
  inspect(look: Look, known: Known): Promise<Json>;
};

/** What a wait saw: `saw` is a short clause for the screen, e.g. "1 of 2 Front Ends up to date". */
export type Watched = { readonly met: boolean; readonly saw: string };

export interface Step {
  readonly id: StepId;
  readonly title: string;
  readonly why: readonly string[];
  readonly touches: readonly string[];
  readonly notices: readonly string[];
  /** Whether it begins with a page of what was found, or goes straight to what it needs. */
  readonly opensWith: 'findings' | 'needs';
  /** Keys of all questions that it may ask. */
  readonly asks: readonly string[];
  /** What `inspect` goes by, as one text: addresses, servers, users. When it changes, the step looks again. */
  looksBy(known: Known): string;
  inspect(look: Look, known: Known): Promise<Json>;
  readonly closer?: CloserLook;
  judge(known: Known): readonly Finding[];
  questions(known: Known): readonly Question[];
  plan(known: Known): readonly Act[];
  severity(acts: readonly Act[], known: Known): Severity;
  /** What must be known before a yes, as sentences: whom else it concerns, and what they have to do. */
  warns?(acts: readonly Act[], known: Known): readonly string[];
  /** Looks once whether a wait is over; `waited` is the time so far, in seconds of production. */
  watch(wait: Wait, look: Look, waited: number): Promise<Watched>;
  settled(change: Change, known: Known): Settled;
  /**
   * What would take a change back as things stand: only what is still as it was left, by its own identity (facts.md 98).
   * `before` are the changes that will have been taken back by then. Never asked about a change that cannot be taken back.
   */
  takeBack(did: Did, known: Known, before: readonly Did[]): TakeBack;
  /** What was proved, for the page after the step's changes. */
  proved(known: Known): readonly string[];
}

/**
 * Reads the facts of a step as it last saw them; gives undefined before its first look. The same facts are read once: everything pure
 * asks for them again and again, and hundreds of servers make them large.
 */
export function factsReader<T>(step: StepId, schema: z.ZodType<T>): (known: Known) => T | undefined {
  const read = new WeakMap<object, T>();
  return ({ facts: { [step]: facts } }) => {
    if (facts === undefined) return undefined;
    if (typeof facts !== 'object' || facts === null) return schema.parse(facts);
    const parsed = read.get(facts) ?? schema.parse(facts);
    read.set(facts, parsed);
    return parsed;
  };
}

/** A text answer, or undefined while it has not been given. */
export function textAnswer(known: Known, key: string): string | undefined {
  const answer = known.answers[key];
  return typeof answer === 'string' ? answer : undefined;
}

/** A list answer; empty while it has not been given. */
export function listAnswer(known: Known, key: string): readonly string[] {
  const answer = known.answers[key];
  return Array.isArray(answer) ? answer : [];
}
