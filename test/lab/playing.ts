// Plays commands in a practice lab of a test: a folder of its own, production's durations 10,000 times shorter.
// A new world costs half a second of key making, so that each test file makes one and copies it.

import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createWorld } from '../../src/lab/create.ts';
import { openLab } from '../../src/lab/lab.ts';
import { readWorld, worldFile } from '../../src/lab/store.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import type { Command, Parameters, WindowsFunction } from '../../src/model/command.ts';
import { exchangeShell, skypeShell, windowsOn } from '../../src/model/place.ts';
import type { End, ErrorRecord, Prompts, World } from '../../src/model/shell.ts';

export const frontEnd = 'atl-cs-001.litwareinc.com';
export const exchangeServer = 'atl-exchange-001.litwareinc.com';
export const skypeMetadata = `https://${frontEnd}/metadata/json/1`;
export const exchangeMetadata = 'https://autodiscover.litwareinc.com/autodiscover/metadata/json/1';
export const autodiscoverUrl = 'https://autodiscover.litwareinc.com/autodiscover/autodiscover.svc';

export type Played = {
  readonly objects: readonly unknown[];
  readonly errors: readonly ErrorRecord[];
  /** Every line of text, whatever its stream. */
  readonly lines: readonly string[];
  readonly end: End;
};

export type TestLab = {
  readonly world: World;
  readonly dir: string;
  play(command: Command, options?: { readonly signal?: AbortSignal; readonly prompts?: Prompts }): Promise<Played>;
  /** The world as it is kept on disk. */
  kept(): LabWorld;
};

const made = new Map<string, string>();

function worldText(preset: string, faults: readonly string[]): string {
  const key = [preset, ...faults].join(' ');
  const text = made.get(key) ?? JSON.stringify(createWorld({ preset, faults, now: new Date(), random: randomBytes }));
  made.set(key, text);
  return text;
}

/** In a world that was made for another test, a worker would soon read again: seconds are hours here. */
function readJustNow({ computers }: LabWorld, at: Date): void {
  for (const { iis } of computers) for (const pool of iis.pools) if (pool.read !== null) pool.read = at.toISOString();
}

/** A clock for a lab that stands still until it is moved, by as many milliseconds as are told: no slow machine makes a day pass. */
export function stillClock() {
  let at = Date.now();
  return {
    now: () => new Date(at),
    pass: (milliseconds: number) => {
      at += milliseconds;
    },
  };
}

export function newFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'practice-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

type Options = {
  /** 'small' when left out. */
  readonly preset?: string;
  readonly faults?: readonly string[];
  readonly factor?: number;
  readonly now?: () => Date;
  /** Changes the world before it is opened, as a fault would. */
  readonly alter?: (world: LabWorld) => void;
};

export async function testLab(options: Options = {}): Promise<TestLab> {
  const dir = newFolder();
  writeFileSync(worldFile(dir), worldText(options.preset ?? 'small', options.faults ?? []));
  const world = keptWorld(dir);
  readJustNow(world, options.now?.() ?? new Date());
  options.alter?.(world);
  writeFileSync(worldFile(dir), JSON.stringify(world));
  return openTestLab(dir, options.factor, options.now);
}

export async function openTestLab(dir: string, factor = 10_000, now = () => new Date()): Promise<TestLab> {
  const world = await openLab({ dir, factor, now });
  onTestFinished(() => world.close());
  return labIn(dir, world);
}

/** A lab that somebody else has open. */
export const labIn = (dir: string, world: World): TestLab => ({
  world,
  dir,
  play: (command, { signal = new AbortController().signal, prompts = {} } = {}) => play(world, command, signal, prompts),
  kept: () => keptWorld(dir),
});

function keptWorld(dir: string): LabWorld {
  const world = readWorld(worldFile(dir));
  if (world === undefined) throw new Error('No world is kept there.');
  return world;
}

async function play(world: World, command: Command, signal: AbortSignal, prompts: Prompts): Promise<Played> {
  const items = world.shell.run(command, { signal, prompts });
  const objects: unknown[] = [];
  const errors: ErrorRecord[] = [];
  const lines: string[] = [];
  for (;;) {
    const step = await items.next();
    if (step.done === true) return { objects, errors, lines, end: step.value };
    const item = step.value;
    if (item.kind === 'object') objects.push(item.value);
    else if (item.kind === 'error') errors.push(item.error);
    else lines.push(item.text);
  }
}

/** Cmdlets whose objects come as a whole, for tests of what the lab answers. The wizard declares what it reads. */
export const inExchange = (name: string, parameters: Parameters = {}, switches: readonly string[] = []): Command => ({
  kind: 'cmdlet',
  place: exchangeShell,
  name,
  parameters,
  switches,
  returns: 'whole',
});
export const inSkype = (name: string, parameters: Parameters = {}, switches: readonly string[] = []): Command => ({
  kind: 'cmdlet',
  place: skypeShell,
  name,
  parameters,
  switches,
  returns: 'whole',
});
export const configure = (parameters: Parameters = { AuthMetadataUrl: skypeMetadata, ApplicationType: 'Lync' }): Command => ({
  kind: 'script',
  place: exchangeShell,
  file: 'Configure-EnterprisePartnerApplication.ps1',
  parameters,
});
export const iisReset = (...args: readonly string[]): Command => ({
  kind: 'program',
  place: windowsOn(exchangeServer),
  file: 'iisreset.exe',
  args,
});
export const onWindows = (computer: string, name: WindowsFunction['name'], parameters: Parameters = {}): Command => ({
  kind: 'function',
  place: windowsOn(computer),
  name,
  parameters,
  typed: '',
});
export const storageTest = inSkype('Test-CsExStorageConnectivity', { SipUri: 'sip:kenmyer@litwareinc.com' }, ['DeleteItem', 'Verbose']);
export const setAutodiscover = inSkype('Set-CsOAuthConfiguration', { Identity: 'Global', ExchangeAutodiscoverUrl: autodiscoverUrl });
export const addExchange = inSkype('New-CsPartnerApplication', {
  Identity: 'Exchange',
  ApplicationTrustLevel: 'Full',
  MetadataUrl: exchangeMetadata,
});

/** Waits until every replica has the latest settings, asking as an admin would. A retired one never has. */
export async function replicated(lab: TestLab): Promise<void> {
  const retired = lab.kept().skype.replicas.flatMap(({ fqdn, delay }) => (delay === null ? [fqdn] : []));
  for (;;) {
    const { objects } = await lab.play(inSkype('Get-CsManagementStoreReplicationStatus'));
    if (objects.every((each) => read(each, 'UpToDate') === true || retired.some((fqdn) => fqdn === read(each, 'ReplicaFqdn')))) return;
  }
}

/** A property of an object from a shell. */
export function read(object: unknown, property: string): unknown {
  return typeof object === 'object' && object !== null ? Object.entries(object).find(([name]) => name === property)?.[1] : undefined;
}

export const first = (played: Played): unknown => played.objects[0];
export const message = (played: Played): string => played.errors[0]?.message ?? '';
