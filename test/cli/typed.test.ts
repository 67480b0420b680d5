// A line that is printed can be typed as it stands, in the shell that it names: it starts what was really started, by its full path.

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startedAs, typedLines } from '../../src/cli/typed.ts';

const nothing = () => false;
const all = () => true;

test.for<readonly [string, readonly [string, string, NodeJS.Platform, () => boolean], readonly string[]]>([
  ['a kit', ['C:\\My kit\\app\\partner-wizard.mjs', 'C:\\My kit\\node.exe', 'win32', all], ['C:\\My kit\\partner-wizard.cmd']],
  ['a kit on Linux', ['/opt/k/app/partner-wizard.mjs', '/opt/k/node', 'linux', all], ['/opt/k/partner-wizard']],
  ['a clone', ['/c/dist/partner-wizard.mjs', '/usr/bin/node', 'linux', nothing], ['/usr/bin/node', '/c/dist/partner-wizard.mjs']],
  ['what npm installed', ['/usr/bin/partner-wizard', '/usr/bin/node', 'linux', all], ['/usr/bin/partner-wizard']],
  [
    'what npm installed on Windows',
    ['C:\\n\\app\\partner-wizard.mjs', 'C:\\node\\node.exe', 'win32', nothing],
    ['C:\\node\\node.exe', 'C:\\n\\app\\partner-wizard.mjs'],
  ],
])('the program of %s', ([, [script, node, platform, isThere], program]) =>
  expect(startedAs(script, node, platform, isThere)).toEqual(program),
);

describe('on Windows there is a line for each shell', () => {
  test('PowerShell is told to call the path, cmd is not', () =>
    expect(
      typedLines(['undo', '--state', 'C:\\a b\\$x\\s.jsonl'], { platform: 'win32', program: ['C:\\My kit\\partner-wizard.cmd'] }),
    ).toEqual([
      `PowerShell:  & "C:\\My kit\\partner-wizard.cmd" undo --state 'C:\\a b\\$x\\s.jsonl'`,
      'cmd:         "C:\\My kit\\partner-wizard.cmd" undo --state "C:\\a b\\$x\\s.jsonl"',
    ]));

  test('what cmd would take for the end of a command reaches the launcher in quotes', () =>
    expect(typedLines(['--state', 'C:\\R&D\\s.jsonl'], { platform: 'win32', program: ['D:\\kit\\partner-wizard.cmd'] })).toEqual([
      `PowerShell:  & "D:\\kit\\partner-wizard.cmd" --state '"C:\\R&D\\s.jsonl"'`,
      'cmd:         "D:\\kit\\partner-wizard.cmd" --state "C:\\R&D\\s.jsonl"',
    ]));

  test('a path without a blank is called too', () =>
    expect(typedLines(['renew'], { platform: 'win32', program: ['D:\\kit\\partner-wizard.cmd'] })).toEqual([
      'PowerShell:  & "D:\\kit\\partner-wizard.cmd" renew',
      'cmd:         "D:\\kit\\partner-wizard.cmd" renew',
    ]));
});

test('elsewhere there is one line, and sh reads from it just the words that were meant', () => {
  const word = fc.string({ minLength: 1, unit: fc.constantFrom(...'ab 1$`"\'\\*?~;&|<>()[]{}#!=%ü') });
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const [line = ''] = typedLines(words, { platform: 'linux', program: ['printf', '%s\\n'] });
      expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' })).toBe(words.map((each) => `${each}\n`).join(''));
    }),
    { numRuns: 50 },
  );
});
