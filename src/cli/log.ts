// partner-wizard log: the session log of a state file. Reads only; repairs nothing and takes no lock.

import { sessionLog } from '../log/session-log.ts';
import { render } from '../powershell/render.ts';
import { createSecrets } from '../secrets/redact.ts';
import { sequence } from '../steps/sequence.ts';
import { storyOf } from '../story/story.ts';
import { calendarIn } from '../wizard/summary.ts';
import { madeByIn } from '../wizard/undo.ts';
import type { LogArguments } from './asked.ts';
import { notesOnOpen } from './closed.ts';
import { exitCodes } from './exit-codes.ts';
import { realSetUps, rehearsals, stateHomes, targetOfState } from './places.ts';
import { readState } from './read-state.ts';
import { renewalLine } from './renewal.ts';
import { talk } from './say.ts';
import { writeOut } from './write-out.ts';

export function exportLog(args: LogArguments): number {
  const homes = stateHomes(process.platform, process.env);
  // What was done to real servers is asked for before any rehearsal.
  const path = args.state ?? (realSetUps(homes).at(-1) ?? rehearsals(homes).at(-1))?.statePath;
  if (path === undefined) {
    talk('There is no state file yet. Name one with --state FILE.');
    return exitCodes.failed;
  }
  const read = readState(path);
  if (read.kind === 'refused') {
    talk(read.words);
    return exitCodes.failed;
  }
  for (const note of notesOnOpen([{ what: 'The state file', file: path }])) talk(`Note: ${note}`);
  const story = storyOf(read.records);
  const text = sessionLog(story, {
    format: args.format,
    fingerprint: read.fingerprint,
    render,
    madeBy: madeByIn(story, sequence),
    redact: createSecrets().redact,
    calendar: calendarIn(story, sequence),
    steps: sequence,
    renew: renewalLine(targetOfState(path)),
  });
  if (args.out === null) {
    process.stdout.write(text);
    return exitCodes.done;
  }
  const trouble = writeOut(args.out, 'session log', text);
  if (trouble === undefined) return exitCodes.done;
  talk(trouble);
  return exitCodes.failed;
}
