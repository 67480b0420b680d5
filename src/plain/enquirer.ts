// The asker for a terminal on which nothing is drawn over but the prompt under way, one of Enquirer's, with marks of our own. Keys are read
// here and handed to it: its own reader ends with a stack on Ctrl+C and at the end of input, and loses what is typed between two prompts.

import { emitKeypressEvents } from 'node:readline';
import Enquirer from 'enquirer';
import { arrivals } from './arrivals.ts';
import type { Asker } from './lines.ts';
import { type Given, isGuarded, type Posed, pasteFrom, tooEarly, understood } from './prompt.ts';
import { forTheEye, sentences } from './voice.ts';

type Keyboard = NodeJS.ReadableStream & { setRawMode(raw: boolean): unknown };
type Output = NodeJS.WritableStream & { readonly rows?: number; readonly columns?: number };

/** What of Enquirer's prompts is used here. */
type Live = {
  stdout: Output;
  index: number;
  readonly state: { readonly submitted: boolean };
  readonly options: { message: string };
  keypress(input: string | undefined, key: object): Promise<unknown>;
  render(): Promise<unknown>;
  cancel(): Promise<unknown>;
  once(event: 'run', listener: () => void): unknown;
};
type Press = { readonly input: string | undefined; readonly key: { readonly name?: string; readonly ctrl?: boolean } };
const isEnter = ({ key }: Press): boolean => key.name === 'return' || key.name === 'enter';

export function askByEnquirer(stdin: Keyboard, stdout: Output, write: (line: string) => void, quiet = 400): Asker {
  const keys = arrivals<Press>(quiet);
  const { promise: interrupted, resolve: interrupt } = Promise.withResolvers<void>();
  let underWay: Live | undefined;
  const onKey = (input: string | undefined, key: Press['key']) => {
    // What is said then stands below the prompt, not in it.
    if (key.ctrl && key.name === 'c') void Promise.resolve(underWay?.cancel()).then(() => interrupt());
    else if (key.ctrl && (key.name === 'd' || key.name === 'z')) keys.ended();
    else keys.came({ input, key });
  };
  emitKeypressEvents(stdin);
  stdin.on('keypress', onKey);
  stdin.on('end', keys.ended);
  // Stopped and continued (fg), the terminal reads lines, as the shell left it.
  const takeAnew = () => {
    stdin.setRawMode(false);
    stdin.setRawMode(true);
    void underWay?.render();
  };
  process.on('SIGCONT', takeAnew);
  stdin.setRawMode(true);
  stdin.resume();

  /** Gives a live prompt its keys, until one of them is ours or has answered it. In a list a letter waits for its Enter, as everywhere. */
  async function feed(live: Live, prompt: Posed, signal: AbortSignal): Promise<Given | undefined> {
    const { message } = live.options;
    let letter: Given | undefined;
    while (!live.state.submitted) {
      const press = await keys.next(signal);
      const own = press === undefined ? undefined : ours(press, prompt);
      const given =
        press === undefined ? { kind: 'over' as const } : press.key.name === 'escape' ? own : isEnter(press) ? letter : undefined;
      if (given !== undefined) {
        if (!live.state.submitted) await live.cancel();
        return given;
      }
      letter = own;
      live.options.message = own === undefined ? message : `${message} ${press?.input}`;
      if (own !== undefined) {
        await live.render();
        continue;
      }
      const number = prompt.kind === 'choice' || prompt.kind === 'several' ? Number(press?.input?.trim() || 0) : 0;
      if (number > 0 && 'entries' in prompt && number <= prompt.entries.length) {
        live.index = number - 1;
        await live.render();
      } else if (press !== undefined && press.key.name !== 'escape') await live.keypress(press.input, press.key);
    }
    return undefined;
  }

  async function put(prompt: Exclude<Posed, { kind: 'paste' }>, signal: AbortSignal): Promise<Given> {
    const enquirer = new Enquirer<{ given: string | readonly string[] }>();
    let fed: Promise<Given | undefined> = Promise.resolve(undefined);
    enquirer.once('prompt', (live: Live) => {
      live.stdout = stdout;
      underWay = live;
      live.once('run', () => (fed = feed(live, prompt, signal)));
    });
    const answer = await enquirer.prompt(optionsFor(prompt, stdout)).catch(() => undefined);
    underWay = undefined;
    const own = await fed;
    if (own !== undefined) return own;
    const names = 'entries' in prompt ? prompt.entries.map(nameOf) : [];
    const given = answer?.given ?? '';
    if (typeof given !== 'string') return { kind: 'several', at: given.map((each) => names.indexOf(each)) };
    return prompt.kind === 'choice' ? { kind: 'entry', at: names.indexOf(given) } : understood(prompt, given);
  }

  async function typedLine(signal: AbortSignal): Promise<string | undefined> {
    let line = '';
    for (let press = await keys.next(signal); press !== undefined; press = await keys.next(signal)) {
      if (isEnter(press)) return line;
      line += press.input ?? '';
    }
    return undefined;
  }

  return {
    interrupted,
    hear: (letter, counts) => keys.hear(({ input }) => input === letter && counts()),
    async ask(prompt, signal) {
      for (const each of prompt.head) write(each);
      if (isGuarded(prompt) && (await keys.settle()) > 0) write(tooEarly);
      write(`(${prompt.letters.map(({ letter, does }) => `${letter} ${does}`).join('; ')})`);
      if (prompt.kind !== 'paste') return put(prompt, signal);
      for (const [at, { label }] of prompt.entries.entries()) if (at > 0) write(`${at + 1}  ${label}`);
      write('? Paste all that it printed (it is not shown), then Enter, a full stop, Enter; or a number or letter and Enter:');
      return pasteFrom(prompt, () => typedLine(signal));
    },
    close() {
      stdin.off('keypress', onKey);
      process.off('SIGCONT', takeAnew);
      stdin.setRawMode(false);
      stdin.pause();
    },
  };
}

