// A recording of a practice lab, made as the command makes it, with what the same looks found.

import { openLab } from '../../src/lab/lab.ts';
import type { Finding } from '../../src/model/finding.ts';
import { createRecorder } from '../../src/recording/recorder.ts';
import { type MadeRecording, makeRecording } from '../../src/recording/recording.ts';
import { sequence } from '../../src/steps/sequence.ts';
import { storyOf } from '../../src/story/story.ts';
import type { Answers } from '../../src/wizard/no-input.ts';
import { survey } from '../../src/wizard/survey.ts';
import type { Survey } from '../../src/wizard/surveyed.ts';
import { playback } from '../harness/playback.ts';
import { litware } from '../wizard/rehearsal.ts';

type Options = { readonly answers?: Answers; readonly preset?: string; readonly faults?: readonly string[] };

export type Recorded = { readonly made: MadeRecording; readonly found: readonly Finding[] };

export async function recordLab(dir: string, { answers = litware, preset, faults = [] }: Options = {}): Promise<Recorded> {
  const now = () => new Date();
  const at = now().toISOString();
  const world = await openLab({ dir, faults, factor: 2000, now, ...(preset === undefined ? {} : { preset }) });
  const recorder = createRecorder(now);
  try {
    const surveyed = await surveyOf({ world, answers, now, computer: 'here', through: recorder.through });
    const about = {
      tool: 'partner-wizard',
      at,
      world: world.kind,
      computer: 'here',
      user: world.user,
      answers: { ...surveyed.context.answers },
    };
    return { made: makeRecording(about, recorder.heard()), found: findingsOf(surveyed) };
  } finally {
    await world.close();
  }
}

type Looked = Omit<Parameters<typeof survey>[0], 'sequence' | 'aim' | 'story' | 'signal' | 'looking'>;

async function surveyOf(options: Looked): Promise<Survey> {
  const surveyed = await survey({
    ...options,
    sequence,
    aim: 'set up',
    story: storyOf([]),
    signal: new AbortController().signal,
    looking: () => undefined,
  });
  if (surveyed.kind !== 'surveyed') throw new Error(`The survey ended early: ${JSON.stringify(surveyed)}`);
  return surveyed;
}

const findingsOf = ({ steps }: Survey): readonly Finding[] => steps.flatMap(({ findings }) => findings);

/** What the looks find in a recording, and what they asked for that it does not hold. */
export async function playBack({
  recording,
}: Pick<MadeRecording, 'recording'>): Promise<{ readonly found: readonly Finding[]; readonly notThere: readonly string[] }> {
  const { notThere, ...looked } = playback(recording);
  const surveyed = await surveyOf(looked);
  return { found: findingsOf(surveyed), notThere };
}
