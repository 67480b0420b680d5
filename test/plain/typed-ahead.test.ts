// What may be typed ahead, and what not; and what happens when nothing more comes.

import { PassThrough } from 'node:stream';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Asking, Reply } from '../../src/model/demand.ts';
import { askByEnquirer } from '../../src/plain/enquirer.ts';
import { type Asker, startLines } from '../../src/plain/lines.ts';
import { askByLines } from '../../src/plain/readline.ts';
import { forTheEar } from '../../src/plain/voice.ts';
import { initial } from '../../src/tui/state.ts';
import { context, demands, partner, view, wait } from '../tui/sample.ts';
import { noHand } from './saying.ts';

/** A front end whose input is a pipe; `then` is typed once a line was said. */
function piped(before: string, then: { readonly [said: string]: string } = {}, terminal = {}) {
  const said: string[] = [];
  const stdin = Object.assign(new PassThrough(), terminal);
  stdin.write(before);
  const write = (line: string) => {
    said.push(line);
    const typed = Object.entries(then).find(([words]) => line.includes(words))?.[1];
    if (typed !== undefined) setImmediate(() => stdin.write(typed));
  };
  const desk = startLines({ state: initial, voice: forTheEar, asker: askByLines(stdin, write, 5), write });
  onTestFinished(desk.close);
  const front = desk.frontEnd(context, noHand);
  const reply = (demand: Asking): Promise<Reply> => front.reply(demand, view, new AbortController().signal);
  return { said, stdin, desk, reply };
}

const early = 'What was typed before this was printed is not taken.';

describe('typed ahead', () => {
  test('answers to questions are taken, one after the other', async () => {
    const { reply, said } = piped('2\nhttps://atl-cs-001.litwareinc.com/metadata/json/1\n');
    expect(await reply(demands.one)).toEqual({ kind: 'value', value: demands.one.question.choices[1]?.value });
    expect(await reply(demands.text)).toEqual({ kind: 'value', value: 'https://atl-cs-001.litwareinc.com/metadata/json/1' });
    expect(said).not.toContain(early);
  });

  test.each(['mild', 'severe', 'targets', 'secret'] as const)(
    'nothing agrees to "%s", nor is a password: it is dropped, and that is said',
    async (name) => {
      const { reply, said, stdin } = piped('yes\natl-exchange-001\nyes\n');
      const replying = reply(demands[name]);
      await expect.poll(() => said.some((line) => line.includes('q leave'))).toBe(true);
      expect(said).toContain(early);
      stdin.end();
      expect(await replying).toMatchObject({ kind: 'missing' });
    },
  );

  test('what comes after the plan was printed agrees to it', async () => {
    const { reply } = piped('', { 'To agree, type yes in full': 'YES\n' });
    expect(await reply(demands.mild)).toEqual({ kind: 'value', value: 'yes' });
  });

  test('a flood that never pauses agrees to nothing, and is left', async () => {
    const { reply, stdin, said } = piped('yes\n');
    const flood = setInterval(() => stdin.write('yes\n'.repeat(100)), 1);
    try {
      expect(await reply(demands.mild)).toMatchObject({ kind: 'missing' });
    } finally {
      clearInterval(flood);
    }
    expect(said).toContain(early);
  });
});

test("in Enquirer's list, too, a letter counts once Enter follows: that Enter takes no entry", async () => {
  const keyboard = Object.assign(new PassThrough(), { setRawMode: () => undefined });
  const asker = askByEnquirer(keyboard, new PassThrough(), () => undefined, 5);
  onTestFinished(asker.close);
  const letters = [{ letter: 'h', does: 'help', means: '' }];
  const entries = [
    { label: 'one', because: '' },
    { label: 'two', because: '' },
  ];
  const ask = () => asker.ask({ kind: 'choice', entries, likely: 0, head: [], letters }, new AbortController().signal);
  keyboard.write('h\r2\r');
  expect(await ask()).toEqual({ kind: 'letter', letter: 'h' });
  expect(await ask()).toEqual({ kind: 'entry', at: 1 });
});

