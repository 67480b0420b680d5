// partner-wizard log: the session log of a state file. Reads only; repairs nothing and takes no lock.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
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
import { writeLong } from './write-out.ts';

export async function exportLog(args: LogArguments): Promise<number> {
  const homes = stateHomes(process.platform, process.env);
  // What was done to real servers is asked for before any rehearsal.
  const path = args.state ?? (realSetUps(homes).at(-1) ?? rehearsals(homes).at(-1))?.statePath;
  if (path === undefined) return refuse('There is no state file yet. Name one with --state FILE.');
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
  const written = writeLong(out, 'session log', pieces);
  if (written.kind === 'trouble') return refuse(written.words);
  talk(`Written: ${out}, ${written.bytes.toLocaleString('en-US')} bytes. SHA-256: ${written.sha256}`);
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

function refuse(words: string): number {
  talk(words);
  return exitCodes.failed;
}
