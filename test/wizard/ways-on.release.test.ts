// What each way on from a wait does, and that no server is restarted a second time but by the admin's own word.

import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readWorld, worldFile, writeWorld } from '../../src/lab/store.ts';
import type { LabWorld } from '../../src/lab/world.ts';
import { nameOf } from '../../src/model/command.ts';
import type { Asking, Reply } from '../../src/model/demand.ts';
import type { Record } from '../../src/model/record.ts';
import type { WayOutOption } from '../../src/model/way-out.ts';
import { answeringOtherwise, asksForChallenge } from './otherwise.ts';
import { changesOf, litware, rehearsalFolder, rehearse } from './rehearsal.ts';

const server = 'atl-exchange-001.litwareinc.com';
const again = 'RESTART AGAIN';
const restarts = (records: readonly Record[]) => changesOf(records).filter((each) => each.startsWith('restart '));
const take = (option: WayOutOption, typed = ''): Reply => ({ kind: 'value', value: { option, typed } });
const isBack = (demand: Asking) => demand.kind === 'way out' && demand.trouble.about === `back ${server}`;

/** A lab whose Exchange servers never list Skype when they are asked from a Front End. */
const neverTrusts = answeringOtherwise((command) =>
  asksForChallenge(command) ? { Challenges: ['Bearer client_id="x", trusted_issuers=""'] } : undefined,
);

describe('a server that is not back when patience ends', () => {
  test('ends a run without a keyboard with what was seen, the likely cause and what to do', async () => {
    const { driven, records } = await rehearse(rehearsalFolder(), { driver: neverTrusts });
    expect(driven).toMatchObject({
      kind: 'left',
      demand: {
        trouble: {
          about: `back ${server}`,
          seen: expect.stringMatching(/^Exchange Web Services does not trust Skype yet \(.+seen through a management shell\)$/),
          cause: expect.stringContaining('started without the partner application'),
        },
      },
    });
    expect(restarts(records)).toHaveLength(1);
  });

  test('is not restarted again by a later run, nor by another look: both wait', async () => {
    const dir = rehearsalFolder();
    await rehearse(dir, { driver: neverTrusts });
    let looked = false;
    const { driven, records } = await rehearse(dir, {
      driver: neverTrusts,
      interject: (demand) => {
        if (!isBack(demand) || looked) return undefined;
        looked = true;
        return take('look again');
      },
    });
    expect(driven).toMatchObject({ kind: 'left', demand: { trouble: { about: `back ${server}` } } });
    expect(restarts(records)).toHaveLength(1);
    expect(records.findLast((each) => each.type === 'looked' && each.step === 'iisRestart')).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code: 'iis.restarted' })]),
    });
  });

  test('is restarted again for whoever types the word, and not for one who does not', async () => {
    const words = ['', again];
    const { records, asked } = await rehearse(rehearsalFolder(), {
      driver: neverTrusts,
      interject: (demand) => {
        const word = isBack(demand) ? words.shift() : undefined;
        return word === undefined ? undefined : take('force', word);
      },
    });
    expect(asked.filter(isBack)).toHaveLength(3);
    expect(restarts(records)).toHaveLength(2);
    expect(JSON.stringify(asked.find(isBack))).toContain('is cut off for about a minute');
  });

  test('is taken at the admin’s word, and the summary says whose word it is', async () => {
    const { driven, records } = await rehearse(rehearsalFolder(), {
      driver: neverTrusts,
      interject: (demand) => (isBack(demand) ? take('seen by hand', 'seen by hand') : undefined),
    });
    expect(driven).toMatchObject({
      kind: 'finished',
      summary: { notProven: expect.arrayContaining([`Reported by you, not seen: ${server} is back and trusts Skype.`]) },
    });
    expect(restarts(records)).toHaveLength(1);
    expect(records.findLast((each) => each.type === 'looked' && each.step === 'iisRestart')).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code: 'iis.reported', state: 'note', source: 'reported' })]),
    });
  });

  test('can be left as it is', async () => {
    const { driven, records } = await rehearse(rehearsalFolder(), {
      driver: neverTrusts,
      interject: (demand) => (isBack(demand) ? take('leave') : undefined),
    });
    expect(driven).toMatchObject({ kind: 'left', demand: { trouble: { about: `back ${server}` } } });
    expect(records.at(-1)).toMatchObject({ type: 'closed', verdict: 'not done' });
  });
});

