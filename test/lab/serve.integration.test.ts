import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { connectLab } from '../../src/lab/connect.ts';
import { openLab } from '../../src/lab/lab.ts';
import { mendFault } from '../../src/lab/mend.ts';
import { serveLab } from '../../src/lab/serve.ts';
import { readWorld, worldFile } from '../../src/lab/store.ts';
import type { Command } from '../../src/model/command.ts';
import { exchangeShell } from '../../src/model/place.ts';
import type { End, Item, World } from '../../src/model/shell.ts';
import { readMissing } from '../../src/powershell/available.ts';
import { createProbes } from '../../src/probes/probes.ts';
import { changingCommands } from '../../src/steps/changing-commands.ts';
import { readerOn } from '../../src/wizard/reader.ts';
import { configure, inExchange, inSkype, newFolder } from './playing.ts';

const now = () => new Date();
const token = 'a-token-of-the-length-that-real-ones-have';
const patience = { interval: 5, timeout: 10_000 };
const here = (dir: string) => join(dir, 'lab-process.json');

type Serving = { readonly dir?: string; readonly factor?: number; readonly faults?: readonly string[] };

async function served({ dir = newFolder(), factor = 10_000, faults = [] }: Serving = {}) {
  const ran: string[] = [];
  const onRan = (command: Command, end: End) => ran.push(`${command.kind === 'cmdlet' ? command.name : command.kind} ${end.kind}`);
  const serving = await serveLab({ dir, factor, faults, now, token, onRan });
  onTestFinished(() => serving.close());
  return { dir, ran, close: serving.close, kept: () => readWorld(worldFile(dir)) };
}

async function connected(dir: string): Promise<World> {
  const world = await connectLab({ dir });
  if (world === undefined) throw new Error('No lab serves that folder.');
  return world;
}

async function play(world: World, command: Command, signal = new AbortController().signal) {
  const items: Item[] = [];
  const running = world.shell.run(command, { signal, prompts: {} });
  for (;;) {
    const step = await running.next();
    if (step.done === true) return { items, end: step.value };
    items.push(step.value);
  }
}

const post = (dir: string, path: string, body: string, authorization: string): Promise<number | undefined> => {
  const { port } = JSON.parse(readFileSync(here(dir), 'utf8')).serving;
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers: { authorization } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(body);
  });
};

describe('a lab in a process of its own', () => {
  test('plays what a lab in the same process plays, item for item', async () => {
    const lab = await openLab({ dir: newFolder(), factor: 10_000, now });
    const { dir } = await served();
    const world = await connected(dir);
    onTestFinished(() => lab.close());
    for (const command of [inSkype('Get-CsPool'), inExchange('Get-AcceptedDomain'), inExchange('Get-Nothing'), inSkype('Get-CsUser')]) {
      const [one, other] = [await play(lab, command), await play(world, command)];
      expect(other.end).toEqual(one.end);
      const shape = (items: readonly Item[]) => items.map((each) => (each.kind === 'object' ? Object.keys(each.value ?? {}) : each));
      expect(shape(other.items)).toEqual(shape(one.items));
    }
    expect([world.user, world.kind]).toEqual([lab.user, lab.kind]);
  });

  test('refuses nothing of a look that asks sixty things at once, of two wizards', async () => {
    const { dir } = await served();
    const worlds = [await connected(dir), await connected(dir)];
    const looks = worlds.flatMap((world) => Array.from({ length: 60 }, () => play(world, inSkype('Get-CsPool'))));
    const ended = (await Promise.all(looks)).filter(({ end }) => end.kind === 'ended');
    expect(ended).toHaveLength(120);
  });

  test('shows which rights are missing, before anything is changed', async () => {
    const { dir } = await served({ faults: ['rights-missing'] });
    const reader = readerOn({ world: await connected(dir), signal: new AbortController().signal, looking: () => undefined });
    const wanted = changingCommands.filter(({ place }) => place.shell === 'exchange');
    const read = await readMissing(reader, exchangeShell, wanted);
    expect(read.seen ? read.value.map(({ command }) => command) : read.why).toEqual(
      expect.arrayContaining(['New-PartnerApplication', 'Set-PartnerApplication']),
    );
  });

  test('has a network in which the same names lead to the same computers, over trusted connections', async () => {
    const { dir } = await served();
    const { network } = await connected(dir);
    const probes = createProbes(network, () => undefined);
    onTestFinished(() => probes.close());
    const answer = await probes.get('https://autodiscover.litwareinc.com/autodiscover/metadata/json/1');
    expect(answer).toMatchObject({ kind: 'answered', status: 200 });
    expect(await probes.get('https://www.example.com/')).toMatchObject({ kind: 'failed', stage: 'connect' });
  });

  test('goes on with a command whose caller is gone, to its end', async () => {
    const lab = await served({ factor: 50 });
    const stop = new AbortController();
    const cut = play(await connected(lab.dir), configure(), stop.signal);
    await vi.waitFor(() => expect(lab.kept()?.exchange.mailUsers).toHaveLength(1), patience);
    stop.abort();
    expect((await cut).end).toMatchObject({ kind: 'interrupted', why: 'cancelled' });
    await vi.waitFor(() => expect(lab.ran).toContain('script ended'), patience);
    expect(lab.kept()?.exchange.partners).toHaveLength(1);
  });

  test('that goes away leaves the command of its caller interrupted, and its world kept', async () => {
    const lab = await served({ factor: 50 });
    const cut = play(await connected(lab.dir), configure());
    await vi.waitFor(() => expect(lab.kept()?.exchange.mailUsers).toHaveLength(1), patience);
    await lab.close();
    expect((await cut).end).toMatchObject({ kind: 'interrupted', why: 'died' });
    expect(existsSync(here(lab.dir))).toBe(false);
    const again = await openLab({ dir: lab.dir, factor: 10_000, now });
    expect((await play(again, inExchange('Get-MailUser', { Identity: 'LyncEnterprise-ApplicationAccount' }))).items).toHaveLength(1);
    await again.close();
  });
});