/** A key that is no answer: a letter in a list, where nothing is typed, and Esc everywhere. */
function ours({ input = '', key }: Press, prompt: Posed): Given | undefined {
  const wanted = key.name === 'escape' ? 'b' : 'entries' in prompt ? input : '';
  return prompt.letters.some(({ letter }) => letter === wanted) ? { kind: 'letter', letter: wanted } : undefined;
}

const nameOf = ({ label }: { readonly label: string }, at: number): string => `${at + 1}  ${label}`;

const common = {
  name: 'given',
  symbols: { prefix: '?', separator: '', ellipsis: '', pointer: '>', indicator: { on: '[x]', off: '[ ]' }, asterisk: '' },
  styles: { enabled: false },
  // The real cursor stays, and keys come from feed().
  cursorHide() {},
  cursorShow() {},
  start() {},
};

function optionsFor(prompt: Exclude<Posed, { kind: 'paste' }>, { rows = 24, columns = 80 }: Output) {
  if (!('entries' in prompt))
    return { ...common, type: prompt.kind === 'secret' ? ('password' as const) : ('input' as const), message: messageOf(prompt) };
  const { entries } = prompt;
  const roomy = entries.length * 2 < rows - 4;
  const indent = prompt.kind === 'several' ? 8 : 5;
  // Enquirer counts lines as they are given: one that the terminal breaks is drawn in the wrong place.
  const lines = ({ label, because }: (typeof entries)[number]) =>
    [label, ...(roomy && because !== '' ? [because] : [])].flatMap((text) => sentences(text, forTheEye(columns - indent)));
  const choices = entries.map((each, at) => ({
    name: nameOf(each, at),
    message: `${at + 1}  ${lines(each).join(`\n${' '.repeat(indent)}`)}`,
  }));
  const fits = Math.floor((rows - 4) / Math.max(1, ...entries.map((each) => lines(each).length)));
  const list = { ...common, choices, emptyError: ' ', limit: Math.max(2, Math.min(entries.length, fits)) };
  if (prompt.kind === 'choice')
    return { ...list, type: 'select' as const, message: 'Arrows, a digit or a letter, then Enter:', initial: Math.max(0, prompt.likely) };
  const initial = prompt.marked.map((at) => choices[at]?.name ?? '');
  return { ...list, type: 'multiselect' as const, message: 'Space marks; or a letter; then Enter:', pointer: '>', initial };
}

function messageOf(prompt: Extract<Posed, { kind: 'text' | 'secret' | 'word' | 'page' }>): string {
  switch (prompt.kind) {
    case 'text':
      return prompt.given === '' ? 'Type it, then Enter:' : `Type it, or Enter alone for ${prompt.given}:`;
    case 'secret':
      return 'Type it, then Enter; it is not shown:';
    case 'word':
      return `To agree, type ${prompt.word} in full:`;
    case 'page':
      return `Press Enter to ${prompt.does}:`;
  }
}
