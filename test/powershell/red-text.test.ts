// Errors as a console prints them, in texts of any length.

import { expect, test } from 'vitest';
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
