// What windows.test.ts runs under Wine: one act of the product's own modules, whose outcome is printed as JSON.
//   node.exe on-windows.mjs ACT [ARGUMENTS]
// An act gives facts and judges nothing; to add one, write a function and name it in `acts`.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newRehearsal, stateHomes } from '../../src/cli/places.ts';
import { writeFileAtomically } from '../../src/files/atomic.ts';
import { createExclusively, removeIfStill } from '../../src/files/claim.ts';
import { troubleInWords } from '../../src/files/trouble.ts';
import { type Journal, openJournal } from '../../src/journal/journal.ts';
import type { Item } from '../../src/model/shell.ts';
import { readLine } from '../../src/powershell/host/framing.ts';
import { type Host, type HostOptions, startHost } from '../../src/powershell/host/host.ts';
import { engineArguments, outboxOf } from '../../src/powershell/host/launch.ts';
import { exchangeCmdlet } from '../../src/powershell/reader.ts';

const [, self = '', act = '', ...given] = process.argv;
const homes = stateHomes(process.platform, process.env);
mkdirSync(homes.usual, { recursive: true });
const folder = mkdtempSync(path.join(homes.usual, 'act-'));
const file = path.join(folder, 'set-up.jsonl');

const again = (...args: readonly string[]) => spawn(process.execPath, [self, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });

async function until(met: () => boolean): Promise<void> {
  while (!met()) await sleep(10);
}

/** Until it is killed. */
const liveOn = () => setInterval(() => undefined, 60_000);

async function said(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (bytes) => (text += bytes));
  await once(child, 'close');
  return text;
}

function journalAt(place: string): Journal {
  const opened = openJournal({
    path: place,
    world: 'lab',
    now: () => new Date(),
    on: 'WINE',
    by: 'LITWARE\\admin',
    tool: 'partner-wizard test',
    lineage: () => 'one',
  });
  if (opened.kind === 'refused') throw new Error(opened.words);
  return opened.journal;
}

function places() {
  const { statePath } = newRehearsal(homes);
  const journal = journalAt(statePath);
  journal.close();
  return { statePath };
}

function replace() {
  writeFileAtomically(file, 'old');
  writeFileAtomically(file, 'new');
  return { text: readFileSync(file, 'utf8'), files: readdirSync(folder) };
}

/** Replaces a file that another process has open, until the replacement waits beside it, or for good. */
async function replaceOpen(letsGo = '') {
  writeFileAtomically(file, 'old');
  const reader = again('hold', file, letsGo);
  await once(reader.stdout, 'data');
  let why = '';
  try {
    writeFileAtomically(file, 'new');
  } catch (error) {
    why = troubleInWords(error);
  }
  const seen = { why, text: readFileSync(file, 'utf8'), files: readdirSync(folder) };
  reader.kill();
  return seen;
}

/** The other process of `replaceOpen`: a virus scanner, or a backup. */
async function hold(held = '', letsGo = '') {
  const handle = openSync(held, 'r');
  process.stdout.write('held');
  await until(() => letsGo !== '' && readdirSync(path.dirname(held)).length > 1);
  // The first attempt has failed by then.
  await sleep(50);
  closeSync(handle);
}

async function race() {
  const rivals = ['one', 'two', 'three', 'four'].map((name) => again('claim', file, name));
  const ready = rivals.map((rival) => once(rival.stdout, 'data'));
  await Promise.all(ready);
  const answers = rivals.map(said);
  writeFileSync(`${file}.go`, '');
  return { answers: await Promise.all(answers), text: readFileSync(file, 'utf8'), files: readdirSync(folder) };
}

async function claim(wanted = '', name = '') {
  process.stdout.write('ready');
  while (!existsSync(`${wanted}.go`));
  process.stdout.write(createExclusively(wanted, name) ? name : '');
}

function giveBack() {
  createExclusively(file, 'first');
  const reader = openSync(file, 'r');
  const isLeft = () => true;
  removeIfStill({ path: file, content: 'not ours', own: 'me', isLeft });
  const kept = readFileSync(file, 'utf8');
  removeIfStill({ path: file, content: 'first', own: 'me', isLeft });
  const next = createExclusively(file, 'second');
  closeSync(reader);
  return { kept, next, text: readFileSync(file, 'utf8') };
}

/** A journal whose writer is killed, and whose last line is cut short then. */
async function journal() {
  const writer = again('write', file);
  await once(writer.stdout, 'data');
  writer.kill('SIGKILL');
  await once(writer, 'close');
  appendFileSync(file, '{"v":1,"se');
  const opened = journalAt(file);
  opened.append({ type: 'closed', verdict: 'not done' });
  opened.close();
  return { types: opened.records.map(({ type }) => type), files: readdirSync(folder) };
}

