// What is typed on another computer to go on there with the same state file, and how the file and the program get there.
// On a share the file is there already. On a disk of Windows other computers see it through the share that every Windows has for
// administrators; where that is closed, and anywhere else, the file is copied. A rehearsal takes its lab along.

import { realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Aim } from '../model/undo.ts';
import type { HandOver } from '../tui/context.ts';
import type { LabTarget, Target } from './places.ts';
import { asTyped, goingOn, type Prompt, thisComputer, typedLines, usualPlace } from './typed.ts';

/** The words of the line that goes on with a state file. */
type GoOn = (file: string) => readonly string[];

/** `here` and `name` are of this computer, `inFull` gives the name of a file that an elevated window knows too. */
export function handOverOf(target: Target, aim: Aim, here: Prompt, name: string, inFull = withoutLetter): HandOver {
  const goOn = (file: string) => goingOn(aim, file);
  const [first = ''] = here.program;
  const there = path.win32.basename(first) === path.win32.basename(usualPlace) ? first : usualPlace;
  const { how, words } =
    target.world === 'lab'
      ? withLab(target, goOn)
      : withFile(target.statePath, goOn, { ...here, name }, here.platform === 'win32' ? inFull : String);
  return {
    how: [...how, `The program has to be there too, as ${there}; if it lies in another folder there, type that path instead.`, ...kitThere],
    lines: typedLines(words, { platform: 'win32', program: [there] }),
  };
}

/** What START-HERE.txt says. */
const kitThere: readonly string[] = [
  "Bring the zip, not the unpacked folder: unblock the zip first, check its sum, and unpack it into a folder on that computer's own disk that only administrators can write to. Never run it from a share that others write to.",
  'It shows where you are, asks how it reaches the servers from there, and asks nothing else twice.',
];

type Parts = { readonly how: readonly string[]; readonly words: readonly string[] };

/** A drive letter of the network is known only to the window that it was made in; Windows resolves it to its share. */
function withoutLetter(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    return file;
  }
}

function withFile(
  statePath: string,
  goOn: GoOn,
  { platform, name }: Pick<Prompt, 'platform'> & { readonly name: string },
  inFull: (file: string) => string,
): Parts {
  const { basename, resolve } = platform === 'win32' ? path.win32 : path.posix;
  const file = inFull(resolve(statePath));
  if (/^\\\\[^?.]/.test(file)) return { how: ['The state file is on a share, so it can stay where it is.'], words: goOn(file) };
  const disk = platform === 'win32' ? /^([A-Za-z]):\\(.*)$/.exec(file) : null;
  if (disk === null) return { how: [`First copy the state file there: ${file}`, inTheFolder], words: goOn(basename(file)) };
  const [, letter = '', rest = ''] = disk;
  return {
    how: [
      'The line reaches the state file on this computer through the share that Windows keeps for administrators.',
      `If that is not allowed, copy the file there and name the copy: --state ${asTyped(basename(file))}`,
    ],
    words: goOn(`\\\\${name}\\${letter.toUpperCase()}$\\${rest}`),
  };
}

function withLab({ statePath, labDir }: LabTarget, goOn: GoOn): Parts {
  const file = path.basename(statePath);
  const folder = path.resolve(labDir);
  return path.dirname(path.resolve(statePath)) === folder
    ? { how: [`First copy the whole folder of this rehearsal there: ${folder}`, inTheFolder], words: goOn(file) }
    : {
        how: [`First copy the state file there, and the folder of its practice lab: ${path.resolve(statePath)} and ${folder}`, inTheFolder],
        words: [...goOn(file), '--lab', path.basename(folder)],
      };
}

const inTheFolder = 'Then type the line in the folder where the copy is.';

/** What the admin reads when the wizard has ended here; `to` is the kind of computer to go on on. */
export function handOverWords(target: Target, aim: Aim, to: string): readonly string[] {
  const { how, lines } = handOverOf(target, aim, thisComputer(), hostname());
  return [
    `Stopped here, to go on on ${to}. Nothing is lost, and nothing was undone.`,
    'There, open Windows PowerShell or cmd as administrator, and type its line:',
    '',
    ...lines.map((line) => `  ${line}`),
    '',
    ...how,
    'From now on use the state file there only.',
    '',
  ];
}
