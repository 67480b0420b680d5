// partner-wizard record: every look of a run, read only, as one file in disguise. Changes nothing on a server, writes no record and takes
// no lock. What is not disguised is shown before anything is written; the way back to the names is in a file of its own.

import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { isWord } from '../model/demand.ts';
import { harmless } from '../model/harmless.ts';
import type { World } from '../model/shell.ts';
import { recordingPreview } from '../recording/preview.ts';
import { createRecorder } from '../recording/recorder.ts';
import { type MadeRecording, makeRecording } from '../recording/recording.ts';
import { fieldQuestions, storageTestShape } from '../recording/shapes.ts';
import { createSecrets } from '../secrets/redact.ts';
import { sequence } from '../steps/sequence.ts';
import { answersOn } from '../story/answers.ts';
import { storyOf } from '../story/story.ts';
import type { Answers } from '../wizard/no-input.ts';
import { survey } from '../wizard/survey.ts';
import type { Surveyed } from '../wizard/surveyed.ts';
import { leadsNowhere } from '../wizard/targets.ts';
import { readAnswersFile } from './answers.ts';
import { type RecordArguments, usualSpeed, version } from './asked.ts';
import { isYes, lineTyped } from './asking-lines.ts';
import { notesOnOpen } from './closed.ts';
import { exitCodes } from './exit-codes.ts';
import type { OpenLab } from './lab-options.ts';
import { mapBeside, realTarget, stateFileIn, type Target, targetOfState } from './places.ts';
import { readState } from './read-state.ts';
import { talk, tell } from './say.ts';
import { openerOf } from './worlds.ts';
import { mapMark, whyKept, writeOut } from './write-out.ts';

/** The word that lets the storage test write its item. */
const testWord = 'test item';

export async function record(args: RecordArguments, openLab: OpenLab): Promise<number> {
  const given = answersOf(args);
  if (!given.ok) return refuse(given.why, given.exitCode);
  const mayAsk = args.input && process.stdin.isTTY === true;
  if (!mayAsk && !args.yes) return refuse(nobodyToAsk, exitCodes.inputNeeded);
  if (args.withTestItem !== null && !mayAsk) return refuse(nobodyToType, exitCodes.inputNeeded);
  const kept = whyKept(args.out, 'recording') ?? whyKept(mapBeside(args.out), 'map of a recording');
  if (kept !== undefined) return refuse(kept);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  const { signal } = stop;
  try {
    const target = targetOf(args);
    talk(introduction(target.world));
    if (args.withTestItem !== null && !(await agreedToItem(args.withTestItem, signal)))
      return refuse('Nothing was looked at.', exitCodes.interrupted);
    const open = openerOf(target, { preset: null, faults: [], speed: usualSpeed }, openLab);
    const world = await open({ now: () => new Date(), secrets: createSecrets() });
    const looked = await lookAt(world, args, given.answers, signal).finally(() => world.close());
    return looked.kind === 'made' ? await hand(looked.made, args, mayAsk, signal) : ended(looked);
  } catch (error) {
    if (signal.aborted) return exitCodes.interrupted;
    throw error;
  } finally {
    process.removeListener('SIGINT', interrupt);
    process.removeListener('SIGTERM', interrupt);
  }
}

type Looked = { readonly kind: 'made'; readonly made: MadeRecording } | Exclude<Surveyed, { kind: 'surveyed' }>;

async function lookAt(world: World, { withTestItem }: RecordArguments, answers: Answers, signal: AbortSignal): Promise<Looked> {
  const now = () => new Date();
  const at = now().toISOString();
  const computer = hostname();
  const recorder = createRecorder(now);
  const looking = ({ title }: { readonly title: string }) => talk(`Looking: ${title}`);
  const surveyed = await survey({
    sequence,
    aim: 'set up',
    story: storyOf([]),
    answers,
    world,
    computer,
    now,
    signal,
    through: recorder.through,
    looking,
  });
  if (surveyed.kind !== 'surveyed') return surveyed;
  talk('Looking: of what kinds the objects are that the shells give');
  await recorder.askShapes([...fieldQuestions, ...(withTestItem === null ? [] : [storageTestShape(withTestItem)])]);
  if (signal.aborted) return { kind: 'stopped' };
  // Only what was used: an answers file may hold more than a look goes by.
  const overridden = Object.entries(answers).filter(([key]) => key.endsWith('.goOnAnyway'));
  const used = { ...Object.fromEntries(overridden), ...surveyed.context.answers };
  const about = { tool: `partner-wizard ${version}`, at, world: world.kind, computer, user: world.user, answers: used };
  return { kind: 'made', made: makeRecording(about, recorder.heard()) };
}

