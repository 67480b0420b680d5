// Every text that admins paste is recognised, or honestly not; however a console, a mail or a forum has treated it.

import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { explain } from '../../src/diagnosis/explain.ts';
import { readText } from '../../src/diagnosis/read-text.ts';
import { texts } from './texts.ts';

const named = (text: string): string | null => {
  const diagnosis = diagnose(readText(text));
  return diagnosis === undefined || diagnosis.sure === 'not known' ? null : diagnosis.id;
};

const wrapped = (text: string, width: number): string =>
  text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''])
    .join('\n');

const ways: { readonly [how: string]: (text: string) => string } = {
  'as it is': (text) => text,
  'with other line ends': (text) => text.replaceAll('\n', '\r\n'),
  'cut at 80 columns': (text) => wrapped(text, 80),
  'cut at 80 columns, with other line ends': (text) => wrapped(text, 80).replaceAll('\n', '\r\n'),
  'quoted in a mail': (text) => `Hi,\nthis is what I get:\n\n${wrapped(text, 72).replaceAll(/^/gm, '> ')}\n\nRegards\nAnna`,
  'quoted twice': (text) => wrapped(text, 70).replaceAll(/^/gm, '>> '),
  'in a transcript, in colours': (text) =>
    `**********************\nWindows PowerShell transcript start\nStart time: 20261128080000\n**********************\nPS C:\\> \u001b[31;1m${text}\u001b[0m\nPS C:\\>`,
  'in the frame of PowerShell 7': (text) =>
    `Exception: \nLine |\n  12 |  …\n     |  ~~~~~~\n${wrapped(text, 74).replaceAll(/^/gm, '     | ')}`,
  'cut at 40 columns': (text) => wrapped(text, 40),
  'in a mail that tells more': (text) =>
    `Hello all,\nwe migrated from Lync 2013 last year. Since Monday I see this on FE01 (10.0.17763.404):\n\n${wrapped(text, 80)}\n\nWe ran Get-CsManagementStoreReplicationStatus, everything is UpToDate : True.\n-- \nAnna, phone 401-503-1234`,
  'in a forum': (text) => text.replaceAll('    + ', '- ').replaceAll('<', '\\<').replaceAll('_', '\\_').replaceAll('\n', '  \n'),
  'as PowerShell sends it to another program': (text) =>
    `#< CLIXML\n<Objs><S S="Error">${text.replaceAll('\n', '_x000D__x000A_</S><S S="Error">').replaceAll("'", '_x0027_')}</S></Objs>`,
  'with an empty line after each': (text) => text.replaceAll('\n', '\n\n'),
  'as HTML writes it': (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  'with the quotes of a word processor': (text) => text.replaceAll(/'([^'\n]*)'/g, '‘$1’').replaceAll(/"([^"\n]*)"/g, '“$1”'),
};

describe.each(Object.entries(ways))('a text %s', (_, changed) => {
  test.each(texts)('$cause: $text', ({ text, cause }) => expect(named(changed(text))).toBe(cause));
});

test('what is not known says what to paste next', () => {
  const silent = texts.filter(({ cause, text }) => cause === null && !/\n {2}\S/.test(explain(text).lines.join('\n')));
  expect(silent).toEqual([]);
});

test('each text says where it can be read', () => expect(texts.filter(({ from }) => !from.startsWith('https://'))).toEqual([]));
