// Starts the full screen and gives the engine its front end. Everything on the alternate screen is gone when it
// closes, so the caller prints what must stay.

import { type Instance, render } from 'ink';
import type { LiveEvent, Reply } from '../model/demand.ts';
import type { FrontEnd } from '../wizard/front-end.ts';
import { App } from './app.tsx';
import type { Context } from './context.ts';
import { frameOf, type Size } from './frame.ts';
import type { Key } from './keys.ts';
import type { Wish } from './manual-task.ts';
import { granted, paste, press } from './press.ts';
import { answered, type State, show, withDemand } from './state.ts';
import { createStore } from './store.ts';
import { symbolsFor } from './theme.ts';

export type TuiOptions = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** What the first screen shows already. */
  readonly state: State;
  readonly colours: boolean;
  readonly unicode: boolean;
  /** A console of Windows without Windows Terminal: it repaints visibly. */
  readonly slowConsole: boolean;
};

/** What is known once it is chosen what to work on. */
type Chosen = Pick<
  Context,
  'aim' | 'world' | 'factor' | 'drivenBy' | 'steps' | 'render' | 'statePath' | 'logPath' | 'calendar' | 'handOver'
>;

/** Where the text of a manual task goes; each says in a sentence what became of it. */
type ManualTaskOutlet = { readonly [wish in Wish['kind']]: (text: string) => Promise<string> };

export type Tui = {
  /** The id of the choice on the first screen; '' where there was nothing to choose; undefined when the admin leaves. */
  readonly chosen: Promise<string | undefined>;
  /** From here on the screen belongs to a run of the engine. */
  frontEnd(run: Chosen, hand: ManualTaskOutlet): FrontEnd;
  /** Aborted when the admin leaves. */
  readonly leaving: AbortSignal;
  /** Leaves as the admin would: what runs is ended, and written down. */
  leave(): void;
  close(): Promise<void>;
};

/** Milliseconds between two pieces of one paste. */
const together = 60;
/** Milliseconds in which nobody can have read a plan. */
const unreadable = 300;
const comesInFloods = ({ kind }: LiveEvent) => kind === 'output' || kind === 'looking' || kind === 'traced';
const isLeaving = (key: Key) => key.kind === 'named' && key.name === 'interrupt';

export function startTui(options: TuiOptions): Tui {
  const store = createStore(options.state);
  const leaving = new AbortController();
  let context: Omit<Context, 'now'> = {
    aim: 'set up',
    world: 'not chosen',
    factor: 1,
    steps: [],
    render: () => '',
    statePath: '',
    logPath: '',
    symbols: symbolsFor(options.unicode),
  };
  let shownAt = 0;
  let hand: ManualTaskOutlet | undefined;
  let lastPaste = 0;
  let replying: ((reply: Reply) => void) | undefined;
  const { promise: chosen, resolve: choose } = Promise.withResolvers<string | undefined>();
  if (options.state.welcome === null) choose('');

  const leave = () => {
    replying?.({ kind: 'leave' });
    leaving.abort();
    choose(undefined);
  };

  const onKey = (key: Key, size: Size) => {
    // A key that was held, or pressed once too often, must not agree to a plan that has only just appeared.
    if (store.get().asking?.demand.kind === 'confirm' && Date.now() - shownAt < unreadable && !isLeaving(key)) return;
    const pressed = store.press((state) => press(state, key, frameOf(state, { ...context, now: Date.now() }, size).extent));
    if (pressed.chosen !== undefined) choose(pressed.chosen);
    if (pressed.reply !== undefined) replying?.(pressed.reply);
    if (pressed.wish !== undefined)
      void hand?.[pressed.wish.kind](pressed.wish.text).then((words) => store.update((state) => granted(state, words)));
    if (pressed.leave) leave();
  };

  // A console that does not mark a paste sends it as quick typing, with an Enter at the end of each line.
  const pasted = (input: string): boolean => {
    if (store.get().asking?.input.kind !== 'manual task') return false;
    const more = input.length > 1 && !input.startsWith('\u001B');
    const inside = input === '\r' && Date.now() - lastPaste < together;
    if (!more && !inside) return false;
    lastPaste = Date.now();
    store.update((state) => paste(state, input));
    return true;
  };

  const app: Instance = render(
    <App
      store={store}
      context={() => context}
      colours={options.colours}
      beat={options.slowConsole ? 250 : 150}
      onKey={onKey}
      isPaste={pasted}
      onPaste={(text) => store.update((state) => paste(state, text))}
    />,
    {
      stdin: options.stdin,
      stdout: options.stdout,
      alternateScreen: true,
      // In raw mode Ctrl+C is a key: the first asks, the second leaves (facts.md 121).
      exitOnCtrlC: false,
      incrementalRendering: true,
      maxFps: options.slowConsole ? 10 : 60,
      interactive: true,
    },
  );

  return {
    leaving: leaving.signal,
    leave,
    chosen,
    frontEnd(run, given) {
      hand = given;
      context = { ...context, ...run };
      store.update((state) => ({ ...state, welcome: null }));
      return {
        show: (event) => store.update((state) => show(state, event, Date.now()), comesInFloods(event) ? 'soon' : 'now'),
        reply(demand, view, signal) {
          shownAt = Date.now();
          store.update((state) => withDemand(state, demand, view));
          return new Promise((resolve) => {
            replying = (reply) => {
              signal.removeEventListener('abort', withdraw);
              resolve(reply);
            };
            // What was asked about is over: nobody must answer it any more.
            const withdraw = () => {
              store.update((state) => (state.asking?.demand === demand ? answered(state) : state));
              resolve({ kind: 'leave' });
            };
            if (signal.aborted) withdraw();
            signal.addEventListener('abort', withdraw, { once: true });
          });
        },
      };
    },
    async close() {
      app.unmount();
      await app.waitUntilExit();
    },
  };
}
