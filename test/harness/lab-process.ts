// The built program as processes of their own: a lab that is served, and wizards without a keyboard that work on it and are
// killed at a place of their run. Nothing here sleeps: it watches the file.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import type { Record } from '../../src/model/record.ts';

const program = join(import.meta.dirname, '../../dist/partner-wizard.mjs');
export const answers = join(import.meta.dirname, '../../assets/answers/litware.json');

const somebodyElse = new URL('./somebody-else.ts', import.meta.url).href;
const killAt = new URL('./kill-at.ts', import.meta.url).href;

export type LabProcess = {
  /** What it said of the commands that it played, one line each. */
  readonly said: () => readonly string[];
  stop(): Promise<void>;
};

/** Starts a lab of its own over a folder, and waits until wizards can work on it. */
export async function startLab(dir: string, speed: number): Promise<LabProcess> {
  const lab = start(['lab', 'serve', '--lab', dir, '--speed', String(speed)]);
  await saidAtLeast(lab, 'Start a wizard');
  return {
    said: () => lab.out().split('\n').filter(Boolean).slice(2),
    async stop() {
      lab.child.kill('SIGTERM');
      await lab.over;
    },
  };
}

export type Ended = { readonly code: number | null; readonly signal: string | null; readonly words: string };

export const stateFile = (dir: string): string => join(dir, 'set-up.jsonl');

/** Where a run ends: at a point that kill-at.ts counts, or once `place` says so of the records. */
type Kill = {
  readonly point?: number;
  /** The file for the names of the points. */
  readonly log?: string;
  /** Asked whenever the state file or the lab's world has changed. */
  readonly place?: (records: readonly Record[]) => boolean;
};

/** Runs a wizard over the folder until it ends, or is killed. */
export async function runWizard(dir: string, { point = 0, log, place }: Kill = {}): Promise<Ended> {
  const wizard = start(['--lab', dir, '--no-input', '--yes', '--answers', answers], {
    KILL_IN: dir,
    KILL_AT: String(point),
    ...(log === undefined ? {} : { KILL_LOG: log }),
  });
  if (place === undefined) return wizard.over;
  const watching = watch(dir, (_, name) => {
    if ((name === 'set-up.jsonl' || name === 'world.json') && place(recordsIn(dir))) wizard.child.kill('SIGKILL');
  });
  try {
    return await wizard.over;
  } finally {
    watching.close();
  }
}

/** The records of the state file that are whole. */
export function recordsIn(dir: string): readonly Record[] {
  const text = existsSync(stateFile(dir)) ? readFileSync(stateFile(dir), 'utf8') : '';
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

type Started = { readonly child: ChildProcess; readonly out: () => string; readonly over: Promise<Ended> };

/** Who runs a wizard, where, and in which surroundings. */
export type Person = {
  readonly on: string;
  readonly by: string;
  readonly home: string;
  readonly language: string;
  readonly zone: string;
  readonly arch: string;
};

/** Runs a wizard as somebody on a computer of their own, until it ends. */
export async function runWizardAs(
  { on, by, home, language, zone, arch }: Person,
  { lab, state, answers: file }: { readonly lab: string; readonly state: string; readonly answers: string },
): Promise<Ended> {
  const surroundings = { HOME: home, USERPROFILE: home, XDG_STATE_HOME: join(home, 'state'), LANG: language, LC_ALL: language, TZ: zone };
  const person = { PERSON_ON: on, PERSON_BY: by, PERSON_ARCH: arch, USER: by, LOGNAME: by, USERNAME: by };
  const args = ['--lab', lab, '--state', state, '--no-input', '--yes', '--answers', file];
  return start(args, { ...surroundings, ...person }).over;
}

function start(args: readonly string[], env: { readonly [name: string]: string } = {}): Started {
  if (!existsSync(program)) throw new Error('The program is not built yet. Run "npm run build" first.');
  const preloaded = [...(env.KILL_IN === undefined ? [] : [killAt]), ...(env.PERSON_ON === undefined ? [] : [somebodyElse])];
  const child = spawn(process.execPath, [...preloaded.flatMap((each) => ['--import', each]), program, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let [out, all] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
    all += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    all += chunk;
  });
  const over = once(child, 'close').then(() => ({ code: child.exitCode, signal: child.signalCode, words: all }));
  return { child, out: () => out, over };
}

async function saidAtLeast({ child, out, over }: Started, words: string): Promise<void> {
  while (!out().includes(words)) {
    const ended = await Promise.race([over, once(child.stdout ?? child, 'data')]);
    if ('code' in ended) throw new Error(`The lab ended: ${ended.words}`);
  }
}
