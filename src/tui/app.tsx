// The root: draws the newest state, passes keys on. One useInput is active all its life, or the console echoes keys (facts.md 121).

import { useAnimation, useApp, useInput, useIsScreenReaderEnabled, usePaste, useWindowSize } from 'ink';
import { useEffect, useSyncExternalStore } from 'react';
import { Colours, Reading, Screen } from './components.tsx';
import type { Context } from './context.ts';
import { frameOf, type Size } from './frame.ts';
import { type Key, keysOf } from './keys.ts';
import type { SignSet } from './signs.ts';
import type { Store } from './store.ts';

type Props = {
  readonly store: Store;
  readonly context: () => Omit<Context, 'now'>;
  readonly colours: boolean;
  readonly signs: SignSet;
  /** Milliseconds between two pictures of the spinner; a Windows console repaints visibly, so it gets fewer. */
  readonly beat: number;
  readonly onKey: (key: Key, size: Size) => void;
  readonly onPaste: (text: string) => void;
  /** Takes a chunk of input that is a paste; false where it is keys. */
  readonly isPaste: (input: string) => boolean;
};

export function App({ store, context, colours, signs, beat, onKey, onPaste, isPaste }: Props) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const size = useWindowSize();
  const isRead = useIsScreenReaderEnabled();
  useAnimation({ interval: beat, isActive: !isRead && state.asking === null && state.welcome === null && state.overlay === null });
  useInput((input, flags) => {
    if (isPaste(input)) return;
    for (const key of keysOf(input, flags)) onKey(key, size);
  });
  usePaste(onPaste);
  const { suspendTerminal } = useApp();
  // Stopped and continued (fg): meanwhile the shell wrote on this screen and read lines, so screen and keys are taken anew.
  useEffect(() => {
    const takeAnew = () => void suspendTerminal(() => undefined);
    process.on('SIGCONT', takeAnew);
    return () => void process.off('SIGCONT', takeAnew);
  }, [suspendTerminal]);
  const now = { ...context(), now: Date.now() };
  return (
    <Colours value={colours}>
      {isRead ? <Reading state={state} context={now} /> : <Screen frame={frameOf(state, now, size, signs)} size={size} />}
    </Colours>
  );
}
