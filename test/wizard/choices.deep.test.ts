import { describe, expect, test } from 'vitest';
import { readWorld, worldFile, writeWorld } from '../../src/lab/store.ts';
import type { World } from '../../src/model/shell.ts';
import { changesOf, litware, rehearsalFolder, rehearse } from './rehearsal.ts';

describe('contact lists', () => {
  test('that may move are left to move, and the summary says so', async () => {
    const { driven, records } = await rehearse(rehearsalFolder(), { answers: { ...litware, 'servers.contacts': 'move' } });
    expect(changesOf(records)).not.toContain('contacts.keep');
    expect(driven.kind === 'finished' && driven.summary.remember).toContain('Contact lists move to Exchange as users sign in.');
  });

  test('for a pilot group stay for all others, and a policy is made', async () => {
    const { driven, records } = await rehearse(rehearsalFolder(), { answers: { ...litware, 'servers.contacts': 'pilot' } });
    expect(driven.kind).toBe('finished');
    expect(changesOf(records).slice(0, 2)).toEqual(['contacts.keep', 'contacts.pilot-policy']);
  });
});

describe('an admin who restarts IIS through a procedure of their own', () => {
  /** What the admin types at another prompt. */
  async function restartByHand(world: World): Promise<void> {
    const items = world.shell.run(
      {
        kind: 'program',
        place: { shell: 'exchange', computer: 'any' },
        file: 'iisreset.exe',
        args: ['atl-exchange-001.litwareinc.com', '/restart', '/timeout:60'],
      },
      { signal: new AbortController().signal, prompts: {} },
    );
    for (let item = await items.next(); !item.done; item = await items.next());
  }

  test('is waited for, and the server is checked when it is back', async () => {
    let restarted: Promise<void> | undefined;
    const { driven, records } = await rehearse(rehearsalFolder(), {
      answers: { ...litware, 'iisRestart.who': 'myself' },
      onEvent: (event, world) => {
        if (event.kind === 'waiting' && event.wait.id.startsWith('own restart')) restarted ??= restartByHand(world);
      },
    });
    await restarted;
    expect(driven.kind).toBe('finished');
    expect(changesOf(records).some((each) => each.startsWith('restart '))).toBe(false);
    expect(records).toContainEqual(
      expect.objectContaining({ type: 'waited', wait: 'own restart atl-exchange-001.litwareinc.com', met: true }),
    );
  });
});

describe('a restart that was cut off and left IIS stopped', () => {
  test('is looked at first of all, and starting IIS again is offered before anything else', async () => {
    const dir = rehearsalFolder();
    const stop = new AbortController();
    await rehearse(dir, {
      signal: stop.signal,
      onEvent: (event) => {
        if (event.kind === 'started' && event.change.id.startsWith('restart ')) stop.abort();
      },
    });
    // Windows stopped IIS, and did not manage to start it (facts.md 84).
    const world = readWorld(worldFile(dir));
    if (world === undefined) throw new Error('There is no world.');
    for (const { fqdn, iis } of world.computers) {
      if (fqdn === 'atl-exchange-001.litwareinc.com') Object.assign(iis, { running: false, underWay: null });
    }
    writeWorld(worldFile(dir), world);
    const { driven, records } = await rehearse(dir);
    expect(driven).toMatchObject({ kind: 'finished' });
    const after = records.slice(records.findIndex((each) => each.type === 'settled'));
    expect(after[0]).toMatchObject({ type: 'settled', settled: 'half done' });
    expect(changesOf(after)[0]).toBe('start atl-exchange-001.litwareinc.com');
    expect(after.slice(0, 3).map((each) => each.type)).toEqual(['settled', 'confirmed', 'intent']);
  });
});
