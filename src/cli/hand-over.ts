// What is typed on another computer to go on there with the same state file, and how the file gets there.
// On a share it is there already. On a disk of Windows other computers see it through the share that every Windows has for
// administrators; where that is closed, and anywhere else, the file is copied. A rehearsal takes its lab along.

import { hostname } from 'node:os';
import path from 'node:path';
import type { Aim } from '../model/undo.ts';
import type { HandOver } from '../tui/context.ts';
import { asTyped, commandOf } from './asked.ts';
import type { LabTarget, Target } from './places.ts';

/** The line that goes on with a state file. */
type GoOn = (file: string) => string;

/** `platform` and `computer` are of this computer. */
export function handOverOf(target: Target, aim: Aim, platform: NodeJS.Platform, computer: string): HandOver {
  const goOn = (file: string) => `partner-wizard ${commandOf(aim)}--state ${asTyped(file)}`;
  return target.world === 'lab' ? withLab(target, goOn) : withFile(target.statePath, goOn, platform, computer);
}

function withFile(statePath: string, goOn: GoOn, platform: NodeJS.Platform, computer: string): HandOver {
  const { basename, resolve } = platform === 'win32' ? path.win32 : path.posix;
  const file = resolve(statePath);
  if (/^\\\\[^?.]/.test(file)) return { how: ['The state file is on a share, so it can stay where it is.'], line: goOn(file) };
  const disk = platform === 'win32' ? /^([A-Za-z]):\\(.*)$/.exec(file) : null;
  if (disk === null) return { how: [`First copy the state file there: ${file}`, inTheFolder], line: goOn(basename(file)) };
  const [, letter = '', rest = ''] = disk;
  return {
    how: [
      'The line reaches the state file on this computer through the share that Windows keeps for administrators.',
      `If that is not allowed, or ${letter.toUpperCase()}: is a network drive, copy the file there and name the copy: ${goOn(basename(file))}`,
    ],
    line: goOn(`\\\\${computer}\\${letter.toUpperCase()}$\\${rest}`),
  };
}

function withLab({ statePath, labDir }: LabTarget, goOn: GoOn): HandOver {
  const file = path.basename(statePath);
  const folder = path.resolve(labDir);
  return path.dirname(path.resolve(statePath)) === folder
    ? { how: [`First copy the whole folder of this rehearsal there: ${folder}`, inTheFolder], line: goOn(file) }
    : {
        how: [`First copy the state file there, and the folder of its practice lab: ${path.resolve(statePath)} and ${folder}`, inTheFolder],
        line: `${goOn(file)} --lab ${asTyped(path.basename(folder))}`,
      };
}

const inTheFolder = 'Then type the line in the folder where the copy is.';

/** What the admin reads when the wizard has ended here; `to` is the kind of computer to go on on. */
export function handOverWords(target: Target, aim: Aim, to: string): readonly string[] {
  const { how, line } = handOverOf(target, aim, process.platform, hostname());
  return [
    `Stopped here, to go on on ${to}. Nothing is lost, and nothing was undone.`,
    'There, open Windows PowerShell as administrator, and type:',
    '',
    `  ${line}`,
    '',
    ...how,
    'partner-wizard has to be on that computer too. It shows where you are, asks how it reaches the servers from there, and asks nothing else twice.',
    'From now on use the state file there only.',
    '',
  ];
}
