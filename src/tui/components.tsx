// The frame as Ink draws it: a line a Text, in boxes that say to a screen reader what they are. Components draw and hold no state;
// what they draw was laid out by pure functions (frame.ts). Where a screen reader reads, nothing is cut, and words stand for signs.

import { Box, type BoxProps, Text, useCursor, useIsScreenReaderEnabled } from 'ink';
import { createContext, use } from 'react';
import { type Block, fitted } from './content.ts';
import type { Context } from './context.ts';
import { contentFor, type Frame, header, type Size } from './frame.ts';
import { type Line, lineText } from './lines.ts';
import { toned } from './paint.ts';
import { spoken } from './signs.ts';
import type { State } from './state.ts';

export const Colours = createContext(true);

/** One line. Its tones are escape sequences; who is read to gets none. */
function Row({ line }: { readonly line: Line }) {
  const colours = use(Colours);
  if (!useIsScreenReaderEnabled())
    return (
      <Box flexShrink={0} height={1}>
        <Text wrap="truncate-end">{toned(line, colours)}</Text>
      </Box>
    );
  const words = spoken(lineText(line));
  return words === '' ? null : <Text>{words}</Text>;
}

/** Its place is all that there is to tell a line by: none has a life of its own. */
const Rows = ({ lines }: { readonly lines: readonly Line[] }) => lines.map((line, at) => <Row key={at.toString()} line={line} />);

/** Lines that belong together: a sentence, an entry of a list, a field, what is under way. */
function Part({ block: { role, state = {}, lines } }: { readonly block: Block }) {
  const told: Pick<BoxProps, 'aria-role' | 'aria-state'> = role === 'text' ? {} : { 'aria-role': role, 'aria-state': state };
  return (
    <Box flexDirection="column" flexShrink={0} {...told}>
      <Rows lines={lines} />
    </Box>
  );
}

const Parts = ({ blocks }: { readonly blocks: readonly Block[] }) => blocks.map((block, at) => <Part key={at.toString()} block={block} />);

/** Header, map and rules, hints: drawn for the eye. */
const Drawn = ({ lines }: { readonly lines: readonly Line[] }) => (
  <Box flexDirection="column" flexShrink={0} aria-hidden>
    <Rows lines={lines} />
  </Box>
);

/** What is told, as much of it as has room; it keeps its height, so that what is asked stands still. */
const Told = ({ frame: { told, toldHeight, indent, rail } }: { readonly frame: Frame }) => (
  <Box flexDirection="column" flexShrink={0} height={toldHeight} paddingLeft={rail.length > 0 ? 0 : indent} overflowY="hidden">
    <Parts blocks={told} />
  </Box>
);

/** What is asked, whole. */
const Asked = ({ frame: { asked, indent, rail } }: { readonly frame: Frame }) => (
  <Box flexDirection="column" flexShrink={0} paddingLeft={rail.length > 0 ? 0 : indent}>
    <Parts blocks={asked} />
  </Box>
);

/** The steps, upright, at the left of a wide window. */
const Rail = ({ frame: { rail, indent } }: { readonly frame: Frame }) => (
  <Box flexDirection="column" flexShrink={0} width={indent} aria-hidden>
    <Rows lines={rail} />
  </Box>
);

/**
 * The whole window but its last row. Its width is the window's own: while it is made smaller, Ink draws what was there once more, and
 * lines that are wider than the window would leave their ends in it.
 */
export function Screen({ frame, size }: { readonly frame: Frame; readonly size: Size }) {
  const { setCursorPosition } = useCursor();
  setCursorPosition(frame.cursor);
  return (
    <Box flexDirection="column" height={Math.max(1, size.rows - 1)} overflowY="hidden">
      <Drawn lines={frame.top} />
      <Box flexShrink={0}>
        {frame.rail.length > 0 && <Rail frame={frame} />}
        <Box flexDirection="column" flexGrow={1}>
          <Told frame={frame} />
          <Drawn lines={frame.between} />
          <Asked frame={frame} />
        </Box>
      </Box>
      <Drawn lines={frame.bottom} />
    </Box>
  );
}

/** Wide enough that no sentence is broken. */
const unbroken = 10_000;

/** The same for who is read to: whole, in whole sentences, nothing drawn. */
export function Reading({ state, context }: { readonly state: State; readonly context: Context }) {
  const { told, asked } = contentFor(state, context, unbroken, unbroken);
  return (
    <Box flexDirection="column">
      <Rows lines={[header(state, context, 0)]} />
      <Parts blocks={told} />
      {asked !== undefined && (
        <Box flexDirection="column" {...(asked.options === undefined ? {} : { 'aria-role': 'listbox' })}>
          <Parts blocks={fitted(asked, unbroken)} />
        </Box>
      )}
    </Box>
  );
}