describe('what others on this computer can do to it', () => {
  test('only the owner of the folder reads the token, and nobody is served without it', async () => {
    const { dir } = await served();
    expect(statSync(here(dir)).mode & 0o077).toBe(0);
    expect(await post(dir, '/run', '{}', 'Bearer guessed')).toBe(401);
    expect(await post(dir, '/run', '{}', '')).toBe(401);
  });

  test.each([
    ['no JSON', '{'],
    ['no command', '{"command":{"kind":"program","file":"cmd.exe"},"prompts":{}}'],
    ['more than an order can be', ' '.repeat(2 * 1024 * 1024)],
  ])('%s is refused, and the lab lives on', async (_, body) => {
    const { dir, ran } = await served();
    // A lab that has read enough may cut the connection before it was told all.
    expect(await post(dir, '/run', body, `Bearer ${token}`).catch(() => 400)).toBe(400);
    expect(await post(dir, '/elsewhere', '', `Bearer ${token}`)).toBe(404);
    expect((await play(await connected(dir), inSkype('Get-CsPool'))).end.kind).toBe('ended');
    expect(ran).toEqual(['Get-CsPool ended']);
  });

  test('whoever speaks no HTTP is dropped', async () => {
    const { dir } = await served();
    const socket = connect(JSON.parse(readFileSync(here(dir), 'utf8')).serving.port, '127.0.0.1');
    socket.end('hello\r\n\r\n');
    await once(socket.resume(), 'close');
    expect((await connected(dir)).user).toBe('LITWAREINC\\kenmyer');
  });
});

describe('a world has one owner', () => {
  test('a second process is told who has it open, and what to do', async () => {
    const { dir } = await served();
    const sentence = new RegExp(`is open in another program, process ${process.pid}\\. .*Close that one, or name another folder`);
    await expect(openLab({ dir, factor: 1, now })).rejects.toThrow(sentence);
    await expect(serveLab({ dir, factor: 1, now, token, onRan: () => undefined })).rejects.toThrow(sentence);
    expect(() => mendFault(dir, 'tls-untrusted', { now: now(), random: Buffer.alloc })).toThrow(/is open/);
    expect((await connected(dir)).ownProcess).toBe(process.pid);
  });

  test('one that is open for its own process only is nothing to connect to, and gives the world back when it closes', async () => {
    const dir = newFolder();
    const lab = await openLab({ dir, factor: 1, now });
    expect(await connectLab({ dir })).toBeUndefined();
    await lab.close();
    expect(existsSync(here(dir))).toBe(false);
    await (await openLab({ dir, factor: 1, now })).close();
  });

  test('an owner that was killed does not count', async () => {
    const dir = newFolder();
    const gone = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(gone, 'exit');
    const owner = { pid: gone.pid, on: hostname(), since: now().toISOString(), serving: { port: 9, token } };
    writeFileSync(here(dir), JSON.stringify(owner));
    expect(await connectLab({ dir })).toBeUndefined();
    await (await openLab({ dir, factor: 1, now })).close();
  });

  test('an owner on another computer counts, since nobody can see from here whether it is gone', async () => {
    const dir = newFolder();
    writeFileSync(here(dir), JSON.stringify({ pid: 1, on: 'elsewhere', since: now().toISOString(), serving: null }));
    await expect(openLab({ dir, factor: 1, now })).rejects.toThrow(/process 1 on elsewhere.*delete/);
  });

  test('a damaged note of the owner is refused with a sentence', async () => {
    const dir = newFolder();
    writeFileSync(here(dir), '{"pid":');
    await expect(openLab({ dir, factor: 1, now })).rejects.toThrow(/is damaged\. If no other partner-wizard is at work/);
  });

  test('a lab that was made otherwise than is wanted is refused, as its world would be', async () => {
    const { dir } = await served();
    await expect(connectLab({ dir, faults: ['tls-untrusted'] })).rejects.toThrow(/without the fault "tls-untrusted"/);
    await expect(connectLab({ dir, preset: 'pool' })).rejects.toThrow(/from the preset "small", not "pool"/);
  });

  test('one that does not answer is named', async () => {
    const dir = newFolder();
    writeFileSync(here(dir), JSON.stringify({ pid: process.pid, on: hostname(), since: now().toISOString(), serving: { port: 9, token } }));
    await expect(connectLab({ dir })).rejects.toThrow(/runs in process \d+, but does not answer/);
  });
});
