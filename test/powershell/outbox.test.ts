import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readLine } from '../../src/powershell/host/framing.ts';
import { cmdlet, describeWithEngine, engineOptions, hostForTest, runWith } from '../harness/powershell.ts';

function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

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
    expect(JSON.parse(String(said))).toMatchObject({ pid: expect.any(Number), started: expect.stringMatching(/Z$/) });
    wizard.kill('SIGKILL');
    await once(wizard, 'close');
    expect(existsSync(outbox)).toBe(false);
    writeFileSync(awaited, '');
    await expect.poll(() => existsSync(outbox), { timeout: 20_000 }).toBe(true);
    const messages = readFileSync(outbox, 'ascii')
      .split('\n')
      .flatMap((line) => readLine(line, 'n1'));
    expect(messages).toMatchObject([
      { kind: 'message', value: { kind: 'object', value: { Found: awaited } } },
      { kind: 'message', value: { kind: 'end', hadErrors: false, stopped: false } },
    ]);
    expect(existsSync(`${outbox}.part`)).toBe(false);
  });

  test('leaves none where the wizard ended in order', async () => {
    const outbox = join(folderForTest(), 'outbox');
    const host = hostForTest(engineOptions({ outbox }));
    await runWith(host, cmdlet('Get-Echo'));
    await host.close();
    expect(existsSync(outbox)).toBe(false);
  });
});
