// Every screen of the full-screen front end, from sample data, to be looked at:
//   node test/tui/playground.ts [80x24] [name ...]              prints them with their colours
//   node test/tui/playground.ts --pictures DIR [80x24] [name ...]   writes an SVG of each

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Context } from '../../src/tui/context.ts';
import { frameOf, linesIn } from '../../src/tui/frame.ts';
import { textOf } from '../../src/tui/paint.ts';
import { pictureOf } from '../harness/picture.ts';
import { parsed, virtualTerminal } from '../harness/terminal.ts';
import { context, scenes } from './sample.ts';

const words = process.argv.slice(2);
const folder = words[0] === '--pictures' ? words.splice(0, 2)[1] : undefined;
const [columns = 80, rows = 24] = /^\d+x\d+$/.test(words[0] ?? '') ? (words.shift() ?? '').split('x').map(Number) : [];
/** Nothing is chosen on the first screen. */
const atFirst: Context = { ...context, world: 'not chosen', steps: [] };
if (folder !== undefined) mkdirSync(folder, { recursive: true });

for (const [name, state] of Object.entries(scenes)) {
  if (words.length > 0 && !words.includes(name)) continue;
  const text = textOf(linesIn(frameOf(state, state.welcome === null ? context : atFirst, { columns, rows })), true);
  if (folder === undefined) process.stdout.write(`\n${name}\n${text}\n`);
  else {
    const terminal = virtualTerminal({ columns, rows }, true);
    terminal.write(text);
    await parsed(terminal);
    writeFileSync(path.join(folder, `${name.replaceAll(' ', '-')}-${columns}x${rows}.svg`), pictureOf(terminal));
  }
}
