// partner-wizard lab serve: the practice lab in a process of its own, until it is stopped. It says each command that ran, so
// that one can watch from there what a wizard does to the servers.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Command } from '../model/command.ts';
import { placeInWords } from '../model/place.ts';
import { type End, succeeded } from '../model/shell.ts';
import { render } from '../powershell/render.ts';
import type { ServeArguments } from './asked.ts';
import { notesOnOpen } from './closed.ts';
import { exitCodes } from './exit-codes.ts';
import { type LabOptions, labOptions } from './lab-options.ts';
import { tell } from './say.ts';

/** Serves a world until it is closed: main.ts hands it in, since only main may know both sides. */
type ServeLab = (
  options: LabOptions & { readonly now: () => Date; readonly token: string; readonly onRan: (command: Command, end: End) => void },
) => Promise<{ close(): Promise<void> }>;

export async function serve(args: ServeArguments, serveLab: ServeLab): Promise<number> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  const serving = await serveLab({
    ...labOptions(args, args.lab),
    now: () => new Date(),
    token: randomBytes(32).toString('base64url'),
    onRan: (command, end) => tell(`${placeInWords(command.place)}: ${render(command)}  # ${endInWords(end)}`),
  });
  for (const note of notesOnOpen([{ what: "The practice lab's world", file: join(args.lab, 'world.json') }])) tell(`Note: ${note}`);
  tell(`PRACTICE LAB in ${args.lab}, process ${process.pid}. Time runs ${args.speed} times faster than on real servers.`);
  tell('Start a wizard in another terminal with the same --lab. Ctrl+C stops the lab; its world is kept.');
  await stopped;
  await serving.close();
  return exitCodes.done;
}

function endInWords(end: End): string {
  if (end.kind === 'interrupted') return `interrupted: ${end.why}`;
  return succeeded(end) ? 'done' : 'did not work';
}
