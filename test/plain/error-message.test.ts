// By ear, too, an error message is pasted on the first screen, and answered; nothing is started by it.

import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { startLines } from '../../src/plain/lines.ts';
import { askByLines } from '../../src/plain/readline.ts';
import { forTheEar } from '../../src/plain/voice.ts';
import { initial } from '../../src/tui/state.ts';
import { scenes } from '../tui/sample.ts';

test('an error message is answered, line by line, and the list comes again', async () => {
  const welcome = scenes['first screen, nothing kept']?.welcome ?? null;
  const at = (welcome?.choices ?? []).findIndex(({ shows }) => shows === 'error message');
  const stdin = new PassThrough();
  const said: string[] = [];
  const write = (line: string) => said.push(line);
  const desk = startLines({ state: { ...initial, welcome }, voice: forTheEar, asker: askByLines(stdin, write, 1), write });
  stdin.write(`${at + 1}\n`);
  stdin.write('x-ms-diagnostics: 2000004;reason="The tenant does not exist.";error_category="invalid_tenant"\n.\n');
  stdin.write('b\nq\nq\n');
  stdin.end();
  expect(await desk.chosen).toBeUndefined();
  const all = said.join(' ');
  expect(all).toContain('Paste it here');
  expect(all).toContain('accepted domain');
  expect(all).toContain('The way out');
  expect(all.match(/What would you like to work on\?/g)?.length).toBeGreaterThan(1);
});
