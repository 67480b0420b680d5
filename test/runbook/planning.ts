// A runbook of a practice lab, made as the command makes it; nothing is run.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { openLab } from '../../src/lab/lab.ts';
import type { Change } from '../../src/model/change.ts';
import type { Record } from '../../src/model/record.ts';
import { describeRunbook } from '../../src/runbook/describe.ts';
import type { Runbook } from '../../src/runbook/document.ts';
import { inPowerShell } from '../../src/runbook/script.ts';
import { rowFor } from '../../src/steps/guard.ts';
import { sequence } from '../../src/steps/sequence.ts';
import type { Guard } from '../../src/steps/step.ts';
import { storyOf } from '../../src/story/story.ts';
import type { Answers } from '../../src/wizard/no-input.ts';
import { type SurveyOptions, survey } from '../../src/wizard/survey.ts';
import type { Survey, Surveyed } from '../../src/wizard/surveyed.ts';
import { litware } from '../wizard/rehearsal.ts';

type Options = {
  readonly answers?: Answers;
  readonly records?: readonly Record[];
  readonly preset?: string;
  readonly faults?: readonly string[];
  readonly now?: () => Date;
  readonly aim?: SurveyOptions['aim'];
};

export async function surveyLab(dir: string, options: Options = {}): Promise<Surveyed> {
  const { preset, faults = [], answers = litware, records = [], aim = 'set up', now = () => new Date() } = options;
  const world = await openLab({ dir, faults, factor: 2000, now, ...(preset === undefined ? {} : { preset }) });
  try {
    const signal = new AbortController().signal;
    return await survey({
      sequence,
      aim,
      story: storyOf(records),
      answers,
      world,
      computer: 'here',
      now,
      signal,
      looking: () => undefined,
    });
  } finally {
    await world.close();
  }
}

/** A survey that lacked no answer. */
export async function wholeSurvey(dir: string, options: Options = {}): Promise<Survey> {
  const surveyed = await surveyLab(dir, options);
  if (surveyed.kind !== 'surveyed') throw new Error(`The survey ended early: ${JSON.stringify(surveyed)}`);
  return surveyed;
}

/** One survey of the usual lab for a whole file of tests: a lab takes a second to make. */
export function usualSurvey(): { readonly dir: () => string; readonly survey: () => Survey } {
  let dir = '';
  let surveyed: Survey | undefined;
  beforeAll(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-'));
    surveyed = await wholeSurvey(dir);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const survey = () => {
    if (surveyed === undefined) throw new Error('It is there once a test runs.');
    return surveyed;
  };
  return { dir: () => dir, survey };
}

const made = { at: '2026-11-24T12:00:00.000Z', tool: 'partner-wizard 0.0.0', world: 'lab' } as const;

export const runbookOf = (surveyed: Survey): Runbook => describeRunbook(surveyed, made);

export const plannedFor = async (dir: string, options: Options = {}): Promise<Runbook> => runbookOf(await wholeSurvey(dir, options));

/** What a runbook asks around a change, as the step says it whose change it is. */
export const guardOf = (change: Change, { steps, context }: Survey): Guard | undefined =>
  steps.flatMap(({ step }) => rowFor(step, change)?.guard(change, context) ?? [])[0];

const functions = readFileSync('assets/powershell/runbook.ps1', 'utf8');

export const scriptOf = (runbook: Runbook): string => inPowerShell(runbook, functions);

/** Without what differs from lab to lab: days, hashes, and the thumbprints of its certificates. */
export const stable = (text: string): string =>
  text
    .replace(/\b[0-9a-f]{64}\b/g, '<HASH>')
    .replace(/\b[0-9A-F]{40}\b|\b[0-9A-F]{8}(?=…)/g, '<THUMBPRINT>')
    .replace(/(?<=valid until )\d{4}-\d\d-\d\d/g, '<DAY>')
    .replaceAll('\r\n', '\n');
