// Somebody at each of the three front ends: what they mean to do, as the keys of the screen, as Enquirer's keys, and as typed lines.

import { PassThrough, Writable } from 'node:stream';
import type { Asking, Reply } from '../../src/model/demand.ts';
import { askByEnquirer } from '../../src/plain/enquirer.ts';
import { type Asker, startLines } from '../../src/plain/lines.ts';
import type { Posed } from '../../src/plain/prompt.ts';
import { askByLines } from '../../src/plain/readline.ts';
import { forTheEar, forTheEye } from '../../src/plain/voice.ts';
import type { Key } from '../../src/tui/keys.ts';
import { press } from '../../src/tui/press.ts';
import { initial, withDemand } from '../../src/tui/state.ts';
import { paste } from '../../src/tui/typing.ts';
import type { FrontEnd, View } from '../../src/wizard/front-end.ts';
import { began, character, context, named } from '../tui/sample.ts';
import { noHand } from './saying.ts';

/** What somebody means to do on what is asked; `likely` is Enter, or the word that is asked for. */
export type Move =
  | { readonly kind: 'likely' | 'back' | 'leave' | 'nonsense' }
  | { readonly kind: 'choose'; readonly at: number }
  | { readonly kind: 'mark'; readonly at: readonly number[] }
  | { readonly kind: 'type' | 'paste'; readonly text: string };

export type Person = {
  /** Does the moves on a demand, one after the other, and then what is likely. */
  reply(demand: Asking, view: View, moves: readonly Move[]): Promise<Reply>;
  readonly show: FrontEnd['show'];
  close(): Promise<void>;
  /** All that was said. */
  said(): readonly string[];
};

const likely: Move = { kind: 'likely' };
const never = new AbortController().signal;
const whole = { lines: 1, height: 1, from: 0 };

