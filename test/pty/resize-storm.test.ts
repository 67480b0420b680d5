// A window that is dragged about: whatever was drawn meanwhile, at its end the screen is as it was.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { onTestFinished, test } from 'vitest';
import { open } from '../harness/pseudo-terminal.ts';
import { usual } from '../harness/terminal.ts';
import { trimmed } from './walking.ts';

test('a storm of sizes leaves nothing behind', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'partner-wizard-storm-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const wizard = open([], { env: { HOME: home, XDG_STATE_HOME: home } });
  await wizard.waitFor('Enter start');
  wizard.press('?');
  await wizard.waitFor((screen) => screen.includes('Keys here') && screen.includes('Esc close'));
  const before = trimmed(wizard.screen());
  for (let index = 0; index < 60; index += 1) {
    wizard.resize({ columns: 20 + ((index * 37) % 180), rows: 6 + ((index * 17) % 60) });
    await turn();
  }
  wizard.resize(usual);
  await wizard.waitFor((screen) => trimmed(screen) === before);
});
