// "I have an error message": from the first screen to what it means, and back, with nothing started.

import { describe, expect, test } from 'vitest';
import { explain } from '../../src/diagnosis/explain.ts';
import { contentFor } from '../../src/tui/frame.ts';
import { press } from '../../src/tui/press.ts';
import { explained, initial, type State } from '../../src/tui/state.ts';
import { paste } from '../../src/tui/typing.ts';
import { began, context, named, scenes } from './sample.ts';

const allSeen = { lines: 10, height: 18, from: 0 };
const first = scenes['first screen, nothing kept'] ?? initial;
const { choices = [] } = first.welcome ?? {};
const at = choices.findIndex(({ shows }) => shows === 'error message');
const pointed: State = { ...first, guard: { kind: 'open' }, welcome: { choices, cursor: at } };
const opened = press(pointed, named('enter'), allSeen, began);
const refused = 'x-ms-diagnostics: 2000004;reason="The tenant does not exist.";error_category="invalid_tenant"';

const shown = (state: State): string =>
  contentFor(state, context, 100, 40)
    .told.flatMap(({ lines }) => lines.map((line) => line.map(({ text }) => text).join('')))
    .join(' ');

describe('somebody who has an error message', () => {
  test('finds that on the first screen, and starts nothing by it', () => {
    expect(at).toBeGreaterThanOrEqual(0);
    expect(opened.chosen).toBeUndefined();
    expect(shown(opened.state)).toContain('Paste it here');
  });

  test('pastes it piece by piece, and reads what it means and what to do', () => {
    const pasted = [...refused].reduce(
      (state, _, index) => (index % 20 === 0 ? paste(state, refused.slice(index, index + 20), began) : state),
      opened.state,
    );
    expect(pasted.explaining.text).toBe(refused);
    const told = explained(pasted, refused, explain(refused).lines);
    expect(shown(told)).toContain('accepted domain');
    expect(shown(told)).toContain('The way out:');
  });

  test('is not told the meaning of half of it, when more came meanwhile', () => {
    const more = paste(paste(opened.state, 'first ', began), 'second', began);
    expect(explained(more, 'first ', ['Half.']).explaining.lines).toEqual([]);
  });

  test('forgets it with one key, and goes back with another', () => {
    const pasted = paste(opened.state, refused, began);
    expect(press(pasted, named('clear'), allSeen, began).state.explaining.text).toBe('');
    const back = press(pasted, named('escape'), allSeen, began).state;
    expect(back.overlay).toBeNull();
    expect(back.welcome).toEqual(pointed.welcome);
  });
});
