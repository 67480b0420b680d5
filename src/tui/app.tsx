// The root: the only component. It draws the frame's lines as one text (a node for each piece of each line takes Ink five
// times as long) and passes keys on. One useInput stays active for the whole
// life: without it the console would echo keys into the screen (facts.md 121).

import { Box, Text, useAnimation, useInput, usePaste, useWindowSize } from 'ink';
import { useSyncExternalStore } from 'react';
import type { Context } from './context.ts';
import { frameOf, type Size } from './frame.ts';
import { type Key, keysOf } from './keys.ts';
import { textOf } from './paint.ts';
import type { Store } from './store.ts';

type Props = {
  readonly store: Store;
  readonly context: () => Omit<Context, 'now'>;
  readonly colours: boolean;
  /** Milliseconds between two pictures of the spinner; a Windows console repaints visibly, so it gets fewer. */
  readonly beat: number;
  readonly onKey: (key: Key, size: Size) => void;
  readonly onPaste: (text: string) => void;
  /** Takes a chunk of input that is a paste; false where it is keys. */
  readonly isPaste: (input: string) => boolean;
};

export function App({ store, context, colours, beat, onKey, onPaste, isPaste }: Props) {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const size = useWindowSize();
  useAnimation({ interval: beat, isActive: state.asking === null && state.welcome === null && state.overlay === 'none' });
  useInput((input, flags) => {
    if (isPaste(input)) return;
    for (const key of keysOf(input, flags)) onKey(key, size);
  });
  usePaste(onPaste);
  const { lines } = frameOf(state, { ...context(), now: Date.now() }, size);
  return (
    <Box height={Math.max(1, size.rows - 1)} width={size.columns}>
      <Text wrap="truncate-end">{textOf(lines, colours)}</Text>
    </Box>
  );
}
