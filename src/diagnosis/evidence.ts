// What is known of a failure, in one form: from an error record of ours, from a look, or from a text that somebody pasted. Marks that no
// language changes (ids, numbers, names of statuses) are kept apart from words, so that a diagnosis can go by them first.

import type { TextKind } from '../powershell/sentences.ts';

/** Whose request failed: Skype calls Exchange, Exchange reads Skype's document, or the admin's own shell speaks. */
export type Speaker = 'skype' | 'exchange' | 'shell';
/** How far Skype came: Autodiscover first, then the web services that Autodiscover told. */
export type Stage = 'autodiscover' | 'ews';
/** Who gave the HTTP answer, by its headers. */
export type Answerer = 'exchange' | 'http.sys' | 'gateway';

export type Event = { readonly source: string; readonly id: number };

export type Evidence = {
  /** Whether it is about these two products: what our own commands gave is; a text must show it. */
  readonly about: 'ours' | 'others' | 'not told';
  /** Numbers of x-ms-diagnostics. */
  readonly codes: readonly number[];
  readonly http: readonly number[];
  /** WebExceptionStatus, in small letters. */
  readonly web: readonly string[];
  readonly sockets: readonly number[];
  /** As unsigned numbers. */
  readonly hresults: readonly number[];
  /** What follows FullyQualifiedErrorId, without its blanks. */
  readonly ids: readonly string[];
  /** Response codes of EWS and error codes of Autodiscover, in small letters. */
  readonly soap: readonly string[];
  readonly events: readonly Event[];
  /** The code, the address and the proxy that Skype's sentence tells, in small letters. */
  readonly skype: { readonly code: string; readonly host: string; readonly path: string; readonly proxy: boolean } | null;
  readonly speaker: Speaker | null;
  readonly stage: Stage | null;
  readonly answerer: Answerer | null;
  /** Schemes that a 401 offered; null where no such header was there. */
  readonly challenge: readonly string[] | null;
  /** The host of which the text says that its name leads nowhere. */
  readonly unresolved: readonly string[];
  /** Commands that the shell did not know. */
  readonly unknownCommands: readonly string[];
  readonly kinds: readonly TextKind[];
  /** Codes of what the steps found. */
  readonly found: readonly string[];
  /** All of it without blanks, in small letters: where nothing else tells. */
  readonly text: string;
};

/** What an entry of the catalogue looks for: everything that is named must be there, one value of each list is enough. */
export type Pattern = {
  readonly code?: readonly number[];
  readonly http?: readonly number[];
  readonly web?: readonly string[];
  readonly socket?: readonly number[];
  readonly hresult?: readonly number[];
  readonly id?: RegExp;
  readonly soap?: readonly string[];
  readonly event?: { readonly source: string; readonly ids: readonly number[] };
  readonly skypeCode?: string;
  readonly skypePath?: RegExp;
  readonly proxied?: true;
  readonly speaker?: Speaker;
  readonly stage?: Stage;
  readonly answerer?: Answerer;
  /** 'none': a 401 with other schemes only. */
  readonly bearer?: 'offered' | 'none';
  /** The name that leads nowhere is another one than Autodiscover's. */
  readonly elsewhere?: true;
  readonly unknownCommand?: RegExp;
  readonly kind?: readonly TextKind[];
  readonly found?: readonly string[];
  /** Of the text without its blanks, in small letters. */
  readonly words?: RegExp;
  readonly unless?: Pattern;
};

const some = <T>(wanted: readonly T[] | undefined, there: readonly T[]): boolean =>
  wanted === undefined || wanted.some((each) => there.includes(each));
const is = <T>(wanted: T | undefined, there: T | null): boolean => wanted === undefined || wanted === there;
const one = (wanted: RegExp | undefined, there: readonly string[]): boolean =>
  wanted === undefined || there.some((each) => wanted.test(each));

export function fits(pattern: Pattern, evidence: Evidence): boolean {
  const { event, bearer, unless } = pattern;
  const { challenge, skype, unresolved } = evidence;
  return (
    some(pattern.code, evidence.codes) &&
    some(pattern.http, evidence.http) &&
    some(pattern.web, evidence.web) &&
    some(pattern.socket, evidence.sockets) &&
    some(pattern.hresult, evidence.hresults) &&
    one(pattern.id, evidence.ids) &&
    some(pattern.soap, evidence.soap) &&
    (event === undefined || evidence.events.some(({ source, id }) => source === event.source && event.ids.includes(id))) &&
    is(pattern.skypeCode, skype?.code ?? null) &&
    one(pattern.skypePath, skype === null ? [] : [skype.path]) &&
    (pattern.proxied === undefined || skype?.proxy === true) &&
    is(pattern.speaker, evidence.speaker) &&
    is(pattern.stage, evidence.stage) &&
    is(pattern.answerer, evidence.answerer) &&
    (bearer === undefined || (challenge !== null && challenge.includes('bearer') === (bearer === 'offered'))) &&
    (pattern.elsewhere === undefined || (skype !== null && unresolved.some((each) => each !== skype.host))) &&
    one(pattern.unknownCommand, evidence.unknownCommands) &&
    some(pattern.kind, evidence.kinds) &&
    some(pattern.found, evidence.found) &&
    one(pattern.words, [evidence.text]) &&
    (unless === undefined || !fits(unless, evidence))
  );
}
