import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { withoutArguments } from '../../src/cli/asked.ts';
import { setUp } from '../../src/cli/set-up.ts';
import { openLab } from '../../src/lab/lab.ts';
import { rehearsalFolder } from '../wizard/rehearsal.ts';

let said = '';

beforeEach(() => {
  said = '';
  for (const stream of [process.stderr, process.stdout])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
});

const fast = (options: Parameters<typeof openLab>[0]) => openLab({ ...options, factor: 2000 });

/** A run without a keyboard on answers in a folder of their own, with these modes. */
function runOn(modes: { readonly file: number; readonly folder: number; readonly state?: number }): {
  readonly code: Promise<number>;
  readonly answers: string;
} {
  const dir = rehearsalFolder();
  const answers = path.join(dir, 'answers', 'answers.json');
  mkdirSync(path.dirname(answers));
  writeFileSync(answers, '{}');
  chmodSync(answers, modes.file);
  chmodSync(path.dirname(answers), modes.folder);
  const lab = path.join(dir, 'lab');
  mkdirSync(lab);
  chmodSync(lab, modes.state ?? 0o700);
  return { code: setUp({ ...withoutArguments, input: false, yes: true, lab, answers }, fast), answers };
}

test.skipIf(process.platform === 'win32')(
  'answers that others may write are refused where nobody is asked, with the command that mends it',
  async () => {
    const { code, answers } = runOn({ file: 0o666, folder: 0o700 });
    expect(await code).toBe(1);
    expect(said).toContain(
      `The answers file ${answers} can be written by everybody on this computer. So it is not used. This closes it:\n  chmod o-w ${answers}\n`,
    );
  },
);

test.skipIf(process.platform === 'win32')('so are answers in a folder that others may write', async () => {
  const { code, answers } = runOn({ file: 0o600, folder: 0o777 });
  expect(await code).toBe(1);
  expect(said).toContain(`chmod o-w ${path.dirname(answers)}\n`);
});

test.skipIf(process.platform === 'win32')('a state file in such a folder is noted, and used', async () => {
  const { code } = runOn({ file: 0o600, folder: 0o1777, state: 0o777 });
  expect(await code).toBe(3);
  expect(said).toMatch(
    /^Note: The state file .*set-up\.jsonl can be replaced: its folder .* can be written by everybody on this computer\./m,
  );
});
