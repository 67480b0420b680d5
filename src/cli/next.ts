// partner-wizard next: what may come after a set-up, told with the lines that a person would type. Looks at what there is, by a shell that
// starts looks alone; where it cannot, it goes by what the state file saw last, and says so. Writes nothing, takes no lock.

import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { type FollowUp, isShellNamed, partsOf } from '../model/follow-up.ts';
import type { World } from '../model/shell.ts';
import { onlyAllowed } from '../powershell/only-allowed.ts';
import { createSecrets } from '../secrets/redact.ts';
import { whyNoLook } from '../steps/allowed.ts';
import { sequence } from '../steps/sequence.ts';
import { type Story, storyOf } from '../story/story.ts';
import { followUpsFor, followUpsIn } from '../wizard/follow-ups.ts';
import type { Answers } from '../wizard/no-input.ts';
import { survey } from '../wizard/survey.ts';
import type { Surveyed } from '../wizard/surveyed.ts';
import { readAnswersFile } from './answers.ts';
import { type NextArguments, usualSpeed } from './asked.ts';
import { whyNotClosed } from './closed.ts';
import { exitCodes } from './exit-codes.ts';
import type { OpenLab } from './lab-options.ts';
import { isLab, realSetUps, rehearsals, stateFileIn, stateHomes, type Target, targetOfState } from './places.ts';
import { readState } from './read-state.ts';
import { talk, tellText } from './say.ts';
import { openerOf } from './worlds.ts';

export async function tellNext(args: NextArguments, openLab: OpenLab): Promise<number> {
  const target = targetOf(args);
  if (target === undefined) return refuse(namesNothing);
  if (target.world === 'lab' && !isLab(target.labDir)) return refuse(`There is no practice lab in ${target.labDir}.`);
  const read = existsSync(target.statePath) ? readState(target.statePath) : undefined;
  if (read?.kind === 'refused') return refuse(read.words);
  const open = args.answers === null ? undefined : whyNotClosed('The answers file', args.answers);
  if (open !== undefined) return refuse(open);
  const file = args.answers === null ? { ok: true as const, answers: {} } : readAnswersFile(args.answers);
  if (!file.ok) return refuse(file.why, exitCodes.wrongArguments);
  const story = storyOf(read?.records ?? []);
  const surveyed = await look(target, story, file.answers, openLab);
  switch (surveyed.kind) {
    case 'stopped':
      talk('Stopped. Nothing was changed.');
      return exitCodes.interrupted;
    case 'surveyed':
      for (const { step, why } of surveyed.leftOut) talk(`Not looked at now, so told as it was seen last: ${step.title}. ${why}`);
      tellText(inText(followUpsFor(surveyed.context, sequence)));
      return exitCodes.done;
    case 'missing': {
      if (read === undefined) return refuse(cannotLook(surveyed), exitCodes.inputNeeded);
      talk(`${cannotLook(surveyed)}\nWhat follows is as of the state file, written ${story.written?.at ?? 'before'}.`);
      tellText(inText(followUpsIn(story, sequence)));
      return exitCodes.done;
    }
  }
}

const cannotLook = ({ key, why }: Extract<Surveyed, { kind: 'missing' }>): string =>
  `It could not look, because an answer is missing: ${key}\n${why}\nName the answers that a finished set-up leaves with --answers FILE.`;

async function look(target: Target, story: Story, answers: Answers, openLab: OpenLab): Promise<Surveyed> {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const now = () => new Date();
  try {
    const open = openerOf(target, { preset: null, faults: [], speed: usualSpeed }, openLab);
    const opened = await open({ now, secrets: createSecrets() });
    const world: World = { ...opened, shell: onlyAllowed(opened.shell, (command) => whyNoLook(command, false)) };
    try {
      talk(world.kind === 'lab' ? 'PRACTICE LAB: nothing real is touched.' : 'REAL SERVERS: they are looked at, and nothing is changed.');
      return await survey({
        ...{ sequence, aim: 'set up', story, answers, world, computer: hostname(), now, signal: stop.signal },
        checks: { tests: false },
        looking: ({ title }) => {
          if (process.stderr.isTTY) talk(`Looking: ${title}`);
        },
      });
    } finally {
      await world.close();
    }
  } finally {
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
  }
}

/** What was named, or what was worked on last: real servers before any rehearsal. */
function targetOf({ state, lab }: NextArguments): Target | undefined {
  if (lab !== null) return { world: 'lab', statePath: state ?? stateFileIn(lab), labDir: lab };
  if (state !== null) return targetOfState(state);
  const homes = stateHomes(process.platform, process.env);
  const latest = realSetUps(homes).at(-1) ?? rehearsals(homes).at(-1);
  return latest && targetOfState(latest.statePath);
}

const namesNothing = 'There is no state file yet. Name one with --state FILE, or a practice lab with --lab DIR.';

const intro = `What comes next. None of it has to be done, and nothing of it was run: the lines are for you to type.
`;

/** Text for a terminal or a file: a line to type stands alone in its line, behind the shell that it is for. */
function inText(followUps: readonly FollowUp[]): string {
  return [intro, ...followUps.map(entryInText)].join('\n');
}

function entryInText(followUp: FollowUp): string {
  const parts = partsOf(followUp).map(({ title, items }) => {
    const lines = items.flatMap((each, at) => {
      if (typeof each === 'string') return [`    ${each}`];
      if ('state' in each) return [`    ${each.state.padEnd(8)}  ${each.words}`];
      return [...(isShellNamed(each, items[at - 1]) ? [] : [`    ${each.shell}`]), `      ${each.line}`];
    });
    return `  ${title}\n${lines.join('\n')}\n`;
  });
  return `${followUp.title}: ${followUp.now}\n${parts.join('')}`;
}

function refuse(words: string, exitCode: number = exitCodes.failed): number {
  talk(words);
  return exitCode;
}
