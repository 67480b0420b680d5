import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readRecording } from '../harness/playback.ts';
import { rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';
import { playBack, recordLab } from './recorded.ts';

const folder = path.join(import.meta.dirname, '../recorded');

const found = async (file: string) => {
  const recording = readRecording(readFileSync(path.join(folder, file), 'utf8'));
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(recording.at) });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const played = await playBack({ recording });
  expect(played.notThere).toEqual([]);
  return played.found.map(({ code, state }) => `${code}: ${state}`);
};

const live = async (dir: string) => (await recordLab(dir)).found.map(({ code, state }) => `${code}: ${state}`);

test('the recording of a fresh lab finds what such a lab shows, on any later day', async () => {
  const now = await live(rehearsalFolder());
  expect(await found('small-fresh.json')).toEqual(now);
});

test('the recording of a finished set-up finds what such a lab shows', async () => {
  const dir = rehearsalFolder();
  await rehearse(dir);
  const now = await live(dir);
  expect(await found('small-finished.json')).toEqual(now);
});

test('no recording holds a name of the lab, and none has its map beside it', () => {
  const files = readdirSync(folder);
  expect(files.filter((each) => each.endsWith('.map.json'))).toEqual([]);
  for (const each of files) expect(readFileSync(path.join(folder, each), 'utf8')).not.toMatch(/litware|kenmyer|atl-/i);
});
