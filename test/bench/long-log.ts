// What a session log of very much output takes: each format's most memory as a process of its own, and its time beside reading and parsing
// the same file.

import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { logOptionsOf } from '../../src/cli/log-options.ts';
import { encode, hashOf, noLine } from '../../src/journal/codec.ts';
import { readJournal } from '../../src/journal/journal.ts';
import { ours } from '../../src/journal/upcasts.ts';
import { type LogFormat, logFormats } from '../../src/log/formats.ts';
import { sessionLog } from '../../src/log/session-log.ts';
import type { Fact } from '../../src/model/record.ts';
import { createSecrets } from '../../src/secrets/redact.ts';
import { storyOf } from '../../src/story/story.ts';
import { change, done, opened } from '../story/tales.ts';

/** A journal of changes that each say 2,000 lines, as many as are kept of one, in batches as they are written. */
export function writeTalkative(file: string, changes: number): void {
  let [head, seq] = [noLine, 0];
  writeFileSync(file, '');
  const append = (facts: readonly Fact[]) => {
    const lines = facts.map((fact) => {
      seq += 1;
      const written = {
        v: ours,
        seq,
        at: new Date(Date.UTC(2026, 10, 24, 11, 0, seq)).toISOString(),
        on: 'ATL-ADM-001',
        by: 'kenmyer',
      } as const;
      const line = encode({ ...written, prev: head, ...fact });
      head = hashOf(line);
      return `${line}\n`;
    });
    appendFileSync(file, lines.join(''));
  };
  append([opened]);
  for (let number = 0; number < changes; number += 1) {
    const made = change(`restart server-${number}`);
    const [begun, ...ended] = done(made);
    const said = Array.from(
      { length: 20 },
      (_, batch): Fact => ({
        type: 'output',
        change: made.id,
        lines: Array.from({ length: 100 }, (__, at) => ({
          stream: at % 7 === 0 ? 'output' : 'verbose',
          text: `The command completed successfully but no settings of 'atl-exchange-${at}.litwareinc.com' have been modified, ${batch}.`,
        })),
      }),
    );
    append([...(begun === undefined ? [] : [begun]), ...said, ...ended]);
  }
  append([{ type: 'closed', verdict: 'not done' }]);
}

/** For --import: says at the end what the process took at most, in KiB. */
/** Of this process alone: what getrusage tells of a process begins with the memory of whoever started it. */
export const tellPeak = `data:text/javascript,import{readFileSync}from"node:fs";process.on("exit",()=>process.stderr.write("peak "+/VmHWM:\\s+([0-9]+)/.exec(readFileSync("/proc/self/status","utf8"))[1]))`;

/** MiB that the program took at most to write a log. */
function peakOf(wizard: string, file: string, format: LogFormat): number {
  const out = path.join(path.dirname(file), `out.${format}`);
  const script = `${JSON.stringify(process.execPath)} --import '${tellPeak}' ${wizard} log --state ${file} --out ${out} 2>&1`;
  const said = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
  return Number(/peak (\d+)/.exec(said)?.[1]) / 1024;
}

/** The most that any format takes beyond what a log of little takes. */
export const mostPeak = (wizard: string, long: string, short: string): number =>
  Math.max(...logFormats.map((format) => peakOf(wizard, long, format) - peakOf(wizard, short, format)));

export function writeLog(file: string, format: LogFormat): number {
  const read = readJournal(file);
  if (read.kind === 'refused') throw new Error(read.words);
  const story = storyOf(read.records);
  const options = logOptionsOf(story, { fingerprint: read.fingerprint, redact: createSecrets().redact, renew: '' });
  let length = 0;
  for (const piece of sessionLog(story, { format, ...options })) length += piece.length;
  return length;
}

export const readAndParse = (file: string): readonly unknown[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
