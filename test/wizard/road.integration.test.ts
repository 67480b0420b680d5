// The whole road, before the first change: shown once, and true.

import { expect, test } from 'vitest';
import type { OpenLab } from '../../src/lab/lab.ts';
import type { ManualTask } from '../../src/model/access.ts';
import type { Asking } from '../../src/model/demand.ts';
import type { AskByHand, World } from '../../src/model/shell.ts';
import type { Road } from '../../src/wizard/road.ts';
import { roadInWords } from '../../src/wizard/road-words.ts';
import { changesOf, type Interject, litware, rehearsalFolder, rehearse } from './rehearsal.ts';

const isRoad = (demand: Asking) => demand.kind === 'read' && demand.page === 'road';

/** The road as it was shown, and then what the rest of the run did. */
async function shown(options: Omit<NonNullable<Parameters<typeof rehearse>[1]>, 'attended'> = {}) {
  const roads: Road[] = [];
  const interject: Interject = (demand, view) => {
    if (isRoad(demand) && view.road !== null) roads.push(view.road);
    return options.interject?.(demand, view);
  };
  const run = await rehearse(rehearsalFolder(), { attended: true, ...options, interject });
  const [road] = roads;
  return { ...run, roads, told: road === undefined ? '' : toldBy(road) };
}

const toldBy = (road: Road): string =>
  roadInWords(road)
    .map(({ heading, lines }) => [heading, ...lines.flatMap(({ words, items }) => [words, ...items.map((each) => `- ${each}`)])].join('\n'))
    .join('\n\n');

test('tells every change that is then made, who is cut off, how long it takes, who must be there, and what cannot be taken back', async () => {
  const { roads, told, records } = await shown();
  expect(roads).toHaveLength(1);
  await expect(`${told}\n`).toMatchFileSnapshot('road-small.txt');
  const changes = roads.flatMap(({ steps }) => steps.flatMap((each) => (each.kind === 'planned' ? each.acts : [])));
  expect(changes.filter(({ kind }) => kind !== 'wait').reduce((all, { times }) => all + times, 0)).toBe(changesOf(records).length);
  const first = records.findIndex(({ type }) => type === 'intent');
  expect(records.findIndex((each) => each.type === 'read' && each.page === 'road')).toBeLessThan(first);
});

test('is not shown again once it was read; and where it was left unread, it is', async () => {
  const dir = rehearsalFolder();
  const leaveAt =
    (isThere: (demand: Asking) => boolean): Interject =>
    (demand) =>
      isThere(demand) ? { kind: 'leave' } : undefined;
  const first = await rehearse(dir, { attended: true, interject: leaveAt(isRoad) });
  const second = await rehearse(dir, { attended: true, interject: leaveAt(({ kind }) => kind === 'confirm') });
  const third = await rehearse(dir, { attended: true, interject: leaveAt(({ kind }) => kind === 'confirm') });
  expect([first, second, third].map(({ asked }) => asked.filter(isRoad).length)).toEqual([1, 1, 0]);
});

test('goes by another answer where one is given after going back', async () => {
  let back = false;
  const { roads } = await shown({
    interject: (demand) => {
      if (isRoad(demand) && !back) {
        back = true;
        return { kind: 'back' };
      }
      if (demand.kind === 'ask' && demand.question.key === 'servers.contacts' && back) return { kind: 'value', value: 'move' };
      return isRoad(demand) ? { kind: 'leave' } : undefined;
    },
  });
  const [keeps, moves] = roads.map(toldBy);
  expect(keeps).toContain('Keep contact lists in Skype');
  expect(moves).not.toContain('Keep contact lists in Skype');
});

test('with nobody to ask, it is not looked at', async () => {
  const left: Interject = (demand) => (demand.kind === 'confirm' ? { kind: 'leave' } : undefined);
  const { asked, events } = await rehearse(rehearsalFolder(), { interject: left });
  expect(asked.filter(isRoad)).toEqual([]);
  expect(events.filter((each) => each.kind === 'demand' && each.demand.kind === 'look' && each.demand.why === 'ahead')).toEqual([]);
});

test('asks for no paste: what goes by hand is not looked at yet, and said to be so', async () => {
  const { roads, asked } = await shown({
    answers: { ...litware, 'shells.exchange': 'this computer', 'shells.skype': 'by hand', 'shells.windows': 'this computer' },
    driver: async (opened) => skypeByHand(opened),
    interject: (demand) => {
      if (demand.kind === 'by hand') return { kind: 'value', value: { kind: 'said', text: '' } };
      return isRoad(demand) ? { kind: 'leave' } : undefined;
    },
  });
  expect(roads.map(({ steps }) => steps.filter((each) => each.kind === 'not looked at').map(({ step }) => step))).toEqual([
    ['certificates', 'exchangeAsPartner', 'connectivityTest'],
  ]);
  const nobodyKnows = roads.flatMap(roadInWords).filter(({ lines }) => lines.some(({ words }) => words.startsWith('Not known yet')));
  expect(nobodyKnows.map(({ heading }) => heading)).toEqual(['Who is cut off', 'Who must be there', 'What can be taken back']);
  const byHand = asked.filter((each) => each.kind === 'by hand');
  expect(new Set(byHand.map(({ step }) => step))).toEqual(new Set(['servers']));
});

/** Skype's shell goes by the admin's hand, who pastes at once what the lab says. */
function skypeByHand(opened: OpenLab): World {
  const way = (kind: 'by hand' | 'this computer') => [{ kind, label: '', because: '' }];
  let ask: AskByHand = async () => undefined;
  return {
    ...opened,
    reach: {
      offers: { exchange: way('this computer'), skype: way('by hand'), windows: way('this computer') },
      found: [],
      go(_, askByHand) {
        ask = askByHand;
      },
    },
    shell: {
      ...opened.shell,
      async *run(command, how) {
        const { place } = command;
        const task: ManualTask = { place, purpose: 'look', parts: [], text: '', unclear: null };
        if (place.shell === 'skype' && (await ask(task, how.signal)) === undefined)
          return { kind: 'interrupted', why: 'cancelled', detail: '' };
        return yield* opened.shell.run(command, how);
      },
    },
  };
}
