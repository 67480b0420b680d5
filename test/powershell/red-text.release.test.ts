// The longest text that can be pasted is read in seconds, whatever is in it.

import { expect, test } from 'vitest';
import { longestPaste } from '../../src/powershell/manual/pasted.ts';
import { readRedText } from '../../src/powershell/manual/red-text.ts';

test('many errors behind millions of lines take no minutes', { timeout: 45_000 }, () => {
  const error = ['Get-User : It failed.', '+ Get-User', '    + FullyQualifiedErrorId : Foo,Bar', '', ''].join('\n').repeat(200);
  const text = `${'\n'.repeat(longestPaste - error.length)}${error}`;
  expect(readRedText(text, ['Get-User']).errors).toHaveLength(200);
});
