// The session log for programs: one JSON event a line, each with the SHA-256 of the line before it (`prev`), so the export has a
// chain of its own; the first event carries the source's fingerprint. Keys, and what OpenTelemetry's log data model calls them:
//
//   n           number of the event, from 1      Attributes["log.record.original"] has no counterpart: use n
//   at          instant in UTC                    Timestamp
//   severity    INFO, WARN or ERROR               SeverityText (SeverityNumber 9, 13, 17)
//   event       what kind of event                EventName
//   step        the step's id, where it has one   Attributes["step"]
//   body        one sentence in English           Body
//   attributes  the facts, as data                Attributes
//   prev        SHA-256 of the line before        Attributes["prev"]

import { hash } from 'node:crypto';
import type { Command } from '../model/command.ts';
import { exactDurationInWords } from '../model/duration.ts';
import type { Finding } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import type { Json } from '../model/json.ts';
import type { OutputLine } from '../model/output.ts';
import { succeeded } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import type { Moment } from '../story/moment.ts';
import { proofsIn } from '../story/proofs.ts';
import type { Story } from '../story/story.ts';
import { type InWords, inWordsOf } from './in-words.ts';
import {
  decisions,
  endInWords,
  type LoggedSteps,
  organisationInWords,
  pageWords,
  pastedInWords,
  settledInWords,
  takenOverInWords,
  titleOf,
} from './words.ts';

type Severity = 'INFO' | 'WARN' | 'ERROR';

type Event = {
  readonly at: string;
  readonly severity: Severity;
  readonly event: string;
  readonly step?: StepId;
  readonly body: string;
  readonly attributes: { readonly [name: string]: Json };
};

export type EventOptions = {
  readonly render: (command: Command) => string;
  readonly redact: (text: string) => string;
  readonly fingerprint: string;
  readonly steps: LoggedSteps;
};

export function events(story: Story, { render, redact, fingerprint, steps }: EventOptions): string {
  const clean = (text: string): string => harmless(redact(text), 2 ** 22, 'keep');
  const [inWords, sequel] = [inWordsOf(story, steps), sequelIn(story, steps)];
  let prev = '0'.repeat(64);
  const lines = [origin(story, fingerprint), ...story.moments.map((moment) => eventOf(moment, { render, steps }, inWords, sequel))].map(
    (event, index) => {
      const line = JSON.stringify({ n: index + 1, ...cleaned(event, clean), prev });
      prev = hash('sha256', line, 'hex');
      return `${line}\n`;
    },
  );
  return lines.join('');
}

/** What became of a change later, by the record of its intent. */
type Sequel = (seq: number) => Event['attributes'];

/** Taken back, or, of a test, no longer true: when, and by which records. Nothing where it stands. */
function sequelIn(story: Story, steps: LoggedSteps): Sequel {
  const fates = new Map(story.did.map((did) => [did.seq, did.takenBack]));
  const untils = new Map(proofsIn(story, steps).map(({ test, until }) => [test.seq, until]));
  return (seq) => {
    const [takenBack, until] = [fates.get(seq), untils.get(seq)];
    return { ...(takenBack ? { takenBack } : {}), ...(until ? { trueUntil: { at: until.at, seq: until.seq } } : {}) };
  };
}

function cleaned(event: Event, clean: (text: string) => string): Event {
  return {
    ...event,
    body: clean(event.body),
    attributes: Object.fromEntries(Object.entries(event.attributes).map(([name, value]) => [name, mapTexts(value, clean)])),
  };
}

/** Every text in a value, also the names in its objects: a server can have chosen those too. */
function mapTexts(value: Json, map: (text: string) => string): Json {
  if (typeof value === 'string') return map(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, map));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [map(name), mapTexts(each, map)]));
}

function origin({ world, lineage, runs, moments }: Story, fingerprint: string): Event {
  return {
    at: runs[0]?.at ?? '1970-01-01T00:00:00.000Z',
    severity: 'INFO',
    event: 'log',
    body:
      world === 'lab'
        ? 'Session log of a rehearsal in the PRACTICE LAB: nothing here happened on a real server.'
        : 'Session log of real servers.',
    attributes: { format: 1, world, lineage, fingerprint, records: moments.length },
  };
}

