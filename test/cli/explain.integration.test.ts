// partner-wizard explain: a file or standard input in, an answer and an exit code out; nothing else is touched.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const main = path.join(import.meta.dirname, '../../src/main.ts');
const dir = mkdtempSync(path.join(tmpdir(), 'explain-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function run(args: readonly string[], input = '') {
  const child = spawn(process.execPath, [main, 'explain', ...args], { stdio: 'pipe' });
  const told = { out: '', err: '' };
  child.stdout.on('data', (each) => {
    told.out += String(each);
  });
  child.stderr.on('data', (each) => {
    told.err += String(each);
  });
  child.stdin.on('error', () => {}).end(input);
  const [code] = await once(child, 'close');
  return { code: Number(code), ...told };
}

const file = (name: string, text: string): string => {
  writeFileSync(path.join(dir, name), text);
  return path.join(dir, name);
};

const refused = 'x-ms-diagnostics: 2000004;reason="The tenant for tenant guid \'contoso.com\' does not exist."';

test('an error message that would repaint the screen is named, with its source, and shows nothing of that', async () => {
  const { code, out } = await run(
    ['-'],
    `\u001b[2J\u001b]0;owned\u0007${refused} remote name could not be resolved: 'evil\u202ename.example'`,
  );
  expect(code).toBe(0);
  expect(out).toMatch(/^Certain: The realm[\s\S]+The way out:\n {2}\S[\s\S]+\nSource: https:\/\//);
  expect([...out].filter((each) => (each < ' ' && each !== '\n') || each === '\u202e')).toEqual([]);
});

test('one that is not known, in a file, ends in 1, with the next look', async () => {
  const { code, out } = await run([file('error.txt', 'The moon is in the wrong phase.')]);
  expect(code).toBe(1);
  expect(out).toMatch(/^Not known: [\s\S]+\$Error\[0\]/);
});

test('more than 1 MiB is refused as a wrong argument', async () =>
  expect(await run(['-'], 'x'.repeat(2 ** 20 + 1))).toMatchObject({ code: 64, out: '' }));
