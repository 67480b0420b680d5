// npm run bench: how quick the wizard is, each figure beside what it is measured against, in one run. Medians; a figure
// over its bound fails the run. Speed is measured here and never in a test.

import { execFileSync } from 'node:child_process';
import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { spawn } from '@lydell/node-pty';
import { z } from 'zod';
import { openJournal, readJournal } from '../../src/journal/journal.ts';
import { startHost } from '../../src/powershell/host/host.ts';
import { storyOf } from '../../src/story/story.ts';
import { buildAlike } from '../harness/build.ts';
import { cmdlet, engine, engineOptions, runWith } from '../harness/powershell.ts';
import { textOf, virtualTerminal } from '../harness/terminal.ts';
import { makeKit } from '../kit/kit.ts';
import { exchangePart, leastOf } from './exchange-part.ts';
import { manyChanges, stepFacts, writeLongJournal } from './journal-sample.ts';
import { peakInLargeHouse, writeLongHistory } from './large-house.ts';
import { mostPeak, readAndParse, writeLog, writeTalkative } from './long-log.ts';
import { manyLooks } from './many-looks.ts';
import { lateHost, type SilentHosts, silentHosts } from './silent-hosts.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'partner-wizard-bench-'));
const wizard = path.join(import.meta.dirname, '../../dist/partner-wizard.mjs');
const createVite = path.join(import.meta.dirname, '../../node_modules/create-vite/index.js');
const runs = 15;

type Row = { readonly what: string; readonly ours: string; readonly against: string; readonly bound: string; readonly holds: boolean };

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
const ms = (value: number) => `${value.toFixed(0)} ms`;

function start(program: string, args: readonly string[] = [], size = { cols: 80, rows: 24 }, starter = process.execPath) {
  const environment = { PATH: process.env.PATH ?? '', HOME: folder, TERM: 'xterm-256color', XDG_STATE_HOME: folder };
  return spawn(starter, [...(starter === program ? [] : [program]), ...args], { ...size, name: 'xterm-256color', env: environment });
}

/** Milliseconds from the start of a program until its output satisfies `seen`. */
function timeUntil(
  program: string,
  seen: (output: string) => boolean,
  starter = process.execPath,
  args: readonly string[] = [],
): Promise<number> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    let output = '';
    let took = 0;
    const child = start(program, args, undefined, starter);
    child.onData((data) => {
      output += data;
      if (took > 0 || !seen(output)) return;
      took = performance.now() - began;
      child.kill('SIGKILL');
    });
    child.onExit(() => (took > 0 ? resolve(took) : reject(new Error(`${program} ended before it was seen:\n${output}`))));
  });
}

/** Side by side: one run of each in turn, so that whatever else the machine does meets both. */
async function compare(
  ours: () => Promise<number>,
  against: () => Promise<number>,
  rounds = runs,
): Promise<{ readonly ours: number; readonly against: number }> {
  const figures: { readonly ours: number[]; readonly against: number[] } = { ours: [], against: [] };
  for (let round = 0; round < rounds; round += 1) {
    figures.ours.push(await ours());
    figures.against.push(await against());
  }
  return { ours: median(figures.ours), against: median(figures.against) };
}

const buildBeside = (name: string) => buildAlike(path.join(import.meta.dirname, `${name}.tsx`), path.join(folder, name));

const times = (text: string, part: string) => text.split(part).length - 1;

async function firstFrame(): Promise<Row> {
  const least = await buildBeside('least-root');
  const { ours, against } = await compare(
    // Painted once before Ink is there, then drawn by Ink: the second time is Ink's first frame.
    () => timeUntil(wizard, (output) => times(output, 'What would you like to work on?') >= 2),
    () => timeUntil(least, (output) => output.includes('the least root')),
  );
  const ratio = ours / against;
  return {
    what: 'first frame of Ink, against the least full-screen root',
    ours: ms(ours),
    against: ms(against),
    bound: `${ratio.toFixed(2)} x (at most 1.4)`,
    holds: ratio <= 1.4,
  };
}

