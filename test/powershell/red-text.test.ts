// Errors as a console prints them, in texts of any length.

import { expect, test } from 'vitest';
import { windowsOn } from '../../src/model/place.ts';
import { readPasted } from '../../src/powershell/manual/pasted.ts';
import { readRedText } from '../../src/powershell/manual/red-text.ts';

const error = [
  "Get-User : The operation couldn't be performed.",
  'At line:1 char:1',
  '+ Get-User',
  '    + CategoryInfo          : NotSpecified: (:) [], Failed',
  '    + FullyQualifiedErrorId : Foo,Bar',
];

test('what stands before an error is kept, and its message and position are part of it', () => {
  expect(readRedText(['before', '', ...error, '', 'between', ...error, 'after'].join('\n'), ['Get-User'])).toMatchObject({
    errors: Array(2).fill({ from: 'Get-User', message: "The operation couldn't be performed.", fullyQualifiedErrorId: 'Foo,Bar' }),
    rest: ['before', '', '', 'between', 'after'],
  });
});

test('blanks without end are read at once', () => {
  const most = 200_000;
  expect(readRedText(`Get-User:\n${' '.repeat(most)}`, ['Get-User']).errors).toHaveLength(1);
  const place = windowsOn('ex01.example.com');
  const command = { kind: 'program', place, file: 'iisreset.exe', args: ['/start'] } as const;
  const task = { purpose: 'change', place, parts: [{ mark: 'k1', command }], text: '', unclear: null } as const;
  expect(readPasted(task, `${'\n'.repeat(most)}  exit code 0  `).gave.get('k1')?.end).toMatchObject({ exitCode: 0 });
});
