// Starts the full screen, the engine's front end. What stands on it is gone when it closes: the caller prints what must stay.

import { type Instance, render } from 'ink';
import type { LiveEvent, Reply } from '../model/demand.ts';
import { harmless } from '../model/harmless.ts';
import type { WaitWish } from '../wizard/front-end.ts';
import { App } from './app.tsx';
import type { Context } from './context.ts';
import { type Desk, type ManualTaskOutlet, nothingChosen } from './desk.ts';
import { frameOf, type Size } from './frame.ts';
import { drawn, dueIn, quiet, reached, touched } from './guard.ts';
import { handOut } from './hand-out.ts';
import type { Key } from './keys.ts';
import { granted, press, type Wish } from './press.ts';
import type { SignSet } from './signs.ts';
import { explained, type State, show, takesMessage, withDemand, withdrawn } from './state.ts';
import { createStore, type Store } from './store.ts';
import { paste } from './typing.ts';

export type TuiOptions = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** What the first screen shows already. */
  readonly state: State;
  readonly colours: boolean;
  readonly signs: SignSet;
  /** A console of Windows without Windows Terminal: it repaints visibly. */
  readonly slowConsole: boolean;
};

/** Milliseconds between two pieces of one paste. */
const together = 60;
const comesInFloods = ({ kind }: LiveEvent) => kind === 'output' || kind === 'looking' || kind === 'traced';
/** To the upper left corner, and all gone below: the only place where something is erased. */
const homeAndErase = '\u001B[H\u001B[J';

/** Draws all of it again on an empty screen. */
export function drawAnew(app: Pick<Instance, 'clear'>, screen: { write(text: string): unknown }, store: Store): void {
  app.clear();
  screen.write(homeAndErase);
  store.update((state) => ({ ...state }));
}

