// The last page opens the folder of its log where this computer has a window for that, and its name stays a name.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { folderOpenerOf, openFolder } from '../../src/powershell/open-folder.ts';

const everywhere = () => true;

test.each([
  ['win32', { SystemRoot: 'C:\\Windows' }, 'C:\\Windows\\explorer.exe'],
  ['darwin', {}, '/usr/bin/open'],
  ['linux', { DISPLAY: ':0' }, '/usr/bin/xdg-open'],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, '/usr/bin/xdg-open'],
  ['linux', {}, undefined],
  ['win32', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, undefined],
] as const)('on %s with %o it is opened by %s', (platform, env, program) => {
  expect(folderOpenerOf(platform, env, everywhere)).toBe(program);
});

test('without its program, as on Windows Server Core, no key is offered', () => {
  expect(folderOpenerOf('win32', {}, () => false)).toBeUndefined();
});

test.skipIf(process.platform === 'win32')('the folder arrives as one name, whatever a shell would take it for', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'partner-wizard-folder-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const folder = path.join(home, 'Jörg & Söhne, $(1) "2"; x');
  // A program that leaves a trace of the name that it was given.
  expect(await openFolder('/bin/mkdir', folder)).toContain(folder);
  await expect.poll(() => existsSync(folder)).toBe(true);
});

test('a program that does not start is told of, with the folder', async () => {
  expect(await openFolder(path.join(tmpdir(), 'no such program'), '/somewhere')).toBe(
    'The folder could not be opened from here. It is /somewhere.',
  );
});
