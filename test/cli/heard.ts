// A command of the program, run here on a lab that was set up: what it says, and what the lab is asked for it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import type { OpenLab } from '../../src/cli/lab-options.ts';
import { openLab } from '../../src/lab/lab.ts';
import type { Command } from '../../src/model/command.ts';
import { rehearse } from '../wizard/rehearsal.ts';

/** The folder of a set-up that was done, one for all tests of a file; it is there once the first of them begins. */
export function finishedLab(): { readonly folder: string } {
  const finished = { folder: '' };
  beforeAll(async () => {
    finished.folder = mkdtempSync(path.join(tmpdir(), 'partner-wizard-'));
    await rehearse(finished.folder);
  });
  afterAll(() => rmSync(finished.folder, { recursive: true, force: true }));
  return finished;
}

/** What the running test has written to both outputs. */
export function saidHere(): { out: string; err: string } {
  const said = { out: '', err: '' };
  beforeEach(() => {
    Object.assign(said, { out: '', err: '' });
    for (const [stream, to] of [
      [process.stdout, 'out'],
      [process.stderr, 'err'],
    ] as const)
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        said[to] += String(text);
        return true;
      });
  });
  return said;
}

/** The lab; each command that it is given is put into the list. */
export const heard =
  (commands: Command[] = []): OpenLab =>
  async (options) => {
    const lab = await openLab({ ...options, factor: 2000 });
    return {
      ...lab,
      shell: {
        ...lab.shell,
        run(command, how) {
          commands.push(command);
          return lab.shell.run(command, how);
        },
      },
    };
  };
