// Who drives the practice lab: a PowerShell of this computer, so that a rehearsal takes the way that real servers take (host script,
// real parameter binding, the modules in assets/lab), or where none is found or starts, the wizard itself (the shell of `lab`).

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Command } from '../model/command.ts';
import { harmless } from '../model/harmless.ts';
import { exchangeShell } from '../model/place.ts';
import type { End, Item, Shell, World } from '../model/shell.ts';
import type { HostOptions } from '../powershell/host/host.ts';
import { engineArguments } from '../powershell/host/launch.ts';
import { startHeardHost } from '../powershell/host/noise.ts';
import type { Call } from '../powershell/host/request.ts';
import type { Secrets } from '../secrets/redact.ts';
import { assetPath } from './assets.ts';

/** How PowerShell reaches the lab: a port on 127.0.0.1, and the word that opens it. */
type Door = { readonly port: number; readonly token: string; close(): Promise<void> };

/** In what shape a shell hands over its objects, as assets/lab/Shapes.psm1 has it. */
export type ObjectShape = 'live' | 'rehydrated' | 'session' | 'session with data' | 'selected' | 'broken';

/** What the lab's objects are made of: an assembly with their classes, or the folder of their sources; and the shape of each shell's. */
export type Shapes = { readonly classes: string; readonly exchange: ObjectShape; readonly skype: ObjectShape };

/** As the management shells on the servers have them. PowerShell makes the classes itself, where it can. */
export const onTheServers = (): Shapes => ({ classes: assetPath('lab', 'Shapes'), exchange: 'rehydrated', skype: 'live' });

/** The lab with the best driver there is: `program`, a PowerShell's path, or the wizard; `drivenBy` says which, and why not the best. */
export async function driveLab(
  lab: World,
  openDoor: () => Promise<Door>,
  program: string | undefined,
  secret: Secrets['reveal'] = () => undefined,
  shapes?: Shapes,
): Promise<World> {
  if (program === undefined) return { ...lab, drivenBy: 'the wizard itself: no PowerShell was found here' };
  const door = await openDoor();
  const host = startHeardHost(hostOptions(program, door, secret, shapes));
  const close = async () => {
    await host.close();
    await door.close();
  };
  const engine = await engineOf(host, shapes !== undefined);
  if (engine.kind === 'none') {
    await close();
    return { ...lab, drivenBy: `the wizard itself: the PowerShell of this computer could not be used (${engine.why})` };
  }
  return {
    ...lab,
    shell: { ...host, run: (command, options) => heard(host.run(onItsComputer(command), options)) },
    drivenBy: engine.name,
    async close() {
      await close();
      await lab.close();
    },
  };
}

function hostOptions(program: string, { port, token }: Door, secret: Secrets['reveal'], shapes?: Shapes): Omit<HostOptions, 'noise'> {
  const call = (name: string, parameters: Call['parameters']): Call => ({
    what: 'cmdlet',
    name,
    parameters,
    switches: [],
    arguments: [],
    returns: [],
  });
  const modules = ['Shapes.psm1', 'PracticeLab.psm1', 'Exchange.psm1', 'Skype.psm1'];
  const shaped = shapes === undefined ? {} : { Shapes: shapes.classes, Exchange: shapes.exchange, Skype: shapes.skype };
  return {
    program,
    args: engineArguments,
    script: assetPath('powershell', 'host.ps1'),
    env: process.env,
    outbox: null,
    scripts: assetPath('lab', 'Scripts'),
    secret,
    // The token goes in as data: arguments and environment can be read by others on this computer.
    prepare: [
      ...modules.map((file) => call('Import-Module', { Name: assetPath('lab', file) })),
      call('Connect-PracticeLab', { Port: port, Token: token, ...shaped }),
    ],
    sessionFor: () => null,
    nonce: () => randomBytes(16).toString('hex'),
    patience: { start: 30_000, cancel: 10_000 },
  };
}

const powerShell = z.object({
  edition: z.string().max(32),
  version: z.string().regex(/^\d+\.\d+/),
  shapes: z.object({ known: z.boolean(), why: z.string() }),
});

type Engine = { readonly kind: 'found'; readonly name: string } | { readonly kind: 'none'; readonly why: string };

/** Starts the engine and asks it what it is. */
async function engineOf(host: Shell, isShaped: boolean): Promise<Engine> {
  const command: Command = {
    kind: 'cmdlet',
    place: exchangeShell,
    name: 'Get-LabPowerShell',
    parameters: {},
    switches: [],
    returns: 'whole',
  };
  const running = host.run(command, { signal: new AbortController().signal, prompts: {} });
  let why = 'it did not say what it is';
  for (;;) {
    const { done, value } = await running.next();
    if (done === true) return { kind: 'none', why: value.kind === 'interrupted' ? harmless(value.detail, 300) : why };
    if (value.kind === 'error') why = harmless(value.error.message, 300);
    const known = value.kind === 'object' ? powerShell.safeParse(value.value).data : undefined;
    if (known === undefined) continue;
    await running.next();
    const [short = ''] = /^\d+\.\d+/.exec(known.version) ?? [];
    const name = `${known.edition === 'Desktop' ? 'Windows PowerShell' : 'PowerShell'} ${short}`;
    return { kind: 'found', name: isShaped ? `${name}, ${objectsOf(known.shapes)}` : name };
  }
}

/** What its objects are like: those of real servers, or where their classes cannot be had, plain ones. */
const objectsOf = ({ known, why }: z.output<typeof powerShell>['shapes']): string =>
  known ? 'with real object shapes' : `with plain texts, because ${harmless(why, 200)}`;

/** The lab's functions on a Windows server take its name as a parameter. */
const onItsComputer = (command: Command): Command =>
  command.kind === 'function' ? { ...command, parameters: { ComputerName: command.place.computer, ...command.parameters } } : command;

/** The modules say by an error that the lab lost a command; to the wizard that is an interruption. */
async function* heard(items: AsyncGenerator<Item, End>): AsyncGenerator<Item, End> {
  let lost: string | undefined;
  for (;;) {
    const { done, value } = await items.next();
    if (done === true) return lost === undefined ? value : { kind: 'interrupted', why: 'died', detail: lost };
    if (value.kind === 'error' && value.error.fullyQualifiedErrorId === 'PracticeLabInterrupted') lost = value.error.message;
    else yield value;
  }
}
