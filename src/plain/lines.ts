// The line front ends: what the screens tell is told line by line, and what they ask is put by an asker. All of it goes through the
// screens' own state and keys, so that an answer means here what it means there.

import { isAsking, type Reply } from '../model/demand.ts';
import { type Block, blockLines } from '../tui/content.ts';
import { type Desk, type ManualTaskOutlet, nothingChosen } from '../tui/desk.ts';
import { contentFor, header } from '../tui/frame.ts';
import { handOut } from '../tui/hand-out.ts';
import { stillWindow } from '../tui/hints.ts';
import { type Line, lineText } from '../tui/lines.ts';
import { isTyping, pointedAt, withInput } from '../tui/pointer.ts';
import { type Pressed, press } from '../tui/press.ts';
import { wordsIn } from '../tui/screens/glossary.ts';
import { isAtWork, leftAtWork } from '../tui/screens/overlays.ts';
import { sign } from '../tui/signs.ts';
import { answered, explained, type State, show, takesMessage, withDemand } from '../tui/state.ts';
import { isTab } from '../tui/tabs.ts';
import { paste } from '../tui/typing.ts';
import { noInput } from '../wizard/no-input.ts';
import { type Given, keyFor, lettered, type Posed, posedOf } from './prompt.ts';
import { howToLeave, sentences, still, told, type Voice } from './voice.ts';

export type Asker = {
  /** Puts a prompt and waits for what is given; "over" when nothing more comes, or when aborted. */
  ask(prompt: Posed, signal: AbortSignal): Promise<Given>;
  /** Settles when this letter is typed while nothing is asked and it counts; whatever else is typed then waits for its question. */
  hear(letter: string, counts: () => boolean): Promise<void>;
  /** Ctrl+C, also while nothing is asked. */
  readonly interrupted: Promise<void>;
  close(): void;
};

type LineOptions = {
  /** What the first screen would show. */
  readonly state: State;
  readonly voice: Voice;
  readonly asker: Asker;
  /** One line, without its end. */
  readonly write: (line: string) => void;
  /** Milliseconds between two lines while the engine is at work. */
  readonly every?: number;
};

/** Loaded when there is something to explain. */
async function withMeaning(state: State): Promise<State> {
  const { text, lines } = state.explaining;
  if (text === '' || lines.length > 0) return state;
  const { explain } = await import('../diagnosis/explain.ts');
  return explained(state, text, explain(text).lines);
}

/** There is no window: all is shown, to its end. */
const whole = { lines: 1, height: 1, from: 0 };
const tall = 10_000;
/** What is only read goes on where nobody is left to read it; whatever needs an answer names its key. */
const nobody = noInput({}, { yes: false, show: () => {} });

