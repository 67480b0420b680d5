// The asker for the ear, for terminals that show lines only, and for pipes: nothing is drawn, no escape code is written; numbers choose.
//   Where should the contact lists of your users live?
//   There are 3 choices.
//   1, suggested: Keep them in Skype for now.
//   …
//   Type a number from 1 to 3 and press Enter. Enter alone takes 1. Or a letter: b back, h help, q leave.

import { createInterface } from 'node:readline';
import { isWord } from '../model/demand.ts';
import { arrivals } from './arrivals.ts';
import type { Asker } from './lines.ts';
import { isGuarded, type Posed, pasteFrom, tooEarly, understood } from './prompt.ts';

type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };

/** `quiet`: milliseconds without a line after which what comes is an answer to what was printed. */
export function askByLines(stdin: Input, write: (line: string) => void, quiet = 400): Asker {
  const lines = createInterface({ input: stdin, terminal: false });
  const typed = arrivals<string>(
    quiet,
    () => lines.pause(),
    () => lines.resume(),
  );
  const { promise: interrupted, resolve: interrupt } = Promise.withResolvers<void>();
  lines.on('line', (line) => typed.came(line));
  lines.on('close', () => typed.ended());
  const onSignal = () => interrupt();
  process.on('SIGINT', onSignal);

  /** What is typed is not shown, a line may be longer than a terminal's own, and Ctrl+C and Ctrl+D come as characters. */
  async function unseen<T>(read: () => Promise<T>): Promise<T> {
    if (stdin.isTTY !== true || stdin.setRawMode === undefined) return read();
    const onData = (chunk: unknown) => {
      if (String(chunk).includes('\u0003')) interrupt();
      if (String(chunk).includes('\u0004')) lines.close();
    };
    stdin.setRawMode(true);
    stdin.on('data', onData);
    try {
      return await read();
    } finally {
      stdin.off('data', onData);
      stdin.setRawMode(false);
    }
  }

  return {
    interrupted,
    hear: (letter, counts) => typed.hear((line) => isWord(line, letter) && counts()),
    async ask(prompt, signal) {
      for (const each of prompt.head) write(each);
      for (const each of listed(prompt)) write(each);
      if (isGuarded(prompt) && (await typed.settle()) > 0) write(tooEarly);
      write(howTo(prompt));
      if (prompt.kind === 'paste') return unseen(() => pasteFrom(prompt, () => typed.next(signal)));
      const line = await (prompt.kind === 'secret' ? unseen(() => typed.next(signal)) : typed.next(signal));
      if (line === undefined) return { kind: 'over' };
      const given = understood(prompt, prompt.kind === 'secret' ? edited(line) : line);
      if (prompt.kind === 'secret' && given.kind === 'text') write(`Typed, ${[...given.text].length} characters.`);
      return given;
    },
    close() {
      process.off('SIGINT', onSignal);
      lines.close();
    },
  };
}

/** What is left of a line typed unseen, after its backspaces. */
function edited(line: string): string {
  const left: string[] = [];
  for (const each of line) {
    if (each === '\u007F' || each === '\b') left.pop();
    else if (each === '\u0015') left.length = 0;
    else if (!/\p{Cc}/u.test(each)) left.push(each);
  }
  return left.join('');
}

function listed(prompt: Posed): readonly string[] {
  if (!('entries' in prompt) || prompt.kind === 'paste') return [];
  const { entries } = prompt;
  const what = (at: number): string => {
    if (prompt.kind === 'several') return prompt.marked.includes(at) ? ', marked' : ', not marked';
    return prompt.likely === at ? ', suggested' : '';
  };
  return [
    entries.length === 1 ? 'There is 1 choice.' : `There are ${entries.length} choices.`,
    ...entries.map(({ label, because }, at) => `${at + 1}${what(at)}: ${/[.?!]$/.test(label) ? label : `${label}.`} ${because}`.trim()),
  ];
}

function howTo(prompt: Posed): string {
  const letters = `Or a letter: ${prompt.letters.map(({ letter, does }) => `${letter} ${does}`).join('; ')}.`;
  const count = (entries: readonly unknown[]) => (entries.length === 1 ? '1' : `a number from 1 to ${entries.length}`);
  switch (prompt.kind) {
    case 'choice':
      return `Type ${count(prompt.entries)} and press Enter.${prompt.likely < 0 ? '' : ` Enter alone takes ${prompt.likely + 1}.`} ${letters}`;
    case 'several': {
      const now = prompt.marked.length === 0 ? 'none' : prompt.marked.map((at) => at + 1).join(' ');
      return `Type the numbers that you mean, with blanks between them, or 0 for none, and press Enter. Enter alone takes ${now}. ${letters}`;
    }
    case 'text':
      return `Type it and press Enter.${prompt.given === '' ? '' : ` Enter alone takes ${prompt.given}.`} ${letters}`;
    case 'secret':
      return `Type it and press Enter; it is not shown. ${letters}`;
    case 'word':
      return `To agree, type ${prompt.word} in full and press Enter. ${letters}`;
    case 'page':
      return prompt.head.some((each) => each.startsWith('Press Enter')) ? letters : `Press Enter to ${prompt.does}. ${letters}`;
    case 'paste': {
      const others = prompt.entries.slice(1).map(({ label }, at) => `${at + 2} ${label}`);
      const numbers = others.length === 0 ? '' : ` Or a number: ${others.join(', ')}.`;
      return `Paste all that it printed; it is not shown. End it with a line that holds only a full stop.${numbers} ${letters}`;
    }
  }
}
