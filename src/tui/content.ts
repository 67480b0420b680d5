// What a screen holds. Told is read, and scrolls; asked stands still below it, whole: the question, the entry with the pointer, the
// field, the consequence. Where asked has more than its room, the reasons of the other entries are folded away, then the list
// scrolls by the pointer.

import { blank, type Line, line, lineWidth, type Span, span } from './lines.ts';
import { leapt } from './pointer.ts';
import { sign } from './signs.ts';
import type { Tone } from './theme.ts';

type Role = 'text' | 'listitem' | 'option' | 'checkbox' | 'textbox' | 'timer';

/** Lines that belong together, and what they are to who does not see them. */
export type Block = {
  readonly role: Role;
  readonly lines: readonly Line[];
  readonly state?: { readonly selected?: boolean; readonly checked?: boolean; readonly busy?: boolean; readonly required?: boolean };
};

/** An entry of a list; its reason is shown where there is room, and always under the pointer. */
export type Option = {
  readonly label: readonly Line[];
  readonly because: readonly Line[];
  readonly selected: boolean;
  /** Of several that can be marked. */
  readonly checked?: boolean;
};

export type AskedPart = {
  /** The question, or the consequence. */
  readonly head: readonly Line[];
  readonly options?: readonly Option[];
  readonly field?: readonly Line[];
  /** What is wrong with what was typed, or what to type. */
  readonly foot?: readonly Line[];
};

export type Content = { readonly told: readonly Block[]; readonly asked?: AskedPart };

export const prose = (...lines: readonly (readonly Line[])[]): Block => ({ role: 'text', lines: lines.flat() });
export const item = (lines: readonly Line[]): Block => ({ role: 'listitem', lines });
export const blockLines = (blocks: readonly Block[]): readonly Line[] => blocks.flatMap(({ lines }) => lines);

/** The blocks, or what of them is in a window of so many lines. */
export function windowOf(blocks: readonly Block[], from: number, height: number): readonly Block[] {
  let at = 0;
  return blocks.flatMap((block) => {
    const start = at;
    at += block.lines.length;
    const lines = block.lines.slice(Math.max(0, from - start), Math.max(0, from + height - start));
    return lines.length === 0 ? [] : [{ ...block, lines }];
  });
}

/** Without a trailing blank line: the rule follows. */
export function trimmed(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  if (last === undefined) return blocks;
  const rest = last.lines.at(-1)?.every(({ text }) => text.trim() === '') ? last.lines.slice(0, -1) : undefined;
  if (rest === undefined) return blocks;
  return trimmed([...blocks.slice(0, -1), ...(rest.length === 0 ? [] : [{ ...last, lines: rest }])]);
}

/** What is asked, in at most so many lines. */
export function fitted(asked: AskedPart, room: number): readonly Block[] {
  const { options = [] } = asked;
  const folded = options.map((each) => (each.selected ? each : { ...each, because: [] }));
  for (const shown of [options, folded]) {
    const blocks = askedBlocks(asked, shown.map(blockOf));
    if (blockLines(blocks).length <= room) return blocks;
  }
  const fixed = blockLines(askedBlocks(asked, [])).length;
  const scrolled = options.length === 0 ? [] : around(folded, Math.max(2, room - fixed));
  const over = fixed + blockLines(scrolled).length - room;
  // Nothing of ours is that long; a sentence that is loses its end, and says so.
  return askedBlocks(over > 0 ? { ...asked, head: cutOff(asked.head, over) } : asked, scrolled).slice(0, room);
}

function askedBlocks({ head, field, foot = [] }: AskedPart, options: readonly Block[]): readonly Block[] {
  return [
    ...(head.length === 0 ? [] : [prose(head)]),
    ...options,
    ...(field === undefined ? [] : [{ role: 'textbox', lines: field, state: { required: true } } as const]),
    ...(foot.length === 0 ? [] : [prose(foot)]),
  ];
}

const blockOf = ({ label, because, selected, checked }: Option): Block => ({
  role: checked === undefined ? 'option' : 'checkbox',
  lines: [...label, ...because],
  state: { selected, ...(checked === undefined ? {} : { checked }) },
});

/** The entries around the pointer that fit, and which of how many it is. */
function around(options: readonly Option[], room: number): readonly Block[] {
  const at = Math.max(
    0,
    options.findIndex(({ selected }) => selected),
  );
  const heights = options.map(({ label, because }) => label.length + because.length);
  let [first, last, used] = [at, at, heights[at] ?? 0];
  const fits = (index: number) => used + (heights[index] ?? room) <= room - 1;
  for (let grown = true; grown; ) {
    grown = false;
    if (last + 1 < options.length && fits(last + 1)) {
      last += 1;
      used += heights[last] ?? 0;
      grown = true;
    }
    if (first > 0 && fits(first - 1)) {
      first -= 1;
      used += heights[first] ?? 0;
      grown = true;
    }
  }
  const current = options[at];
  const short = used <= room - 1 || current === undefined ? [] : [{ ...current, because: [], label: cutTo(current.label, room - 1) }];
  const above = first > 0 ? `${sign.up} ${first}   ` : '';
  const below = last < options.length - 1 ? `   ${sign.down} ${options.length - 1 - last}` : '';
  const marked = options.filter(({ checked }) => checked === true).length;
  const many = options.some(({ checked }) => checked !== undefined) ? `   ${marked} marked` : '';
  return [
    ...(short.length > 0 ? short : options.slice(first, last + 1)).map(blockOf),
    prose([line(`    ${above}${at + 1} of ${options.length}${below}${many}${options.length > leapt ? '   / looks for one' : ''}`, 'dim')]),
  ];
}

/** Lines without the last `over` of them; at least the first stays. */
const cutOff = (lines: readonly Line[], over: number): readonly Line[] => cutTo(lines, Math.max(1, lines.length - over));

function cutTo(lines: readonly Line[], most: number): readonly Line[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, Math.max(1, most));
  const last = kept.at(-1) ?? blank;
  return [...kept.slice(0, -1), [...last, span(` ${sign.cut}`)]];
}

/** At most three rows of a field, those around its cursor; a sign stands where there is more. */
export function fieldWindow(rows: readonly Line[], at: number): readonly Line[] {
  const most = 3;
  if (rows.length <= most) return rows;
  const first = Math.min(Math.max(0, at - 1), rows.length - most);
  return rows.slice(first, first + most).map((row, index): Line => {
    const hidden = (index === 0 && first > 0) || (index === most - 1 && first + most < rows.length);
    return hidden ? [span(`${sign.cut} `, 'dim'), ...row.slice(1)] : row;
  });
}

/** Neighbouring spans of one tone as one: fewer pieces for the screen to draw. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const all: { text: string; tone: Tone }[] = [];
  for (const { text, tone } of spans) {
    const last = all.at(-1);
    if (last?.tone === tone) last.text += text;
    else all.push({ text, tone });
  }
  return all;
}

/** The column at which the cursor or the pointer stands; undefined for a line without. */
export function cursorIn(each: Line): number | undefined {
  const index = each.findIndex(({ tone }) => tone === 'cursor');
  return index < 0 ? undefined : lineWidth(each.slice(0, index));
}