function eventOf(moment: Moment, { render, steps }: Pick<EventOptions, 'render' | 'steps'>, inWords: InWords, sequel: Sequel): Event {
  const { at, on, by, seq } = moment;
  const event = (severity: Severity, body: string, attributes: Event['attributes'] = {}): Event => ({
    at,
    severity,
    event: moment.type,
    ...('step' in moment ? { step: moment.step } : {}),
    body,
    attributes: { seq, on, by, ...attributes },
  });
  switch (moment.type) {
    case 'opened':
      return event('INFO', 'The wizard was started.', { tool: moment.tool });
    case 'driven':
      return event('INFO', `The practice lab is driven by ${moment.driver}.`, { driver: moment.driver });
    case 'world': {
      const { guid, name, sipDomain, cms } = moment;
      return event('INFO', `Saw whose servers these are: ${organisationInWords(moment)}.`, { guid, name, sipDomain, cms });
    }
    case 'targets':
      return event('INFO', `Agreed to connect to ${moment.targets.length} targets.`, { targets: moment.targets });
    case 'looked': {
      const { findings, facts } = moment;
      return event(worst(findings), `Looked at ${findings.length} ${findings.length === 1 ? 'thing' : 'things'}.`, { findings, facts });
    }
    case 'answered':
      return event('INFO', `Asked: ${inWords.question(moment.key)} It was answered.`, { key: moment.key, value: moment.value });
    case 'pasted':
      return event('INFO', `Kept what was pasted by hand so far: ${pastedInWords(moment)}.`, {
        of: moment.of,
        asks: moment.answers.map(({ asks }) => asks),
      });
    case 'read':
      return event('INFO', `Read ${pageWords[moment.page]}, and went on.`);
    case 'went back':
      return event('INFO', `Went back to something in ${titleOf(moment.to.step, steps)}.`, { to: moment.to });
    case 'confirmed':
      return event('INFO', 'Confirmed the plan.', { digest: moment.digest, typed: moment.typed });
    case 'intent':
      return event('INFO', moment.change.words, {
        change: moment.change,
        command: render(moment.change.command),
        host: moment.host,
        ...sequel(moment.seq),
      });
    case 'output':
      return event('INFO', `${moment.lines.length} lines of output.`, { change: moment.change, output: byStream(moment.lines) });
    case 'ended': {
      const { change, end, seconds } = moment;
      return event(succeeded(end) ? 'INFO' : 'ERROR', `Outcome: ${endInWords(end)}, after ${exactDurationInWords(seconds)}.`, {
        change,
        end,
        seconds,
      });
    }
    case 'settled':
      return event('WARN', `Looked whether the interrupted change took effect: ${settledInWords(moment.settled)}.`, {
        change: moment.change,
        settled: moment.settled,
      });
    case 'waited': {
      const { wait, met, saw, source, seconds } = moment;
      return event(
        met ? 'INFO' : 'WARN',
        `Waited ${exactDurationInWords(seconds)} for ${inWords.wait(wait)}: ${met ? 'it came' : 'it had not come'}.`,
        {
          wait,
          met,
          saw,
          source,
          seconds,
        },
      );
    }
    case 'decided':
      return event('WARN', `Stopped at: ${inWords.stop(moment.about, moment.seq)} Decided to ${decisions[moment.option]}.`, {
        about: moment.about,
        option: moment.option,
      });
    case 'undoing':
      return event('WARN', `Chose ${moment.changes.length} changes to be taken back.`, { changes: moment.changes });
    case 'repaired':
      return event('WARN', 'The last line of the state file had been cut short.', {
        bytes: moment.bytes,
        sha256: moment.sha256,
        kept: moment.kept,
      });
    case 'took over':
      return event('WARN', `Took the state file over: ${takenOverInWords(moment.why)}.`, { from: moment.from, why: moment.why });
    case 'salvaged': {
      const { from, line, bytes, sha256 } = moment;
      return event('WARN', `Everything before this was taken from a state file that is damaged from its line ${line} on.`, {
        from,
        line,
        bytes,
        sha256,
      });
    }
    case 'handed over':
      return event('INFO', `Handed over, to go on on another computer: ${moment.to}.`, { to: moment.to });
    case 'closed':
      return event('INFO', `The wizard was closed: ${moment.verdict}.`, { verdict: moment.verdict });
  }
}

function worst(findings: readonly Finding[]): Severity {
  if (findings.some((each) => each.state === 'stop')) return 'ERROR';
  return findings.some((each) => each.state === 'to mend' || each.state === 'not seen') ? 'WARN' : 'INFO';
}

/** Lines that follow each other on one stream as one text, so that a key over several lines is seen and masked as one. */
function byStream(lines: readonly OutputLine[]): Json {
  const joined: OutputLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last?.stream === line.stream) joined[joined.length - 1] = { ...last, text: `${last.text}\n${line.text}` };
    else joined.push({ stream: line.stream, text: line.text });
  }
  return joined;
}