async function firstOutput(): Promise<Row> {
  const { ours, against } = await compare(
    () => timeUntil(wizard, (output) => output.includes('partner-wizard')),
    () => timeUntil(createVite, (output) => output.trim().length > 0),
  );
  return {
    what: 'something of ours on the screen, against create-vite',
    ours: ms(ours),
    against: ms(against),
    bound: 'no later',
    holds: ours <= against,
  };
}

const mostMegabytes = { zip: 45, 'tar.gz': 55, tgz: 2 } as const;

/** The kits: what each weighs, and that of this system against Node.js with the program. */
async function kits(): Promise<readonly Row[]> {
  const out = path.join(folder, 'kits');
  const archives = await makeKit({ out });
  const sizes = archives.map((name): Row => {
    const size = statSync(path.join(out, name)).size / 1e6;
    const most = mostMegabytes[name.endsWith('.zip') ? 'zip' : name.endsWith('.tar.gz') ? 'tar.gz' : 'tgz'];
    return { what: name, ours: `${size.toFixed(1)} MB`, against: '', bound: `at most ${most} MB`, holds: size <= most };
  });
  const linux = archives.find((name) => name.endsWith('.tar.gz')) ?? '';
  execFileSync('tar', ['-xzf', path.join(out, linux), '-C', out]);
  const launcher = path.join(out, linux.replace(/\.tar\.gz$/, ''), 'partner-wizard');
  const seen = (output: string) => output.includes('partner-wizard');
  const { ours, against } = await compare(
    () => timeUntil(launcher, seen, launcher),
    () => timeUntil(wizard, seen),
  );
  // The shell that reads the launcher is the difference.
  const holds = ours <= against + 10;
  return [
    ...sizes,
    {
      what: 'first output of the kit, against Node.js and dist/',
      ours: ms(ours),
      against: ms(against),
      bound: 'no later than 10 ms',
      holds,
    },
  ];
}

