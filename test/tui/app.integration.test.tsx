// The root component with real Ink on a screen: keys in, picture out.

import { stripVTControlCharacters } from 'node:util';
import { render } from 'ink-testing-library';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Reply } from '../../src/model/demand.ts';
import { App } from '../../src/tui/app.tsx';
import { frameOf, linesIn } from '../../src/tui/frame.ts';
import { press } from '../../src/tui/press.ts';
import { drawAnew } from '../../src/tui/start.tsx';
import { initial, type State, show, withDemand } from '../../src/tui/state.ts';
import { createStore } from '../../src/tui/store.ts';
import { paste } from '../../src/tui/typing.ts';
import { mount, type Screen } from '../harness/screen.tsx';
import { key, type Size, usual } from '../harness/terminal.ts';
import { asking, began, context, demands, finding, manualTasks, partner, restarting, scenes, view } from './sample.ts';

// Ink looks at the test runner's own output, which is no terminal, and would draw no colour at all.
vi.hoisted(() => vi.stubEnv('FORCE_COLOR', '1'));

type Stage = { readonly app: React.ReactElement; readonly store: ReturnType<typeof createStore>; readonly replies: Reply[] };

/** The app on a state, with the keys wired as start.tsx wires them. */
function stage(state: State, colours = true): Stage {
  const store = createStore(initial);
  store.update(() => state);
  const replies: Reply[] = [];
  const app = (
    <App
      store={store}
      context={() => context}
      colours={colours}
      signs="unicode"
      beat={100}
      onKey={(pressed, size) => {
        const { reply } = store.press((now) => press(now, pressed, frameOf(now, context, size).extent, began));
        if (reply !== undefined) replies.push(reply);
      }}
      onPaste={(text) => store.update((now) => paste(now, text, began))}
      isPaste={() => false}
    />
  );
  return { app, store, replies };
}

async function on(state: State, size: Size = usual): Promise<Stage & { readonly screen: Screen }> {
  const made = stage(state);
  const screen = mount(made.app, { ...size, incrementalRendering: true });
  await screen.waitFor(size.rows < 16 ? 'larger' : 'partner-wizard');
  return { ...made, screen };
}

