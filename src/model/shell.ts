// The shell: runs one command and streams what comes back. The practice lab is one; real PowerShell
// (issue 3 of 9) and by hand are others. A shell never throws for what the server says: errors are items.

import type { AccessOffer, ManualTask, Pasted, ShellAccess } from './access.ts';
import type { Command, Instant } from './command.ts';
import type { Finding } from './finding.ts';
import type { ShellKind } from './place.ts';

/** What an exception told of itself: evidence in any language of the server. */
export type Thrown = {
  /** Its full type name, with 'Deserialized.' before it where it is the copy of another computer's. */
  readonly type: string;
  /** As the server wrote it, at most 10,000 characters. */
  readonly message: string;
  readonly hresult: number | null;
  /** How a web request failed, as .NET names it: 'ProtocolError', 'TrustFailure' ... */
  readonly webStatus: string | null;
  readonly httpStatus: number | null;
  /** Of the answer to that request, each as 'Name: value'. Over a session an answer does not come along. */
  readonly headers: readonly string[];
};

/** An error record as PowerShell has it. Text is as the server wrote it: make it harmless before showing it. */
export type ErrorRecord = {
  readonly message: string;
  readonly fullyQualifiedErrorId: string;
  readonly category: string;
  /** What the exceptions inside it say, the outermost first. */
  readonly inner?: readonly string[];
  /** Its exceptions, the outermost first; absent where only its text is known. */
  readonly chain?: readonly Thrown[];
};

export const streams = ['output', 'information', 'warning', 'verbose', 'progress'] as const;
export type Stream = (typeof streams)[number];

export type Item =
  | { readonly kind: 'object'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: ErrorRecord }
  | { readonly kind: 'text'; readonly stream: Stream; readonly text: string };

/** How a command ended. 'interrupted' means that its effect is not known: look again, never run again. */
export type End =
  | { readonly kind: 'ended'; readonly hadErrors: boolean; readonly exitCode: number | null }
  | { readonly kind: 'interrupted'; readonly why: 'cancelled' | 'timed out' | 'died' | 'asked'; readonly detail: string };

/** Whether a command ended by itself and well: without an error record, and with no exit code but 0. */
export const succeeded = (end: End): boolean => end.kind === 'ended' && !end.hadErrors && (end.exitCode ?? 0) === 0;

/** Questions that a cmdlet may ask, with the answer meant for each; an unlisted question stops the command. */
export type Prompts = { readonly [prompt: string]: 'yes' | 'no' };

/** A process that runs commands for us, and may outlive us. */
export type HostProcess = { readonly pid: number; readonly started: Instant };

/** What became of a command whose wizard ended before it, by the process that ran it. */
export type Left =
  | { readonly kind: 'at work' }
  /** `items` is what nobody heard. `forget` when it is on record. */
  | { readonly kind: 'ended'; readonly items: readonly Item[]; readonly end: End; forget(): void }
  | { readonly kind: 'not known' };

export interface Shell {
  /** The process that would run this command, started where need be; undefined where none runs it but our own. */
  ready?(command: Command, signal: AbortSignal): Promise<HostProcess | undefined>;
  /** Asks after a process that `ready` named to an earlier wizard; `here`: on this computer. Never throws. */
  left?(process: HostProcess, here: boolean): Promise<Left>;
  /** Runs a command; returns how it ended after the last item. */
  run(command: Command, options: { readonly signal: AbortSignal; readonly prompts: Prompts }): AsyncGenerator<Item, End>;
}

/** Where the names of the network lead, and whom to trust there: the computer's own view, or the lab's. */
export type Network = {
  /** The address and port behind a name, or undefined for the system's own resolution and the URL's port. */
  readonly route: (host: string) => { readonly address: string; readonly port: number } | undefined;
  /** Extra root certificates (PEM) that this network's computers trust. */
  readonly authorities: readonly string[];
};

/** Something that a person does outside the wizard: what follows "the admin who", and what a real one would type first. */
export type AdminPlay = { readonly id: string; readonly words: string; readonly types: readonly string[] };

/** Plays the admin where the wizard stops, since a rehearsal has none beside it. Throws an Error with a sentence where it cannot. */
export type PlayAdmin = {
  /** What would help, by the code of what stops the wizard. */
  offers(about: string): Promise<readonly AdminPlay[]>;
  play(id: string): Promise<void>;
};

/** A world that the wizard works on: its shell, its network, who is signed in, how time passes there. */
export interface World {
  readonly kind: 'lab' | 'real';
  readonly shell: Shell;
  readonly network: Network;
  /** DOMAIN\name of the admin as that world knows them. */
  readonly user: string;
  /** How many times faster than production this world runs: 1 for real servers. */
  readonly factor: number;
  /** Real servers are reached in ways that the admin chooses first; the lab's shell needs none. */
  readonly reach?: Reach;
  /** Who runs this world's commands, as what follows "driven by"; the lab only. */
  readonly drivenBy?: string;
  /** A lab that runs in a process of its own: that process's id. */
  readonly ownProcess?: number;
  /** Real servers have admins of their own. */
  readonly playAdmin?: PlayAdmin;
  close(): Promise<void>;
}

/** Asks the admin to run something by hand; undefined when they left. */
export type AskByHand = (task: ManualTask, signal: AbortSignal) => Promise<Pasted | undefined>;

/** Tells the admin something about the shells that no command gave; a sentence or two. */
export type Tell = (words: string) => void;

export type Reach = {
  /** What can be chosen for each shell from this computer, the likeliest first. */
  readonly offers: { readonly [shell in ShellKind]: readonly AccessOffer[] };
  /** What was found out about this computer: whatever speaks for or against a way. */
  readonly found: readonly Finding[];
  /** From now on the world's shell goes these ways. */
  go(access: ShellAccess, askByHand: AskByHand, tell: Tell): void;
};
