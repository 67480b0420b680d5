// The first screen: what to work on, and how this terminal is to be drawn on. Light, since it is shown before anything
// else is loaded.

import { managementShells } from '../powershell/detect.ts';
import { nothingChosen } from '../tui/desk.ts';
import { leaveAlternateScreen, painted } from '../tui/paint.ts';
import type { SignSet } from '../tui/signs.ts';
import { type Choice, initial, type State } from '../tui/state.ts';
import type { SetUpArguments } from './asked.ts';
import { type Chosen, offered } from './offered.ts';
import { newRehearsal, stateHomes, type Target } from './places.ts';
import { recentFileIn, recentIn } from './recent.ts';

type Look = { readonly colours: boolean; readonly signs: SignSet; readonly slowConsole: boolean };

/** How this terminal is drawn on: NO_COLOR and poor consoles are respected. */
function lookOfTerminal(args: SetUpArguments): Look {
  const { platform, env } = process;
  return {
    colours: args.color && !env.NO_COLOR,
    signs: signsOf(platform, env),
    slowConsole: platform === 'win32' && !env.WT_SESSION && !env.TERM_PROGRAM,
  };
}

/** Windows' own console has few signs in its fonts, as has the Linux console; a locale without UTF-8 has none. */
function signsOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): SignSet {
  const terminal = env.TERM ?? '';
  if (platform === 'win32') return env.WT_SESSION || env.TERM_PROGRAM === 'vscode' || terminal === 'xterm-256color' ? 'unicode' : 'console';
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  if (!/utf-?8/i.test(locale)) return 'ascii';
  return terminal === 'linux' ? 'console' : 'unicode';
}

export type FirstScreen = {
  readonly look: Look;
  readonly state: State;
  /** What a choice does. */
  chosen(choice: string): Chosen;
};

/** `given` is what the command line named, so that nothing is left to choose. */
export function firstScreen(args: SetUpArguments, given: Target | undefined, now: number): FirstScreen {
  const look = lookOfTerminal(args);
  const homes = stateHomes(process.platform, process.env);
  const offer = given === undefined ? offered(homes, recentIn(recentFileIn(homes)), isShellHere(), new Date(now)) : undefined;
  const state = offer === undefined ? initial : welcome(offer.choices, offer.likely);
  return {
    look,
    state,
    chosen: (choice) =>
      (given === undefined ? offer?.does(choice) : undefined) ?? { kind: 'work', aim: args.aim, target: given ?? newRehearsal(homes) },
  };
}

/** Paints it at once. */
export function paint({ look, state }: FirstScreen, now: number): void {
  const size = { columns: process.stdout.columns ?? 80, rows: process.stdout.rows ?? 24 };
  // From here on Ctrl+C is a key that waits for Ink; as a signal it would end us with the terminal in this state.
  process.stdin.setRawMode(true);
  process.stdout.write(painted(state, { ...nothingChosen, now }, size, look.colours, look.signs));
}

/** Gives the terminal back where the full screen failed to start. */
export const giveBackScreen = (): void => {
  process.stdin.setRawMode(false);
  process.stdout.write(leaveAlternateScreen);
};

/** A look at the registry takes longer than this screen should. Nothing is started by what the environment says. */
function isShellHere(): boolean {
  const { exchange, skype } = managementShells({ exchangeFolder: process.env.ExchangeInstallPath ?? null, moduleFolders: [] });
  return exchange !== null || skype !== null;
}

function welcome(choices: readonly Choice[], wanted: string): State {
  const cursor = Math.max(
    0,
    choices.findIndex((each) => each.id === wanted),
  );
  return { ...initial, welcome: { choices, cursor } };
}
