// The line that goes on on another computer: it names the state file as it is reached from there, and arrives as one argument.

import { describe, expect, test } from 'vitest';
import { asTyped } from '../../src/cli/asked.ts';
import { handOverOf } from '../../src/cli/hand-over.ts';

const real = (statePath: string, platform: NodeJS.Platform = 'win32') =>
  handOverOf({ world: 'real', statePath }, 'set up', platform, 'ATL-ADMIN-01');

describe('the line to type on another computer', () => {
  test('names a state file on a share as it is', () => {
    const { line, how } = real('\\\\files.litwareinc.com\\it\\set-up.jsonl');
    expect(line).toBe('partner-wizard --state \\\\files.litwareinc.com\\it\\set-up.jsonl');
    expect(how.join(' ')).not.toContain('copy');
  });

  test('quotes a share with a blank in its path', () => {
    expect(real('\\\\files\\IT team\\set-up.jsonl').line).toBe('partner-wizard --state "\\\\files\\IT team\\set-up.jsonl"');
  });

  test("reaches a file on a disk through that computer's share for administrators, or a copy", () => {
    const { line, how } = real('C:\\ProgramData\\partner-wizard\\set-ups\\1\\set-up.jsonl');
    expect(line).toBe('partner-wizard --state "\\\\ATL-ADMIN-01\\C$\\ProgramData\\partner-wizard\\set-ups\\1\\set-up.jsonl"');
    expect(how.join(' ')).toContain('partner-wizard --state set-up.jsonl');
  });

  test('names a copy where other computers do not see the file', () => {
    const { line, how } = real('/Users/ken/My set-up/set-up.jsonl', 'darwin');
    expect(line).toBe('partner-wizard --state set-up.jsonl');
    expect(how.join(' ')).toContain('/Users/ken/My set-up/set-up.jsonl');
  });

  test('of an undo goes on with the undo', () => {
    const { line } = handOverOf({ world: 'real', statePath: '/a/set-up.jsonl' }, 'undo', 'darwin', 'here');
    expect(line).toBe('partner-wizard undo --state set-up.jsonl');
  });

  test('takes the practice lab of a rehearsal along', () => {
    const together = handOverOf({ world: 'lab', statePath: '/lab/1/set-up.jsonl', labDir: '/lab/1' }, 'set up', 'linux', 'here');
    expect(together.line).toBe('partner-wizard --state set-up.jsonl');
    expect(together.how[0]).toContain('/lab/1');
    const apart = handOverOf({ world: 'lab', statePath: '/files/a.jsonl', labDir: '/files/a lab' }, 'set up', 'linux', 'here');
    expect(apart.line).toBe('partner-wizard --state a.jsonl --lab "a lab"');
  });
});

test.each([
  ['C:\\set-up.jsonl', 'C:\\set-up.jsonl'],
  ['C:\\Program Files\\a.jsonl', '"C:\\Program Files\\a.jsonl"'],
  ['\\\\A\\C$\\a.jsonl', '"\\\\A\\C$\\a.jsonl"'],
  ['C:\\$name (1)\\a.jsonl', "'C:\\$name (1)\\a.jsonl'"],
  ["C:\\`it's\\a.jsonl", "'C:\\`it''s\\a.jsonl'"],
  ['C:\\a“b\\a.jsonl', "'C:\\a“b\\a.jsonl'"],
])('the path %s is typed as %s', (path, typed) => expect(asTyped(path)).toBe(typed));
