// The first screen: what to work on, and how this terminal is to be drawn on. Light, since it is shown before anything
// else is loaded.

import { isFinished } from '../journal/glance.ts';
import { managementShells } from '../powershell/detect.ts';
import type { Context } from '../tui/context.ts';
import { leaveAlternateScreen, painted } from '../tui/paint.ts';
import type { SignSet } from '../tui/signs.ts';
import { type Choice, initial, type State } from '../tui/state.ts';
import type { SetUpArguments } from './asked.ts';
import {
  type Homes,
  type Kept,
  newRealSetUp,
  newRehearsal,
  realSetUps,
  realTarget,
  rehearsals,
  rehearsalTarget,
  stateHomes,
  type Target,
} from './places.ts';

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
  /** The files of a choice. */
  targetOf(choice: string): Target;
};

/** Paints the first screen at once; `given` is what the command line named, so that nothing is left to choose. */
export function showFirstScreen(args: SetUpArguments, given: Target | undefined, now: number): FirstScreen {
  const look = lookOfTerminal(args);
  const homes = stateHomes(process.platform, process.env);
  const kept = [...latestOf('real', realSetUps(homes), homes), ...latestOf('lab', rehearsals(homes), homes)];
  const state = given === undefined ? welcome(kept) : initial;
  const size = { columns: process.stdout.columns ?? 80, rows: process.stdout.rows ?? 24 };
  // From here on Ctrl+C is a key that waits for Ink; as a signal it would end us with the terminal in this state.
  process.stdin.setRawMode(true);
  process.stdout.write(painted(state, emptyContext(now), size, look.colours, look.signs));
  return {
    look,
    state,
    targetOf: (choice) => given ?? targetOf(choice, kept, homes),
  };
}

/** Gives the terminal back where the full screen failed to start. */
export const giveBackScreen = (): void => {
  process.stdin.setRawMode(false);
  process.stdout.write(leaveAlternateScreen);
};

function emptyContext(now: number): Context {
  return {
    aim: 'set up',
    world: 'not chosen',
    factor: 1,
    steps: [],
    render: () => '',
    statePath: '',
    logPath: '',
    now,
  };
}

type Offered = Choice & { readonly unfinished: boolean; readonly target: Target };

function targetOf(choice: string, offered: readonly Offered[], homes: Homes): Target {
  const known = offered.find(({ id }) => id === choice)?.target;
  return known ?? (choice === 'real' ? newRealSetUp(homes) : newRehearsal(homes));
}

const kinds = {
  real: { words: (number: number) => `set-up ${number} on real servers`, targetAt: realTarget },
  lab: { words: (number: number) => `rehearsal ${number}`, targetAt: rehearsalTarget },
} as const;

/** The newest of a kind in each place. */
function latestOf(kind: keyof typeof kinds, kept: readonly Kept[], { own }: Homes): readonly Offered[] {
  const isOwn = ({ dir }: Kept) => own !== null && dir.startsWith(own);
  return [kept.findLast((each) => !isOwn(each)), kept.findLast(isOwn)].flatMap((each) => {
    if (each === undefined) return [];
    const unfinished = !isFinished(each.statePath);
    const what = `${kinds[kind].words(each.number)}${isOwn(each) ? ' (in %LOCALAPPDATA%)' : ''}`;
    return [
      {
        id: `go on with ${what}`,
        unfinished,
        target: kinds[kind].targetAt(each),
        label: unfinished ? `Go on with ${what}` : `Look at the finished ${what}`,
        because: unfinished ? 'It goes on where you left. Nothing is asked twice.' : 'It shows what was proven and where its log is.',
      },
    ];
  });
}

function welcome(kept: readonly Offered[]): State {
  // A look at the registry takes longer than this screen should. Nothing is started by what the environment says.
  const { exchange, skype } = managementShells({ exchangeFolder: process.env.ExchangeInstallPath ?? null, moduleFolders: [] });
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
