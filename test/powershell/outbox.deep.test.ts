import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { readLine } from '../../src/powershell/host/framing.ts';
import { outboxOf } from '../../src/powershell/host/launch.ts';
import { cmdlet, describeWithEngine, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';

function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const hostProcess = z.object({ pid: z.int().positive(), started: z.iso.datetime() });

describeWithEngine('a command whose wizard is killed', () => {
  test('goes on to its end, and leaves what it gave and how it ended in the outbox', async () => {
    const folder = folderForTest();
    const [outbox, awaited] = [join(folder, 'outbox'), join(folder, 'awaited')];
    const wizard = spawn(process.execPath, [
      join(import.meta.dirname, 'doomed-wizard.ts'),
      JSON.stringify(engineOptions({ outbox })),
      awaited,
    ]);
    const [said] = await once(wizard.stdout, 'data');
    const left = outboxOf(outbox, hostProcess.parse(JSON.parse(String(said))));
    wizard.kill('SIGKILL');
    await once(wizard, 'close');
    expect(existsSync(left)).toBe(false);
    writeFileSync(awaited, '');
    await expect.poll(() => existsSync(left), { timeout: 20_000 }).toBe(true);
    const messages = readFileSync(left, 'ascii')
      .split('\n')
      .flatMap((line) => readLine(line, 'n1'));
    expect(messages).toMatchObject([
      { kind: 'message', value: { kind: 'object', value: { Found: awaited } } },
      { kind: 'message', value: { kind: 'end', hadErrors: false, stopped: false } },
    ]);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('leaves none where the wizard ended in order', async () => {
    const folder = folderForTest();
    const host = hostForTest(engineOptions({ outbox: join(folder, 'outbox') }));
    const command = cmdlet('Get-Echo');
    await host.ready(command, new AbortController().signal);
    await runWith(host, command);
    await host.close();
    expect(readdirSync(folder)).toEqual([]);
  });
});
