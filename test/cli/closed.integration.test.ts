import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { withoutArguments } from '../../src/cli/asked.ts';
import { notesOnOpen } from '../../src/cli/closed.ts';
import { exportLog } from '../../src/cli/log.ts';
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
  expect(said.match(/^Note: .*can be replaced/gm)).toHaveLength(1);
});

test.skipIf(process.platform === 'win32')('whoever reads the log of such a state file is told, too', async () => {
  const { code, answers } = runOn({ file: 0o600, folder: 0o700, state: 0o777 });
  await code;
  said = '';
  await exportLog({
    kind: 'log',
    state: path.join(path.dirname(answers), '..', 'lab', 'set-up.jsonl'),
    format: 'md',
    out: null,
    share: false,
    yes: false,
    ticket: null,
    note: null,
  });
  expect(said).toMatch(/^Note: The state file .*set-up\.jsonl can be replaced: /m);
});

test.skipIf(process.platform === 'win32')(
  "so is a practice lab whose world others may write, though the state file is one's own",
  async () => {
    const dir = rehearsalFolder();
    const lab = path.join(dir, 'lab');
    mkdirSync(lab);
    const state = path.join(dir, 'set-up.jsonl');
    const args = { ...withoutArguments, input: false, lab, state };
    await setUp(args, fast);
    chmodSync(path.join(lab, 'world.json'), 0o666);
    said = '';
    expect(await setUp(args, fast)).toBe(3);
    expect(said).toMatch(
      /^Note: The practice lab's world .*world\.json can be written by everybody on this computer\. This closes it: chmod o-w /m,
    );
  },
);

test('a file of which nothing could be seen is said to be so', () => {
  const file = path.join(rehearsalFolder(), 'not-there.json');
  expect(notesOnOpen([{ what: 'The recording', file }])).toEqual([`Who may write ${file} could not be looked at.`]);
});