/** The real keys on the real state. */
export function atTheScreen(): Person {
  const typed = (text: string): readonly Key[] => [named('clear'), ...[...text].map(character)];
  const down = (by: number): readonly Key[] => Array.from({ length: by }, () => named('down'));
  const wordIn = (demand: Asking, at: number): string => (demand.kind === 'way out' ? (demand.options[at]?.word ?? '') : '');

  function keysFor(move: Move, demand: Asking, marked: readonly number[]): readonly Key[] {
    switch (move.kind) {
      case 'back':
        return [named('escape')];
      case 'leave':
        return [named('interrupt'), named('enter')];
      case 'nonsense':
        return [...typed('nonsense'), named('enter'), named('clear')];
      case 'type':
        return [...typed(move.text), named('enter')];
      case 'choose':
        return [...down(move.at), ...[...wordIn(demand, move.at)].map(character), named('enter')];
      case 'mark': {
        const turned = [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((at) => marked.includes(at) !== move.at.includes(at));
        return [...turned.flatMap((at, index) => [...down(at - (turned[index - 1] ?? 0)), character(' ')]), named('enter')];
      }
      case 'paste':
        return [named('enter')];
      case 'likely': {
        if (demand.kind === 'targets') return [character('y')];
        if (demand.kind !== 'confirm') return [named('enter')];
        return demand.plan.severity.kind === 'mild' ? [character('y')] : [...typed(demand.plan.severity.word), named('enter')];
      }
    }
  }

  return {
    async reply(demand, view, moves) {
      let state = withDemand(initial, demand, view, began);
      for (const move of [...moves, likely]) {
        if (move.kind === 'paste') state = paste(state, move.text, began);
        const input = state.asking?.input;
        const marked = input?.kind === 'many' ? markedIn(demand, input.chosen) : [];
        // On a page a letter may be a key; nonsense is none.
        const keys = move.kind === 'nonsense' && input?.kind !== 'text' && input?.kind !== 'word' ? [] : keysFor(move, demand, marked);
        for (const key of keys) {
          const pressed = press({ ...state, seen: true, guard: { kind: 'open' } }, key, whole, began);
          if (pressed.reply !== undefined) return pressed.reply;
          state = pressed.state;
        }
      }
      throw new Error(`Nothing came of it: ${JSON.stringify([demand, moves]).slice(0, 500)}`);
    },
    show: () => {},
    close: async () => {},
    said: () => [],
  };
}

function markedIn(demand: Asking, chosen: readonly string[]): readonly number[] {
  const values =
    demand.kind === 'undo'
      ? demand.items.filter(({ takeBack }) => takeBack.kind === 'run').map(({ seq }) => String(seq))
      : demand.kind === 'ask' && 'choices' in demand.question
        ? demand.question.choices.map(({ value }) => value)
        : [];
  return values.flatMap((value, at) => (chosen.includes(value) ? [at] : []));
}

/** What is typed on a prompt, by an asker of lines. */
function lineFor(move: Move, prompt: Posed): string {
  switch (move.kind) {
    case 'back':
      return 'b\n';
    case 'leave':
      return 'q\n';
    case 'nonsense':
      return 'nonsense\n';
    case 'choose':
      return `${move.at + 1}\n`;
    case 'mark':
      return `${move.at.map((at) => at + 1).join(' ') || '0'}\n`;
    case 'type':
      return `${move.text}\n`;
    case 'paste':
      return `${move.text}\n.\n`;
    case 'likely':
      return `${prompt.kind === 'word' ? prompt.word : ''}\n`;
  }
}

/** What is pressed on a prompt of Enquirer's. */
function keysFor(move: Move, prompt: Posed): string {
  const isList = prompt.kind === 'choice' || prompt.kind === 'several';
  switch (move.kind) {
    case 'back':
      return '\u001b';
    case 'leave':
      return 'q\r';
    case 'nonsense':
      // In a list a letter is a key once Enter follows.
      return isList ? 'zz' : 'nonsense\r';
    case 'choose':
      return `${move.at + 1}\r`;
    case 'mark': {
      const marked = prompt.kind === 'several' ? prompt.marked : [];
      const turned =
        prompt.kind === 'several' ? [...prompt.entries.keys()].filter((at) => marked.includes(at) !== move.at.includes(at)) : [];
      return `${turned.map((at) => `${at + 1} `).join('')}\r`;
    }
    default:
      return lineFor(move, prompt).replaceAll('\n', '\r');
  }
}

/** By lines: each move waits until the prompt stands there. */
function byLines(make: (stdin: PassThrough, write: (line: string) => void) => Asker, ear: boolean): Person {
  const said: string[] = [];
  const stdin = new PassThrough();
  let rest: Move[] = [];
  let asking: Posed | undefined;
  const write = (line: string) => {
    said.push(line);
    // The last line of a prompt names the key that leaves.
    const prompt = asking;
    if (prompt === undefined || !/\bq leave/.test(line)) return;
    asking = undefined;
    const move =
      prompt.kind === 'word' && rest[0]?.kind !== 'nonsense' && rest[0]?.kind !== 'back' && rest[0]?.kind !== 'leave'
        ? likely
        : (rest.shift() ?? likely);
    const keys = ear ? lineFor(move, prompt) : keysFor(move, prompt);
    const more = !ear && move.kind === 'nonsense' && keys === 'zz' ? keysFor(rest.shift() ?? likely, prompt) : '';
    setImmediate(() => stdin.write(keys + more));
  };
  const real = make(stdin, write);
  const asker: Asker = {
    ...real,
    ask(prompt, signal) {
      asking = prompt;
      return real.ask(prompt, signal);
    },
  };
  const desk = startLines({ state: initial, voice: ear ? forTheEar : forTheEye(80), asker, write });
  const front = desk.frontEnd(context, noHand);
  return {
    reply(demand, view, moves) {
      rest = [...moves];
      return front.reply(demand, view, never);
    },
    show: front.show,
    close: desk.close,
    said: () => said,
  };
}

export const byEar = (): Person => byLines((stdin, write) => askByLines(stdin, write, 1), true);

export const byEnquirer = (): Person =>
  byLines((stdin, write) => {
    const drawn = new Writable({ write: (_chunk, _encoding, done) => done() });
    return askByEnquirer(Object.assign(stdin, { setRawMode: () => stdin }), Object.assign(drawn, { columns: 80, rows: 24 }), write, 1);
  }, false);