export function startLines({ state: first, voice, asker, write, every = 30_000 }: LineOptions): Desk {
  const leaving = new AbortController();
  let state = first;
  let run = nothingChosen;
  let hand: ManualTaskOutlet | undefined;
  let deserted = false;
  let clock: NodeJS.Timeout | undefined;
  let lastHead = '';
  let isLeavingSaid = false;
  /** What the page before told is not told again word for word, but for a plan, and where nothing else is there to tell. */
  let before: ReadonlySet<string> = new Set();

  const context = () => ({ ...run, now: Date.now() });
  const tell = (text: string) => sentences(text, voice).forEach(write);
  const linesOf = ({ lines }: Block) => lines.map(voice.say).filter((each) => each !== '');
  const tellHead = () => {
    const words = headIn(header(state, context(), 0));
    if (words !== lastHead) write(words);
    lastHead = words;
  };
  const tellPage = (blocks: readonly Block[]) => {
    voice.gap.forEach(write);
    tellHead();
    const pages = blocks.map((block) => linesOf(block));
    const isPlan = state.asking?.demand.kind === 'confirm';
    const fresh = pages.filter((lines) => !before.has(lines.join('\n')));
    for (const lines of isPlan || fresh.length === 0 ? pages : fresh) lines.forEach(write);
    before = new Set(pages.map((lines) => lines.join('\n')));
  };
  const tick = () => {
    clearInterval(clock);
    if (state.asking === null && state.live.demand !== null) clock = setInterval(() => tell(still(state, context())), every).unref();
  };
  const safe = () =>
    run.statePath === ''
      ? 'Nothing has been started.'
      : `It is safe: all is written down${run.aim === 'undo' ? '' : ', and nothing is taken back'}.${isAtWork(state) ? ` ${leftAtWork}` : ''}`;
  const leave = () => leaving.abort();
  void asker.interrupted.then(() => {
    if (!leaving.signal.aborted) tell(safe());
    leave();
  });

  const pressed = (at: State, key: string): Pressed => press(at, keyFor(key), whole, Date.now());

  /** What was given, as the keys of the screens. */
  function taken(given: Exclude<Given, { kind: 'over' | 'unclear' }>, prompt: Posed): Pressed {
    const input = state.asking?.input;
    switch (given.kind) {
      case 'letter': {
        const after = pressed(lettered(state), given.letter);
        return after.reply !== undefined || input === undefined ? after : { ...after, state: withInput(after.state, input) };
      }
      case 'entry':
        return pressed(pointedAt(state, given.at), 'enter');
      case 'several': {
        if (prompt.kind !== 'several') return { state };
        const turned = prompt.entries.keys().filter((at) => prompt.marked.includes(at) !== given.at.includes(at));
        return pressed(
          turned.reduce((on, at) => pressed(pointedAt(on, at), ' ').state, state),
          'enter',
        );
      }
      case 'paste':
        return pressed(paste(state, given.text, Date.now()), 'enter');
      case 'text': {
        if (input === undefined || !('text' in input) || input.kind === 'manual task') return pressed(state, 'y');
        const after = pressed(withInput(state, { ...input, text: given.text }), 'enter');
        const refused = after.state.asking?.input;
        // Enter alone takes again what was offered at first.
        return prompt.kind === 'text' && refused?.kind === 'text'
          ? { ...after, state: withInput(after.state, { ...refused, text: prompt.given }) }
          : after;
      }
      case 'enter':
        return pressed(state, 'enter');
    }
  }

  function help({ letters }: Posed, words: string): void {
    for (const { letter, means } of letters) write(`${letter}: ${means}.`);
    tell(`Type a letter alone, and press Enter. ${stillWindow}`);
    for (const { word, means } of wordsIn(words, 5)) tell(`${word}: ${means}`);
  }

  /** Tells and asks until something comes of it; undefined when nothing more comes. */
  async function converse(signal: AbortSignal): Promise<Pressed | undefined> {
    let worded = false;
    for (let tells = true; ; ) {
      state = { ...state, seen: true, guard: { kind: 'open' } };
      const { overlay } = state;
      const { told: blocks, asked } = contentFor(state, context(), voice.width, tall);
      if (overlay !== null)
        blocks
          .slice(isTab(overlay.kind) ? 1 : 0)
          .flatMap(linesOf)
          .forEach(write);
      else if (tells) tellPage(blocks);
      tells = false;
      if (overlay !== null && asked === undefined && !takesMessage(state)) {
        state = { ...state, overlay: null };
        continue;
      }
      const prompt = posedOf(state, asked, voice, worded);
      const given = await asker.ask(prompt, signal);
      if (given.kind === 'over' || signal.aborted) return undefined;
      if (given.kind === 'unclear') tell(given.why);
      else if (given.kind === 'entry' && !worded && isTyping(pointedAt(state, given.at))) {
        state = pointedAt(state, given.at);
        worded = true;
      } else if (given.kind === 'letter' && given.letter === 'b' && worded) worded = false;
      else if (given.kind === 'letter' && given.letter === 'h')
        help(prompt, [...blockLines(blocks).map(voice.say), ...prompt.head].join(' '));
      else if (given.kind === 'letter' && given.letter === 'r') {
        tells = true;
        before = new Set();
        lastHead = '';
      } else {
        const after = taken(given, prompt);
        const { wish } = after;
        if (hand !== undefined && (wish === 'copy' || wish === 'write' || wish === 'folder'))
          tell((await handOut(wish, state, context(), hand)) ?? '');
        tells = after.state.welcome !== state.welcome;
        state = takesMessage(after.state) ? await withMeaning(after.state) : after.state;
        if (after.reply !== undefined || after.leave || after.chosen !== undefined) return after;
      }
    }
  }

  async function replied(reply: () => Promise<Reply>, signal: AbortSignal): Promise<Reply> {
    const came = deserted ? undefined : await converse(AbortSignal.any([signal, leaving.signal]));
    if (came?.reply !== undefined) return came.reply;
    state = answered(state);
    if (came !== undefined || signal.aborted || leaving.signal.aborted) return { kind: 'leave' };
    if (!deserted) tell(`The input has ended. ${safe()}`);
    deserted = true;
    return reply();
  }

  async function choice(): Promise<string | undefined> {
    if (first.welcome === null) return '';
    const came = await converse(leaving.signal);
    deserted = came === undefined && !leaving.signal.aborted;
    if (deserted) tell(`The input has ended. ${safe()}`);
    return came?.chosen;
  }

  return {
    chosen: choice(),
    leaving: leaving.signal,
    leave,
    isDeserted: () => deserted,
    frontEnd(chosen, given) {
      hand = given;
      run = chosen;
      state = { ...state, welcome: null, opensFolder: given.openFolder !== undefined };
      return {
        show(event) {
          state = show(state, event, Date.now());
          if (event.kind === 'demand' && !isAsking(event.demand)) {
            tellHead();
            tick();
          }
          told(event, state, context()).forEach(tell);
          if (event.kind === 'started' && !isLeavingSaid) tell(howToLeave);
          isLeavingSaid ||= event.kind === 'started';
        },
        async wished() {
          for (;;) {
            await asker.hear('o', () => state.asking === null && pressed(state, 'o').wish !== undefined);
            const { wish, state: after } = pressed(state, 'o');
            state = after;
            if (wish === 'ways on') return wish;
          }
        },
        async reply(demand, view, signal) {
          clearInterval(clock);
          state = withDemand(state, demand, view, Date.now());
          const reply = await replied(() => nobody.reply(demand, view, signal), signal);
          tick();
          return reply;
        },
      };
    },
    async close() {
      clearInterval(clock);
      asker.close();
    },
  };
}

/** "Step 1 of 6, Servers. PRACTICE LAB, 30 times faster." */
function headIn(line: Line): string {
  const text = (spans: Line) => lineText(spans).trim().replaceAll(` ${sign.dot} `, ', ');
  const isBadge = ({ tone }: Line[number]) => tone === 'badge' || tone === 'badge of real servers';
  const badge = text(line.filter(isBadge)).replace(/(\d+)x$/, '$1 times faster');
  return [text(line.filter((each) => !isBadge(each))), badge]
    .map((each) => (each === '' ? '' : `${each}. `))
    .join('')
    .trim();
}
