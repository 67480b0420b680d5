// The line that goes on on another computer: it names the state file as it is reached from there, and arrives as one argument.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { handOverOf } from '../../src/cli/hand-over.ts';
import { asTyped } from '../../src/cli/typed.ts';

const startHere = readFileSync(path.join(import.meta.dirname, '../kit/texts/START-HERE.txt'), 'utf8');
const kit = 'D:\\Tools of Jörg\\partner-wizard.cmd';
const on = (platform: NodeJS.Platform, program = [kit]) => ({ platform, program });
const real = (statePath: string, platform: NodeJS.Platform = 'win32', inFull = (file: string) => file) =>
  handOverOf({ world: 'real', statePath }, 'set up', on(platform), 'ATL-ADMIN-01', inFull);
const both = (powershell: string, cmd = powershell.replace(/^\\.*$/, '"$&"')) => [
  `PowerShell:  & "${kit}" --state ${powershell}`,
  `cmd:         "${kit}" --state ${cmd}`,
];

describe('the lines to type on another computer', () => {
  test('name a state file on a share as it is', () => {
    const { lines, how } = real('\\\\files.litwareinc.com\\it\\set-up.jsonl');
    expect(lines).toEqual(both('\\\\files.litwareinc.com\\it\\set-up.jsonl'));
    expect(how[0]).not.toContain('copy');
  });

  test('quote a share with a blank in its path', () => {
    expect(real('\\\\files\\IT team\\set-up.jsonl').lines).toEqual(both('"\\\\files\\IT team\\set-up.jsonl"'));
  });

  test('name the share of a network drive, whose letter an elevated window does not know', () => {
    const { lines } = real('X:\\set-up.jsonl', 'win32', () => '\\\\files\\it\\set-up.jsonl');
    expect(lines).toEqual(both('\\\\files\\it\\set-up.jsonl'));
  });

  test("reach a file on a disk through that computer's share for administrators, or a copy", () => {
    const { lines, how } = real('C:\\ProgramData\\partner-wizard\\set-ups\\1\\set-up.jsonl');
    expect(lines).toEqual(both('"\\\\ATL-ADMIN-01\\C$\\ProgramData\\partner-wizard\\set-ups\\1\\set-up.jsonl"'));
    expect(how.join(' ')).toContain('--state set-up.jsonl');
  });

  test('name a copy where other computers do not see the file', () => {
    const { lines, how } = real('/Users/ken/My set-up/set-up.jsonl', 'darwin');
    expect(lines).toEqual(both('set-up.jsonl'));
    expect(how.join(' ')).toContain('/Users/ken/My set-up/set-up.jsonl');
  });

  test('start the program where START-HERE.txt puts it, when it was not started from a kit here', () => {
    const { lines } = handOverOf(
      { world: 'real', statePath: '/a/set-up.jsonl' },
      'undo',
      on('darwin', ['/usr/bin/node', '/x.mjs']),
      'here',
    );
    expect(lines[0]).toBe('PowerShell:  & "C:\\Program Files\\partner-wizard\\partner-wizard.cmd" undo --state set-up.jsonl');
    expect(startHere).toContain('& "C:\\Program Files\\partner-wizard\\partner-wizard.cmd"');
  });

  test('take the practice lab of a rehearsal along', () => {
    const together = handOverOf({ world: 'lab', statePath: '/lab/1/set-up.jsonl', labDir: '/lab/1' }, 'set up', on('linux'), 'here');
    expect(together.lines).toEqual(both('set-up.jsonl'));
    expect(together.how[0]).toContain('/lab/1');
    const apart = handOverOf({ world: 'lab', statePath: '/files/a.jsonl', labDir: '/files/a lab' }, 'set up', on('linux'), 'here');
    expect(apart.lines).toEqual(both('a.jsonl --lab "a lab"'));
  });
});

test('how the program gets to another computer is said as START-HERE.txt says it', () => {
  const said = real('C:\\set-up.jsonl').how.join(' ');
  for (const [words, there] of [
    ['unblock the zip first', /Unblock/],
    [
      "on that computer's own disk that only administrators can write to",
      /on this computer's own disk that only administrators can write to/,
    ],
    ['Never run it from a share that others write to', /Never run it from a share that others write to/],
    ['check its sum', /Check the copy/],
  ] as const) {
    expect(said).toContain(words);
    expect(startHere).toMatch(there);
  }
});

test.each([
  ['C:\\set-up.jsonl', 'C:\\set-up.jsonl'],
  ['C:\\Program Files\\a.jsonl', '"C:\\Program Files\\a.jsonl"'],
  ['\\\\A\\C$\\a.jsonl', '"\\\\A\\C$\\a.jsonl"'],
  ['C:\\$name (1)\\a.jsonl', "'C:\\$name (1)\\a.jsonl'"],
  ["C:\\`it's\\a.jsonl", "'C:\\`it''s\\a.jsonl'"],
  ['C:\\a“b\\a.jsonl', "'C:\\a“b\\a.jsonl'"],
])('the path %s is typed as %s', (path, typed) => expect(asTyped(path)).toBe(typed));