test('no word of the admin’s stands against a server that was seen down', async () => {
  let isRestarted = false;
  const stops = answeringOtherwise((command) => {
    isRestarted ||= nameOf(command) === 'iisreset.exe';
    return isRestarted && nameOf(command) === 'Get-IisState' ? { Services: [] } : undefined;
  });
  const { driven } = await rehearse(rehearsalFolder(), { driver: stops });
  expect(driven).toMatchObject({
    kind: 'left',
    demand: { trouble: { about: `back ${server}`, seen: expect.stringContaining('not running') } },
  });
  const options = driven.kind === 'left' && driven.demand.kind === 'way out' ? driven.demand.options.map(({ option }) => option) : [];
  expect(options).not.toContain('seen by hand');
  expect(options).toContain('keep waiting');
});

describe('young workers that hold an old key of Skype', () => {
  /** Any other certificate than the one that Skype signs with. */
  function holdOld({ computers, certificates }: LabWorld): void {
    const other = certificates[0]?.pem.replace(/-----[^-]+-----|\s/g, '') ?? '';
    for (const { role, iis } of computers) {
      if (role !== 'exchange') continue;
      for (const pool of iis.pools) pool.trusts = pool.trusts.map((each) => ({ ...each, certificates: [other] }));
    }
  }
  /** All is set up, by somebody else, and the workers are young. */
  async function finished(): Promise<string> {
    const dir = rehearsalFolder();
    await rehearse(dir);
    const world = readWorld(worldFile(dir));
    if (world === undefined) throw new Error('No world is kept there.');
    holdOld(world);
    writeWorld(worldFile(dir), world);
    rmSync(path.join(dir, 'set-up.jsonl'));
    return dir;
  }
  const failed = (demand: Asking) => demand.kind === 'way out' && demand.trouble.about === 'test.failed';

  test('are named as the cause of a failed test, and restarted once more behind a word', async () => {
    const dir = await finished();
    const { driven, records, asked } = await rehearse(dir, {
      answers: { ...litware, 'iisRestart.confirm': [again] },
      interject: (demand) => (failed(demand) ? take('restart again') : undefined),
    });
    expect(JSON.stringify(asked.find(failed))).toContain('holds an old key of Skype');
    expect(asked.find((each) => each.kind === 'confirm' && each.step === 'iisRestart')).toMatchObject({
      plan: { severity: { word: again, says: expect.stringContaining('may hold an old key of Skype') } },
    });
    expect(restarts(records)).toHaveLength(1);
    expect(driven.kind).toBe('finished');
  });
});

test('a test user whom Skype does not know is chosen anew by the first entry, and nothing is run before that', async () => {
  const key = 'connectivityTest.user';
  let times = 0;
  const { driven, records, asked } = await rehearse(rehearsalFolder(), {
    answers: { ...litware, [key]: 'sip:nobody@litwareinc.com' },
    interject(demand) {
      if (demand.kind === 'way out') return { kind: 'value', value: { option: demand.options[0]?.option ?? '', typed: '' } };
      if (demand.kind === 'ask' && demand.question.key === key) times += 1;
      return times === 2 && demand.kind === 'ask' ? { kind: 'value', value: litware[key] ?? '' } : undefined;
    },
  });
  const [stop] = asked.filter((each) => each.kind === 'way out');
  expect(stop).toMatchObject({ trouble: { about: 'test-user.unknown' }, options: [{ label: 'Choose another test user' }, {}] });
  expect(driven.kind).toBe('finished');
  expect(JSON.stringify(records.filter((each) => each.type === 'intent'))).not.toContain('nobody@');
});
