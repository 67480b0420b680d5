// What a step wants done: changes (one command each) and the waits between them.

import type { Command } from './command.ts';
import type { Json } from './json.ts';
import type { ShellKind } from './place.ts';
import type { Prompts } from './shell.ts';

export type Undo =
  | { readonly kind: 'run'; readonly commands: readonly Command[] }
  /** Objects that do not exist yet when the change is planned; the step finds them afterwards, by GUID (facts.md 98). */
  | { readonly kind: 'remove what it made'; readonly words: string }
  | { readonly kind: 'cannot'; readonly why: string };

/** Some reasons say it themselves. */
export const cannotInWords = (why: string): string => (/\bto take\b.* back\b/.test(why) ? why : `It cannot be taken back. ${why}`);

export type Change = {
  readonly kind: 'change';
  /** Unique in its step's plan and stable from plan to plan, e.g. 'restart atl-exchange-001.litwareinc.com'. */
  readonly id: string;
  /** What it does, as a sentence that begins with a verb. */
  readonly words: string;
  /** What it is called where it runs more than once in a row; its words then say which of them it is. */
  readonly alike?: string;
  /** What is known of what it is about, a line each, to be read before a yes. */
  readonly shows?: readonly string[];
  /** Codes of the findings it answers. */
  readonly because: readonly string[];
  readonly command: Command;
  readonly prompts: Prompts;
  /** What it sets and what was there before, typed by the kind of change (<step>/claims.ts): all that is known of it later. */
  readonly fields: Json;
  /** What would take it back, for people to read. */
  readonly undo: Undo;
  /** What a resumed run does when nobody can tell whether it took effect. */
  readonly whenUnclear: 'repeat' | 'ask';
  /** A test whose failure is a result goes on; anything else stops the plan. */
  readonly onFailure: 'stop' | 'go on';
  /** Seconds that this usually takes in production, to be said before it starts. */
  readonly usually: number;
};

export type Wait = {
  readonly kind: 'wait';
  readonly id: string;
  /** What will be so then, as a clause after "Wait until". */
  readonly words: string;
  /** What the step's watch function needs to look. */
  readonly what: Json;
  /** Seconds in production between two looks, and until the admin is asked. */
  readonly every: number;
  readonly patience: number;
  /** Seconds that it usually takes in production; null where a person makes it come true. */
  readonly usually: number | null;
  /** Codes of the findings that are mended when it is over. */
  readonly because: readonly string[];
  /** The shells that it looks through: where one goes by hand, what is seen is the admin's word. */
  readonly restsOn: readonly ShellKind[];
  readonly force?: Force;
};

/** A change that may hurry a wait along, offered when patience ends; `word` is to be typed where it hurts. */
export type Force = { readonly change: Change; readonly word: string; readonly because?: string };

export type Act = Change | Wait;

/** What a look at an interrupted change found. */
export type Settled = 'not started' | 'running' | 'half done' | 'done' | 'cannot tell';

export const isChange = (act: Act): act is Change => act.kind === 'change';
