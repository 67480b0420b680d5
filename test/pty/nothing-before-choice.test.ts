// Nothing is started on this computer before somebody chose what to work on: an audit shows a PowerShell only where one was wanted.

import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { open } from '../harness/pseudo-terminal.ts';
import { key } from '../harness/terminal.ts';

test('PowerShell is not started before a rehearsal that it drives was chosen', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'partner-wizard-choice-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [pwsh, trace] = ['pwsh', 'trace'].map((name) => path.join(folder, name));
  writeFileSync(pwsh ?? '', `#!/bin/sh\n: > '${trace}'\nexit 1\n`);
  chmodSync(pwsh ?? '', 0o755);
  const wizard = open([], { env: { PATH: `${folder}:${process.env.PATH}`, HOME: folder, XDG_STATE_HOME: folder } });
  await wizard.waitFor('What would you like to work on?');
  // Ink listens by then, and whatever the first screen begins has begun.
  wizard.press('?');
  await wizard.waitFor('Keys here');
  wizard.press(key.escape);
  await wizard.waitFor('What would you like to work on?');
  expect(existsSync(trace ?? '')).toBe(false);
  await wizard.waitFor('Enter start');
  wizard.press(key.enter);
  await wizard.waitFor('Step 1 of 6');
  expect(existsSync(trace ?? '')).toBe(true);
});
