// The session log for programs: one JSON event a line, the story's moments in their order. Each line has the SHA-256 of the line before it
// (`prev`), so the export has a chain of its own; the first has the source's fingerprint and how many events follow. Nothing of the story
// is left out, and of its texts only secrets are changed, so that it can be read back (read-events.ts). Version 2. Keys, and what
// OpenTelemetry's log data model calls them:
//
//   n           number of the event, from 1      Attributes["log.record.original"] has no counterpart: use n
//   at          instant in UTC                    Timestamp
//   severity    INFO, WARN or ERROR               SeverityText (SeverityNumber 9, 13, 17)
//   event       what kind of event                EventName
//   step        the step's id, where it has one   Attributes["step"]
//   body        one sentence in English           Body
//   attributes  seq (the number of the record), on and by (who wrote it), fact (the rest of the record, as the state file has it), and of
//               a change: command (as an expert would type it), takenBack (when and by whom, and by which records; whole or in part), and
//               of a test trueUntil (since when it is not known to be true any more, and the record that says so)
//   prev        SHA-256 of the line before        Attributes["prev"]
//   sum         CRC-32 of the line up to here     Attributes["sum"]

import { linked, noLine } from '../journal/codec.ts';
import type { Command } from '../model/command.ts';
import { exactDurationInWords } from '../model/duration.ts';
import type { Finding } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import { escapedJson, type Json, type JsonObject } from '../model/json.ts';
import type { OutputLine } from '../model/output.ts';
import { succeeded } from '../model/shell.ts';
import type { Moment, MomentOf } from '../story/moment.ts';
import { proofsIn } from '../story/proofs.ts';
import type { Story } from '../story/story.ts';
import { type InWords, inWordsOf } from './in-words.ts';
import {
  decisions,
  endInWords,
  type LoggedSteps,
  notedInWords,
  organisationInWords,
  pageWords,
  pastedInWords,
  settledInWords,
  takenOverInWords,
  titleOf,
} from './words.ts';

export const eventsVersion = 2;

type Severity = 'INFO' | 'WARN' | 'ERROR';

export type EventOptions = {
  readonly render: (command: Command) => string;
  readonly redact: (text: string) => string;
  readonly fingerprint: string;
  readonly steps: LoggedSteps;
  readonly ticket?: string | null;
  readonly note?: string | null;
};

/** In lines. */
export function* events(story: Story, options: EventOptions): Generator<string> {
  const { redact } = options;
  const tellers = { ...options, inWords: inWordsOf(story, options.steps), sequel: sequelIn(story, options.steps) };
  let prev = noLine;
  let n = 0;
  const lineOf = (event: JsonObject): string => {
    n += 1;
    const { line, hash } = linked(escapedJson({ n, ...event, prev }));
    prev = hash;
    return `${line}\n`;
  };
  yield lineOf(mapped(origin(story, options), redact));
  for (const moment of masked(story.moments, redact)) {
    const { seq, at, on, by, type } = moment;
    const { severity, body, attributes = {} } = eventOf(moment, tellers);
    const step = 'step' in moment ? { step: moment.step } : {};
    // What a command said is masked already, as one text.
    const said = moment.type === 'output' ? { lines: moment.lines } : {};
    const fact = { ...mapped(factOf(moment), redact), ...said };
    const facts = { seq, ...mapped({ on, by }, redact), fact, ...mapped(attributes, redact) };
    yield lineOf({ at, severity, event: type, ...step, body: harmless(redact(body), 20_000), attributes: facts });
  }
}

/** The first event: what the export is of. */
function origin({ world, lineage, runs, noted, moments }: Story, { fingerprint, ticket, note }: EventOptions): JsonObject {
  return {
    at: runs[0]?.at ?? '1970-01-01T00:00:00.000Z',
    severity: 'INFO',
    event: 'log',
    body:
      world === 'lab'
        ? 'Session log of a rehearsal in the PRACTICE LAB: nothing here happened on a real server.'
        : 'Session log of real servers.',
    attributes: {
      format: eventsVersion,
      fingerprint,
      world,
      lineage,
      records: moments.at(-1)?.seq ?? 0,
      ticket: ticket ?? noted.ticket,
      note: note ?? noted.note,
    },
  };
}

/** What says itself elsewhere in an event. */
const elsewhere: ReadonlySet<string> = new Set(['seq', 'at', 'on', 'by', 'type', 'step', 'lines']);

/** A record but for its envelope, and for what a command said. */
const factOf = (moment: Moment): JsonObject => Object.fromEntries(Object.entries(moment).filter(([name]) => !elsewhere.has(name)));

/** What one change said in a row is masked as one text, since a key may go over several lines and records. Then it becomes one record. */
function* masked(moments: readonly Moment[], redact: EventOptions['redact']): Generator<Moment> {
  let run: MomentOf<'output'>[] = [];
  for (const moment of moments) {
    if (moment.type === 'output' && run[0]?.change === moment.change) {
      run.push(moment);
      continue;
    }
    yield* maskedRun(run, redact);
    run = moment.type === 'output' ? [moment] : [];
    if (moment.type !== 'output') yield moment;
  }
  yield* maskedRun(run, redact);
}

function maskedRun(run: readonly MomentOf<'output'>[], redact: EventOptions['redact']): readonly Moment[] {
  const last = run.at(-1);
  if (last === undefined) return [];
  const lines = run.flatMap((each) => each.lines);
  const shown = maskedLines(lines, redact);
  return shown === lines ? run : [{ ...last, lines: shown }];
}

