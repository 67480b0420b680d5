// The wizard in lines: for the eye, put by Enquirer; or for the ear, for terminals that show lines only and for pipes.

import { askByEnquirer } from '../plain/enquirer.ts';
import { startLines } from '../plain/lines.ts';
import { askByLines } from '../plain/readline.ts';
import { forTheEar, forTheEye } from '../plain/voice.ts';
import type { Answers } from '../wizard/no-input.ts';
import type { SetUpArguments } from './asked.ts';
import type { FirstScreen } from './first-screen.ts';
import { interactive } from './interactive.ts';
import type { OpenLab } from './lab-options.ts';
import { watchTerminal } from './lost-terminal.ts';

export function byLines(
  kind: 'plain' | 'reader',
  args: SetUpArguments,
  answers: Answers,
  first: FirstScreen,
  openLab: OpenLab,
): Promise<number> {
  const { stdin, stdout } = process;
  const write = (line: string) => void stdout.write(`${line}\n`);
  const isPlain = kind === 'plain';
  const desk = startLines({
    state: first.state,
    voice: isPlain ? forTheEye(stdout.columns ?? 80) : forTheEar,
    asker: isPlain ? askByEnquirer(stdin, stdout, write) : askByLines(stdin, write),
    write,
  });
  watchTerminal(desk.leave);
  // A terminal is asked to copy by an escape sequence, and none is written for the ear.
  return interactive(args, answers, first, openLab, { desk, ...(isPlain ? { terminal: stdout } : {}) });
}
