// partner-wizard log: the session log of a state file. Reads only; repairs nothing and takes no lock.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setFlagsFromString } from 'node:v8';
import { joined } from '../files/atomic.ts';
import type { LogFormat } from '../log/formats.ts';
import { sessionLog } from '../log/session-log.ts';
import { createSecrets } from '../secrets/redact.ts';
import { storyOf } from '../story/story.ts';
import type { LogArguments } from './asked.ts';
import { notesOnOpen } from './closed.ts';
import { exitCodes } from './exit-codes.ts';
import { logOptionsOf } from './log-options.ts';
import { realSetUps, rehearsals, stateHomes, targetOfState } from './places.ts';
import { readState } from './read-state.ts';
import { renewalLine } from './renewal.ts';
import { talk } from './say.ts';
import { writeWaitedFor } from './write-out.ts';

/** A log is made of many pieces that live for a moment; without this their part of the memory grows to a hundred MiB. */
const keepYoungSmall = () => setFlagsFromString('--semi-space-growth-factor=1');

export async function exportLog(args: LogArguments): Promise<number> {
  keepYoungSmall();
  const homes = stateHomes(process.platform, process.env);
  // What was done to real servers is asked for before any rehearsal.
  const path = args.state ?? (realSetUps(homes).at(-1) ?? rehearsals(homes).at(-1))?.statePath;
  if (path === undefined) return refuse('There is no state file yet. Name one with --state FILE.');
  if (args.state === null) talk(`The log of ${path}; another one is named with --state FILE.`);
  const read = readState(path);
  if (read.kind === 'refused') return refuse(read.words);
  for (const note of notesOnOpen([{ what: 'The state file', file: path }])) talk(`Note: ${note}`);
  const story = storyOf(read.records);
  const { redact } = createSecrets();
  const { ticket, note, out } = args;
  const rest = logOptionsOf(story, { fingerprint: read.fingerprint, redact, renew: renewalLine(targetOfState(path)) });
  const format = args.format ?? formatOf(out);
  if (args.share) return (await import('./share.ts')).share(story, rest, { statePath: path, format, out, yes: args.yes });
  const pieces = sessionLog(story, { format, ...rest, ticket, note });
  if (out === null) return print(pieces);
  const written = await write(out, pieces);
  if (written.kind === 'stopped') return refuse('Stopped. Nothing is written.', exitCodes.interrupted);
  if (written.kind === 'trouble') return refuse(written.words);
  talk(`Written: ${out} (${format}), ${written.bytes.toLocaleString('en-US')} bytes. SHA-256: ${written.sha256}`);
  return exitCodes.done;
}

const endings: readonly (readonly [ending: RegExp, format: LogFormat])[] = [
  [/\.html?$/i, 'html'],
  [/\.jsonl$/i, 'jsonl'],
];

/** By the ending of the file that it is for. */
const formatOf = (out: string | null): LogFormat => endings.find(([ending]) => ending.test(out ?? ''))?.[1] ?? 'md';

/** As quick as it is taken. What is lost is told by whoever watches the output (lost-output.ts). */
async function print(pieces: Iterable<string>): Promise<number> {
  try {
    await pipeline(Readable.from(joined(pieces)), process.stdout, { end: false });
    return exitCodes.done;
  } catch {
    return exitCodes.failed;
  }
}

/** Of a log that takes a while, how far it is; Ctrl+C stops it. */
async function write(out: string, pieces: Iterable<string>) {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  let next = Date.now() + 1000;
  const progress = (bytes: number) => {
    if (Date.now() < next) return;
    next = Date.now() + 1000;
    talk(`Writing: ${Math.floor(bytes / 1e6)} MB so far. Ctrl+C stops it.`);
  };
  try {
    return await writeWaitedFor(out, 'session log', pieces, stop.signal, progress);
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}

function refuse(words: string, exitCode: number = exitCodes.failed): number {
  talk(words);
  return exitCode;
}
