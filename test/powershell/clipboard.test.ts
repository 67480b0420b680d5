// The clipboard, as each system's own program wants it.

import { describe, expect, test } from 'vitest';
import { clipboardOf, fillClipboard } from '../../src/powershell/clipboard.ts';

describe('a text for the clipboard', () => {
  test('goes to clip.exe in UTF-16 with its mark, so that no letter becomes a question mark', () => {
    const { file, input } = clipboardOf('Größe\n', 'win32', { SystemRoot: 'C:\\Windows' }) ?? {};
    expect(file).toBe('C:\\Windows\\System32\\clip.exe');
    expect(Buffer.from(input ?? []).toString('utf16le')).toBe('\uFEFFGröße\r\n');
  });

  test('goes to no program over a remote connection, or where there is none: the terminal is asked', () => {
    expect(clipboardOf('x', 'win32', { SSH_CONNECTION: '1' })).toBeUndefined();
    expect(clipboardOf('x', 'linux', {})).toBeUndefined();
  });

  test('that a program does not take is known not to be there', async () => {
    expect(await fillClipboard({ file: '/no/such/program', input: Buffer.from('x') })).toBe(false);
    expect(await fillClipboard({ file: process.execPath, input: Buffer.from('') })).toBe(true);
  });
});
