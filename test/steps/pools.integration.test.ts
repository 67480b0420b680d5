// A document that answers 404 or 503 although every certificate is in order: the Front Ends' application pools are looked at first.

import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createWorld } from '../../src/lab/create.ts';
import { setUp } from '../../src/lab/set-up.ts';
import { worldFile, writeWorld } from '../../src/lab/store.ts';
import { judgePools } from '../../src/steps/servers/pools.ts';
import { rehearsalFolder, rehearse } from '../wizard/rehearsal.ts';

const server = 'atl-cs-001.litwareinc.com';

test('a pool that is switched off is named with its server, and no certificate is blamed', async () => {
  const dir = rehearsalFolder();
  const world = createWorld({ preset: 'small', faults: [], now: new Date(), random: randomBytes });
  setUp(world, new Date(), randomBytes);
  for (const each of world.computers) for (const pool of each.iis.pools) pool.disabled = pool.name === 'LyncIntFeature';
  writeWorld(worldFile(dir), world);
  const { driven } = await rehearse(dir);
  expect(driven).toMatchObject({ kind: 'left', demand: { kind: 'way out', trouble: { about: 'document.skype.pools' } } });
  const title = driven.kind === 'left' && driven.demand.kind === 'way out' ? driven.demand.trouble.title : '';
  expect(title).toMatch(new RegExp(`${server}.*LyncIntFeature.*No certificate is at fault`));
});

test('where nobody could look, that is told, with what to run there', () => {
  const [unseen, ...more] = judgePools([{ server, stopped: { seen: false, why: 'Nobody could look from here.' } }], [server]);
  expect(unseen).toMatchObject({ state: 'not seen', wayOut: expect.stringContaining('list apppool') });
  expect(more).toEqual([]);
});

test('pools that all run are no finding, nor is a Front End that takes no part', () => {
  expect(judgePools([{ server, stopped: { seen: true, value: [] } }], [server])).toEqual([]);
  expect(judgePools([{ server, stopped: { seen: true, value: ['LyncIntFeature'] } }], [])).toEqual([]);
});
