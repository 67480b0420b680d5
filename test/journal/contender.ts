// One of several processes that open the same state files at the same instants: told a path and an instant, it says whether it has it.

import { setTimeout as sleep } from 'node:timers/promises';
import { realDisk } from '../../src/files/disk.ts';
import { filesOn, realFiles } from '../../src/files/files.ts';
import { openJournal } from '../../src/journal/journal.ts';
import { optionsFor } from './options.ts';

/** As on many shares. */
const withoutLinks = filesOn({
  ...realDisk,
  link() {
    throw Object.assign(new Error('ENOTSUP: link'), { code: 'ENOTSUP' });
  },
});

process.on('message', async ({ path, at, links }: { readonly path: string; readonly at: number; readonly links: boolean }) => {
  await sleep(at - Date.now() - 5);
  while (Date.now() < at);
  const opened = openJournal(optionsFor(path, { files: links ? realFiles : withoutLinks }));
  // What it throws ends the process, and stands on its standard error.
  if (opened.kind === 'open') opened.journal.append({ type: 'answered', step: 'servers', key: 'who', value: String(process.pid) });
  process.send?.(opened.kind === 'open' ? 'works' : opened.words);
});
