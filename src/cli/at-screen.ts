// The wizard on the full screen. In one file with Ink, which is read from the disk while the first screen is painted.

import { startTui } from '../tui/start.tsx';
import type { Answers } from '../wizard/no-input.ts';
import type { SetUpArguments } from './asked.ts';
import type { FirstScreen } from './first-screen.ts';
import { interactive } from './interactive.ts';
import type { OpenLab } from './lab-options.ts';
import { watchTerminal } from './lost-terminal.ts';

export function atScreen(args: SetUpArguments, answers: Answers, first: FirstScreen, openLab: OpenLab): Promise<number> {
  const { stdin, stdout } = process;
  const desk = startTui({ stdin, stdout, state: first.state, ...first.look });
  watchTerminal(desk.leave, stdin);
  return interactive(args, answers, first, openLab, { desk, terminal: stdout });
}
