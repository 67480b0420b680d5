// Sixty servers on the screens: what is alike is told once with how many more there are, and a long list is walked in a few keys.

import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { blockLines } from '../../src/tui/content.ts';
import { frameOf, linesIn } from '../../src/tui/frame.ts';
import { press } from '../../src/tui/press.ts';
import { foldedList } from '../../src/tui/screens/parts.ts';
import type { State } from '../../src/tui/state.ts';
import { roadInWords } from '../../src/wizard/road-words.ts';
import { asking, began, character, context, demands, named, restarting, view } from './sample.ts';

const servers = Array.from({ length: 60 }, (_, index) => `ex-${index + 1}.atl.example.com`);
const textIn = (lines: readonly (readonly { readonly text: string }[])[]): string =>
  lines.map((each) => each.map(({ text }) => text).join('')).join('\n');

const stale = (server: string): Finding => ({
  code: 'iis.needs-restart',
  about: server,
  state: 'to mend',
  source: 'shell',
  words: `IIS on ${server} started before the change.`,
  saw: null,
});

test('sixty servers that need the same are one item, which says for how many more it is so', () => {
  expect(textIn(blockLines(foldedList(servers.map(stale), 90)))).toBe(
    [
      '! to mend  IIS on ex-1.atl.example.com started before the change.',
      '           The same for 59 more: ex-2, ex-3, ex-4 and 56 more.',
    ].join('\n'),
  );
  expect(foldedList(servers.slice(0, 3).map(stale), 90)).toHaveLength(3);
});

const choices = servers.map((value) => ({ value, label: value, because: '' }));
const list = asking({ ...demands.many, question: { ...demands.many.question, likely: ['ex-7.atl.example.com'], choices } });
const extent = { lines: 3, height: 9, from: 0 };
const shown = (...keys: readonly Parameters<typeof press>[1][]): string => {
  const state = keys.reduce((before, key) => press(before, key, extent, began).state, list);
  return textIn(linesIn(frameOf(state, context, { columns: 120, rows: 40 })));
};

test('in a long list a page key passes ten, Home and End are its ends, and how many are marked stands below', () => {
  expect(shown()).toContain('1 of 60');
  expect(shown(named('pageDown'), named('pageDown'))).toContain('21 of 60');
  expect(shown(named('end'))).toContain('60 of 60');
  expect(shown(named('end'), named('home'))).toContain('1 of 60');
  expect(shown(named('end'), named('pageUp'), character(' '))).toMatch(/50 of 60 .* 2 marked/);
});

test('on the road sixty restarts are one line', () => {
  const acts = servers.map((server) => ({ words: `Restart IIS on ${server}.`, times: 1, kind: 'change' as const, usually: 60 }));
  const road = {
    steps: [{ step: 'iisRestart' as const, title: 'IIS restart', kind: 'planned' as const, acts }],
    cutOff: [],
    time: { usually: 3600, waits: 0, patience: 0 },
    who: [],
    neverTested: [],
    cannotUndo: [],
    supposed: [],
    blocked: [],
  };
  expect(roadInWords(road).flatMap(({ lines }) => lines.flatMap(({ items }) => items))).toEqual([
    'Restart IIS on ex-1.atl.example.com. About 1 min. The same for 59 more: ex-2.atl.example.com, ex-3.atl.example.com, ex-4.atl.example.com and 56 more.',
  ]);
});

test('after an answer the time is that of what comes now, not of the look before the question', () => {
  const before = { ...list, live: { ...list.live, since: began - 3_600_000, looking: ['Get-IisState'] } };
  const { live } = press(before, named('enter'), extent, began).state;
  expect(live).toMatchObject({ since: began, looking: [], traces: [] });
});

test('among all looks, each group has its name and what it comes to', () => {
  const findings = [
    ...servers.map(stale),
    { ...stale('Skype'), code: 'pool', state: 'ok' as const, words: 'Pool fe has 1 Front End.' },
    { ...stale('clocks'), code: 'clock', state: 'ok' as const, words: 'The clocks agree.' },
  ];
  const asked = asking(demands.one, { ...view, findings: { ...view.findings, servers: findings } });
  const at = press(asked, character('a'), extent, began).state;
  const all = textIn(linesIn(frameOf(at, context, { columns: 90, rows: 200 })));
  expect(all).toMatch(/Skype {2}1 ok\n.*Pool fe[\s\S]*Exchange {2}60 to mend\n.*ex-1\.atl[\s\S]*Clocks {2}1 ok\n.*The clocks agree/);
});

test('restarts in batches say which batch it is, also where it is one server', () => {
  const batch = { number: 2, of: 5 };
  const on = (state: State) => textIn(linesIn(frameOf(state, context, { columns: 80, rows: 24 })));
  expect(on(restarting(4, batch))).toMatch(/Batch 2 of 5: 4 servers, one after the other[\s\S]*So far 1 of 4 in this batch\./);
  const one = restarting(2, batch);
  expect(on({ ...one, live: { ...one.live, acts: one.live.acts.filter(({ id }) => id.endsWith('001.litwareinc.com')) } })).toContain(
    'Batch 2 of 5',
  );
  expect(on(restarting(4))).not.toContain('Batch');
});
