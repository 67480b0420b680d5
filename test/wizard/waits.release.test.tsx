// Every wait that there is, driven past its patience with keys: it says what was seen last and has a way on. A wait that is made
// anywhere in the steps and not driven here fails.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nameOf } from '../../src/model/command.ts';
import type { Asking, Reply } from '../../src/model/demand.ts';
import type { Record } from '../../src/model/record.ts';
import { sequence } from '../../src/steps/sequence.ts';
import type { Sequence, Step } from '../../src/steps/step.ts';
import { App } from '../../src/tui/app.tsx';
import { frameOf } from '../../src/tui/frame.ts';
import { press } from '../../src/tui/press.ts';
import { initial, withDemand } from '../../src/tui/state.ts';
import { createStore } from '../../src/tui/store.ts';
import type { View } from '../../src/wizard/front-end.ts';
import { textFiles } from '../checks/files.ts';
import { mount } from '../harness/screen.tsx';
import { key } from '../harness/terminal.ts';
import { context } from '../tui/sample.ts';
import { answers, likely } from './fault-promises.ts';
import { answeringOtherwise } from './otherwise.ts';
import { litware, litwarePool, rehearsalFolder, rehearse } from './rehearsal.ts';

type WayOut = Extract<Asking, { kind: 'way out' }>;

/** Large enough for all of a way out. */
const size = { columns: 120, rows: 60 };

/** What a person at the screen replies to a way out with these keys; `seen` looks at the screen first. */
async function atTheScreen(demand: WayOut, view: View, keys: readonly string[], seen: (screen: string) => void): Promise<Reply> {
  const store = createStore({ ...withDemand(initial, demand, view, 0), guard: { kind: 'open' } });
  const replies: Reply[] = [];
  const screen = mount(
    <App
      store={store}
      context={() => context}
      colours={false}
      signs="unicode"
      beat={100}
      onKey={(pressed) => {
        const { reply } = store.press((now) => press(now, pressed, frameOf(now, context, size).extent, 0));
        if (reply !== undefined) replies.push(reply);
      }}
      onPaste={() => undefined}
      isPaste={() => false}
    />,
    size,
  );
  await screen.waitFor('partner-wizard');
  // The steps stand in a column at the left; lines are broken anywhere.
  const text = screen
    .screen()
    .split('\n')
    .map((line) => line.slice(28).trim())
    .join(' ');
  seen(text);
  for (const each of keys) await screen.press(each);
  screen.app.unmount();
  const [reply] = replies;
  if (reply === undefined) throw new Error(`Nothing was replied:\n${screen.screen()}`);
  return reply;
}

/** Goes to an option by its number, types its word, and takes it. */
function keysFor({ options }: WayOut, option: WayOut['options'][number]['option']): readonly string[] {
  const at = options.findIndex((each) => each.option === option);
  if (at < 0) throw new Error(`It is not offered: ${option}`);
  return [String(at + 1), ...(options[at]?.word ?? ''), key.enter];
}

/** Steps whose waits never end by themselves; patience passes at once, by the clock that the lab has too. */
function endless(factor: number) {
  let ahead = 0;
  const ids = new Set<string>();
  const held = <Id extends string>(step: Step<Id>): Step<Id> => ({
    ...step,
    watch: async (wait, look, waited) => {
      const { isDown: _, ...watched } = await step.watch(wait, look, waited);
      ids.add(wait.id);
      // What goes on behind a page must not pass the hours of a whole day.
      if (waited < wait.patience) ahead += (wait.patience * 1000) / factor;
      return { ...watched, met: false };
    },
  });
  const [first, ...rest] = sequence;
  const steps: Sequence = [held(first), ...rest.map(held)];
  return { ids, options: { sequence: steps, factor, now: () => new Date(Date.now() + ahead) } };
}

const patient = new Set<string>();

/** Waits on once, and then says that it was seen by hand. */
async function waitsOnThenSays(demand: Asking, view: View): Promise<Reply | undefined> {
  if (demand.kind !== 'way out' || !demand.options.some((each) => each.option === 'keep waiting')) return likely(demand);
  const { about } = demand.trouble;
  const option = patient.has(about) ? 'seen by hand' : 'keep waiting';
  patient.add(about);
  return atTheScreen(demand, view, keysFor(demand, option), (screen) => {
    expect(screen).toMatch(/Seen {4} .+\(\d{4}-\d\d-\d\d \d\d:\d\d, (?:seen|reported)/);
    expect(screen).toMatch(/Cause {3} /);
    for (const label of ['Go on waiting', 'look again', 'I looked myself', 'Leave, and come back']) expect(screen).toContain(label);
    expect(screen.includes('Ask the Central Management Store')).toBe(about.endsWith('.replicated'));
  });
}

/** A lab in which no Exchange server gets Skype's document. */
const withoutDocument = answeringOtherwise((command) =>
  nameOf(command) === 'Get-WebDocument' && command.place.computer.includes('-exchange-') ? { Status: 500, Body: '' } : undefined,
);

const root = join(import.meta.dirname, '../..');

/** The id of each wait that the steps make, as it stands in their source, and by which a driven one is known. */
const places: { readonly [source: string]: RegExp } = {
  id: /^(?:contacts|oauth|exchange-partner)\.replicated$/,
  '`auth.everywhere ${short(thumbprint)}`': /^auth\.everywhere /,
  "'oauth.granted'": /^oauth\.granted$/,
  "'skype.document'": /^skype\.document$/,
  '`directory ${facts.server}`': /^directory /,
  'backOf(facts.server)': /^back /,
  'ownRestartOf(facts.server)': /^own restart /,
  '`balancer ${facts.server}`': /^balancer /,
  "'test.again'": /^test\.again$/,
};

const saidOf = (records: readonly Record[]) =>
  records.flatMap((each) => (each.type === 'decided' && each.option === 'seen by hand' ? [each.about] : []));

describe('every wait', () => {
  const driven = new Set<string>();

  const runs = [
    // Slower: it must still be pending when it is asked about.
    { name: 'with a request that is pending', options: { answers, faults: ['certificate-requests-pending'] }, factor: 200 },
    { name: 'of a pool', options: { answers: litwarePool, preset: 'pool' } },
    { name: 'for an admin who restarts IIS', options: { answers: { ...litware, 'iisRestart.who': 'myself' } } },
    { name: 'for a document that is not there yet', options: { answers: litware, driver: withoutDocument } },
    { name: 'for a new auth certificate', options: { answers, faults: ['auth-certificate-expired'] } },
    { name: 'for a server that is busy', options: { answers: litware, faults: ['exchange-busy'] } },
  ];
  test.each(runs)('$name says what was seen, and goes on by keys', async ({ options, factor = 2000 }) => {
    const { ids, options: held } = endless(factor);
    patient.clear();
    const { records } = await rehearse(rehearsalFolder(), { ...options, ...held, interject: waitsOnThenSays });
    expect(new Set(saidOf(records))).toEqual(ids);
    for (const id of ids) driven.add(id);
  });

  test('that is made in the steps was driven', () => {
    const made = textFiles(root, ['src/steps']).flatMap(({ text }) =>
      [...text.matchAll(/kind: 'wait',\s+id: ?(.+)|kind: 'wait',\s+(id),/g)].map(([, id, bare]) => (id ?? bare ?? '').replace(/,$/, '')),
    );
    expect(made.toSorted()).toEqual(Object.keys(places).toSorted());
    for (const [place, pattern] of Object.entries(places))
      expect(
        [...driven].some((id) => pattern.test(id)),
        place,
      ).toBe(true);
  });
});
