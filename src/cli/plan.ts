// partner-wizard plan: what would run, as a runbook. Looks at the servers and reads the state file; changes nothing, writes no
// record, takes no lock. The runbook goes to standard output or into a file, the talk to standard error.

import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { worldIn } from '../journal/glance.ts';
import { describeRunbook } from '../runbook/describe.ts';
import { inJson, type Runbook } from '../runbook/document.ts';
import { inMarkdown } from '../runbook/markdown.ts';
import { inPowerShell } from '../runbook/script.ts';
import { createSecrets } from '../secrets/redact.ts';
import { sequence } from '../steps/sequence.ts';
import { storyOf } from '../story/story.ts';
import { survey } from '../wizard/survey.ts';
import type { Survey } from '../wizard/surveyed.ts';
import { readAnswersFile } from './answers.ts';
import { type PlanArguments, usualSpeed, version } from './asked.ts';
import { assetPath } from './assets.ts';
import { batchOrOne, lackOf, withBatch } from './batch.ts';
import { exitCodes } from './exit-codes.ts';
import type { OpenLab } from './lab-options.ts';
import {
  isLab,
  labFolderOf,
  realTarget,
  rehearsals,
  rehearsalTarget,
  renewalFileIn,
  stateFileIn,
  stateHomes,
  type Target,
} from './places.ts';
import { readState } from './read-state.ts';
import { talk } from './say.ts';
import { typedLines } from './typed.ts';
import { openerOf } from './worlds.ts';
import { whyKept, writeOut } from './write-out.ts';

export async function makePlan(args: PlanArguments, openLab: OpenLab): Promise<number> {
  const target = targetOf(args);
  if (target === undefined)
    return refuse('Say what to plan for: --state FILE for real servers or for a set-up that has begun, --lab DIR for a practice lab.');
  const kept = args.out === null ? undefined : whyKept(args.out, 'runbook');
  if (kept !== undefined) return refuse(kept);
  const read = existsSync(target.statePath) ? readState(target.statePath) : undefined;
  if (read?.kind === 'refused') return refuse(read.words);
  const answers = args.answers === null ? { ok: true as const, answers: {} } : readAnswersFile(args.answers);
  if (!answers.ok) return refuse(answers.why, exitCodes.wrongArguments);
  if (args.lab !== null && !isLab(args.lab))
    return refuse(`There is no practice lab in ${args.lab}. Make one:\n${typedLines(['--lab', args.lab]).join('\n')}`);
  if (read === undefined)
    talk(
      `There is no state file ${target.statePath} yet: the plan is for a ${args.aim === 'renew' ? 'renewal' : 'set-up'} that has not begun.`,
    );
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const now = () => new Date();
  const open = openerOf(target, { preset: null, faults: [], speed: usualSpeed }, openLab);
  const world = await open({ now, secrets: createSecrets() });
  try {
    talk(world.kind === 'lab' ? 'PRACTICE LAB: nothing real is touched.' : 'REAL SERVERS: they are looked at, and nothing is changed.');
    const { signal } = stop;
    const looking = ({ title }: { readonly title: string }) => talk(`Looking: ${title}`);
    const surveyed = await survey({
      sequence,
      aim: args.aim,
      story: storyOf(read?.records ?? []),
      answers: batchOrOne(withBatch(answers.answers, args.batch)),
      world,
      computer: hostname(),
      now,
      signal,
      looking,
    });
    switch (surveyed.kind) {
      case 'stopped':
        return exitCodes.interrupted;
      case 'missing': {
        const { words, exitCode } = lackOf(surveyed, args.batch);
        talk([...words, 'Answers come from the state file, or from a file named with --answers FILE.'].join('\n'));
        return exitCode;
      }
      case 'surveyed': {
        const made = { at: now().toISOString(), tool: `partner-wizard ${version}`, world: world.kind };
        return hand(describeRunbook(surveyed, made), surveyed, args);
      }
    }
  } finally {
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
    await world.close();
  }
}

function hand(runbook: Runbook, surveyed: Survey, args: PlanArguments): number {
  const text = textOf(runbook, args.format);
  const trouble = args.out === null ? undefined : writeOut(args.out, 'runbook', text);
  if (trouble !== undefined) return refuse(trouble);
  if (args.out === null) process.stdout.write(text);
  const { plan, blocked } = runbook.page;
  for (const each of blocked) talk(`Do not run it yet. ${each}`);
  talk(`Plan ${plan}${args.out === null ? '' : `, written to ${args.out}`}`);
  return exitCodeOf(runbook, surveyed);
}

/** A look that failed may have hidden something to do, so it never counts as nothing to do. */
function exitCodeOf({ sections, page }: Runbook, { steps }: Survey): number {
  const blind = steps.some(
    ({ blockers, findings }) => blockers.some((each) => each.blind) || findings.some((each) => each.state === 'not seen'),
  );
  const toDo = sections.length > 0 || page.prerequisites.some((each) => each.state === 'to mend') || page.blocked.length > 0;
  if (blind && sections.length === 0) return exitCodes.failed;
  return toDo ? exitCodes.somethingToDo : exitCodes.done;
}

function textOf(runbook: Runbook, format: PlanArguments['format']): string {
  switch (format) {
    case 'json':
      return inJson(runbook);
    case 'md':
      return inMarkdown(runbook);
    case 'ps1':
      return inPowerShell(runbook, readFileSync(assetPath('powershell', 'runbook.ps1'), 'utf8'));
  }
}

/** A renewal has a state file of its own, beside that of the set-up. */
function targetOf({ state, lab, aim }: PlanArguments): Target | undefined {
  const fileIn = aim === 'renew' ? renewalFileIn : stateFileIn;
  if (lab !== null) return { world: 'lab', statePath: state ?? fileIn(lab), labDir: lab };
  if (state !== null)
    return worldIn(state) === 'lab' ? { world: 'lab', statePath: state, labDir: labFolderOf(state) } : realTarget({ statePath: state });
  const latest = rehearsals(stateHomes(process.platform, process.env)).at(-1);
  return latest === undefined ? undefined : { ...rehearsalTarget(latest), statePath: fileIn(latest.dir) };
}

function refuse(words: string, exitCode: number = exitCodes.failed): number {
  talk(words);
  return exitCode;
}
