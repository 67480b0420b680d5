import { describe, expect, test } from 'vitest';
import { changesOf, litwarePool, rehearsalFolder, rehearse } from './rehearsal.ts';

const options = { preset: 'pool', answers: litwarePool };

describe('a pool of two Front Ends and two Exchange servers behind a balancer', () => {
  test('ends with every Front End proven, three times each, and every Exchange server restarted once, one after the other', async () => {
    const { driven, records } = await rehearse(rehearsalFolder(), options);
    expect(driven.kind).toBe('finished');
    const changes = changesOf(records);
    expect(changes.filter((each) => each.startsWith('restart '))).toEqual([
      'restart atl-exchange-001.litwareinc.com',
      'restart atl-exchange-002.litwareinc.com',
    ]);
    expect(changes.filter((each) => each.startsWith('test '))).toHaveLength(6);
    expect(driven.kind === 'finished' && driven.summary.proven.filter((each) => each.startsWith('From Skype'))).toHaveLength(2);
    expect(driven.kind === 'finished' && driven.summary.notProven[0]).toContain(
      'atl-fe-001.litwareinc.com and atl-fe-002.litwareinc.com say that they trust Exchange.',
    );
  });

  test('is not restarted a second time before the balancer has noticed the first', async () => {
    const { records } = await rehearse(rehearsalFolder(), options);
    const seq = (found: (record: (typeof records)[number]) => boolean) => records.find(found)?.seq ?? 0;
    const first = seq((each) => each.type === 'ended' && each.change === 'restart atl-exchange-001.litwareinc.com');
    const balancer = seq((each) => each.type === 'waited' && each.wait === 'balancer atl-exchange-001.litwareinc.com' && each.met);
    const second = seq((each) => each.type === 'intent' && each.change.id === 'restart atl-exchange-002.litwareinc.com');
    expect(first).toBeLessThan(balancer);
    expect(balancer).toBeLessThan(second);
  });

  test('needs the words for several servers, not a yes', async () => {
    const { driven } = await rehearse(rehearsalFolder(), {
      ...options,
      answers: { ...litwarePool, 'iisRestart.confirm': 'atl-exchange-001' },
    });
    expect(driven).toMatchObject({ kind: 'missing', key: 'iisRestart.confirm' });
  });

  test('names a server that is left out as neither checked nor tested', async () => {
    const { driven } = await rehearse(rehearsalFolder(), {
      ...options,
      answers: { ...litwarePool, 'servers.leftOut': ['atl-fe-002.litwareinc.com'] },
    });
    expect(driven.kind === 'finished' && driven.summary.notProven.join(' ')).toContain('atl-fe-002.litwareinc.com: left out by you');
  });
});