export function startTui(options: TuiOptions): Desk {
  const store = createStore(options.state);
  const leaving = new AbortController();
  let context: Omit<Context, 'now'> = nothingChosen;
  let hand: ManualTaskOutlet | undefined;
  let lastPaste = 0;
  let replying: ((reply: Reply) => void) | undefined;
  let wishing: ((wish: WaitWish) => void) | undefined;
  const { promise: chosen, resolve: choose } = Promise.withResolvers<string | undefined>();
  if (options.state.welcome === null) choose('');

  const leave = () => {
    replying?.({ kind: 'leave' });
    leaving.abort();
    choose(undefined);
  };

  const sizeNow = (): Size => ({ columns: options.stdout.columns, rows: options.stdout.rows });
  const extentOf = (state: State, size: Size) => frameOf(state, { ...context, now: Date.now() }, size).extent;

  // The hint of a key that agrees is drawn after a while without keys, and from then on it counts (guard.ts).
  let waiting: NodeJS.Timeout | undefined;
  const watch = () => {
    clearTimeout(waiting);
    const due = dueIn(store.newest(), Date.now());
    if (due === undefined) return;
    waiting = setTimeout(() => {
      store.update((state) => quiet(state, extentOf(state, sizeNow()), Date.now()));
      // Where the hint is no news, nothing is drawn; otherwise `hinted` is sooner.
      if (store.newest().guard.kind === 'drawing') void app.waitUntilRenderFlush().then(() => store.update(drawn));
      else watch();
    }, due);
  };

  // Before a key can be read: one that answers the hint the moment it stands there must not come too early.
  const hinted = () => {
    if (store.newest().guard.kind === 'drawing') queueMicrotask(() => store.update(drawn));
  };

  const onKey = (key: Key, size: Size) => {
    const pressed = store.press((state) => press(state, key, extentOf(state, size), Date.now()));
    watch();
    if (pressed.chosen !== undefined) choose(pressed.chosen);
    if (pressed.reply !== undefined) replying?.(pressed.reply);
    if (pressed.wish !== undefined) grant(pressed.wish);
    if (pressed.leave) leave();
  };

  const grant = (wish: Wish) => {
    if (wish === 'redraw') {
      drawAnew(app, options.stdout, store);
      return;
    }
    if (wish === 'look now' || wish === 'ways on') {
      wishing?.(wish);
      return;
    }
    const [state, seen] = [store.newest(), { ...context, now: Date.now() }];
    void (hand && handOut(wish, state, seen, hand))?.then((words) => store.update((at) => granted(at, words)));
  };

  const onPaste = (text: string) => {
    store.update((state) => paste(state, text, Date.now()));
    watch();
    if (takesMessage(store.newest())) void tellMeaning(store.newest().explaining.text);
  };

  // Loaded when there is something to explain: the first screen need not wait for it.
  const tellMeaning = async (text: string) => {
    const { explain } = await import('../diagnosis/explain.ts');
    const lines = explain(text).lines.map((each) => harmless(each, 4000));
    store.update((state) => explained(state, text, lines));
  };

  // A console that does not mark a paste sends it as quick typing, with an Enter at the end of each line.
  const pasted = (input: string): boolean => {
    if (store.get().asking?.input.kind !== 'manual task' && !takesMessage(store.get())) return false;
    const more = input.length > 1 && !input.startsWith('\u001B');
    const inside = input === '\r' && Date.now() - lastPaste < together;
    if (!more && !inside) return false;
    lastPaste = Date.now();
    onPaste(input);
    return true;
  };

  const app: Instance = render(
    <App
      store={store}
      context={() => context}
      colours={options.colours}
      signs={options.signs}
      beat={options.slowConsole ? 250 : 150}
      onKey={onKey}
      isPaste={pasted}
      onPaste={onPaste}
    />,
    {
      stdin: options.stdin,
      stdout: options.stdout,
      alternateScreen: true,
      // In raw mode Ctrl+C is a key: the first asks, the second leaves (facts.md 121).
      exitOnCtrlC: false,
      incrementalRendering: true,
      maxFps: options.slowConsole ? 10 : 1000,
      onRender: hinted,
      interactive: true,
    },
  );

  // In a larger window the end of a plan may be seen without a key.
  const fit = () => {
    fitting = undefined;
    store.update((state) => reached(state, extentOf(state, sizeNow()), Date.now()));
    // Terminals show again what stood beyond the edge when they are made wider, and Ink passes over lines that it takes for the same.
    drawAnew(app, options.stdout, store);
    watch();
  };
  let fitting: NodeJS.Immediate | undefined;
  const onResize = () => {
    fitting ??= setImmediate(fit);
  };
  options.stdout.on('resize', onResize);
  // A window made small and as large again in one moment is no 'resize' for Node.js, but its terminal cut the screen.
  process.on('SIGWINCH', onResize);
  store.update((state) => touched(state, Date.now()));
  watch();

  return {
    leaving: leaving.signal,
    leave,
    // A terminal whose input ends has gone away.
    isDeserted: () => false,
    chosen,
    frontEnd(run, given) {
      hand = given;
      context = { ...context, ...run };
      store.update((state) => ({ ...state, welcome: null, opensFolder: given.openFolder !== undefined }));
      clearTimeout(waiting);
      return {
        show: (event) => store.update((state) => show(state, event, Date.now()), comesInFloods(event) ? 'soon' : 'now'),
        wished: () =>
          new Promise((resolve) => {
            wishing = resolve;
          }),
        reply(demand, view, signal) {
          store.update((state) => withDemand(state, demand, view, Date.now()));
          watch();
          return new Promise((resolve) => {
            replying = (reply) => {
              signal.removeEventListener('abort', withdraw);
              resolve(reply);
            };
            const withdraw = () => {
              store.update((state) => (state.asking?.demand === demand ? withdrawn(state) : state));
              resolve({ kind: 'leave' });
            };
            if (signal.aborted) withdraw();
            signal.addEventListener('abort', withdraw, { once: true });
          });
        },
      };
    },
    async close() {
      clearTimeout(waiting);
      clearImmediate(fitting);
      options.stdout.off('resize', onResize);
      process.off('SIGWINCH', onResize);
      app.unmount();
      await app.waitUntilExit();
    },
  };
}