/** The same lines where there is nothing to mask, which one look at all of them tells of most. */
function maskedLines(lines: readonly OutputLine[], redact: EventOptions['redact']): readonly OutputLine[] {
  const all = lines.map(({ text, marks }) => (marks === undefined ? text : `${text}\n${marks}`)).join('\n');
  if (redact(all) === all) return lines;
  const streams: OutputLine[][] = [];
  for (const line of lines) {
    const last = streams.at(-1);
    if (last?.[0]?.stream === line.stream) last.push(line);
    else streams.push([line]);
  }
  let isSame = true;
  const shown = streams.flatMap((said) => {
    const [first] = said;
    const text = said.map((each) => each.text).join('\n');
    const plain = redact(text);
    const marks = said.some((each) => each.marks !== undefined && redact(each.marks) !== each.marks);
    if (first === undefined || (plain === text && !marks)) return said;
    isSame = false;
    return plain.split('\n').map((each): OutputLine => ({ stream: first.stream, text: each }));
  });
  return isSame ? lines : shown;
}

/** Every text in a value as `map` has it, also the names in its objects: a server can have chosen those too. */
function mapped(value: JsonObject, map: (text: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [map(name), mappedValue(each, map)]));
}

function mappedValue(value: Json, map: (text: string) => string): Json {
  if (typeof value === 'string') return map(value);
  if (value === null || typeof value !== 'object') return value;
  return isList(value) ? value.map((each) => mappedValue(each, map)) : mapped(value, map);
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** What became of a change later, by the record of its intent. */
type Sequel = (seq: number) => JsonObject;

/** Taken back, or, of a test, no longer true: when, and by which records. Nothing where it stands. */
function sequelIn(story: Story, steps: LoggedSteps): Sequel {
  const fates = new Map(story.did.map((did) => [did.seq, did.takenBack]));
  const untils = new Map(proofsIn(story, steps).map(({ test, until }) => [test.seq, until]));
  return (seq) => {
    const [takenBack, until] = [fates.get(seq), untils.get(seq)];
    return { ...(takenBack ? { takenBack } : {}), ...(until ? { trueUntil: { at: until.at, seq: until.seq } } : {}) };
  };
}

type Told = { readonly severity: Severity; readonly body: string; readonly attributes?: JsonObject };
type Tellers = Pick<EventOptions, 'render' | 'steps'> & { readonly inWords: InWords; readonly sequel: Sequel };

const told = (severity: Severity, body: string, attributes?: JsonObject): Told => ({
  severity,
  body,
  ...(attributes === undefined ? {} : { attributes }),
});

function eventOf(moment: Moment, { render, steps, inWords, sequel }: Tellers): Told {
  switch (moment.type) {
    case 'opened':
      return told('INFO', 'The wizard was started.');
    case 'driven':
      return told('INFO', `The practice lab is driven by ${moment.driver}.`);
    case 'noted':
      return told('INFO', `Kept for the log: ${notedInWords(moment)}.`);
    case 'world':
      return told('INFO', `Saw whose servers these are: ${organisationInWords(moment)}.`);
    case 'targets':
      return told('INFO', `Agreed to connect to ${moment.targets.length} targets.`);
    case 'looked': {
      const { findings } = moment;
      return told(worst(findings), `Looked at ${findings.length} ${findings.length === 1 ? 'thing' : 'things'}.`);
    }
    case 'answered':
      return told('INFO', `Asked: ${inWords.question(moment.key)} It was answered.`);
    case 'pasted':
      return told('INFO', `Kept what was pasted by hand so far: ${pastedInWords(moment)}.`);
    case 'read':
      return told('INFO', `Read ${pageWords[moment.page]}, and went on.`);
    case 'went back':
      return told('INFO', `Went back to something in ${titleOf(moment.to.step, steps)}.`);
    case 'confirmed':
      return told('INFO', 'Confirmed the plan.');
    case 'intent':
      return told('INFO', moment.change.words, { command: render(moment.change.command), ...sequel(moment.seq) });
    case 'output':
      return told('INFO', `${moment.lines.length} lines of output.`);
    case 'ended': {
      const { end, seconds } = moment;
      return told(succeeded(end) ? 'INFO' : 'ERROR', `Outcome: ${endInWords(end)}, after ${exactDurationInWords(seconds)}.`);
    }
    case 'settled':
      return told('WARN', `Looked whether the interrupted change took effect: ${settledInWords(moment.settled)}.`);
    case 'waited': {
      const { wait, met, seconds } = moment;
      const end = met ? 'it came' : 'it had not come';
      return told(met ? 'INFO' : 'WARN', `Waited ${exactDurationInWords(seconds)} for ${inWords.wait(wait)}: ${end}.`);
    }
    case 'decided':
      return told('WARN', `Stopped at: ${inWords.stop(moment.about, moment.seq)} Decided to ${decisions[moment.option]}.`);
    case 'undoing':
      return told('WARN', `Chose ${moment.changes.length} changes to be taken back.`);
    case 'repaired':
      return told('WARN', 'The end of the state file had been cut short.');
    case 'took over':
      return told('WARN', `Took the state file over: ${takenOverInWords(moment.why)}.`);
    case 'salvaged':
      return told('WARN', `Everything before this was taken from a state file that is damaged from its line ${moment.line} on.`);
    case 'handed over':
      return told('INFO', `Handed over, to go on on another computer: ${moment.to}.`);
    case 'closed':
      return told('INFO', `The wizard was closed: ${moment.verdict}.`);
  }
}

function worst(findings: readonly Finding[]): Severity {
  if (findings.some((each) => each.state === 'stop')) return 'ERROR';
  return findings.some((each) => each.state === 'to mend' || each.state === 'not seen') ? 'WARN' : 'INFO';
}