describe('the end of the input', () => {
  test('is said to be safe, and names the key of the answer that is missing', async () => {
    const { reply, said, stdin, desk } = piped('');
    stdin.end();
    expect(await reply(demands.one)).toMatchObject({ kind: 'missing', key: 'servers.contacts' });
    expect(said.at(-1)).toMatch(/^The input has ended\. It is safe/);
    expect(desk.isDeserted()).toBe(true);
  });

  test('lets what is only read go on, up to the answer that is missing', async () => {
    const { reply, stdin } = piped('');
    stdin.end();
    expect(await reply(demands.found)).toEqual({ kind: 'value', value: true });
    expect(await reply(demands.severe)).toMatchObject({ kind: 'missing', key: 'iisRestart.confirm' });
  });
});

describe('a password', () => {
  test('is not shown, and its length is said; backspaces count', async () => {
    const raw: boolean[] = [];
    const { reply, said } = piped('', { 'it is not shown': 'horsf\u007Fe\r' }, { isTTY: true, setRawMode: (to: boolean) => raw.push(to) });
    expect(await reply(demands.secret)).toEqual({ kind: 'value', value: 'horse' });
    expect(said.at(-1)).toBe('Typed, 5 characters.');
    expect(said.join('\n')).not.toContain('hors');
    expect(raw).toEqual([true, false]);
  });

  test('that is begun and left with Ctrl+C is none', async () => {
    const { reply, said, desk } = piped('', { 'it is not shown': 'hor\u0003' }, { isTTY: true, setRawMode: () => true });
    expect(await reply(demands.secret)).toEqual({ kind: 'leave' });
    expect(said.at(-1)).toMatch(/^It is safe/);
    expect(desk.leaving.aborted).toBe(true);
  });
});

describe('while it waits', () => {
  const waits = { kind: 'demand', demand: { kind: 'wait', step: 'skypeAsPartner', wait } } as const;

  test('o asks for the other ways on at once; what else is typed waits for its question', async () => {
    const { desk, stdin, reply } = piped('');
    const front = desk.frontEnd(context, noHand);
    front.show(waits);
    const wished = front.wished?.();
    stdin.write('2\no\n');
    expect(await wished).toBe('ways on');
    expect(await reply(demands.one)).toEqual({ kind: 'value', value: demands.one.question.choices[1]?.value });
  });

  test('a line says from time to time how long it has waited and what was seen last', async () => {
    const said: string[] = [];
    const asker = askByLines(new PassThrough(), () => {}, 1);
    const desk = startLines({ state: initial, voice: forTheEar, asker, write: (line) => said.push(line), every: 5 });
    onTestFinished(desk.close);
    const front = desk.frontEnd(context, noHand);
    front.show(waits);
    front.show({ kind: 'waiting', wait, saw: '1 of 2 Front Ends has it', seconds: 45 });
    await expect.poll(() => said.at(-1)).toBe('Still waiting, 45 s so far. Seen last: 1 of 2 Front Ends has it.');
  });
});

describe('while a command runs', () => {
  const begin = [
    { kind: 'demand', demand: { kind: 'run', step: 'skypeAsPartner', change: partner } },
    { kind: 'started', change: partner },
  ] as const;

  function running(asker: Partial<Asker> = {}) {
    const said: string[] = [];
    const lines = askByLines(new PassThrough(), () => {}, 1);
    const desk = startLines({ state: initial, voice: forTheEar, asker: { ...lines, ...asker }, write: (line) => said.push(line) });
    onTestFinished(desk.close);
    const front = desk.frontEnd(context, noHand);
    begin.forEach(front.show);
    return { said, front };
  }

  test('it is said once that only Ctrl+C does something then, and what', () => {
    const { said, front } = running();
    front.show({ kind: 'ended', change: partner.id, end: { kind: 'ended', hadErrors: false, exitCode: 0 }, seconds: 3 });
    front.show({ kind: 'started', change: { ...partner, id: 'another' } });
    expect(said.filter((each) => each.startsWith('While a command runs, only the keys Ctrl and C do something'))).toHaveLength(1);
  });

  test('Ctrl+C says what becomes of the command', async () => {
    const { said } = running({ interrupted: Promise.resolve() });
    await Promise.resolve();
    expect(said.at(-1)).toMatch(/^It is safe: .* A command is running\. It goes on on the server/);
  });

  test('a line each 30 seconds says how long it has been at work', () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const { said } = running();
    const so = () => said.filter((each) => each.startsWith('Still at work'));
    vi.advanceTimersByTime(29_999);
    expect(so()).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(so()).toHaveLength(1);
    vi.advanceTimersByTime(60_000);
    expect(so()).toHaveLength(3);
    expect(so().at(-1)).toMatch(/^Still at work, .* so far\./);
  });
});