function write(place = '') {
  journalAt(place).append({ type: 'answered', step: 'servers', key: 'servers.contacts', value: 'keep' });
  process.stdout.write('written');
  liveOn();
}

/**
 * In a folder whose name holds what cmd.exe would take for commands of its own. But no "%": unlike Windows' cmd.exe, Wine's looks
 * for variables in what it has just put in for one.
 */
function hostOptions([engine = '', script = '', module = '']: readonly string[], noise: (line: string) => void): HostOptions {
  const odd = path.join(folder, 'Jörg & ^Söhne (1)');
  mkdirSync(odd);
  // With the scripts beside it, which the host reads.
  for (const from of [script, module].map((each) => path.dirname(each))) {
    for (const name of readdirSync(from).filter((each) => /\.psm?1$/.test(each))) copyFileSync(path.join(from, name), path.join(odd, name));
  }
  return {
    program: engine,
    args: engineArguments,
    script: path.join(odd, path.basename(script)),
    env: process.env,
    outbox: path.join(odd, 'outbox'),
    scripts: odd,
    secret: () => undefined,
    sessionFor: () => null,
    prepare: [
      {
        what: 'cmdlet',
        name: 'Import-Module',
        parameters: { Name: path.join(odd, path.basename(module)) },
        switches: [],
        arguments: [],
        returns: [],
      },
    ],
    nonce: () => 'n1',
    noise,
    patience: { start: 100_000, cancel: 20_000 },
  };
}

async function runOn(host: Host, name: string, parameters: { readonly [name: string]: string }, signal = new AbortController().signal) {
  const items: Item[] = [];
  const command = exchangeCmdlet(name, { parameters, returns: 'whole' });
  // Announced, so that its end would be left in an outbox.
  await host.ready(command, signal);
  const running = host.run(command, { signal, prompts: {} });
  for (;;) {
    const step = await running.next();
    if (step.done) return { items, end: step.value };
    items.push(step.value);
  }
}

async function command(...paths: readonly string[]) {
  const options = hostOptions(paths, () => undefined);
  const host = startHost(options);
  const ran = await runOn(host, 'Get-Echo', { Value: '‘Jörg’ & "100%" %TEMP% ^ $(1) 🙂\r\n' });
  await host.close();
  return { ...ran, outboxes: readdirSync(options.scripts).filter((name) => name.startsWith('outbox')) };
}

async function cancel(...paths: readonly string[]) {
  const leaving = new AbortController();
  const host = startHost(hostOptions(paths, (line) => line === 'waiting' && leaving.abort()));
  const { end } = await runOn(host, 'Wait-File', { Path: path.join(folder, 'never') }, leaving.signal);
  const first = host.process()?.pid;
  const next = await runOn(host, 'Get-Echo', { Value: 'next' });
  const same = host.process()?.pid === first;
  await host.close();
  return { end, next, same };
}

/** Kills a wizard while its command runs, and gives what the command leaves. */
async function kill(...paths: readonly string[]) {
  const options = hostOptions(paths, () => undefined);
  const [doomed, awaited] = [path.join(path.dirname(self), 'doomed-wizard.mjs'), path.join(folder, 'awaited')];
  const wizard = spawn(process.execPath, [doomed, JSON.stringify(options), awaited], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [told] = await once(wizard.stdout, 'data');
  const outbox = outboxOf(options.outbox ?? '', JSON.parse(String(told)));
  wizard.kill('SIGKILL');
  await once(wizard, 'close');
  const early = existsSync(outbox);
  writeFileSync(awaited, '');
  await until(() => existsSync(outbox));
  const lines = readFileSync(outbox, 'ascii').split('\n');
  return { early, messages: lines.flatMap((line) => readLine(line, 'n1')) };
}

/** Kills a process that has started another in the plain way; gives whether that one lives on. */
async function killPlain() {
  const parent = again('parent');
  const [pid] = await once(parent.stdout, 'data');
  parent.kill('SIGKILL');
  await once(parent, 'close');
  await until(() => !lives(Number(pid)));
  return { lives: lives(Number(pid)) };
}

async function parent() {
  const child = again('write', file);
  await once(child.stdout, 'data');
  process.stdout.write(String(child.pid));
  liveOn();
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const acts: { readonly [name: string]: (...args: readonly string[]) => unknown } = {
  places,
  replace,
  replaceOpen,
  hold,
  race,
  claim,
  giveBack,
  journal,
  write,
  command,
  cancel,
  kill,
  killPlain,
  parent,
};

const outcome = await acts[act]?.(...given);
if (outcome !== undefined) process.stdout.write(JSON.stringify(outcome));
