// Where nothing of ours failed, no cause is named: a false one costs an admin the night.

import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { explain } from '../../src/diagnosis/explain.ts';
import { readText } from '../../src/diagnosis/read-text.ts';
import { noFailures } from './no-failures.ts';

const named = (text: string): string => {
  const diagnosis = diagnose(readText(text));
  return diagnosis === undefined || diagnosis.sure === 'not known' ? '' : diagnosis.id;
};

test.each(noFailures)('$text', ({ text }) => {
  expect(named(text)).toBe('');
  expect(named(text.replaceAll('\n', '\r\n'))).toBe('');
  expect(named(text.replaceAll(/^/gm, '> '))).toBe('');
  // Beside it somebody tells of our products.
  expect(named(`We migrated from Lync 2013 and ran Get-CsManagementStoreReplicationStatus.\n\n${text}\n\nAny idea?`)).toBe('');
  expect(explain(text).named).toBe(false);
});

test('they are three hundred at least, each says where it can be read, and none stands there twice', () => {
  expect(noFailures.length).toBeGreaterThanOrEqual(300);
  expect(noFailures.filter(({ from }) => !from.startsWith('https://'))).toEqual([]);
  expect(new Set(noFailures.map(({ text }) => text)).size).toBe(noFailures.length);
});
