// The list of what was worked on lately: it helps to find it again, and does no harm whatever is in it.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { offered, whenInWords } from '../../src/cli/offered.ts';
import { recentFileIn, recentIn, recentKeeper } from '../../src/cli/recent.ts';
import type { Choice } from '../../src/tui/state.ts';

function folder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'partner-wizard-recent-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A state file that was worked on at a minute of the day. */
function touched(recentFile: string, dir: string, minute: number, world: 'lab' | 'real' = 'lab') {
  mkdirSync(dir, { recursive: true });
  const statePath = path.join(dir, 'set-up.jsonl');
  writeFileSync(statePath, '');
  const now = () => new Date(Date.UTC(2026, 10, 24, 12, minute));
  const keeper = recentKeeper({ recentFile, statePath, world, aim: 'set up', ...(world === 'lab' ? { labDir: dir } : {}) }, now);
  keeper.start();
  return { keeper, statePath };
}

const now = new Date(Date.UTC(2026, 10, 24, 13));
const labels = (choices: readonly Choice[]): readonly string[] =>
  choices.map(({ label, aside }) => (aside === undefined || aside === '' ? label : `${label}, ${aside}`));

describe('the first screen', () => {
  test('names what was worked on, last touched first, rehearsals in folders of their own too, with step and end', () => {
    const home = folder();
    const homes = { usual: path.join(home, 'partner-wizard'), own: null };
    const file = recentFileIn(homes);
    touched(file, path.join(homes.usual, 'set-ups', '1'), 1, 'real').keeper.stands('certificates');
    touched(file, path.join(home, 'clock'), 2).keeper.ends('done');
    touched(file, path.join(homes.usual, 'rehearsals', '2'), 3).keeper.stands('iisRestart');
    const { choices, likely } = offered(homes, recentIn(file), false, now);
    expect(labels(choices).map((each) => each.replace(/today \d\d:\d\d/, 'today'))).toEqual([
      'Go on: rehearsal 2, today, step 4 of 6',
      `Look at: rehearsal in ${path.join(home, 'clock')}, today, done`,
      'Go on: set-up 1, REAL SERVERS, today, step 2 of 6',
      'New rehearsal in the practice lab',
      'New set-up on real servers',
      'I have an error message',
      'More: renew a certificate, take back, read a log, open a state file',
    ]);
    expect(likely).toBe(choices[0]?.id);
  });

  test('leaves out what is not there any more, and finds what the list does not have', () => {
    const home = folder();
    const homes = { usual: path.join(home, 'partner-wizard'), own: null };
    const file = recentFileIn(homes);
    const gone = touched(file, path.join(home, 'gone'), 1);
    rmSync(gone.statePath);
    touched(path.join(home, 'another-list.json'), path.join(homes.usual, 'rehearsals', '7'), 2);
    expect(labels(offered(homes, recentIn(file), false, now).choices).slice(0, 2)).toEqual([
      'Go on: rehearsal 7',
      'New rehearsal in the practice lab',
    ]);
  });

  test('names renew, undo and log once there is something to be renewed, taken back and read', () => {
    const home = folder();
    const homes = { usual: path.join(home, 'partner-wizard'), own: null };
    const more = () => offered(homes, recentIn(recentFileIn(homes)), true, now).choices.at(-1)?.opens ?? [];
    expect(labels(more())).toEqual(['Open a state file that is not in this list']);
    const { statePath } = touched(recentFileIn(homes), path.join(home, 'lab'), 1);
    expect(labels(more()).slice(0, 3)).toEqual(['Renew a certificate', 'Take something back (undo)', 'Read a log']);
    const offer = offered(homes, recentIn(recentFileIn(homes)), true, now);
    expect(offer.does(`undo ${statePath}`)).toMatchObject({ kind: 'work', aim: 'undo', target: { statePath } });
    expect(offer.does(`renew ${statePath}`)).toMatchObject({ aim: 'renew', target: { statePath: expect.stringContaining('renewal-1') } });
  });

  test('after a kill, names the step that was under way; a look at a finished one leaves it finished', () => {
    const home = folder();
    const file = path.join(home, 'list.json');
    const { keeper } = touched(file, path.join(home, 'lab'), 1);
    keeper.stands('exchangeAsPartner');
    expect(recentIn(file)).toMatchObject([{ step: 'exchangeAsPartner', ending: 'open' }]);
    keeper.ends('done');
    touched(file, path.join(home, 'lab'), 5);
    expect(recentIn(file)).toMatchObject([{ ending: 'done', at: '2026-11-24T12:05:00.000Z' }]);
  });

  test('tells the day, and the year where it was another', () => {
    expect(whenInWords('2026-11-20T12:00:00.000Z', now)).toBe('20 Nov');
    expect(whenInWords('2025-11-20T12:00:00.000Z', now)).toBe('20 Nov 2025');
  });
});

describe('a list that this program did not write', () => {
  const entry = {
    statePath: '/',
    world: 'lab',
    labDir: '/',
    aim: 'set up',
    at: '2026-11-24T12:00:00.000Z',
    step: null,
    ending: 'open',
  };
  test.each([
    ['that is no JSON', '{'],
    ['that is none', '"moon"'],
    ['with a path that a terminal obeys', JSON.stringify([{ ...entry, statePath: '/tmp/\u001b[2J' }])],
    ['with a path that depends on where it is started', JSON.stringify([{ ...entry, statePath: 'set-up.jsonl' }])],
    ['with a world that there is not', JSON.stringify([{ ...entry, world: 'moon' }])],
    ['with a time that is none', JSON.stringify([{ ...entry, at: 'yesterday' }])],
    ['that is too long', `[${' '.repeat(70_000)}]`],
  ])('%s is no list', (_, text) => {
    const file = path.join(folder(), 'list.json');
    writeFileSync(file, text);
    expect(recentIn(file)).toEqual([]);
  });

  test('is read to no error, whatever it holds', () => {
    const file = path.join(folder(), 'list.json');
    const value = fc.oneof(fc.string(), fc.constant('/'), fc.jsonValue());
    const list = fc.array(fc.record({ statePath: value, world: value, labDir: value, aim: value, at: value, step: value, ending: value }));
    fc.assert(
      fc.property(fc.oneof(list, fc.jsonValue()), (given) => {
        writeFileSync(file, JSON.stringify(given));
        const homes = { usual: path.join(file, 'none'), own: null };
        return offered(homes, recentIn(file), false, now).choices.length >= 3;
      }),
      { numRuns: 200 },
    );
  });

  test('is replaced by the next run', () => {
    const dir = folder();
    const file = path.join(dir, 'list.json');
    writeFileSync(file, 'garbled');
    touched(file, path.join(dir, 'lab'), 1);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(1);
  });
});
