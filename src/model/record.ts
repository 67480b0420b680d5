// The records of the journal: every fact of a session, in order. Written before and after each change,
// never rewritten. The fold of the records is the story (story/story.ts).

import type { Change, Settled } from './change.ts';
import type { Instant } from './command.ts';
import type { Finding, Source } from './finding.ts';
import type { Json } from './json.ts';
import type { Noted } from './noted.ts';
import type { Organisation } from './organisation.ts';
import type { OutputLine } from './output.ts';
import type { Page, Point } from './page.ts';
import type { Answer } from './question.ts';
import type { End } from './shell.ts';
import type { StepId } from './steps.ts';
import type { ConnectionTarget } from './target.ts';
import type { Verdict } from './verdict.ts';
import type { WayOutOption } from './way-out.ts';

export type Fact =
  /** First record of each run. `lineage` names the history; it is the same in every run on one state file. */
  | { readonly type: 'opened'; readonly world: 'lab' | 'real'; readonly lineage: string; readonly tool: string }
  /** Who runs the practice lab's commands in this run: a PowerShell, or the wizard itself; as World.drivenBy says it. */
  | { readonly type: 'driven'; readonly driver: string }
  /** Whose servers this run sees, each time that it sees something else of it; on record before anything is changed. */
  | ({ readonly type: 'world' } & Organisation)
  /** What is to stand on the log's first page, all of it. */
  | ({ readonly type: 'noted' } & Noted)
  /** The admin saw what this run connects to, and said yes. It holds for this run only. */
  | { readonly type: 'targets'; readonly targets: readonly ConnectionTarget[] }
  /** `wentBy` is what the look went by (Step.looksBy): when that changes, the step looks again. */
  | { readonly type: 'looked'; readonly step: StepId; readonly wentBy: string; readonly facts: Json; readonly findings: readonly Finding[] }
  /** Answers to looks by hand that were left before they were whole: text, which is read as any paste is; `of` so many were asked for. */
  | {
      readonly type: 'pasted';
      readonly step: StepId;
      readonly of: number;
      readonly answers: readonly { readonly asks: string; readonly answer: string }[];
    }
  | { readonly type: 'answered'; readonly step: StepId; readonly key: string; readonly value: Answer }
  /** The admin read what a step found or proved, and went on. */
  | { readonly type: 'read'; readonly step: StepId; readonly page: Page }
  /** The admin went back to something answered or read; it is asked or shown again. */
  | { readonly type: 'went back'; readonly to: Point }
  | { readonly type: 'confirmed'; readonly step: StepId; readonly digest: string; readonly typed: string | null }
  /** On disk before its command starts; without an 'ended' it means "look again". */
  | {
      readonly type: 'intent';
      readonly step: StepId;
      readonly change: Change;
      readonly host: { readonly pid: number; readonly started: Instant };
    }
  | { readonly type: 'output'; readonly change: string; readonly lines: readonly OutputLine[] }
  | { readonly type: 'ended'; readonly step: StepId; readonly change: string; readonly end: End; readonly seconds: number }
  /** What a look at an interrupted change found. */
  | { readonly type: 'settled'; readonly step: StepId; readonly change: string; readonly settled: Settled }
  | {
      readonly type: 'waited';
      readonly step: StepId;
      readonly wait: string;
      readonly met: boolean;
      readonly saw: string;
      readonly source: Source;
      /** It was seen to be out of order, which no word of the admin's stands against. */
      readonly isDown: boolean;
      readonly seconds: number;
    }
  /** The way out that the admin took from a trouble; `about` is the trouble's subject. */
  | { readonly type: 'decided'; readonly step: StepId; readonly about: string; readonly option: WayOutOption }
  /** The admin chose what is to be taken back: the records of those changes' intents. Closed as 'taken back' when it is over. */
  | { readonly type: 'undoing'; readonly changes: readonly number[] }
  /** The end had been cut short; its bytes are in the file `kept` beside the state file, where that is known. */
  | { readonly type: 'repaired'; readonly bytes: number; readonly sha256: string; readonly kept: string | null }
  /** Another wizard had the state file open, but was not there any more; `from` is null where its lock did not say who it was. */
  | {
      readonly type: 'took over';
      readonly from: {
        readonly on: string;
        readonly by: string;
        readonly tool: string;
        readonly pid: number;
        readonly since: Instant;
      } | null;
      readonly why: 'process gone' | 'another process' | 'computer restarted' | 'told to';
    }
  /** The lines before were taken from the file `from`, which is damaged from `line` on; `bytes` and `sha256` are of that whole file. */
  | { readonly type: 'salvaged'; readonly from: string; readonly line: number; readonly bytes: number; readonly sha256: string }
  /** The admin goes on on another computer; `to` says on which kind, e.g. "an Exchange server". */
  | { readonly type: 'handed over'; readonly to: string }
  | { readonly type: 'closed'; readonly verdict: Verdict };

/** Who wrote a record, where and when. */
export type Written = Pick<Record, 'at' | 'by' | 'on'>;

export type Record = {
  readonly v: 1;
  readonly seq: number;
  readonly at: Instant;
  /** Computer and user that wrote the record. */
  readonly on: string;
  readonly by: string;
  /** SHA-256 of the bytes of the line before; zeros in the first record. */
  readonly prev: string;
} & Fact;
