// partner-wizard lab mend: from outside, whether or not a wizard has the practice lab open.

import { randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseArguments } from '../../src/cli/arguments.ts';
import { mend } from '../../src/cli/mend.ts';
import { connectLab, mendIn } from '../../src/lab/connect.ts';
import { faults } from '../../src/lab/faults/catalogue.ts';
import { serveLab } from '../../src/lab/serve.ts';
import { readWorld, worldFile } from '../../src/lab/store.ts';
import { get } from '../lab/asking.ts';
import { exchangeMetadata, newFolder, testLab } from '../lab/playing.ts';

const making = () => ({ now: new Date(), random: randomBytes });

const known = faults.map((each) => each.id);
const typed = (id: string, dir: string) =>
  mend({ kind: 'lab mend', id, lab: dir }, known, (folder, fault) => mendIn(folder, fault, making()));

describe('lab mend', () => {
  test('takes a fault and a folder', () => {
    expect(parseArguments(['lab', 'mend', 'clock-wrong', '--lab', 'x'])).toEqual({ kind: 'lab mend', id: 'clock-wrong', lab: 'x' });
    expect(parseArguments(['lab', 'mend', 'clock-wrong'])).toEqual({ kind: 'lab mend', id: 'clock-wrong', lab: null });
    expect(parseArguments(['lab', 'mend'])).toMatchObject({ kind: 'said' });
  });

  test('mends a world that nobody has open, and prints what a real admin would type first', async () => {
    const { dir, world, kept } = await testLab({ faults: ['clock-wrong'] });
    await world.close();
    const said = await typed('clock-wrong', dir);
    expect(said.exitCode).toBe(0);
    expect(said.text).toContain('by the admin who has that server take its time from the domain again.');
    expect(said.text).toContain('\n  w32tm /resync\n');
    expect(kept().computers.map((each) => each.clockOffset)).not.toContain(-540);
    expect(await typed('clock-wrong', dir)).toMatchObject({
      exitCode: 0,
      text: expect.stringMatching(/^There is nothing to mend: .*\.\n$/),
    });
  });

  test('mends a world that a wizard has open, which sees it at once: the web sites change with it', async () => {
    const lab = await testLab({ faults: ['intermediate-missing'] });
    await expect(get(lab, exchangeMetadata)).rejects.toThrow(/unable to verify/);
    expect((await typed('intermediate-missing', lab.dir)).exitCode).toBe(0);
    expect((await get(lab, exchangeMetadata)).status).toBe(200);
    await lab.world.close();
    expect(await typed('intermediate-missing', lab.dir)).toMatchObject({ text: expect.stringContaining('nothing to mend') });
  });

  test('mends a lab in a process of its own; a wizard that works on it plays the admin through it, too', async () => {
    const dir = newFolder();
    const now = () => new Date();
    const wanted = { dir, factor: 10_000, faults: ['clock-wrong', 'tls-untrusted'], now, token: 'x'.repeat(40), onRan: () => undefined };
    const serving = await serveLab(wanted);
    onTestFinished(() => serving.close());
    const world = await connectLab({ dir });
    expect((await world?.playAdmin?.offers('clock.apart'))?.map(({ id }) => id)).toEqual(['clock-wrong']);
    await world?.playAdmin?.play('clock-wrong');
    expect(await world?.playAdmin?.offers('clock.apart')).toEqual([]);
    expect((await typed('tls-untrusted', dir)).exitCode).toBe(0);
    expect(readWorld(worldFile(dir))?.computers.flatMap(({ role, authority }) => (role === 'front end' ? [authority] : []))).not.toContain(
      'not trusted',
    );
  });

  test('answers a mistyped fault with the nearest one, and a folder without a world with a sentence', async () => {
    const { dir } = await testLab();
    expect(await typed('clock-wrnog', dir)).toMatchObject({ exitCode: 64, text: expect.stringContaining('Did you mean "clock-wrong"?') });
    await expect(typed('clock-wrong', newFolder())).rejects.toThrow(/There is no practice world in /);
  });
});

test('what the wizard leaves to the admin without any fault can be played as well: IIS restarted by oneself', async () => {
  const { world, kept } = await testLab();
  const about = 'own restart atl-exchange-001.litwareinc.com';
  const started = () => kept().computers.find(({ role }) => role === 'exchange')?.iis.pools[0]?.workerStarted;
  const before = started();
  expect(await world.playAdmin?.offers(about)).toMatchObject([{ id: about, types: ['iisreset atl-exchange-001.litwareinc.com /restart'] }]);
  await world.playAdmin?.play(about);
  expect(started()).not.toBe(before);
});
