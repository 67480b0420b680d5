// The harnesses must be able to fail: every screen test leans on them.

import { Box, Text, useInput, useWindowSize } from 'ink';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { pictureOf } from './picture.ts';
import { mount } from './screen.tsx';
import { key, parsed, virtualTerminal } from './terminal.ts';

function Typewriter({ spare = 1 }: { readonly spare?: number }) {
  const [typed, setTyped] = useState('');
  const { columns, rows } = useWindowSize();
  useInput((input, pressed) => {
    if (pressed.escape) setTyped('escaped');
    else if (pressed.downArrow) setTyped((before) => `${before}↓`);
    else setTyped((before) => before + input);
  });
  return (
    <Box height={rows - spare} width={columns} borderStyle="single" flexDirection="column">
      <Text>Typed: {typed}</Text>
      <Text>
        {columns} by {rows}
      </Text>
    </Box>
  );
}

test('keys reach the tree and their effect is on the screen when press returns', async () => {
  const screen = mount(<Typewriter />);
  await screen.waitFor('Typed:');
  await screen.type('Skype');
  await screen.press(key.down);
  expect(screen.screen()).toContain('Typed: Skype↓');
  await screen.press(key.escape);
  expect(screen.screen()).toContain('Typed: escaped');
});

test('a window of another size is drawn anew', async () => {
  const screen = mount(<Typewriter />, { columns: 120, rows: 40 });
  await screen.waitFor('120 by 40');
  await screen.resize({ columns: 60, rows: 20 });
  expect(screen.screen()).toContain('60 by 20');
  expect(screen.screen().split('\n')).toHaveLength(19);
});

test('a frame as tall as the window is refused', async () => {
  const screen = mount(<Typewriter spare={0} />);
  await expect(screen.settle()).rejects.toThrow('as tall as the window');
});

test('clearing the whole screen is refused', async () => {
  const screen = mount(<Typewriter />);
  await screen.settle();
  screen.terminal.write('\x1b[2J');
  await expect(screen.settle()).rejects.toThrow('The whole screen was cleared: CSI 2J');
});

test('waiting in vain shows what was on the screen instead', async () => {
  const screen = mount(<Typewriter />);
  await screen.settle();
  await expect(screen.waitFor('Exchange', 20)).rejects.toThrow(/20 ms passed while waiting for Exchange.*Typed:/s);
});

test('a picture shows text, colours and attributes, and keeps what XML would swallow', async () => {
  const terminal = virtualTerminal({ columns: 20, rows: 3 }, true);
  terminal.write('plain \x1b[1;32mbold\x1b[0m \x1b[7mback\x1b[0m\n\x1b[38;2;1;2;3m<&>\x1b[0m \x1b[4;38;5;196munder');
  await parsed(terminal);
  const picture = pictureOf(terminal);
  expect(picture).toContain('fill="#cccccc">plain</text>');
  expect(picture).toMatch(/fill="#13a10e" font-weight="bold">bold</);
  expect(picture).toMatch(/<rect [^>]*fill="#cccccc"\/><text [^>]*fill="#0c0c0c">back</);
  expect(picture).toContain('fill="#010203">&lt;&amp;&gt;</text>');
  expect(picture).toMatch(/fill="#ff0000" text-decoration="underline">under</);
});