// 30 to 37 and 90 to 97.
const colour = /\x1b\[(?:3[0-7]|9[0-7])m/;
const pasteStart = '\x1b[200~';
const pasteEnd = '\x1b[201~';

/** Times and the spinner go on. */
const still = (line: string) => !/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/.test(line);

/** Nothing is on the screen but what the frame of the newest state says. */
function expectWhole({ store, screen }: Awaited<ReturnType<typeof on>>, size: Size = usual): void {
  const wanted = linesIn(frameOf(store.newest(), context, size)).map((line) => line.map(({ text }) => text).join(''));
  const ends = (lines: readonly string[]) => lines.map((each) => each.trimEnd()).filter(still);
  expect(ends(screen.screen().split('\n'))).toEqual(ends(wanted.join('\n').trimEnd().split('\n')));
}

describe('on a real screen', () => {
  test('every scene is drawn whole: what the frame says is what is seen', async () => {
    for (const state of Object.values(scenes)) {
      const stage = await on(state);
      expectWhole(stage);
      // Each listens to the process, which warns of more than ten.
      stage.screen.app.unmount();
    }
  });

  test('a storm of window sizes leaves nothing behind', async () => {
    const stage = await on(asking(demands.mild));
    for (let index = 0; index < 30; index += 1) {
      const size = { columns: 20 + ((index * 37) % 180), rows: 6 + ((index * 17) % 60) };
      await stage.screen.resize(size);
      drawAnew(stage.screen.app, stage.screen.terminal, stage.store);
      await stage.screen.settle();
      expectWhole(stage, size);
    }
  });

  test('a paste of 100 KB leaves nothing behind: a field takes what it holds, by hand it is counted', async () => {
    const line = 'a line of what a shell printed, with äöü and 猫 in it';
    const pasted = Array.from({ length: 2_000 }, () => line).join('\r\n');
    for (const demand of [demands.text, manualTasks.look]) {
      const stage = await on(asking(demand));
      await stage.screen.press(`${pasteStart}${pasted}${pasteEnd}`);
      await stage.screen.waitFor(demand === demands.text ? 'Only the first line' : '2000 lines pasted');
      expectWhole(stage);
      expect(stage.replies).toEqual([]);
    }
  });

  test('the board of 60 servers goes on to its end, and leaves nothing behind', async () => {
    const stage = await on(restarting(60));
    for (const [index, act] of stage.store.get().live.acts.entries()) {
      const ended = { kind: 'ended', change: act.id, end: { kind: 'ended', hadErrors: false, exitCode: 0 }, seconds: index } as const;
      stage.store.update((state) => show(state, ended, began), 'soon');
    }
    await stage.screen.waitFor('So far 60 of 60');
    expectWhole(stage);
    stage.store.update((state) => withDemand(state, demands.right, view, began));
    await stage.screen.waitFor('Step 1 was right already');
    expectWhole(stage);
  });

  test('an answer typed quickly, with its Enter in the same chunk, is given once', async () => {
    const { screen, replies } = await on(asking(demands.text));
    await screen.press('\x15');
    await screen.press('https://pool.litwareinc.com/metadata/json/1\r\r');
    expect(replies).toEqual([{ kind: 'value', value: 'https://pool.litwareinc.com/metadata/json/1' }]);
  });

  test('a paste with line ends answers nothing, and what was taken is on the screen', async () => {
    const { screen, replies } = await on(asking(demands.text));
    await screen.press('\x15');
    await screen.press(`${pasteStart}https://pool.litwareinc.com/metadata\r\nsomething else\r\n${pasteEnd}`);
    await screen.waitFor('first line');
    expect(replies).toEqual([]);
    expect(screen.screen()).toContain('https://pool.litwareinc.com/metadata');
    expect(screen.screen()).not.toContain('something else');
  });

  test('Esc goes back', async () => {
    const { screen, replies } = await on(asking(demands.one));
    await screen.press(key.escape);
    expect(replies).toEqual([{ kind: 'back' }]);
  });

  test('arrows move the highlight', async () => {
    const { screen } = await on(asking(demands.one));
    await screen.press(key.down);
    expect(screen.screen()).toMatch(/❯ 2 {2}Keep them, and prepare a policy/);
  });

  test('a window made smaller and larger again shows the same', async () => {
    const { screen } = await on(asking(demands.mild));
    const before = screen.screen();
    await screen.resize({ columns: 40, rows: 10 });
    await screen.waitFor('40 by 10');
    await screen.resize({ columns: 120, rows: 40 });
    await screen.waitFor('Connectivity test');
    await screen.resize(usual);
    await screen.waitFor('Step 3 of 6');
    expect(screen.screen()).toBe(before);
  });

  test('nothing that a server says repaints the screen', async () => {
    const evil = '\x1b[2J\x1b[1;1Howned\x07\x9b3J\u202Ereversed';
    const { trouble } = demands['way out'];
    const states = [
      asking({ ...demands['way out'], trouble: { ...trouble, evidence: [evil] } }),
      asking(demands.proved, { ...view, findings: { ...view.findings, connectivityTest: [finding('note', evil)] } }),
      show(scenes.running ?? asking(demands.mild), { kind: 'output', change: partner.id, line: { stream: 'output', text: evil } }, began),
    ];
    for (const state of states) {
      const { screen } = await on(state);
      await screen.settle();
      expect(screen.screen()).toMatch(/^ partner-wizard/);
      expect(screen.screen()).toContain('owned');
    }
  });

  test('a flood of output is shown together, and its end is seen', async () => {
    const { screen, store } = await on(scenes.running ?? asking(demands.mild));
    for (let index = 0; index < 3_000; index += 1)
      store.update(
        (state) => show(state, { kind: 'output', change: partner.id, line: { stream: 'output', text: `line ${index}` } }, began),
        'soon',
      );
    await screen.waitFor('line 2999');
  });

  test('a demand that comes while the help is open is seen', async () => {
    const { screen, store } = await on(scenes.help ?? asking(demands.one));
    store.update((state) => withDemand(state, demands.mild, view, began));
    await screen.waitFor('This will run');
  });
});

test('without colours the same words are there, and weight and inversion are all that marks them', async () => {
  const frameWith = async (colours: boolean) => {
    const { lastFrame, unmount } = render(stage(asking(demands.one), colours).app);
    onTestFinished(unmount);
    await expect.poll(lastFrame).toContain('Where should the contact lists');
    return lastFrame() ?? '';
  };
  const [coloured, plain] = [await frameWith(true), await frameWith(false)];
  expect(coloured).toMatch(colour);
  expect(plain).not.toMatch(colour);
  expect(stripVTControlCharacters(plain)).toBe(stripVTControlCharacters(coloured));
});
