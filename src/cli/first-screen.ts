// The first screen: what to work on, and how this terminal is to be drawn on. Light, since it is shown before anything
// else is loaded.

import { isFinished } from '../journal/glance.ts';
import { managementShells } from '../powershell/detect.ts';
import type { Context } from '../tui/context.ts';
import { leaveAlternateScreen, painted } from '../tui/paint.ts';
import { type Choice, initial, type State } from '../tui/state.ts';
import { symbolsFor } from '../tui/theme.ts';
import type { SetUpArguments } from './asked.ts';
import {
  type Kept,
  newRealSetUp,
  newRehearsal,
  realSetUps,
  realTarget,
  rehearsals,
  rehearsalTarget,
  stateHome,
  type Target,
} from './places.ts';

type Look = { readonly colours: boolean; readonly unicode: boolean; readonly slowConsole: boolean };

/** How this terminal is drawn on: NO_COLOR and poor consoles are respected. */
function lookOfTerminal(args: SetUpArguments): Look {
  const { platform, env } = process;
  const terminal = env.TERM ?? '';
  // Windows' own console draws only what its raster font has; Windows Terminal and others draw all.
  const rich = platform !== 'win32' || Boolean(env.WT_SESSION) || env.TERM_PROGRAM === 'vscode' || terminal === 'xterm-256color';
  return {
    colours: args.color && !env.NO_COLOR && terminal !== 'dumb',
    unicode: rich && terminal !== 'linux',
    slowConsole: platform === 'win32' && !env.WT_SESSION && !env.TERM_PROGRAM,
  };
}

export type FirstScreen = {
  readonly look: Look;
  readonly state: State;
  /** The files of a choice. */
  targetOf(choice: string): Target;
};

/** Paints the first screen at once; `given` is what the command line named, so that nothing is left to choose. */
export function showFirstScreen(args: SetUpArguments, given: Target | undefined, now: number): FirstScreen {
  const look = lookOfTerminal(args);
  const home = stateHome(process.platform, process.env);
  const latest: Latest = { rehearsal: rehearsals(home).at(-1), setUp: realSetUps(home).at(-1) };
  const state = given === undefined ? welcome(latest) : initial;
  const size = { columns: process.stdout.columns ?? 80, rows: process.stdout.rows ?? 24 };
  // From here on Ctrl+C is a key that waits for Ink; as a signal it would end us with the terminal in this state.
  process.stdin.setRawMode(true);
  process.stdout.write(painted(state, emptyContext(look, now), size, look.colours));
  return {
    look,
    state,
    targetOf: (choice) => given ?? targetOf(choice, latest, home),
  };
}

/** Gives the terminal back where the full screen failed to start. */
export const giveBackScreen = (): void => {
  process.stdin.setRawMode(false);
  process.stdout.write(leaveAlternateScreen);
};

function emptyContext(look: Look, now: number): Context {
  return {
    aim: 'set up',
    world: 'not chosen',
    factor: 1,
    steps: [],
    render: () => '',
    statePath: '',
    logPath: '',
    symbols: symbolsFor(look.unicode),
    now,
  };
}

/** The newest of each kind. */
type Latest = { readonly rehearsal: Kept | undefined; readonly setUp: Kept | undefined };

function targetOf(choice: string, { rehearsal, setUp }: Latest, home: string): Target {
  if (choice === goOn.real && setUp !== undefined) return realTarget(setUp);
  if (choice === goOn.lab && rehearsal !== undefined) return rehearsalTarget(rehearsal);
  return choice === 'real' ? newRealSetUp(home) : newRehearsal(home);
}

const goOn = { real: 'go on with a set-up', lab: 'go on with a rehearsal' } as const;

function again(
  id: string,
  what: (number: number) => string,
  kept: Kept | undefined,
): readonly (Choice & { readonly unfinished: boolean })[] {
  if (kept === undefined) return [];
  const unfinished = !isFinished(kept.statePath);
  return [
    {
      id,
      unfinished,
      label: unfinished ? `Go on with ${what(kept.number)}` : `Look at the finished ${what(kept.number)}`,
      because: unfinished ? 'It goes on where you left. Nothing is asked twice.' : 'It shows what was proven and where its log is.',
    },
  ];
}

function welcome({ rehearsal, setUp }: Latest): State {
  // A look at the registry takes longer than this screen should. Nothing is started by what the environment says.
  const { exchange, skype } = managementShells({ exchangeFolder: process.env.ExchangeInstallPath ?? null, moduleFolders: [] });
  const kept = [
    ...again(goOn.real, (number) => `set-up ${number} on real servers`, setUp),
    ...again(goOn.lab, (number) => `rehearsal ${number}`, rehearsal),
  ];
  const choices: readonly Choice[] = [
    ...kept.map(({ id, label, because }): Choice => ({ id, label, because })),
    {
      id: 'lab',
      label: 'Rehearse in the practice lab',
      because: 'A small world on this computer. Nothing real is touched.',
    },
    {
      id: 'real',
      label: 'Work on real servers',
      because:
        exchange === null && skype === null
          ? 'It connects to them, or you run each command by hand. It begins by looking.'
          : 'A management shell was found on this computer. It begins by looking.',
    },
  ];
  const wanted = kept.find((each) => each.unfinished)?.id ?? 'lab';
  const cursor = Math.max(
    0,
    choices.findIndex((each) => each.id === wanted),
  );
  return { ...initial, welcome: { choices, cursor } };
}
