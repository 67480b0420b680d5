import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { driveLab, onTheServers } from '../../src/cli/lab-driver.ts';
import { connectLab } from '../../src/lab/connect.ts';
import { openDoor } from '../../src/lab/door.ts';
import { serveLab } from '../../src/lab/serve.ts';
import { findPowerShell } from '../../src/powershell/engine.ts';
import { describeWithEngine, engineOptions, runWith } from '../harness/powershell.ts';
import { configure, inExchange, inSkype, newFolder, read, testLab } from '../lab/playing.ts';
import { engineForTest } from '../powershell/lab-driving.ts';

const token = 'a word that only this test and the engine know';

test('without a PowerShell the wizard drives the lab itself, and opens no door', async () => {
  const { world } = await testLab();
  const driven = await driveLab(world, () => Promise.reject(new Error('A door was opened.')), undefined);
  expect(driven.drivenBy).toBe('the wizard itself: no PowerShell was found here');
  expect((await runWith(driven.shell, inSkype('Get-CsServerVersion'))).objects).toHaveLength(1);
});

test('with a PowerShell that cannot be used it does so too, says why, and closes the door', async () => {
  const { world } = await testLab();
  const closed = vi.fn();
  const door = async () => ({ port: 9, token, close: async () => closed() });
  const driven = await driveLab(world, door, process.execPath);
  expect(driven.drivenBy).toMatch(
    /^the wizard itself: the PowerShell of this computer could not be used \(PowerShell ended with exit code /,
  );
  expect(closed).toHaveBeenCalledOnce();
  expect((await runWith(driven.shell, inSkype('Get-CsServerVersion'))).objects).toHaveLength(1);
});

test('a PowerShell is looked for where the search path leads, and never in the current folder', () => {
  const folder = newFolder();
  expect(findPowerShell('linux', { PATH: folder })).toBeUndefined();
  writeFileSync(path.join(folder, 'pwsh'), '');
  expect(findPowerShell('linux', { PATH: `.:${folder}` })).toBe(path.join(folder, 'pwsh'));
  expect(findPowerShell('linux', { PATH: path.relative('.', folder) })).toBeUndefined();
  expect(findPowerShell('win32', { PATH: folder, SystemRoot: folder })).toBeUndefined();
});

describeWithEngine('a lab that a real PowerShell drives', () => {
  test('may run in a process of its own', async () => {
    const dir = newFolder();
    const serving = await serveLab({ dir, factor: 10_000, now: () => new Date(), token, onRan: () => undefined });
    onTestFinished(() => serving.close());
    const served = await connectLab({ dir });
    if (served === undefined) throw new Error('It is not served.');
    const driven = await driveLab(served, async () => ({ ...served.door, close: async () => {} }), engineOptions().program);
    onTestFinished(() => driven.close());
    expect(driven).toMatchObject({ ownProcess: process.pid, drivenBy: expect.stringMatching(/^(Windows )?PowerShell /) });
    expect((await runWith(driven.shell, inSkype('Get-CsServerVersion'))).objects).toHaveLength(1);
  });

  test('says why its objects are plain, where their classes cannot be made', async () => {
    const { world } = await testLab();
    const driven = await engineForTest(world, undefined, undefined, { ...onTheServers(), classes: newFolder() });
    expect(driven.drivenBy).toMatch(
      /^(Windows )?PowerShell \d+\.\d+, with plain texts, because (it has no Add-Type|the classes of real objects could not be made: .+)$/,
    );
    expect((await runWith(driven.shell, inExchange('Get-ExchangeServer'))).objects).toMatchObject([{ ServerRole: 'Mailbox' }]);
  });

  test('takes the answer that was meant for a question, and only that', async () => {
    const { world, kept } = await testLab();
    const driven = await engineForTest(world);
    await runWith(driven.shell, configure());
    const [application] = (await runWith(driven.shell, inExchange('Get-PartnerApplication'))).objects;
    const remove = inExchange('Remove-PartnerApplication', { Identity: String(read(application, 'Guid')) });
    const words = 'Removing partner application';
    expect((await runWith(driven.shell, remove, undefined, { 'Something else': 'yes' })).end).toMatchObject({ why: 'asked' });
    expect((await runWith(driven.shell, remove, undefined, { [words]: 'no' })).end).toMatchObject({ kind: 'ended', hadErrors: false });
    expect(kept().exchange.partners).toHaveLength(1);
    expect((await runWith(driven.shell, remove, undefined, { [words]: 'yes' })).end).toMatchObject({ kind: 'ended', hadErrors: false });
    expect(kept().exchange.partners).toHaveLength(0);
  });

  test('leaves a command interrupted when the lab goes away under it', async () => {
    const { world, kept } = await testLab({ factor: 50 });
    const door = await openDoor({ shell: world.shell, token, onRan: () => undefined });
    const driven = await driveLab({ ...world, close: async () => {} }, async () => door, engineOptions().program);
    onTestFinished(() => driven.close());
    const running = runWith(driven.shell, configure());
    await vi.waitFor(() => expect(kept().exchange.mailUsers).toHaveLength(1), { timeout: 30_000 });
    await door.close();
    expect((await running).end).toMatchObject({ kind: 'interrupted', why: 'died', detail: expect.stringContaining('practice lab') });
  });

  test('serves no one who does not know its word', async () => {
    const { world } = await testLab();
    const driven = await driveLab(
      { ...world, close: async () => {} },
      async () => ({ ...(await openDoor({ shell: world.shell, token, onRan: () => undefined })), token: 'guessed' }),
      engineOptions().program,
    );
    onTestFinished(() => driven.close());
    const { objects, end } = await runWith(driven.shell, inSkype('Get-CsPool'));
    expect(objects).toEqual([]);
    expect(end).toMatchObject({ kind: 'interrupted', why: 'died', detail: expect.stringContaining('401') });
  });
});