/** Milliseconds from each of 80 keys to its picture, while a flood (flood.tsx) fills the screen; `work` is of what is under way. */
async function keysInFlood(args: readonly string[], flowing: RegExp, work = /It goes on at the server/) {
  const size = { columns: 120, rows: 40 };
  const child = start(await buildBeside('flood'), args, { cols: size.columns, rows: size.rows });
  // Ink writes only what has changed, so what is shown is read off a screen, not off the bytes.
  const terminal = virtualTerminal(size, false);
  let look: (() => void) | undefined;
  child.onData((data) => terminal.write(data, () => look?.()));
  const ended = new Promise<void>((resolve) => child.onExit(() => resolve()));
  // Half a frame shows parts of two: what was there before must be gone.
  const shown = (part: RegExp, gone?: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${part} did not come:\n${textOf(terminal)}`)), 10_000);
      look = () => {
        const text = textOf(terminal);
        if (!part.test(text) || gone?.test(text)) return;
        clearTimeout(timer);
        look = undefined;
        resolve();
      };
      look();
    });
  await shown(flowing);
  const figures: number[] = [];
  for (let press = 0; press < 80; press += 1) {
    const began = performance.now();
    child.write(press % 2 === 0 ? '?' : 'b');
    const help = /Keys here/;
    await (press % 2 === 0 ? shown(help, work) : shown(work, help));
    figures.push(performance.now() - began);
  }
  return { child, ended, figures };
}

function keyRow(what: string, figures: readonly number[]): Row {
  const p95 = percentile(figures, 0.95);
  return { what, ours: ms(p95), against: `median ${ms(median(figures))}`, bound: 'at most 33 ms', holds: p95 <= 33 };
}

async function keyToFrame(): Promise<Row> {
  const { child, figures } = await keysInFlood([], /line [5-9]\d{3}:/);
  child.kill('SIGKILL');
  return keyRow('key to frame while 5,000 lines a second arrive (p95, 120x40)', figures);
}

async function keyToBoard(): Promise<Row> {
  const { child, figures } = await keysInFlood(['board'], /60 servers/, /60 servers/);
  child.kill('SIGKILL');
  return keyRow('key to frame on the board of 60 servers (p95, 120x40)', figures);
}

/** Keys, and then the memory, while a real PowerShell streams 100,000 objects. */
async function objectsStreamed(): Promise<readonly Row[]> {
  const memoryFile = path.join(folder, 'memory.json');
  const { ended, figures } = await keysInFlood([JSON.stringify(engineOptions()), memoryFile], /At=[1-9]\d{3}/);
  await ended;
  // What was taken at each 1,000 objects, in MiB. In the first part the collector finds its measure.
  const taken: readonly number[] = JSON.parse(readFileSync(memoryFile, 'utf8'));
  const before = Math.max(...taken.slice(0, 30));
  const after = Math.max(...taken.slice(30));
  return [
    keyRow('key to frame while 100,000 objects of PowerShell arrive (p95, 120x40)', figures),
    {
      what: 'most memory (RSS) at 30,000 to 100,000 objects, against that until then',
      ours: `${after.toFixed(0)} MiB`,
      against: `${before.toFixed(0)} MiB`,
      bound: 'at most 16 MiB more',
      holds: after - before <= 16,
    },
  ];
}

/** The peers' way starts a PowerShell for each command; here it is the least one, which loads no module. */
async function warmCommand(program: string): Promise<Row> {
  const host = startHost(engineOptions());
  await runWith(host, cmdlet('Get-Echo'));
  const { ours, against } = await compare(
    () => took(() => runWith(host, cmdlet('Get-Echo'))),
    () => took(async () => execFileSync(program, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', '1'])),
  );
  await host.close();
  const ratio = against / ours;
  return {
    what: 'a command on the warm PowerShell, against a process for it',
    ours: ms(ours),
    against: ms(against),
    bound: `${ratio.toFixed(0)} x as quick (at least 20)`,
    holds: ratio >= 20,
  };
}

async function took(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

const projected = z.object({ Ours: z.array(z.number()), Plain: z.array(z.number()), Kept: z.number() });

/** Declared properties of 2,000 objects, against a loop of the same engine that reads the same; first rounds compile the script. */
async function projecting(): Promise<readonly Row[]> {
  const host = startHost(
    engineOptions({
      prepare: [
        {
          what: 'cmdlet',
          name: 'Import-Module',
          parameters: { Name: path.join(import.meta.dirname, 'projecting.psm1') },
          switches: [],
          arguments: [],
          returns: [],
        },
      ],
    }),
  );
  const Script = path.join(import.meta.dirname, '../../assets/powershell/projection.ps1');
  const { objects } = await runWith(host, cmdlet('Measure-Projection', { Script, Count: 2000, Rounds: 15 }));
  await host.close();
  const { Ours, Plain, Kept } = projected.parse(objects[0]);
  const [ours, against] = [median(Ours.slice(3)), median(Plain.slice(3))];
  const kept = Kept / 2 ** 20;
  return [
    {
      what: 'taking what is read out of 2,000 objects, against reading it in a loop',
      ours: ms(ours),
      against: ms(against),
      bound: `${(ours / against).toFixed(2)} x (at most 3)`,
      holds: ours <= 3 * against,
    },
    {
      what: 'memory kept after 15 rounds of it, against none',
      ours: `${kept.toFixed(1)} MiB`,
      against: '0 MiB',
      bound: 'at most 5 MiB',
      holds: kept <= 5,
    },
  ];
}

async function onPowerShell(): Promise<readonly Row[]> {
  if (engine !== undefined) return [await warmCommand(engine), ...(await projecting()), ...(await objectsStreamed())];
  process.stdout.write('Left out what needs a PowerShell: pwsh, or: dotnet build -c Release test/harness/powershell-engine\n');
  return [];
}

/** Bytes a second that a screen writes while nothing happens. */
async function quiet(what: string, keys: readonly (readonly [string, string])[]): Promise<Row> {
  const child = start(wizard, ['--lab', path.join(folder, what.replaceAll(' ', '-')), '--speed', '10']);
  let bytes = 0;
  let output = '';
  child.onData((data) => {
    bytes += Buffer.byteLength(data);
    output += data;
  });
  const until = async (part: string) => {
    for (const end = performance.now() + 20_000; !output.includes(part); ) {
      if (performance.now() > end) throw new Error(`"${part}" did not come:\n${output.slice(-2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  for (const [sight, key] of keys) {
    await until(sight);
    // A screen takes no key that agrees while it has only just appeared.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    output = '';
    child.write(key);
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  bytes = 0;
  await new Promise((resolve) => setTimeout(resolve, 4000));
  child.kill('SIGKILL');
  const rate = bytes / 4;
  return { what: `${what} screen writes`, ours: `${rate.toFixed(0)} B/s`, against: '', bound: 'at most 2,048 B/s', holds: rate <= 2048 };
}

/** Milliseconds that it takes. */
function timeOf(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** The same from a collected heap: otherwise one of two that are compared pays for what the other left behind. */
function timeAlone(work: () => void): number {
  collect();
  return timeOf(work);
}

async function openingLongJournal(): Promise<Row> {
  const file = path.join(folder, 'long.jsonl');
  writeLongJournal(file, 100_000);
  const { ours, against } = await compare(
    async () => timeAlone(() => readJournal(file)),
    async () => timeAlone(() => readAndParse(file)),
  );
  return {
    what: 'opening a journal of 100,000 records, against reading and parsing it',
    ours: ms(ours),
    against: ms(against),
    bound: `${(ours / against).toFixed(2)} x (at most 2)`,
    holds: ours <= 2 * against,
  };
}

/** From the start to the first step on the screen, with a history of 100,000 records behind it. */
async function goingOnAfterLongHistory(): Promise<Row> {
  const [lab, kept] = [path.join(folder, 'long-history'), path.join(folder, 'kept.jsonl')];
  const file = writeLongHistory(wizard, lab, 100_000);
  copyFileSync(file, kept);
  const figures: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    copyFileSync(kept, file);
    figures.push(await timeUntil(wizard, (output) => /Step \d of 6/.test(output), undefined, ['--lab', lab]));
  }
  const ours = median(figures);
  return {
    what: 'going on with a state file of 100,000 records: its first step on the screen',
    ours: ms(ours),
    against: '',
    bound: 'at most 2,000 ms',
    holds: ours <= 2000,
  };
}

/** With the lab in a process of its own, as servers are. */
async function largeHouse(): Promise<Row> {
  const peak = await peakInLargeHouse(wizard, folder);
  return {
    what: "the wizard's own memory (RSS) on the screen in the preset large, at most",
    ours: `${peak.toFixed(0)} MiB`,
    against: '',
    bound: 'at most 250 MiB',
    holds: peak <= 250,
  };
}

/** 200,000 lines of output in every format: what it takes, and how long beside reading and parsing it. */
async function longLogs(): Promise<readonly Row[]> {
  const [long, short] = [path.join(folder, 'talkative.jsonl'), path.join(folder, 'short.jsonl')];
  writeTalkative(long, 100);
  writeTalkative(short, 1);
  const memory = mostPeak(wizard, long, short);
  // A log is told of a file that was checked line by line, and searched for secrets. With SHA-256 and JSON for its own lines that alone
  // takes 2.8 times as long as plain JSON.parse: against that, jsonl is over.
  const readings = [
    { reading: 'reading and parsing it as the wizard does', read: readJournal },
    { reading: 'JSON.parse of its lines, with nothing checked', read: readAndParse },
  ];
  const rows: Row[] = [];
  for (const format of ['md', 'jsonl'] as const) {
    for (const { reading, read } of readings) {
      const { ours, against } = await compare(
        async () => timeAlone(() => writeLog(long, format)),
        async () => timeAlone(() => read(long)),
        5,
      );
      rows.push({
        what: `a log of 200,000 lines as ${format}, against ${reading}`,
        ours: ms(ours),
        against: ms(against),
        bound: `${(ours / against).toFixed(2)} x (at most 3)`,
        holds: ours <= 3 * against,
      });
    }
  }
  return [
    ...rows,
    {
      what: 'most memory (RSS) of such a log in any format, beyond that of 2,000 lines',
      ours: `${memory.toFixed(0)} MiB`,
      against: '0 MiB',
      bound: 'at most 150 MiB',
      holds: memory <= 150,
    },
  ];
}

/** A long history must not cost more than as many short ones: whatever is copied or searched for each change shows here. */
async function tellingManyChanges(): Promise<Row> {
  const [long, short] = [manyChanges(16_000), manyChanges(1_000)];
  const { ours, against } = await compare(
    async () => timeAlone(() => storyOf(long)),
    async () => timeAlone(() => Array.from({ length: 16 }, () => storyOf(short))),
    5,
  );
  return {
    what: 'the story of 16,000 changes, against 16 of 1,000',
    ours: ms(ours),
    against: ms(against),
    bound: `${(ours / against).toFixed(2)} x (at most 3)`,
    holds: ours <= 3 * against,
  };
}

/** What a step writes, with its flushes and its looks at the lock, against the same lines appended and flushed by nothing but the disk. */
async function costOfStep(): Promise<Row> {
  const plain = openSync(path.join(folder, 'plain.jsonl'), 'a');
  const now = () => new Date();
  const who = { now, on: 'here', by: 'bench', tool: 'bench', lineage: () => 'bench' };
  const opened = openJournal({ path: path.join(folder, 'step.jsonl'), world: 'lab', ...who });
  if (opened.kind === 'refused') throw new Error(opened.words);
  const { journal } = opened;
  const { ours, against } = await compare(
    async () => timeOf(() => stepFacts.forEach((fact) => void journal.append(fact))),
    async () =>
      timeOf(() =>
        stepFacts.forEach((fact) => {
          writeSync(plain, `${JSON.stringify(fact)}\n`);
          if (fact.type !== 'output') fsyncSync(plain);
        }),
      ),
  );
  journal.close();
  closeSync(plain);
  return {
    what: `writing down a step (${stepFacts.length} records), against a plain append and flush`,
    ours: `${ours.toFixed(1)} ms`,
    against: `${against.toFixed(1)} ms`,
    bound: `${(ours / against).toFixed(2)} x (at most 2)`,
    holds: ours <= 2 * against,
  };
}

async function lookingAtManyServers(): Promise<Row> {
  const looks = await manyLooks();
  const { ours, against } = await compare(
    () => took(looks.ours),
    () => took(looks.plain),
    5,
  );
  looks.close();
  const ratio = ours / against;
  return {
    what: 'looking at the documents of 300 servers, against fetching them with undici',
    ours: ms(ours),
    against: ms(against),
    bound: `${ratio.toFixed(2)} x (at most 2)`,
    holds: ratio <= 2,
  };
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

/** What is still in use once all else was collected, in MiB: the resident set also holds what the collector has not come to yet. */
function keptMemory(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

/** What servers that do not answer cost a check of sixty: five, and more than are asked side by side; whether many checks keep memory. */
async function checkingAmongSilentServers(): Promise<readonly Row[]> {
  const [few, many] = [await silentHosts(12), await silentHosts(3)];
  // As a check has it: half of what a look may take.
  const patience = 5000;
  const row = async (silent: number, { look }: SilentHosts): Promise<Row> => {
    const one = median([await took(() => look(patience)), await took(() => look(patience)), await took(() => look(patience))]);
    return {
      what: `network looks and the trial of port 5985 at 60 servers, ${silent} of them silent, against one time-out`,
      ours: ms(one),
      against: ms(patience),
      bound: `${(one / patience).toFixed(2)} x (at most 1.5)`,
      holds: one <= 1.5 * patience,
    };
  };
  const times = [await row(5, few), await row(20, many)];
  const memory: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    await few.look(1000);
    memory.push(keptMemory());
  }
  few.close();
  many.close();
  const [before, after] = [Math.max(...memory.slice(0, 5)), Math.max(...memory.slice(5))];
  return [
    ...times,
    {
      what: 'memory kept after each of 10 such checks, at most, against that of 5 before',
      ours: `${after.toFixed(1)} MiB`,
      against: `${before.toFixed(1)} MiB`,
      bound: 'at most 2 MiB more',
      holds: after - before <= 2,
    },
  ];
}

/** Exchange's own part of such a check: beside all answers, three at a time; and where servers hang whose ports answer. */
async function askingExchange(): Promise<readonly Row[]> {
  const timing = { answer: 50, patience: 1000 };
  const least = leastOf(timing);
  const [off, hung] = [await took(() => exchangePart(timing, true)), await took(() => exchangePart(timing, false))];
  const more = (hung - least) / timing.patience;
  return [
    {
      what: 'what Exchange is asked about 60 servers, 5 of them off, against all answers in three sessions',
      ours: ms(off),
      against: ms(least),
      bound: `${(off / least).toFixed(2)} x (at most 1.25)`,
      holds: off <= 1.25 * least,
    },
    {
      what: 'the same where 5 answer at their ports and hang, against all answers',
      ours: ms(hung),
      against: ms(least),
      bound: `${more.toFixed(1)} time-outs more (at most 4)`,
      holds: more <= 4,
    },
  ];
}

/** One of sixty servers that answers late holds up none of the others, and itself once. */
async function lookingAtOneLateServer(): Promise<Row> {
  const late = 8000;
  const hosts = await lateHost(late);
  const one = median([await took(hosts.look), await took(hosts.look), await took(hosts.look)]);
  hosts.close();
  return {
    what: 'network looks at 60 servers, one of which answers late, against that one',
    ours: ms(one),
    against: ms(late),
    bound: `${(one / late).toFixed(2)} x (at most 1.3)`,
    holds: one <= 1.3 * late,
  };
}

const toContacts: readonly (readonly [string, string])[] = [
  ['What there is', '\r'],
  ["reads Skype's public key", '\r'],
  ["reads Exchange's public key", '\r'],
  ['contact lists of your', '\r'],
  ['The whole road', '\r'],
];

const measures: readonly (() => Promise<Row | readonly Row[]>)[] = [
  firstFrame,
  firstOutput,
  keyToFrame,
  keyToBoard,
  openingLongJournal,
  goingOnAfterLongHistory,
  largeHouse,
  tellingManyChanges,
  longLogs,
  costOfStep,
  lookingAtManyServers,
  checkingAmongSilentServers,
  askingExchange,
  lookingAtOneLateServer,
  () => quiet('an idle', toContacts.slice(0, 1)),
  () => quiet('a waiting', [...toContacts, ['Set-CsUserServicesPolicy', 'y']]),
  onPowerShell,
  kits,
];

// Each row is told at once: what was measured is not lost where a later one fails.
let holds = true;
for (const measure of measures)
  for (const row of [await measure()].flat()) {
    holds &&= row.holds;
    process.stdout.write(
      `${row.holds ? 'ok  ' : 'OVER'}   ${row.what.padEnd(104)}   ${row.ours.padStart(10)}   ${row.against.padStart(14)}   ${row.bound}\n`,
    );
  }
rmSync(folder, { recursive: true, force: true });
process.exitCode = holds ? 0 : 1;
