// A newcomer at a real terminal, in the practice lab: from the first screen to a passed test, with a kill and a resume in the middle.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { readJournal } from '../../src/journal/journal.ts';
import { close, folder, keysPressed, type Size, start, walk } from './walking.ts';

export async function newcomerIsLed(preset: string, size: Size): Promise<void> {
  const home = folder();
  const lab = path.join(home, 'lab');
  const first = start(home, ['--lab', lab, '--preset', preset], size);
  const before = await walk(first, /Step 4 of 6/);
  expect(before.every((screen) => screen.includes('PRACTICE LAB'))).toBe(true);
  first.kill('SIGKILL');
  await first.exit();

  const second = start(home, ['--lab', lab], size);
  const after = await walk(second, /Skype can act in Exchange/);
  // Nothing is asked twice: the first screen that takes a key is where it was left.
  expect(after[0]).toContain('Step 4 of 6');
  // With the last page's own.
  if (preset === 'small') expect(keysPressed([...before, ...after]) + 1).toBeLessThanOrEqual(30);
  await close(second);
  expect(await second.exit()).toMatchObject({ code: 0 });
  expect(second.screen()).toContain('Session log:');
  expect(readFileSync(path.join(lab, 'set-up.log.html'), 'utf8')).toContain('Test-CsExStorageConnectivity');
  // Both signing certificates, each Front End's web certificate, and the one that the Exchange servers share.
  expect(readFileSync(path.join(lab, 'set-up.ics'), 'utf8').match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(preset === 'pool' ? 5 : 4);
  const journal = readJournal(path.join(lab, 'set-up.jsonl'));
  const scripts =
    journal.kind === 'read' ? journal.records.filter((each) => each.type === 'intent' && each.change.id === 'partner.script') : [];
  expect(scripts).toHaveLength(1);
}
