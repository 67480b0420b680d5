// The built program at a real terminal: a set-up that stands is renewed, with an appointment, and on the day the rest follows.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readJournal } from '../../src/journal/journal.ts';
import { open } from '../harness/pseudo-terminal.ts';
import { key } from '../harness/terminal.ts';
import type { Keys } from '../harness/usual-keys.ts';
import { changesOf } from '../wizard/rehearsal.ts';
import { letTheDayCome } from '../wizard/renewing.ts';
import { doneFolder, meanwhile } from '../wizard/undoing.ts';
import { close, walk } from './walking.ts';

const works = /Skype can act in Exchange/;
/** Marks Skype's key; all else is taken as it is highlighted. */
const renewsSkype: Keys = (screen) => (screen.includes("❯ [ ] Skype's signing certificate") ? key.space : undefined);

test('a renewal says that it is one, makes an appointment, and the next one on that day does what is due, and just that', async () => {
  const dir = await doneFolder();
  const renew = () => open(['renew', '--lab', dir, '--speed', '2000'], { columns: 80, rows: 24, env: {} });
  const changed = (file: string) => {
    const read = readJournal(path.join(dir, file));
    return read.kind === 'read' ? changesOf(read.records).filter((each) => !each.startsWith('test ')) : [];
  };

  const first = renew();
  const screens = await walk(first, works, renewsSkype);
  expect(screens[0]).toContain('This is a renewal.');
  expect(screens.every((screen) => screen.includes('Renewal'))).toBe(true);
  expect(screens.join('\n')).toContain('When should the new certificate take over?');
  first.press(key.pageDown);
  await first.waitFor('Skype begins to sign with its next certificate');
  await close(first);
  expect(await first.exit()).toMatchObject({ code: 0 });
  expect(changed('renewal-1.jsonl')).toEqual(['oauth.request', 'oauth.roll']);
  expect(readFileSync(path.join(dir, 'renewal-1.ics'), 'utf8')).toContain('begins to sign with its next certificate');

  meanwhile(dir, letTheDayCome);
  const second = renew();
  await walk(second, works);
  await close(second);
  expect(await second.exit()).toMatchObject({ code: 0 });
  expect(changed('renewal-2.jsonl')).toEqual(['partner.refresh', 'restart atl-exchange-001.litwareinc.com']);
});