function ended(looked: Exclude<Looked, { kind: 'made' }>): number {
  if (looked.kind === 'stopped') return refuse('Stopped. Nothing was changed, and nothing is written.', exitCodes.interrupted);
  return refuse(
    `An answer is missing: ${looked.key}\n${looked.why}\nAnswers come from the state file, or from a file named with --answers FILE. Nothing is written yet.`,
    exitCodes.inputNeeded,
  );
}

/** Shows what stays, asks, and writes. */
async function hand(
  { recording, map, stayed }: MadeRecording,
  { out, yes }: RecordArguments,
  mayAsk: boolean,
  signal: AbortSignal,
): Promise<number> {
  const { commands, probes, shapes } = recording;
  talk(
    `\nLooked: ${commands.length} commands, ${probes.length} looks over the network, ${shapes.length} forms of objects. Nothing was changed.\n`,
  );
  talk('These texts stay as they are. All others, and every name, address, account and certificate, are in disguise:\n');
  talk(recordingPreview(stayed).join('\n'));
  if (!yes && !(mayAsk && (await isYes(`Write ${harmless(out, 300)}? Type yes to write it, anything else to leave it: `, signal))))
    return refuse('Nothing is written.', exitCodes.interrupted);
  const mapFile = mapBeside(out);
  // First the way back: a file whose names nobody can find again is of less use.
  const trouble =
    writeOut(mapFile, 'map of a recording', `${JSON.stringify({ ...mapMark, ...map }, null, 2)}\n`) ??
    writeOut(out, 'recording', `${JSON.stringify(recording, null, 1)}\n`);
  if (trouble !== undefined) return refuse(trouble);
  tell(out);
  talk(written(out, mapFile, process.platform === 'win32'));
  const notes = notesOnOpen([
    { what: 'The recording', file: out },
    { what: 'Its map', file: mapFile },
  ]);
  for (const note of notes) talk(`Note: ${note}`);
  return exitCodes.done;
}

const written = (out: string, mapFile: string, onWindows: boolean): string =>
  [
    `Written: ${out}. Open it and look through it before you send it to anybody.`,
    `Keep ${mapFile} to yourself: it says which name each disguise stands for. ${
      onWindows
        ? 'On Windows whoever may read its folder may read it: keep it in a folder of your own, such as Documents.'
        : 'Only your account can read it.'
    }`,
  ].join('\n');

const introduction = (world: Target['world']): string =>
  [
    world === 'lab' ? 'PRACTICE LAB: nothing real is touched.' : 'REAL SERVERS: they are looked at, and nothing is changed.',
    'This makes the looks of a set-up, one after the other, and keeps what the servers answer: in memory only, until you have seen what would be written.',
    'It may take some minutes. Ctrl+C stops it at any time and leaves nothing behind.',
  ].join('\n');

async function agreedToItem(address: string, signal: AbortSignal): Promise<boolean> {
  talk(
    [
      `You asked for the storage test too: it writes one item into the mailbox of ${harmless(address, 300)} and deletes it again.`,
      'Name a mailbox that is there for tests, never that of a person.',
    ].join('\n'),
  );
  return isWord(await lineTyped(`Type ${testWord} to go on: `, signal), testWord);
}

type Given = { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly why: string; readonly exitCode: number };

/** What the state file holds, but for where to connect to: that a file from anybody does not say. The answers file says that. */
function answersOf({ state, answers }: RecordArguments): Given {
  const file = answers === null ? { ok: true as const, answers: {} } : readAnswersFile(answers);
  if (!file.ok) return { ...file, exitCode: exitCodes.wrongArguments };
  if (state === null || !existsSync(state)) return file;
  const read = readState(state);
  if (read.kind === 'refused') return { ok: false, why: read.words, exitCode: exitCodes.failed };
  const before = Object.entries(answersOn(hostname(), storyOf(read.records)));
  return { ok: true, answers: { ...Object.fromEntries(before.filter(leadsNowhere)), ...file.answers } };
}

/** The lab where it is named; else what the state file works on; else real servers. */
function targetOf({ lab, state, out }: RecordArguments): Target {
  if (lab !== null) return { world: 'lab', statePath: state ?? stateFileIn(lab), labDir: lab };
  return state === null ? realTarget({ statePath: out }) : targetOfState(state);
}

const nobodyToAsk =
  'Before anything is written you are shown what is not in disguise, and there is no terminal here to ask in. Say --yes to write it all the same.';
const nobodyToType = `The storage test writes an item into a mailbox: it runs only where somebody can type "${testWord}". Leave --with-test-item out, or start this in a terminal.`;

function refuse(words: string, exitCode: number = exitCodes.failed): number {
  talk(words);
  return exitCode;
}
