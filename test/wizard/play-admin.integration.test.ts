// Where the wizard stops and a person must do something outside of it, the practice lab plays that person; real servers have their own.

import { describe, expect, test } from 'vitest';
import { faults } from '../../src/lab/faults/catalogue.ts';
import { sealed } from '../../src/lab/sealed.ts';
import type { Asking } from '../../src/model/demand.ts';
import { answers, playedIn, playingTheAdmin } from './fault-promises.ts';
import { rehearsalFolder, rehearse } from './rehearsal.ts';

const stopsIn = (asked: readonly Asking[]) => asked.flatMap((each) => (each.kind === 'way out' ? [each] : []));
const wordsOf = (id: string) => faults.find((each) => each.id === id)?.mend.words ?? '';

describe('a rehearsal that a fault stops', () => {
  test('goes on in the same run when its admin is played, fault by fault, to a finished set-up', async () => {
    const broken = ['clock-wrong', 'user-without-mailbox'];
    const { driven, records, asked } = await rehearse(rehearsalFolder(), { faults: broken, answers, interject: playingTheAdmin });
    expect(driven.kind).toBe('finished');
    expect(playedIn(records)).toEqual(['clock.apart', 'test-user.no-mailbox']);
    const entries = stopsIn(asked).map(({ options }) => options.at(-1));
    expect(entries).toEqual([
      {
        option: 'play the admin',
        label: `Practice lab: play the admin who ${wordsOf('clock-wrong')}`,
        because: 'What a real admin would type first: w32tm /config /syncfromflags:domhier /update; w32tm /resync',
        word: '',
      },
      expect.objectContaining({ label: `Practice lab: play the admin who ${wordsOf('user-without-mailbox')}` }),
    ]);
  });

  test('plays all that stands behind one stop: two faults that look the same from a Front End', async () => {
    const broken = ['tls-old', 'intermediate-missing'];
    const { driven, records, asked } = await rehearse(rehearsalFolder(), { faults: broken, answers, interject: playingTheAdmin });
    expect(driven.kind).toBe('finished');
    expect(playedIn(records)).toEqual(['exchange-document.not-readable']);
    const label = stopsIn(asked)[0]?.options.at(-1)?.label ?? '';
    expect(broken.filter((id) => !label.includes(wordsOf(id)))).toEqual([]);
  });

  test('leaves the entry alone where nobody is there to choose it', async () => {
    const { driven, records } = await rehearse(rehearsalFolder(), { faults: ['rights-missing'], answers });
    expect(driven.kind === 'left' && driven.demand.kind === 'way out' && driven.demand.options.at(-1)?.option).toBe('play the admin');
    expect(playedIn(records)).toEqual([]);
  });
});

describe('the entry is the practice lab’s own', () => {
  test('a world that plays nobody, as real servers do not, has none', async () => {
    const { asked } = await rehearse(rehearsalFolder(), {
      faults: ['clock-wrong'],
      answers,
      driver: async ({ playAdmin: _, ...lab }, secrets) => ({ ...lab, shell: sealed(lab.shell, secrets.reveal) }),
    });
    expect(stopsIn(asked)[0]?.options.map(({ option }) => option)).not.toContain('play the admin');
  });

  test('a lab that cannot play it says why, and nothing is put on record as played', async () => {
    let tries = 0;
    const { driven, records, events } = await rehearse(rehearsalFolder(), {
      faults: ['clock-wrong'],
      answers,
      interject: (demand) => (demand.kind === 'way out' && tries++ === 0 ? playingTheAdmin(demand) : undefined),
      driver: async ({ playAdmin, ...lab }, secrets) => ({
        ...lab,
        shell: sealed(lab.shell, secrets.reveal),
        playAdmin: {
          offers: async (about) => (await playAdmin?.offers(about)) ?? [],
          play: () => Promise.reject(new Error('The disk is full.')),
        },
      }),
    });
    expect(driven.kind).toBe('left');
    expect(events).toContainEqual({ kind: 'notice', words: 'The practice lab could not play the admin: The disk is full.' });
    expect(playedIn(records)).toEqual([]);
  });
});
