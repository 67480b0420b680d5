// The session log for programs: one JSON event a line, each with the SHA-256 of the line before it (`prev`), so the export has a
// chain of its own; the first event carries the source's head. Keys, and what OpenTelemetry's log data model calls them:
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
import type { Finding } from '../model/finding.ts';
import { harmless } from '../model/harmless.ts';
import type { Json } from '../model/json.ts';
import type { OutputLine } from '../model/output.ts';
import type { Record } from '../model/record.ts';
import { succeeded } from '../model/shell.ts';
import type { StepId } from '../model/steps.ts';
import { decisions, durationInWords, endInWords, pageWords, settledInWords, stepTitles, takenOverInWords } from './words.ts';

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
  readonly head: string;
};

export function events(records: readonly Record[], { render, redact, head }: EventOptions): string {
  const clean = (text: string): string => harmless(redact(text), 2 ** 22, 'keep');
  let prev = '0'.repeat(64);
  const lines = [origin(records, head), ...records.map((record) => eventOf(record, render))].map((event, index) => {
    const line = JSON.stringify({ n: index + 1, ...cleaned(event, clean), prev });
    prev = hash('sha256', line, 'hex');
    return `${line}\n`;
  });
  return lines.join('');
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

function origin(records: readonly Record[], head: string): Event {
  const first = records.find((record) => record.type === 'opened');
  const world = first?.world ?? 'lab';
  return {
    at: first?.at ?? '1970-01-01T00:00:00.000Z',
    severity: 'INFO',
    event: 'log',
    body:
      world === 'lab'
        ? 'Session log of a rehearsal in the PRACTICE LAB: nothing here happened on a real server.'
        : 'Session log of real servers.',
    attributes: { format: 1, world, lineage: first?.lineage ?? '', head, records: records.length },
  };
}

function eventOf(record: Record, render: (command: Command) => string): Event {
  const { at, on, by, seq } = record;
  const event = (severity: Severity, body: string, attributes: Event['attributes'] = {}): Event => ({
    at,
    severity,
    event: record.type,
    ...('step' in record ? { step: record.step } : {}),
    body,
    attributes: { seq, on, by, ...attributes },
  });
  switch (record.type) {
    case 'opened':
      return event('INFO', 'The wizard was started.', { tool: record.tool });
    case 'driven':
      return event('INFO', `The practice lab is driven by ${record.driver}.`, { driver: record.driver });
    case 'looked': {
      const { findings, facts } = record;
      return event(worst(findings), `Looked: ${findings.length} findings.`, { findings, facts });
    }
    case 'answered':
      return event('INFO', `Answered ${record.key}.`, { key: record.key, value: record.value });
    case 'read':
      return event('INFO', `Read ${pageWords[record.page]}, and went on.`);
    case 'went back':
      return event('INFO', `Went back to something in ${stepTitles[record.to.step]}.`, { to: record.to });
    case 'confirmed':
      return event('INFO', 'Confirmed the plan.', { digest: record.digest, typed: record.typed });
    case 'intent':
      return event('INFO', record.change.words, { change: record.change, command: render(record.change.command), host: record.host });
    case 'output':
      return event('INFO', `${record.lines.length} lines of output.`, { change: record.change, output: byStream(record.lines) });
    case 'ended': {
      const { change, end, seconds } = record;
      return event(succeeded(end) ? 'INFO' : 'ERROR', `Outcome: ${endInWords(end)}, after ${durationInWords(seconds)}.`, {
        change,
        end,
        seconds,
      });
    }
    case 'settled':
      return event('WARN', `Looked whether the interrupted change took effect: ${settledInWords(record.settled)}.`, {
        change: record.change,
        settled: record.settled,
      });
    case 'waited': {
      const { wait, met, saw, seconds } = record;
      return event(met ? 'INFO' : 'WARN', `Waited ${durationInWords(seconds)} for ${wait}: ${met ? 'it came' : 'it had not come'}.`, {
        wait,
        met,
        saw,
        seconds,
      });
    }
    case 'decided':
      return event('WARN', `Trouble with ${record.about}; decided to ${decisions[record.option]}.`, {
        about: record.about,
        option: record.option,
      });
    case 'undoing':
      return event('WARN', `Chose ${record.changes.length} changes to be taken back.`, { changes: record.changes });
    case 'repaired':
      return event('WARN', 'The last line of the state file had been cut short.', {
        bytes: record.bytes,
        sha256: record.sha256,
        kept: record.kept,
      });
    case 'took over':
      return event('WARN', `Took the state file over: ${takenOverInWords(record.why)}.`, { from: record.from, why: record.why });
    case 'salvaged': {
      const { from, line, bytes, sha256 } = record;
      return event('WARN', `Everything before this was taken from a state file that is damaged from its line ${line} on.`, {
        from,
        line,
        bytes,
        sha256,
      });
    }
    case 'handed over':
      return event('INFO', `Handed over, to go on on another computer: ${record.to}.`, { to: record.to });
    case 'closed':
      return event('INFO', `The wizard was closed: ${record.verdict}.`, { verdict: record.verdict });
  }
}

function worst(findings: readonly Finding[]): Severity {
  if (findings.some((each) => each.state === 'blocker')) return 'ERROR';
  return findings.some((each) => each.state === 'problem' || each.state === 'not seen') ? 'WARN' : 'INFO';
}

/** Lines that follow each other on one stream as one text, so that a key over several lines is seen and masked as one. */
function byStream(lines: readonly OutputLine[]): Json {
  const joined: OutputLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last?.stream === line.stream) joined[joined.length - 1] = { ...last, text: `${last.text}\n${line.text}` };
    else joined.push(line);
  }
  return joined;
}
